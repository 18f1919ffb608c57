// What the tests of a Sharpe ratio ask of a track record, and how uncertain that makes its ratio.
import { kurtosis, sharpeRatio, skewness } from '../../metrics/index.ts';

/** A track record as four numbers. */
export interface SharpeSample {
  /** Mean over deviation of excess returns, per period: never annualised. */
  readonly sharpe: number;
  /** Number of returns. */
  readonly observations: number;
  readonly skew: number;
  /** Raw: 3 for a normal. */
  readonly kurtosis: number;
}

/** The sample of excess returns per period; `undefined` where they have no Sharpe ratio. */
export function sharpeSample(excess: readonly number[]): SharpeSample | undefined {
  const ratio = sharpeRatio(excess, 1);
  const skew = skewness(excess);
  const rawKurtosis = kurtosis(excess);
  if (ratio === undefined || skew === undefined || rawKurtosis === undefined) return undefined;
  return { sharpe: ratio, observations: excess.length, skew, kurtosis: rawKurtosis };
}

/**
 * The variance of an estimated Sharpe ratio times n - 1, for independent returns of any shape:
 * 1 - skew SR + (kurtosis - 1) / 4 SR^2. `undefined` where it is not above 0, which needs a kurtosis of
 * (1 + skew^2) or less: no returns have that, but two values alone.
 * Source: Mertens (2002), as Bailey and Lopez de Prado (2012) use it.
 */
export function sharpeVariance({ sharpe, skew, kurtosis: rawKurtosis }: SharpeSample): number | undefined {
  const variance = 1 - skew * sharpe + ((rawKurtosis - 1) / 4) * sharpe * sharpe;
  return variance > 0 ? variance : undefined;
}
