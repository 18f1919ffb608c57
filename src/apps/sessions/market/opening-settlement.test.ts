// Tests which value stands in for the special opening quotation, and that it is not known before its bars are over.
import { expect, test } from 'vitest';
import { emptyBarSeries } from '../../../core/domain/index.ts';
import type { TradingSession } from '../../../core/market/index.ts';
import { instant, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { morningSettlements, openingSettlements } from './opening-settlement.ts';

const DAY = '2018-01-16';
const session = {
  index: 7,
  date: DAY,
  openMs: instant(DAY, 0),
  closeMs: instant(DAY, 390),
} as TradingSession;

/** Bars of one session that close so many minutes after its opening at 270. */
function history(barMinutes: number, closes: readonly number[]) {
  const bars = emptyBarSeries(closes.length, false);
  for (const [bar, close] of closes.entries()) {
    bars.closeMs[bar] = instant(DAY, (bar + 1) * barMinutes);
    bars.close[bar] = close;
  }
  return {
    market: { bars, sessionIndex: new Int32Array(closes.length).fill(7) },
    sessionOf: closes.map(() => session),
    openings: new Map([[7, 270]]),
  };
}

test('without minutes it is the opening, known with the first bar', () => {
  expect(openingSettlements(history(10, [271, 272, 276]), 0)(session)).toEqual({
    value: { points: 270, source: 'open-proxy' },
    knownMs: instant(DAY, 0),
  });
});

test('with minutes it is the mean of the bars that end within them, known when they are over', () => {
  expect(openingSettlements(history(10, [271, 272, 276, 300]), 30)(session)).toEqual({
    value: { points: 273, source: 'first-minutes-proxy' },
    knownMs: instant(DAY, 30),
  });
});

test('a session without a bar that short falls back on its opening', () => {
  expect(openingSettlements(history(60, [271]), 30)(session)?.value).toEqual({
    points: 270,
    source: 'open-proxy',
  });
});

test('a session without bars has none', () => {
  const other = { ...session, index: 8 };
  expect(openingSettlements(history(10, [271]), 30)(other)).toBeUndefined();
});

test('where the bars begin late it is their first price, known from then on', () => {
  const late = { ...history(60, [271]), lateStarts: new Map([[7, instant(DAY, 60)]]) };
  expect(openingSettlements(late, 0)(session)).toEqual({
    value: { points: 270, source: 'late-open-proxy' },
    knownMs: instant(DAY, 60),
  });
  expect(openingSettlements(late, 30)(session)?.value.source).toBe('late-open-proxy');
});

test('a morning is one on which a series settles at the opening, with how late its value was', () => {
  const late = { ...history(60, [271]), lateStarts: new Map([[7, instant(DAY, 60)]]) };
  const mornings = (settlement: 'AM' | 'PM', minutes = 0, given = history(30, [271])) =>
    morningSettlements(
      [session],
      { before: () => ({ ...session, date: '2018-01-12' }) as TradingSession },
      { expiriesOn: (date) => (date === '2018-01-12' ? [stageExpiry('XSP', DAY, settlement)] : []) },
      openingSettlements(given, minutes),
    );
  expect(mornings('PM')).toEqual([]);
  expect(mornings('AM')).toEqual([{ source: 'open-proxy', minutesLate: 0 }]);
  expect(mornings('AM', 30)).toEqual([{ source: 'first-minutes-proxy', minutesLate: 0 }]);
  expect(mornings('AM', 0, late)).toEqual([{ source: 'late-open-proxy', minutesLate: 60 }]);
});
