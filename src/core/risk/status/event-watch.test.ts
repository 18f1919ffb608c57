// Tests the event blackout: its window on either side, its end, exits ahead of a release, and what was not known that day.
import { describe, expect, it } from 'vitest';
import {
  readCalendarTable,
  readEconomicReleases,
  readScheduleChanges,
} from '../../../adapters/bundled/index.ts';
import type { BarClosed, EpochMs, SessionDate } from '../../domain/index.ts';
import {
  buildEconomicCalendar,
  buildTradingCalendar,
  createKnownCalendars,
  easternEpochMs,
} from '../../market/index.ts';
import { stageBar } from '../../../../test/fixtures/venue-stage.ts';
import { type BlackoutRules, createEventWatch } from './event-watch.ts';

const [calendar, releases, changes] = [readCalendarTable(), readEconomicReleases(), readScheduleChanges()];
if (!calendar.ok || !releases.ok || !changes.ok) throw new Error('the bundled tables are readable');
const calendarTable = calendar.table;
const calendars = createKnownCalendars(calendarTable);
const KNOWN = {
  economy: buildEconomicCalendar(releases.table, changes.table),
  calendarOn: (date: SessionDate) => calendars.knownOn(date),
};

const FOMC: BlackoutRules = {
  events: ['fomc'],
  sessionsBefore: 0,
  ends: 'session-close',
  exitSessionsBefore: undefined,
};
const CLOSE = 16 * 60;

/** A five-minute bar that ends at a minute of the day, or the bar of a whole session. */
function barOf(date: string, minute: number, length: 'minutes' | 'session' = 'minutes'): BarClosed {
  const session = calendars.final.sessionOn(date as SessionDate);
  if (session === undefined) throw new Error(`${date} is a session`);
  const availableAtMs = easternEpochMs(session.date, minute);
  const startMs = length === 'session' ? session.openMs : ((availableAtMs - 300_000) as EpochMs);
  const bar = stageBar(date, 0, new Map());
  return {
    ...bar,
    availableAtMs,
    bar: { ...bar.bar, startMs, closeMs: availableAtMs },
    sessionOpenMs: session.openMs,
    sessionCloseMs: session.closeMs,
  };
}

const blocked = (rules: Partial<BlackoutRules>, date: string, minute = 600, length?: 'session') =>
  createEventWatch({ ...FOMC, ...rules }, KNOWN).blocksEntry(barOf(date, minute, length));
const closeBefore = (rules: Partial<BlackoutRules>, date: string, minute = 600, length?: 'session') =>
  createEventWatch({ ...FOMC, ...rules }, KNOWN).closeBeforeMs(barOf(date, minute, length));

describe('entries', () => {
  // The Federal Reserve decides on Wednesday 2019-09-18 at 14:00.
  it('stand aside in the session of a release and in so many before it, and in no other', () => {
    expect(['2019-09-17', '2019-09-18', '2019-09-19'].map((date) => blocked({}, date))).toEqual([
      false,
      true,
      false,
    ]);
    const two = { sessionsBefore: 2 };
    expect(['2019-09-13', '2019-09-16', '2019-09-17'].map((date) => blocked(two, date))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('are free after the release where that is asked, from its very minute', () => {
    const rules = { ends: 'release' } as const;
    expect([839, 840].map((minute) => blocked(rules, '2019-09-18', minute))).toEqual([true, false]);
    expect(blocked({}, '2019-09-18', CLOSE)).toBe(true);
    expect(blocked({ ...rules, sessionsBefore: 1 }, '2019-09-17', CLOSE)).toBe(true);
  });

  it('stand aside for the events named and no others', () => {
    // Consumer prices at 08:30, before the session opens.
    expect(blocked({ events: ['cpi'] }, '2019-09-12')).toBe(true);
    expect(blocked({ events: ['cpi'], ends: 'release' }, '2019-09-12')).toBe(false);
    expect(blocked({ events: ['nfp', 'ppi'] }, '2019-09-12')).toBe(false);
    expect(blocked({ events: ['nfp', 'ppi'] }, '2019-09-11')).toBe(true);
    expect(blocked({ events: [] }, '2019-09-18')).toBe(false);
  });

  it('count sessions, not days, and give a release on a holiday to the next session', () => {
    // Payrolls on Good Friday 2021-04-02: Monday's session is the first to see them.
    expect(blocked({ events: ['nfp'] }, '2021-04-05')).toBe(true);
    expect(blocked({ events: ['nfp'] }, '2021-04-01')).toBe(false);
    expect(blocked({ events: ['nfp'], sessionsBefore: 1 }, '2021-04-01')).toBe(true);
  });

  it('on a session’s only bar stand aside a session earlier, since the order works in the next', () => {
    const daily = (date: string, rules = {}) => blocked(rules, date, CLOSE, 'session');
    expect(['2019-09-16', '2019-09-17', '2019-09-18'].map((date) => daily(date))).toEqual([
      false,
      true,
      false,
    ]);
    expect(daily('2019-09-17', { ends: 'release' })).toBe(true);
    // The first bar begins with the session and ends before it does.
    expect(blocked({}, '2019-09-17', 575)).toBe(false);
    expect(daily('2019-09-16', { sessionsBefore: 1 })).toBe(true);
  });

  it('stand aside as long as trades are closed ahead of a release', () => {
    expect(blocked({ exitSessionsBefore: 2 }, '2019-09-16')).toBe(true);
    expect(blocked({ exitSessionsBefore: 2 }, '2019-09-13')).toBe(false);
  });
});

describe('a release after the close', () => {
  // The Friday after Thanksgiving closes at 13:00.
  const on = (minuteOfDay: number, date: string) => {
    const event = 'fomc' as const;
    const release = { event, date: '2019-11-29' as SessionDate, minuteOfDay, isScheduled: true };
    const year = { event, from: '2019-01-01' as SessionDate, to: '2019-12-31' as SessionDate };
    const economy = buildEconomicCalendar({ coverage: [year], releases: [release] });
    return createEventWatch(FOMC, { ...KNOWN, economy }).blocksEntry(barOf(date, 600));
  };

  it('belongs to the next session, as does one at the close itself', () => {
    expect([on(779, '2019-11-29'), on(779, '2019-12-02')]).toEqual([true, false]);
    expect([on(780, '2019-11-29'), on(780, '2019-12-02')]).toEqual([false, true]);
    expect([on(840, '2019-11-29'), on(840, '2019-12-02')]).toEqual([false, true]);
  });
});

describe('what was known', () => {
  it('is the meeting of 18 March 2020 up to the Friday before, and not the decision on Sunday in its place', () => {
    expect(blocked({ sessionsBefore: 3 }, '2020-03-13')).toBe(true);
    expect(blocked({ sessionsBefore: 1 }, '2020-03-13')).toBe(false);
    expect(['2020-03-16', '2020-03-17', '2020-03-18'].map((date) => blocked({}, date))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is no unscheduled decision, not even on its day', () => {
    expect(blocked({ sessionsBefore: 1 }, '2020-03-02')).toBe(false);
    expect(blocked({}, '2020-03-03')).toBe(false);
  });

  it('is the exchange calendar of that day: a closure told later moves no session before', () => {
    // 2025-01-09 was closed, as was told on 2024-12-30: payrolls of 10 January are two sessions from the 8th until then.
    const ten = { events: ['nfp'], sessionsBefore: 8 } as const;
    expect(blocked(ten, '2024-12-30')).toBe(true);
    expect(blocked({ ...ten, sessionsBefore: 7 }, '2024-12-30')).toBe(false);
    expect(blocked({ ...ten, sessionsBefore: 6 }, '2024-12-31')).toBe(true);
    expect(blocked({ ...ten, sessionsBefore: 5 }, '2024-12-31')).toBe(false);
  });

  it('must reach as far as the window: beyond the tables entries stand aside, and nothing is closed', () => {
    expect(blocked({}, '2026-12-28')).toBe(false);
    expect(blocked({ events: ['cpi'] }, '2026-12-28')).toBe(false);
    expect(blocked({ events: ['cpi'] }, '2026-12-30')).toBe(true);
    expect(blocked({ events: ['cpi'], sessionsBefore: 2 }, '2026-12-28')).toBe(true);
    // Decisions are known for 2027, prices are not.
    expect(blocked({ events: ['fomc'] }, '2027-01-05')).toBe(false);
    expect(blocked({ events: ['fomc', 'cpi'] }, '2027-01-05')).toBe(true);
    const none = {
      economy: buildEconomicCalendar({ coverage: [], releases: [] }),
      calendarOn: KNOWN.calendarOn,
    };
    const watch = createEventWatch({ ...FOMC, exitSessionsBefore: 1 }, none);
    const bar = barOf('2019-09-17', 600);
    expect([watch.blocksEntry(bar), watch.closeBeforeMs(bar)]).toEqual([true, undefined]);
  });

  it('is nothing where the exchange calendar does not have the session, or not those ahead', () => {
    const within = (from: string, to: string) => {
      const short = { ...calendarTable, from: from as SessionDate, to: to as SessionDate };
      const calendarOn = () => buildTradingCalendar(short);
      const watch = createEventWatch({ ...FOMC, exitSessionsBefore: 1 }, { ...KNOWN, calendarOn });
      const bar = barOf('2019-09-18', 600);
      return [watch.blocksEntry(bar), watch.closeBeforeMs(bar) !== undefined];
    };
    // Three sessions ahead are asked for: to Monday the 23rd.
    expect(within('2019-09-03', '2019-09-23')).toEqual([true, true]);
    expect(within('2019-09-03', '2019-09-22')).toEqual([true, false]);
    expect(within('2019-09-19', '2019-09-30')).toEqual([true, false]);
  });
});

describe('exits', () => {
  const release = easternEpochMs('2019-09-18' as SessionDate, 14 * 60);

  it('are asked for from so many sessions before a release until it comes', () => {
    const one = { exitSessionsBefore: 1 };
    expect(closeBefore(one, '2019-09-16', CLOSE)).toBeUndefined();
    expect(closeBefore(one, '2019-09-17')).toBe(release);
    expect([839, 840].map((minute) => closeBefore(one, '2019-09-18', minute))).toEqual([release, undefined]);
    expect(closeBefore({ exitSessionsBefore: 0 }, '2019-09-17')).toBeUndefined();
    expect(closeBefore({ exitSessionsBefore: 0 }, '2019-09-18')).toBe(release);
    expect(closeBefore({}, '2019-09-18')).toBeUndefined();
    expect(closeBefore({ events: [], exitSessionsBefore: 1 }, '2019-09-18')).toBeUndefined();
  });

  it('are asked for ahead of the latest of several releases', () => {
    // Consumer prices and the decision fall on 2024-06-12.
    const both = { events: ['cpi', 'fomc'], exitSessionsBefore: 1 } as const;
    expect(closeBefore(both, '2024-06-11')).toBe(easternEpochMs('2024-06-12' as SessionDate, 840));
  });

  it('on a session’s only bar come so much earlier that they fill before the release', () => {
    const daily = (date: string, exitSessionsBefore: number) =>
      closeBefore({ exitSessionsBefore }, date, CLOSE, 'session');
    expect([daily('2019-09-13', 0), daily('2019-09-16', 0)]).toEqual([undefined, release]);
    expect([daily('2019-09-13', 1), daily('2019-09-16', 1)]).toEqual([undefined, release]);
    expect([daily('2019-09-12', 2), daily('2019-09-13', 2)]).toEqual([undefined, release]);
  });
});

it('answers for the session it is asked about, whatever it was asked before', () => {
  const watch = createEventWatch(FOMC, KNOWN);
  const asked = ['2019-09-18', '2019-09-19', '2019-09-18'].map((date) => watch.blocksEntry(barOf(date, 600)));
  expect(asked).toEqual([true, false, true]);
});
