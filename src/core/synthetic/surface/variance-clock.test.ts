// Checks the weights of nights, sessions, closed days and half days on the variance clock.
import { describe, expect, test } from 'vitest';
import type { EpochMs, SessionDate } from '../../domain/index.ts';
import type { TimedRelease } from '../../market/index.ts';
import { calendar, clock } from '../small-market.fixture.ts';
import { VarianceClock } from './variance-clock.ts';

function indexOn(date: string): number {
  return calendar.sessionOn(date as SessionDate)?.index ?? -1;
}

function closeToClose(from: string, to: string): number {
  return (clock.atClose[indexOn(to)] as number) - (clock.atClose[indexOn(from)] as number);
}

describe('variance clock', () => {
  test('a regular open day is one trading day', () => {
    expect(closeToClose('2018-02-06', '2018-02-07')).toBeCloseTo(1, 12);
  });

  test('a weekend adds 0.2 for each of its days, a holiday likewise', () => {
    expect(closeToClose('2018-02-09', '2018-02-12')).toBeCloseTo(1.4, 12);
    // Wednesday 3 July to Thursday 5 July 2018 over the closed fourth.
    expect(closeToClose('2018-07-03', '2018-07-05')).toBeCloseTo(1.2, 12);
  });

  test('a half day counts its night in full and its session by length', () => {
    // Wednesday, closed Thanksgiving, Friday 09:30 to 13:00.
    expect(closeToClose('2018-11-21', '2018-11-23')).toBeCloseTo(0.2 + 0.3 + 0.7 * (3.5 / 6.5), 12);
  });

  test('nights hold 0.3 and the session passes evenly', () => {
    const index = indexOn('2018-02-07');
    const session = calendar.sessions[index];
    if (session === undefined) throw new Error('session expected');
    const noon = (session.openMs + session.closeMs) / 2;
    const previousClose = clock.atClose[index - 1] as number;
    expect((clock.atOpen[index] as number) - previousClose).toBeCloseTo(0.3, 12);
    expect(clock.elapsedInSession(index, noon) - previousClose).toBeCloseTo(0.3 + 0.35, 12);
    expect(clock.elapsedAt(noon as EpochMs)).toBe(clock.elapsedInSession(index, noon));
  });

  test('runs through nights and weekends without a jump, and never backwards', () => {
    let before = -1;
    const startMs = calendar.sessions[20]?.openMs ?? 0;
    for (let hour = 0; hour < 24 * 30; hour += 1) {
      const now = clock.elapsedAt((startMs + hour * 3_600_000) as EpochMs);
      expect(now).toBeGreaterThan(before);
      if (before >= 0) expect(now - before).toBeLessThan(0.12);
      before = now;
    }
  });

  test('an AM settlement lies 0.7 of a day before the PM settlement of its date', () => {
    const index = indexOn('2018-03-16');
    const session = calendar.sessions[index];
    if (session === undefined) throw new Error('session expected');
    expect(clock.elapsedAt(session.closeMs) - clock.elapsedAt(session.openMs)).toBeCloseTo(0.7, 12);
  });

  describe('with releases', () => {
    const release = (event: TimedRelease['event'], date: string, hours: number, isScheduled = true) => {
      const minuteOfDay = hours * 60;
      const midnight = Date.parse(`${date}T05:00:00Z`);
      const releasedAtMs = (midnight + minuteOfDay * 60_000) as EpochMs;
      return { event, date: date as SessionDate, minuteOfDay, isScheduled, releasedAtMs };
    };
    const extra = (releases: readonly TimedRelease[], at: 'atOpen' | 'atClose', date: string): number => {
      const index = indexOn(date);
      const timed = new VarianceClock(calendar.sessions, releases);
      return (timed[at][index] as number) - (clock[at][index] as number);
    };

    test('a rate decision adds 0.45 of a day at its minute', () => {
      const releases = [release('fomc', '2018-02-07', 14)];
      expect(extra(releases, 'atOpen', '2018-02-07')).toBe(0);
      expect(extra(releases, 'atClose', '2018-02-07')).toBeCloseTo(0.45, 12);
      expect(extra(releases, 'atOpen', '2018-02-08')).toBeCloseTo(0.45, 12);
      const timed = new VarianceClock(calendar.sessions, releases);
      const index = indexOn('2018-02-07');
      const at = (releases[0] as TimedRelease).releasedAtMs;
      expect(timed.elapsedInSession(index, at) - timed.elapsedInSession(index, at - 1)).toBeCloseTo(0.45, 6);
    });

    test('prices and payrolls before the opening add 0.2 to the night, on a closed day to the next opening', () => {
      expect(extra([release('cpi', '2018-02-07', 8.5)], 'atOpen', '2018-02-07')).toBeCloseTo(0.2, 12);
      expect(extra([release('cpi', '2018-02-07', 8.5)], 'atClose', '2018-02-06')).toBe(0);
      // Good Friday 2018.
      const payrolls = [release('nfp', '2018-03-30', 8.5)];
      expect(extra(payrolls, 'atClose', '2018-03-29')).toBe(0);
      expect(extra(payrolls, 'atOpen', '2018-04-02')).toBeCloseTo(0.2, 12);
    });

    test('what nobody could know before, and producer prices, add nothing', () => {
      expect(extra([release('fomc', '2018-02-07', 14, false)], 'atClose', '2018-02-07')).toBe(0);
      expect(extra([release('ppi', '2018-02-07', 8.5)], 'atClose', '2018-02-07')).toBe(0);
    });
  });
});
