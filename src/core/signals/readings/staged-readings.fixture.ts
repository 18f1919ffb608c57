// A book of readings as a test sets them, all known since one instant.
import type { EpochMs, Signal } from '../../domain/index.ts';
import type { ReadingBook, ReadingName } from './reading-book.ts';

/** 2019-01-03T14:30:00Z. */
export const KNOWN_MS = 1_546_525_800_000 as EpochMs;

const NOT_STAGED: Signal<number> = { available: false, reason: 'not-staged' };

export type StagedValues = Readonly<Partial<Record<ReadingName, number | string>>>;

/** A number is the value of a reading, a text the reason why it is missing; the same signals at every reading. */
export function stagedReadings(values: StagedValues): ReadingBook {
  const signals = new Map(
    Object.entries(values).map(([name, value]): [string, Signal<number>] => [
      name,
      typeof value === 'number'
        ? { available: true, value, asOfMs: KNOWN_MS }
        : { available: false, reason: value },
    ]),
  );
  return { read: (name) => signals.get(name) ?? NOT_STAGED };
}
