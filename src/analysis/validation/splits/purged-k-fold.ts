// Every observation tested once, by training that knows nothing of it.
import { consecutiveGroups, type Lifespan, purgedTraining, type Split } from './lifespans.ts';

export interface FoldQuestion {
  /** From 2 to the number of observations. */
  readonly folds: number;
  /** How long after a test's last outcome no training observation may begin, on the clock of the lifespans; 0 unless given. */
  readonly embargo?: number;
}

/**
 * Splits of observations in order of their beginning into `folds` tests. Throws `RangeError` for a number of folds that
 * is not possible. Source: Lopez de Prado (2018), Advances in Financial Machine Learning, ch. 7.
 */
export function purgedKFold(
  lives: readonly Lifespan[],
  { folds, embargo = 0 }: FoldQuestion,
): readonly Split[] {
  if (!Number.isInteger(folds) || folds < 2 || folds > lives.length)
    throw new RangeError(`folds: expected a whole number from 2 to ${lives.length}, found ${folds}`);
  return consecutiveGroups(lives.length, folds).map((test) => ({
    train: purgedTraining(lives, [test], embargo),
    test,
  }));
}
