// Tests which bars a sample holds: exactly as many as asked, the same for the same seed, with the bars at which leaks like to hide.
import { describe, expect, test } from 'vitest';
import { emptyBarSeries, type EpochMs } from '../../../core/domain/index.ts';
import { nyse } from '../../../core/market/bundled-rules.fixture.ts';
import { sampledInstants, tradableInstants } from './choose-instants.ts';

const BARS_A_DAY = 7;
const first = nyse.sessions.findIndex(({ date }) => date >= '2018-11-12');
const sessions = nyse.sessions.slice(first, first + 30);
const series = emptyBarSeries(sessions.length * BARS_A_DAY, false);
const sessionOf = sessions.flatMap((session) => Array.from({ length: BARS_A_DAY }, () => session));
for (const [bar, { openMs, closeMs }] of sessionOf.entries())
  series.closeMs[bar] = openMs + ((closeMs - openMs) * ((bar % BARS_A_DAY) + 1)) / BARS_A_DAY;

const dataset = { series, sessionOf, tradableFromMs: sessions[2]?.openMs ?? (0 as EpochMs) };
const settledMs = series.closeMs[10 * BARS_A_DAY - 1] as EpochMs;
const trail = {
  records: [{ atMs: settledMs, type: 'expiry-settled' as const, text: '{}' }],
  exits: [],
};
const sample = (count: number, seed = 1) => sampledInstants(dataset, trail, { count, seed });

describe('a sample', () => {
  test('holds as many bars as asked, ascending, all of them tradable', () => {
    const all = new Set(tradableInstants(dataset));
    expect(all.size).toBe(28 * BARS_A_DAY);
    for (const count of [1, 2, 9, 40, 196]) {
      const chosen = sample(count);
      expect(chosen.length).toBe(count);
      expect(chosen).toEqual(chosen.toSorted((a, b) => a - b));
      expect(chosen.every((atMs) => all.has(atMs))).toBe(true);
    }
    expect(sample(500)).toEqual([...all]);
  });

  test('is the same for the same seed and another for another', () => {
    expect(sample(12)).toEqual(sample(12));
    expect(sample(12, 2)).not.toEqual(sample(12));
  });

  test('holds the last bar, a first and a last bar of a session, half days and settlements', () => {
    const chosen = new Set(sample(12));
    const barsWhere = (isOne: (bar: number) => boolean) =>
      [...series.closeMs.keys()].filter((bar) => isOne(bar) && chosen.has(series.closeMs[bar] as EpochMs));
    expect(chosen).toContain(series.closeMs.at(-1));
    expect(chosen).toContain(settledMs);
    expect(barsWhere((bar) => bar % BARS_A_DAY === 0).length).toBeGreaterThan(0);
    expect(barsWhere((bar) => bar % BARS_A_DAY === BARS_A_DAY - 1).length).toBeGreaterThan(1);
    expect(barsWhere((bar) => sessionOf[bar]?.isEarlyClose === true).length).toBeGreaterThan(0);
  });

  test('is spread over times of day and weekdays', () => {
    const days = new Set(sample(40).map((atMs) => new Date(atMs).getUTCDay()));
    const times = new Set(sample(40).map((atMs) => new Date(atMs).getUTCHours()));
    expect(days.size).toBe(5);
    expect(times.size).toBeGreaterThan(5);
  });
});
