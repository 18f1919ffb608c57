import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../../domain/index.ts';
import { nyse } from '../../bundled-rules.fixture.ts';
import type { TradingSession } from '../../calendar/trading-calendar.ts';
import { prepareBars } from '../prepare-bars.ts';
import { rawBars, type Row, sessionRows } from '../raw-bars.fixture.ts';
import { barDoubts, type Doubt } from './bar-doubts.ts';

const dates = nyse.sessions
  .map(({ date }) => date)
  .filter((date) => date >= ('2019-05-06' as SessionDate) && date <= ('2019-06-14' as SessionDate));
const clean = dates.flatMap((date, day) =>
  sessionRows(nyse.sessionOn(date) as TradingSession, 30).map((row, bar) => ({
    ...row,
    // No session opens where the one before closed.
    close: bar === 12 ? row.close + 0.01 * (day + 1) : row.close,
  })),
);
const doubtsOf = (rows: readonly Row[]): readonly Doubt[] => {
  const prepared = prepareBars(rawBars(rows), nyse, { name: 'bars.csv' });
  if (!prepared.ok) throw new Error(prepared.error.message);
  return barDoubts(prepared);
};
const changed = (index: number, change: (row: Row) => Partial<Row>): readonly Row[] =>
  clean.map((row, place) => (place === index ? { ...row, ...change(row) } : row));

describe('barDoubts', () => {
  it('doubts nothing of ordinary bars', () => {
    expect(doubtsOf(clean)).toEqual([]);
  });

  it('finds a high that is gone in the next bar, by line, date and minute', () => {
    const [spike] = doubtsOf(changed(20, (row) => ({ high: row.high * 1.2 })));
    expect(spike).toMatchObject({
      kind: 'spike',
      count: 1,
      bars: [{ line: 22, date: '2019-05-07', minute: 780 }],
    });
    expect(spike?.bars[0]?.size).toBeGreaterThan(1.15);
  });

  it('finds a level that jumps within a session, and one that jumps by a sixteenth over a night', () => {
    const from = (index: number, factor: number): readonly Row[] =>
      clean.map((row, place) =>
        place < index
          ? row
          : {
              ...row,
              open: row.open * factor,
              high: row.high * factor,
              low: row.low * factor,
              close: row.close * factor,
            },
      );
    expect(doubtsOf(from(20, 1.2)).filter(({ kind }) => kind === 'jump')).toMatchObject([
      { bars: [{ line: 22 }] },
    ]);
    expect(doubtsOf(from(26, 1.2)).filter(({ kind }) => kind === 'jump')).toMatchObject([
      { bars: [{ line: 28 }] },
    ]);
    expect(doubtsOf(from(26, 1.03))).toEqual([]);
  });

  it('finds repeated bars, a repeated close, a bar without volume, and a session of another scale', () => {
    const frozen = clean.map((row, index) =>
      index >= 30 && index < 33 ? { ...(clean[29] as Row), stampMs: row.stampMs } : row,
    );
    expect(doubtsOf(frozen)).toMatchObject([{ kind: 'stale-run', count: 1, bars: [{ line: 32, size: 3 }] }]);
    const { close } = clean[25] as Row;
    const repeated = changed(26, ({ high, low }) => ({
      open: close,
      high: Math.max(high, close),
      low: Math.min(low, close),
    }));
    expect(doubtsOf(repeated)).toMatchObject([{ kind: 'open-repeats-close', bars: [{ line: 28 }] }]);
    expect(doubtsOf(changed(40, () => ({ volume: 0 })))).toMatchObject([
      { kind: 'zero-volume', bars: [{ line: 42 }] },
    ]);
    const thin = clean.map((row, index) =>
      index >= 52 && index < 65 ? { ...row, volume: (row.volume ?? 0) / 50 } : row,
    );
    expect(doubtsOf(thin)).toMatchObject([
      { kind: 'volume-scale', bars: [{ line: 54, date: '2019-05-10' }] },
    ]);
  });
});
