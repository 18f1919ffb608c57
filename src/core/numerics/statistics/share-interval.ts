// How far the rate of a thing is known that was seen so many times out of so many.
import { inverseCumulativeNormal } from '../inverse-cumulative-normal.ts';

/**
 * The score interval of a share found `count` times in `of` independent trials, both 0 or more, at `confidence`; it begins
 * at 0 for none, ends at 1 for all, and is all of 0 to 1 without trials.
 * Source: Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22(158), eq. on p. 211.
 */
export function shareInterval(
  count: number,
  of: number,
  confidence = 0.95,
): { readonly low: number; readonly high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const z = inverseCumulativeNormal((1 + confidence) / 2);
  const square = z * z;
  const centre = share + square / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share) + square / (4 * of)) / of);
  const scale = 1 + square / of;
  return {
    low: count === 0 ? 0 : (centre - reach) / scale,
    high: count === of ? 1 : (centre + reach) / scale,
  };
}
