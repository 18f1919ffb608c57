// The economic releases in time order with their exact instants: what an event blackout and the event variance ask.
import type {
  EconomicEvent,
  EconomicRelease,
  EconomicReleaseTable,
  EpochMs,
  ScheduleChanges,
  SessionDate,
} from '../../domain/index.ts';
import { lastIndexAtOrBelow } from '../../numerics/index.ts';
import { easternDateOf, easternEpochMs } from './eastern-time.ts';

/** A release at its instant. */
export interface TimedRelease extends EconomicRelease {
  readonly releasedAtMs: EpochMs;
}

/** All releases of a table, oldest first. Instants before they are due must ask for scheduled releases only. */
export interface EconomicCalendar {
  readonly releases: readonly TimedRelease[];
  /** True where the table knows every scheduled release of `event` on `date`; elsewhere no release means nothing. */
  covers(event: EconomicEvent, date: SessionDate): boolean;
  /** The releases of a date, scheduled or not. */
  releasesOn(date: SessionDate): readonly TimedRelease[];
  /** The scheduled releases with fromMs <= releasedAtMs < toMs. */
  scheduledBetween(fromMs: EpochMs, toMs: EpochMs): readonly TimedRelease[];
  /**
   * The same as the schedule stood at `nowMs`: a date that was told later, or nobody knows when, is left out, and a release
   * that was given up later is in its place. What was told counts from the day after.
   */
  scheduledAsKnown(nowMs: EpochMs, fromMs: EpochMs, toMs: EpochMs): readonly TimedRelease[];
  /** The first scheduled release of `event` at or after an instant. */
  nextScheduled(event: EconomicEvent, ms: EpochMs): TimedRelease | undefined;
}

const UNCHANGED: ScheduleChanges = { lateDates: [], withdrawn: [] };

/** Builds the calendar of a release table, and of what changed in its schedule. */
export function buildEconomicCalendar(
  table: EconomicReleaseTable,
  changes: ScheduleChanges = UNCHANGED,
): EconomicCalendar {
  const releases = table.releases
    .map((release) => ({ ...release, releasedAtMs: easternEpochMs(release.date, release.minuteOfDay) }))
    .toSorted(
      (left, right) => left.releasedAtMs - right.releasedAtMs || Number(left.event > right.event) * 2 - 1,
    );
  const scheduled = releases.filter(({ isScheduled }) => isScheduled);
  const withdrawn = changes.withdrawn.map((release) => ({
    ...release,
    isScheduled: true,
    releasedAtMs: easternEpochMs(release.date, release.minuteOfDay),
  }));
  const scheduledTimes = Float64Array.from(scheduled, ({ releasedAtMs }) => releasedAtMs);
  // Instants are whole milliseconds: what is at or below ms - 1 is what came before ms.
  const firstAtOrAfter = (ms: EpochMs): number => lastIndexAtOrBelow(scheduledTimes, ms - 1) + 1;
  const scheduledBetween: EconomicCalendar['scheduledBetween'] = (fromMs, toMs) =>
    scheduled.slice(firstAtOrAfter(fromMs), firstAtOrAfter(toMs));
  return {
    releases,
    covers: (event, date) =>
      table.coverage.some((span) => span.event === event && span.from <= date && date <= span.to),
    releasesOn: (date) => releases.filter((release) => release.date === date),
    scheduledBetween,
    scheduledAsKnown: (nowMs, fromMs, toMs) => {
      const today = easternDateOf(nowMs);
      const isUnknown = (release: TimedRelease): boolean =>
        changes.lateDates.some(
          ({ event, date, announced }) =>
            event === release.event &&
            date === release.date &&
            (announced === undefined || announced >= today),
        );
      const stillMeant = withdrawn.filter(
        (release) =>
          release.withdrawn >= today && release.releasedAtMs >= fromMs && release.releasedAtMs < toMs,
      );
      const known = scheduledBetween(fromMs, toMs).filter((release) => !isUnknown(release));
      return [...known, ...stillMeant].toSorted((left, right) => left.releasedAtMs - right.releasedAtMs);
    },
    nextScheduled: (event, ms) => {
      const later = scheduled.slice(firstAtOrAfter(ms));
      return later.find((release) => release.event === event);
    },
  };
}
