// Tests one after another, each by training on what was over before it began.
import type { Lifespan, Split } from './lifespans.ts';

export interface WalkQuestion {
  /** Observations before the first test, purged ones included; at least 1. */
  readonly trainMin: number;
  /** Observations a test; the last may have fewer. */
  readonly testSize: number;
  /** `expanding` training begins at the first observation, `rolling` keeps the last `trainMin` before the test. */
  readonly training?: 'expanding' | 'rolling';
  /** Gap between the last outcome in training and the first test observation, on the clock of the lifespans; 0 unless given. */
  readonly embargo?: number;
}

/**
 * Splits of observations in order of their beginning. Training observations whose outcome is not known before the test
 * begins are purged, so that training may be empty where lives are longer than `trainMin`: such splits are left out.
 * Throws `RangeError` for sizes that are not whole numbers from 1.
 * Source: Pardo (2008), The Evaluation and Optimization of Trading Strategies; the purge of Lopez de Prado (2018).
 */
export function walkForward(
  lives: readonly Lifespan[],
  { trainMin, testSize, training = 'expanding', embargo = 0 }: WalkQuestion,
): readonly Split[] {
  for (const [name, size] of Object.entries({ trainMin, testSize }))
    if (!Number.isInteger(size) || size < 1)
      throw new RangeError(`${name}: expected a whole number from 1, found ${size}`);
  const splits: Split[] = [];
  for (let start = trainMin; start < lives.length; start += testSize) {
    const test = indices(start, Math.min(start + testSize, lives.length));
    const begins = (lives[start] as Lifespan).from;
    const train = indices(training === 'rolling' ? start - trainMin : 0, start).filter(
      (at) => (lives[at] as Lifespan).to + embargo < begins,
    );
    if (train.length > 0) splits.push({ train, test });
  }
  return splits;
}

function indices(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
