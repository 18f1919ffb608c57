// Values of one option over all spots of a grid, from expiry back to now, through its cash dividends.
import type { OptionRight } from '../../../domain/index.ts';
import { exerciseRegion } from '../exercise-region.ts';
import type { CashDividend } from './dividend-schedule.ts';
import { jumpBack } from './dividend-jump.ts';
import { type ImplicitStep, implicitStep, takeStep } from './implicit-step.ts';
import type { SpotAxis } from './spot-axis.ts';

/** The option; dividends by `dividendsWithin`. */
export interface GridTerms {
  readonly right: OptionRight;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  readonly yield: number;
  readonly vol: number;
  readonly dividends: readonly CashDividend[];
  readonly isAmerican: boolean;
}

/** Least number of steps between two dividends. */
const STEPS_MIN = 4;
/** Steps after a kink that are cut in two and made fully implicit, which damps its high frequencies. */
const DAMPED_STEPS = 2;

/**
 * The values at the nodes of `axis` now. Each stretch between dividends takes its share of `steps`, of which the first two
 * are four half steps of Euler's method. Source: Rannacher (1984); Giles and Carter (2006), Convergence analysis of
 * Crank-Nicolson and Rannacher time-marching.
 */
export function solveGrid(terms: GridTerms, axis: SpotAxis, steps: number): Float64Array {
  const { right, strike, dividends, years } = terms;
  const intrinsic = new Float64Array(axis.spots.length);
  const exercisedAt = (spot: number): number => Math.max(right === 'call' ? spot - strike : strike - spot, 0);
  for (let node = 0; node < intrinsic.length; node += 1)
    intrinsic[node] = exercisedAt(axis.spots[node] as number);
  const valueMin = terms.isAmerican ? exercisedAt : (): number => 0;
  const exercise = terms.isAmerican ? intrinsic : undefined;
  const region = terms.isAmerican ? exerciseRegion(terms) : 'never';
  let values: Float64Array = smoothed(terms, axis, intrinsic);
  let before: Float64Array = new Float64Array(values.length);
  let end = years;
  for (let index = dividends.length; index >= 0; index -= 1) {
    const dividend = dividends[index - 1];
    const start = dividend?.years ?? 0;
    const count = Math.max(STEPS_MIN, Math.round((steps * (end - start)) / years));
    march(terms, { axis, values, intrinsic, region }, { years: end - start, count });
    if (dividend === undefined) break;
    const valueMax =
      right === 'call'
        ? Number.POSITIVE_INFINITY
        : strike * Math.exp(Math.max(0, -terms.rate) * (years - start));
    jumpBack(axis, dividend.amount, { after: values, before, valueMin, valueMax });
    [values, before] = [before, values];
    if (exercise !== undefined) atLeast(values, exercise);
    end = start;
  }
  return values;
}

interface GridState {
  readonly axis: SpotAxis;
  readonly values: Float64Array;
  readonly intrinsic: Float64Array;
  /** Where exercise pays between dividends; just before one goes ex every node is looked at. */
  readonly region: ReturnType<typeof exerciseRegion>;
}

/** Shares of a stretch that take a third of its steps each, from its end back: the boundary moves fastest there. */
const PARTS = [1 / 12, 3 / 12, 8 / 12];

function march(
  terms: GridTerms,
  { axis, values, intrinsic, region }: GridState,
  stretch: { readonly years: number; readonly count: number },
): void {
  const own = { rate: terms.rate, yield: terms.yield, vol: terms.vol };
  const count = Math.ceil(stretch.count / PARTS.length);
  const exercise = region === 'one-sided' ? intrinsic : undefined;
  const advance = (step: ImplicitStep): void => {
    takeStep(step, values, exercise);
    fillEnds(axis, values);
    if (region !== 'never') atLeast(values, intrinsic);
  };
  for (const [part, share] of PARTS.entries()) {
    const years = (stretch.years * share) / count;
    const plain = implicitStep({ ...own, years, implicit: 0.5 }, axis);
    const damped = part === 0 ? implicitStep({ ...own, years: 0.5 * years, implicit: 1 }, axis) : plain;
    for (let step = 0; step < count; step += 1) {
      const isDamped = part === 0 && step < DAMPED_STEPS;
      advance(isDamped ? damped : plain);
      if (isDamped) advance(damped);
    }
  }
}

/** The outer nodes, on the line in the spot through the two next to them. */
function fillEnds(axis: SpotAxis, values: Float64Array): void {
  const last = values.length - 1;
  const shrink = Math.exp(-axis.step);
  const grow = Math.exp(axis.step);
  values[0] = (1 + shrink) * (values[1] as number) - shrink * (values[2] as number);
  values[last] = (1 + grow) * (values[last - 1] as number) - grow * (values[last - 2] as number);
}

function atLeast(values: Float64Array, least: Float64Array): void {
  for (let node = 0; node < values.length; node += 1)
    values[node] = Math.max(values[node] as number, least[node] as number);
}

/**
 * The payoff, its mean over the cell around the node in which the strike lies, so that the price does not depend on where
 * between two nodes that is. Source: Tavella and Randall (2000), section 5.3.
 */
function smoothed({ right, strike }: GridTerms, axis: SpotAxis, intrinsic: Float64Array): Float64Array {
  const values = intrinsic.slice();
  const toStrike = Math.log(strike / (axis.spots[0] as number)) / axis.step;
  const node = Math.round(toStrike);
  if (node < 0 || node >= values.length) return values;
  const spot = axis.spots[node] as number;
  const width = Math.abs(axis.step);
  const half = 0.5 * width;
  const kink = Math.log(strike / spot);
  const [low, high] = right === 'call' ? [kink, half] : [-half, kink];
  const meanSpot = spot * (Math.exp(high) - Math.exp(low));
  const meanStrike = strike * (high - low);
  values[node] = Math.max(right === 'call' ? meanSpot - meanStrike : meanStrike - meanSpot, 0) / width;
  return values;
}
