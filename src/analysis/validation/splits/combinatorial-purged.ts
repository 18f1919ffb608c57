// Every choice of some groups of the past as the test, joined to whole paths through it, so that there are several.
import { combinationCount, combinations } from './combinations.ts';
import { consecutiveGroups, type Lifespan, purgedTraining, type Split } from './lifespans.ts';

export interface CombinatorialQuestion {
  /** N, from 2 to the number of observations. */
  readonly groups: number;
  /** k, from 1 to N - 1. */
  readonly testGroups: number;
  /** How long after a test group's last outcome no training observation may begin; 0 unless given. */
  readonly embargo?: number;
}

export interface CombinatorialSplit extends Split {
  /** The groups tested, rising. */
  readonly testGroups: readonly number[];
}

export interface CombinatorialSplits {
  /** Observations of each group. */
  readonly groups: readonly (readonly number[])[];
  /** One for each of the C(N, k) choices of test groups, in the order of a dictionary. */
  readonly splits: readonly CombinatorialSplit[];
  /**
   * phi = k / N C(N, k) paths: entry g of a path is the split whose training tests group g on that path. Each split
   * is used once for each of its test groups.
   */
  readonly paths: readonly (readonly number[])[];
}

/**
 * Combinatorial purged cross-validation of observations in order of their beginning. Throws `RangeError` for numbers of
 * groups that are not possible.
 * Source: Lopez de Prado (2018), Advances in Financial Machine Learning, ch. 12.
 */
export function combinatorialPurged(
  lives: readonly Lifespan[],
  { groups: groupCount, testGroups: testCount, embargo = 0 }: CombinatorialQuestion,
): CombinatorialSplits {
  if (!Number.isInteger(groupCount) || groupCount < 2 || groupCount > lives.length)
    throw new RangeError(`groups: expected a whole number from 2 to ${lives.length}, found ${groupCount}`);
  if (!Number.isInteger(testCount) || testCount < 1 || testCount >= groupCount)
    throw new RangeError(
      `test groups: expected a whole number from 1 to ${groupCount - 1}, found ${testCount}`,
    );
  const groups = consecutiveGroups(lives.length, groupCount);
  const splits = combinations(groupCount, testCount).map((testGroups) => {
    const tested = testGroups.map((group) => groups[group] as readonly number[]);
    return { testGroups, train: purgedTraining(lives, tested, embargo), test: tested.flat() };
  });
  return { groups, splits, paths: pathsThrough(splits, groupCount, pathCount(groupCount, testCount)) };
}

/** phi(N, k): how many whole paths the test groups make. */
export function pathCount(groups: number, testGroups: number): number {
  return combinationCount(groups - 1, testGroups - 1);
}

/** Path j takes for each group the j-th split that tests it. */
function pathsThrough(
  splits: readonly CombinatorialSplit[],
  groups: number,
  count: number,
): readonly (readonly number[])[] {
  const testing = Array.from({ length: groups }, (_, group) =>
    splits.flatMap(({ testGroups }, at) => (testGroups.includes(group) ? [at] : [])),
  );
  return Array.from({ length: count }, (_, path) => testing.map((which) => which[path] as number));
}
