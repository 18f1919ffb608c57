// The first step to an implied volatility: a price without units, out of the money, or the reason why it has none.
import { type OptionColumns, SOLVE_STATUS } from './option-columns.ts';

/** The status of a price whose volatility is still to be found. */
export const PENDING = -1;
/** Parts of a price below the smallest normal float64 have lost their digits. */
const PART_MIN = 2.2250738585072014e-308;
/** Four units in the last place: what a bound that is a difference of decimal inputs may carry. */
const BOUND_ROUNDING = 4 * 2 ** -52;

/**
 * Writes for each option its status, |ln(F/K)| to `delta`, the smaller of time value and complement over sqrt(F K) to
 * `gamma`, |F - K|/sqrt(F K) to `vega`, and to `rho` 1 where that is the time value and -1 where it is the complement: what is missing from the
 * greatest price, min(F, K).
 */
export function splitPrices(terms: Float64Array, columns: OptionColumns, count: number): void {
  const { sign, strike, logStrike, price, status } = columns;
  const { delta: moneyness, gamma: part, vega: distance, rho: branch } = columns;
  const forward = terms[0] as number;
  const logForward = terms[1] as number;
  const discount = terms[2] as number;
  const years = terms[12] as number;
  const rootForward = Math.sqrt(forward);
  for (let i = 0; i < count; i += 1) {
    const k = strike[i] as number;
    const q = sign[i] as number;
    const p = price[i] as number;
    const exercise = (forward - k) * q;
    const intrinsic = discount * (exercise > 0 ? exercise : 0);
    const maximum = discount * (q > 0 ? forward : k);
    const rounding = BOUND_ROUNDING * discount * (forward > k ? forward : k);
    const middle = rootForward * Math.sqrt(k);
    const scale = discount * middle;
    const timeValue = (p - intrinsic) / scale;
    const complement = (maximum - p) / scale;
    const byComplement = complement < timeValue;
    const x = Math.abs(logForward - (logStrike[i] as number));
    const smaller = byComplement ? complement : timeValue;
    const isInRange = smaller >= PART_MIN && timeValue + complement + x < Infinity;
    let state = isInRange ? PENDING : SOLVE_STATUS.outOfRange;
    if (p <= intrinsic) state = SOLVE_STATUS.solved;
    if (years === 0) state = SOLVE_STATUS.undetermined;
    if (p >= maximum - rounding) state = SOLVE_STATUS.aboveMaximum;
    if (p < intrinsic - rounding) state = SOLVE_STATUS.belowIntrinsic;
    status[i] = state;
    moneyness[i] = x;
    part[i] = smaller;
    distance[i] = Math.abs(exercise) / middle;
    branch[i] = byComplement ? -1 : 1;
  }
}
