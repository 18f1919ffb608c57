// Checks the weights of nights, sessions, closed days and half days on the variance clock.
import { describe, expect, test } from 'vitest';
import type { EpochMs, SessionDate } from '../../domain/index.ts';
import { calendar, clock } from '../small-market.fixture.ts';

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

  test('a weekend adds 0.15 for each of its days, a holiday likewise', () => {
    expect(closeToClose('2018-02-09', '2018-02-12')).toBeCloseTo(1.3, 12);
    // Wednesday 3 July to Thursday 5 July 2018 over the closed fourth.
    expect(closeToClose('2018-07-03', '2018-07-05')).toBeCloseTo(1.15, 12);
  });

  test('a half day counts its night in full and its session by length', () => {
    // Wednesday, closed Thanksgiving, Friday 09:30 to 13:00.
    expect(closeToClose('2018-11-21', '2018-11-23')).toBeCloseTo(0.15 + 0.3 + 0.7 * (3.5 / 6.5), 12);
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
});
