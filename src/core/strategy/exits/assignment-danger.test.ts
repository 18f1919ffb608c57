// Tests the danger of assignment: calls ahead of a dividend, puts worth less than their interest, each at its boundary.
import { describe, expect, it } from 'vitest';
import { type CashDividend, cents, type Quote, type SessionDate } from '../../domain/index.ts';
import { nyse } from '../../market/bundled-rules.fixture.ts';
import { openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { isInAssignmentDanger } from './assignment-danger.ts';
import { type AssignmentOutlook, createAssignmentOutlook } from './assignment-outlook.ts';
import { barShowing, spyTrade } from './exit-case.fixture.ts';

const quote = (bid: number, ask: number): Quote => ({ bidCents: cents(bid), askCents: cents(ask) });
const PLAIN = quote(100, 101);

const NOTHING: AssignmentOutlook = {
  dividendWithin: () => undefined,
  dollarsUntil: () => 0,
  rateOn: () => undefined,
};
const paying = (dollars: number, exDate = '2018-01-18'): AssignmentOutlook => ({
  ...NOTHING,
  dividendWithin: () => ({ exDate: exDate as SessionDate, dollars }),
});

describe('a short call', () => {
  // The call of 280 with the stock at 285: 500 cents of its price are exercise value.
  const danger = (ask: number, outlook: AssignmentOutlook, spot = 285) =>
    isInAssignmentDanger(
      spyTrade(),
      barShowing({ spot, quotes: [PLAIN, PLAIN, quote(ask - 10, ask), PLAIN] }),
      1,
      outlook,
    );

  it('is in danger where its time value at the ask is below the dividend, not at it', () => {
    expect(danger(599, paying(1))).toBe(true);
    expect(danger(600, paying(1))).toBe(false);
  });

  it('is in none without a dividend, out of the money, or where the dividend goes ex after its expiry', () => {
    expect(danger(501, NOTHING)).toBe(false);
    expect(danger(50, paying(5), 280)).toBe(false);
    expect(danger(50, paying(5), 279)).toBe(false);
    expect(danger(501, paying(1, '2018-02-16'))).toBe(true);
    expect(danger(501, paying(1, '2018-02-20'))).toBe(false);
  });

  it('is in none that could be told without a quote or a chain, nor once it is gone, nor on cash', () => {
    const quotes = [PLAIN, PLAIN, quote(490, 501), PLAIN];
    const bar = barShowing({ spot: 285, quotes });
    const asked = (trade = spyTrade(), at = bar) => isInAssignmentDanger(trade, at, 1, paying(1));
    expect(asked()).toBe(true);
    expect(asked(spyTrade({ legContracts: [1, -1, 0, 0] }))).toBe(false);
    expect(asked(openTradeOf())).toBe(false);
    expect(asked(spyTrade(), { ...bar, chain: { unavailable: 'none' } })).toBe(false);
    const unquoted = barShowing({ spot: 285, quotes: [PLAIN, PLAIN, undefined, PLAIN] });
    expect(asked(spyTrade(), unquoted)).toBe(false);
  });
});

describe('a short put', () => {
  // The put of 260 with the stock at 250, thirty days and five hours before its expiry at 4%: 86.04 cents of interest.
  const danger = (ask: number, rate: number | undefined, dollars = 0) =>
    isInAssignmentDanger(
      spyTrade(),
      barShowing({ spot: 250, quotes: [PLAIN, quote(ask - 5, ask), PLAIN, PLAIN] }),
      1,
      { ...NOTHING, rateOn: () => rate, dollarsUntil: () => dollars },
    );

  it('is in danger where its time value at the ask is below its interest', () => {
    const years = 30 / 365 + 5 / 24 / 365;
    const interestCents = 26_000 * (1 - Math.exp(-0.04 * years));
    expect(interestCents).toBeCloseTo(85.93, 2);
    expect(danger(1085, 0.04)).toBe(true);
    expect(danger(1086, 0.04)).toBe(false);
  });

  it('waits for the dividends until its expiry', () => {
    expect(danger(1035, 0.04, 0.5)).toBe(true);
    expect(danger(1036, 0.04, 0.5)).toBe(false);
  });

  it('is in none where no rate is known, or none is paid', () => {
    expect(danger(1000, undefined)).toBe(false);
    expect(danger(1001, 0)).toBe(false);
  });
});

describe('the outlook', () => {
  const paid = (exDate: string, dollars: number): CashDividend => ({
    exDate: exDate as SessionDate,
    dollars,
  });
  const AHEAD = [paid('2018-03-16', 1.1), paid('2018-06-15', 1.2)];
  const outlook = createAssignmentOutlook(
    { aheadOn: (date) => AHEAD.filter(({ exDate }) => exDate > date) },
    nyse,
    () => 0.02,
  );
  const within = (date: string, sessions: number) =>
    outlook.dividendWithin(date as SessionDate, sessions)?.exDate;

  it('sees a dividend on the eve of its ex-date, and so many sessions before it as are asked for', () => {
    expect(within('2018-03-15', 1)).toBe('2018-03-16');
    expect(within('2018-03-14', 1)).toBeUndefined();
    expect(within('2018-03-14', 2)).toBe('2018-03-16');
    // The answer of another question is not given again.
    expect(within('2018-03-14', 1)).toBeUndefined();
    expect(within('2018-03-16', 1)).toBeUndefined();
  });

  it('counts sessions, not days', () => {
    const overWeekend = createAssignmentOutlook(
      { aheadOn: () => [paid('2018-03-19', 1)] },
      nyse,
      () => undefined,
    );
    expect(overWeekend.dividendWithin('2018-03-16' as SessionDate, 1)?.exDate).toBe('2018-03-19');
    expect(overWeekend.dividendWithin('2018-03-15' as SessionDate, 1)).toBeUndefined();
  });

  it('adds up what goes ex until a day, that day included', () => {
    const until = (date: string) => outlook.dollarsUntil('2018-03-15' as SessionDate, date as SessionDate);
    expect([until('2018-03-15'), until('2018-03-16'), until('2018-06-14')]).toEqual([0, 1.1, 1.1]);
    expect(until('2018-06-15')).toBeCloseTo(2.3, 12);
  });
});
