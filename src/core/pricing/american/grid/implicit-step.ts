// One step of time on the grid: a tridiagonal system with the right to exercise, coefficients the same at every node.
import type { SpotAxis } from './spot-axis.ts';

export interface StepTerms {
  readonly rate: number;
  readonly yield: number;
  readonly vol: number;
  readonly years: number;
  /** Share of the step that is implicit: 1 is Euler's, 1/2 Crank and Nicolson's. */
  readonly implicit: number;
}

/** The factored system of one length of step. */
export interface ImplicitStep {
  /** The explicit share of the step: weights of the node before, the node itself and the node after. */
  readonly fromBefore: number;
  readonly fromOwn: number;
  readonly fromAfter: number;
  /**
   * Three numbers a node. Elimination from the far end: the factor that takes the node after out of the right side.
   * Substitution from the end where exercise begins: one over the pivot, and that times the weight of the node before.
   */
  readonly factors: Float64Array;
}

/**
 * Central differences of the Black-Scholes equation in the logarithm of the spot; at both ends the value is linear in
 * the spot. Source: Tavella and Randall (2000), Pricing Financial Instruments: The Finite Difference Method, chapter 3.
 */
export function implicitStep(terms: StepTerms, axis: SpotAxis): ImplicitStep {
  const { rate, vol, years, implicit } = terms;
  const variance = (vol * vol) / (axis.step * axis.step);
  const drift = (rate - terms.yield - 0.5 * vol * vol) / axis.step;
  const toBefore = 0.5 * (variance - drift);
  const toAfter = 0.5 * (variance + drift);
  const toOwn = -variance - rate;
  const share = implicit * years;
  const rest = years - share;
  const step = {
    fromBefore: rest * toBefore,
    fromOwn: 1 + rest * toOwn,
    fromAfter: rest * toAfter,
    factors: new Float64Array(3 * axis.spots.length),
  };
  const row = { before: -share * toBefore, own: 1 - share * toOwn, after: -share * toAfter };
  factorise(step.factors, row, axis.step);
  return step;
}

interface MatrixRow {
  readonly before: number;
  readonly own: number;
  readonly after: number;
}

function factorise(factors: Float64Array, { before, own, after }: MatrixRow, width: number): void {
  const last = factors.length / 3 - 2;
  // The ends express their outer neighbour by the two inner ones.
  const shrink = Math.exp(-width);
  const grow = Math.exp(width);
  let pivot = 1 / (own + after * (1 + grow));
  let coupling = before - after * grow;
  factors[3 * last + 1] = pivot;
  factors[3 * last + 2] = coupling * pivot;
  let isSettled = false;
  for (let node = last - 1; node >= 2; node -= 1) {
    const pivotAfter = pivot;
    factors[3 * node] = after * pivotAfter;
    // With the same row at every node the pivot soon stops changing, and the divisions with it.
    if (!isSettled) pivot = 1 / (own - after * pivotAfter * coupling);
    isSettled = pivot === pivotAfter && node < last - 1;
    coupling = before;
    factors[3 * node + 1] = pivot;
    factors[3 * node + 2] = coupling * pivot;
  }
  const afterFirst = after - before * shrink;
  factors[3] = afterFirst * pivot;
  factors[4] = 1 / (own + before * (1 + shrink) - afterFirst * pivot * coupling);
}

/**
 * Takes `values` one step back in time; where `exercise` is given no value falls below it. That is exact for exercise from
 * the first node on without gaps. Source: Brennan and Schwartz (1977), The valuation of American put options.
 */
export function takeStep(step: ImplicitStep, values: Float64Array, exercise: Float64Array | undefined): void {
  const { fromBefore, fromOwn, fromAfter, factors } = step;
  const last = values.length - 2;
  let after = values[last + 1] as number;
  let own = values[last] as number;
  let right = 0;
  for (let node = last; node >= 1; node -= 1) {
    const before = values[node - 1] as number;
    right = fromBefore * before + fromOwn * own + fromAfter * after - (factors[3 * node] as number) * right;
    values[node] = right * (factors[3 * node + 1] as number);
    after = own;
    own = before;
  }
  let value = 0;
  if (exercise === undefined) {
    for (let node = 1; node <= last; node += 1) {
      value = (values[node] as number) - (factors[3 * node + 2] as number) * value;
      values[node] = value;
    }
    return;
  }
  for (let node = 1; node <= last; node += 1) {
    const held = (values[node] as number) - (factors[3 * node + 2] as number) * value;
    const exercised = exercise[node] as number;
    value = held > exercised ? held : exercised;
    values[node] = value;
  }
}
