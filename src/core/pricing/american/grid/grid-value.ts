// Price and Greeks of an American option from the grid: with cash dividends, or where no boundary solution applies.
import { DRIFT_DEVIATIONS_MAX } from '../american-terms.ts';
import { type AmericanValue, exercisedValue } from '../american-value.ts';
import type { AmericanAccuracy } from '../collocation/accuracy-schemes.ts';
import { exerciseRegion } from '../exercise-region.ts';
import { type GridTerms, solveGrid } from './solve-grid.ts';
import { type SpotAxis, spotAxis } from './spot-axis.ts';

/**
 * Nodes for a deviation of the logarithm of the spot, and steps of time. Largest errors on options of a month on a spot of
 * 530 with one dividend of 1.75, against the last size doubled: 6e-3, 2e-4 and 3e-5 dollars; on a year and
 * a spot of 100 about the same.
 */
const SIZES: Readonly<Record<AmericanAccuracy, { readonly nodes: number; readonly steps: number }>> = {
  fast: { nodes: 8, steps: 20 },
  accurate: { nodes: 60, steps: 300 },
  high: { nodes: 120, steps: 800 },
};

/** The grid keeps this share of the spot where dividends take all of it. */
const SPOT_SHARE_MIN = 0.02;
const VOL_STEP_SHARE = 0.01;
const RATE_STEP = 1e-3;

/** Undefined where drift is too large against volatility for a grid. */
export function gridPrice(terms: GridTerms, spot: number, accuracy: AmericanAccuracy): number | undefined {
  const grid = gridFor(terms, spot, accuracy);
  return grid && solved(terms, grid.axis, grid.steps)[grid.axis.origin];
}

/** As `gridPrice`; vega and rho by solving again with vol and rate moved, on the same axis. */
export function gridValue(
  terms: GridTerms,
  spot: number,
  accuracy: AmericanAccuracy,
): AmericanValue | undefined {
  const grid = gridFor(terms, spot, accuracy);
  if (grid === undefined) return undefined;
  const { axis, steps } = grid;
  const values = solved(terms, axis, steps);
  const at = axis.origin;
  const price = values[at] as number;
  const { right, strike, rate, vol } = terms;
  const intrinsic = right === 'call' ? spot - strike : strike - spot;
  if (terms.isAmerican && intrinsic > 0 && price <= intrinsic) return exercisedValue(right, spot, strike);
  const priceWith = (moved: Partial<GridTerms>): number =>
    solved({ ...terms, ...moved }, axis, steps)[at] as number;
  const volStep = VOL_STEP_SHARE * vol;
  const { delta, gamma } = slopesAt(axis, values, spot);
  return {
    price,
    delta,
    gamma,
    vega: (priceWith({ vol: vol + volStep }) - priceWith({ vol: vol - volStep })) / (2 * volStep),
    theta: rate * price - (rate - terms.yield) * spot * delta - 0.5 * vol * vol * spot * spot * gamma,
    rho: (priceWith({ rate: rate + RATE_STEP }) - priceWith({ rate: rate - RATE_STEP })) / (2 * RATE_STEP),
  };
}

/** More steps where exercise between two levels is decided after each step and not within it. */
const TWO_SIDED_FACTOR = 8;

function solved(terms: GridTerms, axis: SpotAxis, steps: number): Float64Array {
  const isTwoSided = terms.isAmerican && exerciseRegion(terms) === 'two-sided';
  return solveGrid(terms, axis, isTwoSided ? TWO_SIDED_FACTOR * steps : steps);
}

/** Nodes and steps that a deviation of drift takes: central differences and large steps oscillate on fewer. */
const NODES_PER_DRIFT = 0.5;
const STEPS_PER_DRIFT = 4;

function gridFor(
  terms: GridTerms,
  spot: number,
  accuracy: AmericanAccuracy,
): { readonly axis: SpotAxis; readonly steps: number } | undefined {
  const drift = (terms.rate - terms.yield) * terms.years;
  const deviation = terms.vol * Math.sqrt(terms.years);
  const driftDeviations = Math.abs(drift) / deviation;
  if (!(driftDeviations <= DRIFT_DEVIATIONS_MAX)) return undefined;
  const paid = terms.dividends.reduce((sum, { amount }) => sum + amount, 0);
  const left = Math.log(Math.max(SPOT_SHARE_MIN, 1 - paid / spot));
  const bounds = { driftMin: Math.min(0, drift) + left, driftMax: Math.max(0, drift) };
  const least = Math.max(SIZES.fast.nodes, NODES_PER_DRIFT * driftDeviations);
  const nodes = { wanted: Math.max(SIZES[accuracy].nodes, least), least };
  const axis = spotAxis({ right: terms.right, spot, deviation, ...bounds }, nodes);
  const steps = Math.ceil(Math.max(SIZES[accuracy].steps, STEPS_PER_DRIFT * driftDeviations));
  return axis && { axis, steps };
}

const ROUNDING_UNITS = 64;

/** Differences of fourth order in the logarithm of the spot, turned into derivatives by the spot. */
function slopesAt(
  { step, origin }: SpotAxis,
  values: Float64Array,
  spot: number,
): { readonly delta: number; readonly gamma: number } {
  const at = (offset: number): number => values[origin + offset] as number;
  const [a, b, c, d, e] = [at(-2), at(-1), at(0), at(1), at(2)] as const;
  const first = (a - 8 * b + 8 * d - e) / (12 * step);
  const second = (-a + 16 * b - 30 * c + 16 * d - e) / (12 * step * step);
  const curvature = second - first;
  // Where values are straight to the last digits, their second difference is rounding.
  const rounding = (ROUNDING_UNITS * Number.EPSILON * Math.abs(c)) / (step * step);
  return { delta: first / spot, gamma: Math.abs(curvature) > rounding ? curvature / (spot * spot) : 0 };
}
