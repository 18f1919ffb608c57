// Times of day as settings give them, New York.
import { z } from 'zod';

const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;

export const timeOfDay = z.string().regex(TIME_OF_DAY).meta({ expected: 'a New York time as HH:MM' });

const MINUTES_PER_HOUR = 60;

/** Minutes since midnight of a checked `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * MINUTES_PER_HOUR + Number(time.slice(3, 5));
}

/** Whole minutes since midnight as `HH:MM`. */
export function timeOfMinutes(minutes: number): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minutes / MINUTES_PER_HOUR))}:${twoDigits(minutes % MINUTES_PER_HOUR)}`;
}
