// A count out of so many as a share with its interval: how far the rate of a thing seen k times is known.
import { inverseCumulativeNormal } from '../../../core/numerics/index.ts';

export interface ShareInterval {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The score interval of a binomial share, at `confidence`; of nothing it is all of 0 to 1.
 * Source: Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22(158).
 */
export function shareInterval(count: number, of: number, confidence = 0.95): ShareInterval {
  if (of === 0) return { count, of, share: 0, low: 0, high: 1 };
  const share = count / of;
  const z = inverseCumulativeNormal((1 + confidence) / 2);
  const square = z * z;
  const centre = share + square / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share) + square / (4 * of)) / of);
  const scale = 1 + square / of;
  return {
    count,
    of,
    share,
    low: count === 0 ? 0 : (centre - reach) / scale,
    high: count === of ? 1 : (centre + reach) / scale,
  };
}
