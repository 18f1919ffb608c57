// Sums over blocks of time from which the performance of any half of them follows without a look at the returns again.
import { type TrialReturns, unitFor } from '../trial-returns.ts';

/** How good a configuration was over a set of returns: their Sharpe ratio per period, or their mean. */
export type PerformanceMeasure = 'sharpe' | 'mean';

/** Deviations below about this share of the largest return are what rounding leaves of equal returns. */
const ROUNDING = 1e-14;

/** Means and sums of squared deviations of every block, entry `block` x `configurations` + `configuration`. */
export interface BlockMoments {
  readonly configurations: number;
  readonly blockRows: number;
  readonly means: Float64Array;
  /** Of returns times the unit of their configuration. */
  readonly squares: Float64Array;
  /** Factor of each configuration that keeps its squares within a float. */
  readonly units: Float64Array;
}

/** The moments of `blocks` equal blocks of rows, from `firstRow` on. */
export function blockMoments(returns: TrialReturns, firstRow: number, blocks: number): BlockMoments {
  const configurations = returns[0]?.length ?? 0;
  const blockRows = (returns.length - firstRow) / blocks;
  const means = new Float64Array(blocks * configurations);
  const squares = new Float64Array(blocks * configurations);
  const units = Float64Array.from({ length: configurations }, (_, configuration) =>
    unitFor(returns.reduce((most, row) => Math.max(most, Math.abs(row[configuration] as number)), 0)),
  );
  for (let block = 0; block < blocks; block += 1) {
    const start = firstRow + block * blockRows;
    const rows = returns.slice(start, start + blockRows);
    for (let configuration = 0; configuration < configurations; configuration += 1) {
      const at = block * configurations + configuration;
      const unit = units[configuration] as number;
      let sum = 0;
      for (const row of rows) sum += row[configuration] as number;
      const mean = sum / blockRows;
      means[at] = mean;
      for (const row of rows) {
        const offset = ((row[configuration] as number) - mean) * unit;
        squares[at] = (squares[at] as number) + offset * offset;
      }
    }
  }
  return { configurations, blockRows, means, squares, units };
}

/**
 * Writes the performance of every configuration over the chosen blocks together. A configuration that does not vary
 * there has no Sharpe ratio and counts as 0, like one that does not trade.
 */
export function performanceOver(
  moments: BlockMoments,
  chosen: readonly number[],
  measure: PerformanceMeasure,
  out: Float64Array,
): void {
  const { configurations, blockRows, means, squares, units } = moments;
  out.fill(0);
  for (const block of chosen) {
    const offset = block * configurations;
    for (let at = 0; at < configurations; at += 1)
      out[at] = (out[at] as number) + (means[offset + at] as number) / chosen.length;
  }
  if (measure === 'mean') return;
  const rows = blockRows * chosen.length;
  const total = new Float64Array(configurations);
  for (const block of chosen) {
    const offset = block * configurations;
    for (let at = 0; at < configurations; at += 1) {
      const distance = ((means[offset + at] as number) - (out[at] as number)) * (units[at] as number);
      total[at] = (total[at] as number) + (squares[offset + at] as number) + blockRows * distance * distance;
    }
  }
  for (let at = 0; at < configurations; at += 1) {
    const deviation = Math.sqrt((total[at] as number) / (rows - 1));
    out[at] = deviation > ROUNDING ? ((out[at] as number) * (units[at] as number)) / deviation : 0;
  }
}
