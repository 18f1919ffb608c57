import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import { createFrameSchedule } from './frame-schedule.ts';
import { naiveCloses } from './naive-alignment.fixture.ts';
import { scheduledCloses } from './scheduled-closes.ts';

const utc = (text: string): number => Date.parse(text);
const MINUTE_MS = 60_000;

describe('the closes of a frame', () => {
  it('end with a half day', () => {
    const hours = createFrameSchedule(nyse, '60m');
    // 2019-11-29 closes at 13:00: 10:30, 11:30, 12:30 and 13:00; a whole session has seven.
    const before = hours.dueBy(utc('2019-11-29T09:30:00-05:00'));
    const due = (text: string): number => hours.dueBy(utc(text)) - before;
    expect(due('2019-11-29T10:29:59-05:00')).toBe(0);
    expect(due('2019-11-29T12:30:00-05:00')).toBe(3);
    expect(due('2019-11-29T13:00:00-05:00')).toBe(4);
    expect(due('2019-12-02T09:30:00-05:00')).toBe(4);
    expect(due('2019-12-02T16:00:00-05:00')).toBe(11);
  });

  it('are not due on weekends, holidays and days nobody expected to be closed', () => {
    const days = createFrameSchedule(nyse, 'D');
    const between = (from: string, to: string): number => days.dueBy(utc(to)) - days.dueBy(utc(from));
    expect(between('2001-09-10T16:00:00-04:00', '2001-09-17T15:59:59-04:00')).toBe(0);
    expect(between('2025-01-08T16:00:00-05:00', '2025-01-10T15:00:00-05:00')).toBe(0);
    expect(between('2025-01-08T16:00:00-05:00', '2025-01-10T16:00:00-05:00')).toBe(1);
  });

  it('of a week come with its last session', () => {
    const weeks = createFrameSchedule(nyse, 'W');
    // Good Friday: the week of 2024-03-25 ends on Thursday.
    expect(
      weeks.dueBy(utc('2024-03-28T16:00:00-04:00')) - weeks.dueBy(utc('2024-03-28T15:59:00-04:00')),
    ).toBe(1);
    expect(
      weeks.dueBy(utc('2024-04-05T15:59:00-04:00')) - weeks.dueBy(utc('2024-03-28T16:00:00-04:00')),
    ).toBe(0);
  });

  it('of a week whose last days were closed without notice come when it was expected to end', () => {
    const weeks = createFrameSchedule(nyse, 'W');
    const due = (text: string): number =>
      weeks.dueBy(utc(text)) - weeks.dueBy(utc('2001-09-07T16:00:00-04:00'));
    expect(due('2001-09-10T16:00:00-04:00')).toBe(0);
    expect(due('2001-09-14T15:59:59-04:00')).toBe(0);
    expect(due('2001-09-14T16:00:00-04:00')).toBe(1);
    expect(due('2001-09-17T16:00:00-04:00')).toBe(1);
    const closes = scheduledCloses(nyse, 'W', utc('2001-09-10T00:00:00Z'), utc('2001-09-22T00:00:00Z'));
    expect([...closes]).toEqual([utc('2001-09-14T16:00:00-04:00'), utc('2001-09-21T16:00:00-04:00')]);
  });

  it('may be put later', () => {
    const closes = createFrameSchedule(nyse, 'D', 15 * MINUTE_MS);
    const before = closes.dueBy(utc('2020-07-01T16:14:00-04:00'));
    expect(closes.dueBy(utc('2020-07-01T16:15:00-04:00'))).toBe(before + 1);
  });

  it('are those of a walk minute by minute, in any order of questions', () => {
    const span = { from: '2018-06-25' as SessionDate, to: '2018-11-30' as SessionDate };
    for (const frame of ['1m', '5m', '15m', '30m', '60m', 'D', 'W'] as const) {
      const closes = naiveCloses(nyse, frame, span);
      const schedule = createFrameSchedule(nyse, frame);
      const first = schedule.dueBy((closes[0] ?? 0) - 1);
      expect(closes.map((ms) => schedule.dueBy(ms) - first)).toEqual(closes.map((_, index) => index + 1));
      const backwards = closes.toReversed().map((ms) => schedule.dueBy(ms - 1) - first);
      expect(backwards.toReversed()).toEqual(closes.map((_, index) => index));
    }
  });

  it('are none before the calendar and no more after it', () => {
    const days = createFrameSchedule(nyse, 'D');
    expect(days.dueBy(utc('1980-01-01T00:00:00Z'))).toBe(0);
    expect(days.dueBy(utc('2050-01-01T00:00:00Z'))).toBe(nyse.sessions.length);
  });
});

describe('scheduled closes', () => {
  it('are those of a walk minute by minute, both ends included', () => {
    const span = { from: '2018-06-25' as SessionDate, to: '2018-11-30' as SessionDate };
    for (const frame of ['1m', '5m', '15m', '30m', '60m', 'D', 'W'] as const) {
      const closes = naiveCloses(nyse, frame, span);
      const [first = 0, last = 0] = [closes[0], closes.at(-1)];
      expect([...scheduledCloses(nyse, frame, first, last)], frame).toEqual(closes);
      expect([...scheduledCloses(nyse, frame, first + 1, last - 1)], frame).toEqual(closes.slice(1, -1));
    }
  });

  it('are none on closed days and backwards', () => {
    const saturday = utc('2020-03-07T12:00:00Z');
    expect(scheduledCloses(nyse, '5m', saturday, saturday + 86_400_000)).toHaveLength(0);
    expect(scheduledCloses(nyse, 'D', saturday, saturday - 86_400_000 * 7)).toHaveLength(0);
  });
});
