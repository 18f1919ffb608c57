// The nominal date of the standard monthly option expiry.
import {
  type DayNumber,
  dayNumberOf,
  type SessionDate,
  sessionDateOf,
  weekdayOf,
} from '../../domain/index.ts';

const FRIDAY = 5;

/** The third Friday of the month in which `date` lies, whether or not it is a session. */
export function thirdFridayOf(date: SessionDate): SessionDate {
  const firstDay = dayNumberOf(`${date.slice(0, 8)}01` as SessionDate);
  const toFirstFriday = (FRIDAY - weekdayOf(firstDay) + 7) % 7;
  return sessionDateOf((firstDay + toFirstFriday + 14) as DayNumber);
}
