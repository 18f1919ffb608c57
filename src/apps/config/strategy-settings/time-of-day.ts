// Times of day as settings give them, New York.
import { z } from 'zod';

const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;

export const timeOfDay = z.string().regex(TIME_OF_DAY).meta({ expected: 'a New York time as HH:MM' });

/** Minutes since midnight of a checked `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
