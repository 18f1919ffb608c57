// Which items of a fee schedule hold on a date, for the charges of orders, shares and assignments beside it.
import type { FeeItem, FeeSchedule, FeeSubject, SessionDate } from '../../domain/index.ts';

/** The items of a date that concern `subject`: before the schedule those of its first day, after it those that ended last. */
export function itemsInForce(
  schedule: FeeSchedule,
  subject: FeeSubject,
  date: SessionDate,
): readonly FeeItem[] {
  const items = itemsOf(schedule, subject);
  const current = items.filter((item) => isInForce(item, date));
  if (current.length > 0) return current;
  if (items.every(({ from }) => date < from)) {
    const first = items.map(({ from }) => from).toSorted()[0];
    return items.filter(({ from }) => from === first);
  }
  const ends = items.flatMap(({ to }) => to ?? []).toSorted();
  const last = ends.at(-1);
  return items.filter(({ to }) => to === last);
}

/** Whether a rate of another period stands in for one that is not known on `date`; a run has to say so. */
export function areFeesExtrapolated(
  schedule: FeeSchedule,
  date: SessionDate,
  subject: FeeSubject = 'options',
): boolean {
  const items = itemsOf(schedule, subject);
  // Nothing is charged at any time: that is known.
  if (items.length === 0) return false;
  const isKnown = schedule.knownTo === undefined || date <= schedule.knownTo;
  const isInside = isKnown && items.some((item) => isInForce(item, date));
  return !isInside || itemsInForce(schedule, subject, date).some(({ extrapolated }) => extrapolated === true);
}

function itemsOf({ items }: FeeSchedule, subject: FeeSubject): readonly FeeItem[] {
  return items.filter(({ concerns }) => (concerns ?? 'options') === subject);
}

function isInForce({ from, to }: FeeItem, date: SessionDate): boolean {
  return from <= date && (to === undefined || date <= to);
}
