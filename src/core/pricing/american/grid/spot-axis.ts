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

/**
 * Nodes for a deviation as wanted, or fewer where that would be too many in all, as with dividends that take hundreds of
 * deviations; undefined where the least that would do are too many.
 */
export function spotAxis(
  terms: AxisTerms,
  nodes: { readonly wanted: number; readonly least: number },
): SpotAxis | undefined {
  const { spot, deviation } = terms;
  const unit = Math.min(deviation, DEVIATION_MAX);
  const half = Math.min(DEVIATIONS * deviation, HALF_WIDTH_MAX);
  const logBelow = half - Math.min(0, terms.driftMin);
  const logAbove = half + Math.max(0, terms.driftMax);
  // Both ends are rounded to whole nodes.
  const most = (unit * (NODES_MAX - 3)) / (logBelow + logAbove);
  if (!(most >= nodes.least)) return undefined;
  const width = unit / Math.min(nodes.wanted, most);
  const below = Math.ceil(logBelow / width);
  const above = Math.ceil(logAbove / width);
  const isPut = terms.right === 'put';
  const step = isPut ? width : -width;
  const origin = isPut ? below : above;
  const spots = new Float64Array(below + above + 1);
  for (let i = 0; i < spots.length; i += 1) spots[i] = spot * Math.exp((i - origin) * step);
  return { spots, step, origin };
}
