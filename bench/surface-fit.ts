// The fit of a whole volatility surface without static arbitrage: twelve expiries of fifty quotes each.
import { fitSurface, type SmileQuotes, sviTotalVariance } from '../src/core/pricing/index.ts';
import { createRng } from '../src/core/numerics/index.ts';
import { timed } from './measure.ts';
import type { BenchResult } from './result.ts';

const EXPIRIES = 12;
const QUOTES = 50;
const NOISE = 0.002;

/** Noisy quotes on a skewed smile whose total variance grows with the square root of time in its wings. */
function quotedExpiries(): readonly SmileQuotes[] {
  const rng = createRng('surface-fit');
  return Array.from({ length: EXPIRIES }, (_, expiry) => {
    const years = ((expiry + 1) * 14) / 365;
    const deviation = 0.17 * Math.sqrt(years);
    const slice = {
      a: 0.2 * deviation ** 2,
      b: 0.45 * deviation,
      rho: -0.6,
      m: 0.2 * deviation,
      sigma: deviation,
    };
    const points = Array.from({ length: QUOTES }, (__, quote) => {
      const logMoneyness = deviation * ((4.5 * quote) / (QUOTES - 1) - 3);
      const vol = Math.sqrt(sviTotalVariance(slice, logMoneyness) / years) + NOISE * (rng.uniform() - 0.5);
      return { logMoneyness, bidVol: vol - NOISE, vol, askVol: vol + NOISE };
    });
    return { years, points };
  });
}

/** CPU time of one surface; `repaired` says how many of its slices had to be fitted inside bounds. */
export function surfaceFit(): BenchResult {
  const expiries = quotedExpiries();
  let repaired = 0;
  const own = timed(4, () => {
    repaired = fitSurface(expiries).slices.filter((slice) => slice.repaired.length > 0).length;
  });
  return {
    name: 'surface fit, 12 expiries',
    value: own.cpuSeconds * 1000,
    unit: 'CPU ms',
    detail: { quotes: EXPIRIES * QUOTES, repaired },
  };
}
