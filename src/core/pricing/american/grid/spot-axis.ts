// The axis of the grid: logarithms of the spot, evenly spaced from the end where exercise begins, the spot of the valuation on a node.

import type { OptionRight } from '../../../domain/index.ts';

/** Node i is at spot * exp((i - origin) * step): a put's axis ascends, a call's descends with a step below 0. */
export interface SpotAxis {
  readonly spots: Float64Array;
  readonly step: number;
  readonly origin: number;
}

export interface AxisTerms {
  readonly right: OptionRight;
  readonly spot: number;
  /** vol * sqrt(years), and the least and largest logarithm of growth that drift and dividends bring about. */
  readonly deviation: number;
  readonly driftMin: number;
  readonly driftMax: number;
}

/** Deviations on either side, beyond which less than 1e-7 of the probability lies. */
const DEVIATIONS = 5.25;
/** Beyond a factor of exp(16) around the spot values are linear in it, whatever the volatility. */
const HALF_WIDTH_MAX = 16;
/** Where a deviation is larger than this, nodes are spaced as if it were not. */
const DEVIATION_MAX = 1.5;
const NODES_MAX = 20_000;

/** Undefined where drift is so large against the deviation that no grid of reasonable size would do. */
export function spotAxis(terms: AxisTerms, nodesPerDeviation: number): SpotAxis | undefined {
  const { spot, deviation } = terms;
  const width = Math.min(deviation, DEVIATION_MAX) / nodesPerDeviation;
  const half = Math.min(DEVIATIONS * deviation, HALF_WIDTH_MAX);
  const below = Math.ceil((half - Math.min(0, terms.driftMin)) / width);
  const above = Math.ceil((half + Math.max(0, terms.driftMax)) / width);
  if (!(below + above < NODES_MAX)) return undefined;
  const isPut = terms.right === 'put';
  const step = isPut ? width : -width;
  const origin = isPut ? below : above;
  const spots = new Float64Array(below + above + 1);
  for (let i = 0; i < spots.length; i += 1) spots[i] = spot * Math.exp((i - origin) * step);
  return { spots, step, origin };
}
