// How two aligned series move together, the common part of beta and correlation.
import { invariant } from '../../../core/domain/index.ts';
import { compensatedSum, mean } from '../../../core/numerics/index.ts';

/** Sum of products of the offsets from each mean over n - 1; `undefined` below two pairs. The series are aligned. */
export function sampleCovariance(first: readonly number[], second: readonly number[]): number | undefined {
  invariant(first.length === second.length, 'a covariance is of two series of one length');
  const firstMean = mean(first);
  const secondMean = mean(second);
  if (firstMean === undefined || secondMean === undefined || first.length < 2) return undefined;
  const products = first.map(
    (value, index) => (value - firstMean) * ((second[index] as number) - secondMean),
  );
  return compensatedSum(products) / (first.length - 1);
}
