// Forecasts value at risk one session ahead, over and over through the run, from what was known before each session.
import { quantileOfSorted } from '../../../core/numerics/index.ts';
import { BURN_IN, type FilteredReturns } from './filtered-returns.ts';
import { SortedWindow } from './sorted-window.ts';

/** Sessions that each forecast looks back on. */
export const WINDOW = 250;

/** Entry i is of session `first` + i of the series; losses are positive decimals. */
export interface RollingForecasts {
  readonly first: number;
  readonly losses: Float64Array;
}

/** Less the (1 - level) quantile of the `WINDOW` values before each session, times its `scale`; none for too short a series. */
function rolled(values: Float64Array, level: number, scaleAt: (at: number) => number): Float64Array {
  const count = Math.max(0, values.length - WINDOW);
  const losses = new Float64Array(count);
  if (count === 0) return losses;
  const latest = new SortedWindow(values.subarray(0, WINDOW));
  for (let at = 0; at < count; at += 1) {
    losses[at] = 0 - quantileOfSorted(latest.ascending, 1 - level) * scaleAt(WINDOW + at);
    latest.replace(values[at] as number, values[WINDOW + at] as number);
  }
  return losses;
}

/** By historical simulation: the quantile of the returns themselves. */
export function historicalForecasts(returns: Float64Array, level: number): RollingForecasts {
  return { first: WINDOW, losses: rolled(returns, level, () => 1) };
}

/** By filtered historical simulation: the quantile of standardised returns at the volatility known before the session. */
export function filteredForecasts(
  { standardised, volatility }: FilteredReturns,
  level: number,
): RollingForecasts {
  return { first: BURN_IN + WINDOW, losses: rolled(standardised, level, (at) => volatility[at] as number) };
}

/** Whether each forecast session lost more than its forecast. */
export function exceptionsOf({ first, losses }: RollingForecasts, returns: Float64Array): readonly boolean[] {
  return Array.from(losses, (loss, at) => -(returns[first + at] as number) > loss);
}
