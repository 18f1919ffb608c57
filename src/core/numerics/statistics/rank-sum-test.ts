// Whether values of one group tend to lie above those of another, by their ranks alone.
import { cumulativeNormal } from '../normal-distribution.ts';

export interface RankSum {
  /** Chance, 0 to 1, that a value of the first group lies above one of the second, ties counting half; 0.5: neither tends to. */
  readonly superiority: number;
  /** Two-sided, 0 to 1, by the normal approximation with corrections for ties and continuity. */
  readonly p: number;
}

/**
 * Compares two groups; `undefined` where one is empty or all values are the same. Values are finite.
 * Source: Mann and Whitney (1947); tie correction as in Hollander, Wolfe and Chicken (2014), eq. 4.13.
 */
export function rankSumTest(first: readonly number[], second: readonly number[]): RankSum | undefined {
  const [m, n] = [first.length, second.length];
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ];
  all.sort((a, b) => a.value - b.value);
  const count = m + n;
  let rankSum = 0;
  let ties = 0;
  for (let start = 0; start < count;) {
    let end = start;
    while (end < count && all[end]?.value === all[start]?.value) end += 1;
    const size = end - start;
    const firsts = all.slice(start, end).filter(({ isFirst }) => isFirst).length;
    // Equal values share the mean of their ranks, which begin at 1.
    rankSum += (firsts * (start + 1 + end)) / 2;
    ties += size ** 3 - size;
    start = end;
  }
  const variance = ((m * n) / 12) * (count + 1 - ties / (count * (count - 1)));
  if (!(variance > 0)) return undefined;
  const above = rankSum - (m * (m + 1)) / 2;
  const distance = Math.max(0, Math.abs(above - (m * n) / 2) - 0.5);
  return { superiority: above / (m * n), p: 2 * cumulativeNormal(-distance / Math.sqrt(variance)) };
}
