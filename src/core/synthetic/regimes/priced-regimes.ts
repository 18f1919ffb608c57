// The simulated market's parameters under which option prices are fair: the world of the null test.
import type { RegimeModel } from './regime-model.ts';

/**
 * Four regimes with rare, large jumps. Own fit to the moments of the VIX in odd years and to the option surface: options
 * of a month cost at mid what they pay at expiry on average, with the index at the variance the model expects. Of 8,500
 * months, puts of 5 to 50 delta paid 3% to 5% more than they cost, calls of 50 delta nothing, of 30 delta 8% and of 16
 * delta 23% more; the condor of 30 and 16 delta lay within its error of 1.3%, that of 16 and 5 delta paid 6% more. The
 * market crashes as often as prices say and moves more than the recorded one, which paid sellers a premium.
 */
export const PRICED_REGIMES: RegimeModel = {
  regimes: [
    { name: 'calm', volatility: 0.097, jumpsPerYear: 0.31, premiumPerYear: 0 },
    { name: 'normal', volatility: 0.145, jumpsPerYear: 1.01, premiumPerYear: 0 },
    { name: 'stressed', volatility: 0.202, jumpsPerYear: 2.06, premiumPerYear: 0 },
    { name: 'crash', volatility: 0.36, jumpsPerYear: 6.3, premiumPerYear: 0 },
  ],
  // Sessions that each lasts on average: 222, 114, 134 and 7.
  transitions: [
    [1 - 1 / 222, 1 / 222, 0, 0],
    [0.69 / 114, 1 - 1 / 114, 0.31 / 114, 0],
    [0, 0.68 / 134, 1 - 1 / 134, 0.32 / 134],
    [0, 0, 1 / 7, 6 / 7],
  ],
  reversion: 0.0629,
  disturbance: 0.325,
  leverage: -0.842,
  jumpMean: -0.0777,
  jumpDeviation: 0.0945,
  jumpVariance: 0.125,
};
