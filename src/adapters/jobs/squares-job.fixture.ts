// A job for tests of the pool: works longer on early inputs than on late ones, and fails where it is told to.
import { setTimeout } from 'node:timers/promises';
import { job as jobOf } from './job.ts';

/** What each input asks for. */
export interface SquareOrder {
  readonly value: number;
  readonly waitMs?: number;
  readonly fails?: 'throws' | 'ends' | 'uncopied';
}

export interface Squares {
  readonly square: number;
  readonly label: string;
  /** Counts inputs done in this thread before: what a result must not contain, here to show that threads take turns. */
  readonly before: number;
}

/** Inputs are squared and labelled; the shared label `unprepared` fails before any input. */
export const job = jobOf<{ readonly label: string }, SquareOrder, Squares>(import.meta.url, ({ label }) => {
  if (label === 'unprepared') throw new Error('the job found nothing to prepare with');
  let before = -1;
  return async ({ value, waitMs = 0, fails }) => {
    before += 1;
    await setTimeout(waitMs);
    if (fails === 'throws') throw new RangeError(`expected a number to square, found ${value}`);
    if (fails === 'ends') process.exit(3);
    if (fails === 'uncopied') return { square: value, label, before, more: () => value } as Squares;
    return { square: value * value, label, before };
  };
});
