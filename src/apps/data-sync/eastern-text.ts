// Instants as a person in New York reads them.
import type { EpochMs } from '../../core/domain/index.ts';
import { easternDateOf, easternMinuteOfDay } from '../../core/market/index.ts';

/** `2020-03-09 15:30`, in New York; seconds are left out. */
export function easternText(ms: number): string {
  const date = easternDateOf(ms as EpochMs);
  const minute = Math.floor(easternMinuteOfDay(ms as EpochMs, date));
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${date} ${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}
