// The economic releases in time order with their exact instants: what an event blackout and the event variance ask.
import type {
  EconomicEvent,
  EconomicRelease,
  EconomicReleaseTable,
  EpochMs,
  MovedRelease,
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
   * The same as the schedule stood at `nowMs`: what was moved there later is left out, and what was moved away later is in
   * its old place. Announcements count from the day after them.
   */
  scheduledAsKnown(nowMs: EpochMs, fromMs: EpochMs, toMs: EpochMs): readonly TimedRelease[];
  /** The first scheduled release of `event` at or after an instant. */
  nextScheduled(event: EconomicEvent, ms: EpochMs): TimedRelease | undefined;
}

/** Builds the calendar of a release table. */
export function buildEconomicCalendar(table: EconomicReleaseTable): EconomicCalendar {
  const releases = table.releases
    .map((release) => ({ ...release, releasedAtMs: easternEpochMs(release.date, release.minuteOfDay) }))
    .toSorted(
      (left, right) => left.releasedAtMs - right.releasedAtMs || Number(left.event > right.event) * 2 - 1,
    );
  const scheduled = releases.filter(({ isScheduled }) => isScheduled);
  const moves = table.moves ?? [];
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
      const unknown = moves.filter(({ announced }) => announced >= today);
      const inPlace = scheduledBetween(fromMs, toMs).filter(
        ({ event, date }) => !unknown.some((move) => move.event === event && move.movedTo === date),
      );
      const inOldPlace = unknown
        .map((move) => asScheduled(move))
        .filter(({ releasedAtMs }) => releasedAtMs >= fromMs && releasedAtMs < toMs);
      return [...inPlace, ...inOldPlace].toSorted((left, right) => left.releasedAtMs - right.releasedAtMs);
    },
    nextScheduled: (event, ms) => {
      const later = scheduled.slice(firstAtOrAfter(ms));
      return later.find((release) => release.event === event);
    },
  };
}

function asScheduled({ event, date, minuteOfDay }: MovedRelease): TimedRelease {
  return { event, date, minuteOfDay, isScheduled: true, releasedAtMs: easternEpochMs(date, minuteOfDay) };
}
