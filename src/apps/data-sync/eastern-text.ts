// Instants as a person in New York reads them.
import type { EpochMs } from '../../core/domain/index.ts';
import { easternDateOf, easternMinuteOfDay } from '../../core/market/index.ts';
import { timeOfMinutes } from '../config/index.ts';

/** `2020-03-09 15:30`, in New York; seconds are left out. */
export function easternText(ms: number): string {
  const date = easternDateOf(ms as EpochMs);
  return `${date} ${timeOfMinutes(Math.floor(easternMinuteOfDay(ms as EpochMs, date)))}`;
}
