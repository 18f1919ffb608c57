// Fits one eSSVI slice that cannot hold arbitrage, alone or against the slice before it: its parameters do not reach any.
import type { EssviSlice } from '../essvi-slice.ts';
import { essviTotalVariance } from '../essvi-slice.ts';
import type { SviSlice } from '../svi-slice.ts';
import { fitReweighted } from './reweighted-fit.ts';
import { quoteWeights, type SmileQuotes, volatilityNearMoney } from './smile-quotes.ts';

/** Three parameters need as many quotes. */
export const ESSVI_POINTS_MIN = 3;

const RHO_MAX = 0.999;
const STARTS: readonly number[] = [-0.7, -0.3, 0.2];

/** The slice as raw SVI. Source: Gatheral and Jacquier (2014), section 4 (natural form). */
export function sviOfEssvi({ theta, rho, phi }: EssviSlice): SviSlice {
  const complement = (1 - rho) * (1 + rho);
  return {
    a: 0.5 * theta * complement,
    b: 0.5 * theta * phi,
    rho,
    m: -rho / phi,
    sigma: Math.sqrt(complement) / phi,
  };
}

/**
 * Whether `later` is nowhere below `earlier` by the sufficient conditions: phi does not rise, and psi = theta phi rises
 * by at least (1 + rho)/(1 + rho') and (1 - rho)/(1 - rho'); theta then cannot fall.
 * Source: Hendriks and Martini (2019), The extended SSVI volatility surface, proposition 3.5.
 */
export function meetsCalendarBound(earlier: EssviSlice, later: EssviSlice): boolean {
  const growth = (later.theta * later.phi) / (earlier.theta * earlier.phi);
  return (
    later.phi <= earlier.phi &&
    growth >= (1 + earlier.rho) / (1 + later.rho) &&
    growth >= (1 - earlier.rho) / (1 - later.rho)
  );
}

/**
 * The slice nearest to the mids in weighted volatility among those that meet the butterfly bounds of Gatheral and
 * Jacquier (2014), theorem 4.2, and `meetsCalendarBound` against `previous`. There always is one: rho is free, theta
 * starts where it leaves psi an interval, and psi lies in it.
 * Source: Corbetta, Cohort, Laachir and Martini (2019), Robust calibration of eSSVI slices, section 4.
 */
export function fitEssvi({ points, years }: SmileQuotes, previous: EssviSlice | undefined): EssviSlice {
  const scale = volatilityNearMoney(points) ** 2 * years;
  const problem = {
    residualCount: Math.max(points.length, ESSVI_POINTS_MIN),
    weights: quoteWeights(points),
    level: volatilityNearMoney(points),
    residuals: (parameters: Float64Array, out: Float64Array): void => {
      const slice = sliceAt(parameters, scale, previous);
      out.fill(0);
      for (const [index, { logMoneyness, vol }] of points.entries()) {
        out[index] = Math.sqrt(essviTotalVariance(slice, logMoneyness) / years) - vol;
      }
    },
    lower: Float64Array.of(-RHO_MAX, 0, 0.001),
    upper: Float64Array.of(RHO_MAX, 1e3, 1),
  };
  const rise = Math.max(0.01, 1 - (previous?.theta ?? 0) / scale);
  const rhos = previous === undefined ? STARTS : [previous.rho, ...STARTS];
  const found = rhos.map((rho) => fitReweighted(problem, [rho, rise, 0.5]));
  const best = found.reduce((a, b) => (b.sumOfSquares < a.sumOfSquares ? b : a));
  return sliceAt(best.parameters, scale, previous);
}

/** rho, the rise of theta above the least it may be in units of `scale`, and the place of psi in its interval. */
function sliceAt(parameters: ArrayLike<number>, scale: number, previous: EssviSlice | undefined): EssviSlice {
  const rho = parameters[0] ?? 0;
  const rise = parameters[1] ?? 0;
  const place = parameters[2] ?? 0;
  const steepness = 1 + Math.abs(rho);
  const growth =
    previous === undefined ? 1 : Math.max((1 + previous.rho) / (1 + rho), (1 - previous.rho) / (1 - rho));
  const psiMin =
    previous === undefined ? 0 : Math.min(previous.theta * previous.phi * growth, 3.999 / steepness);
  const thetaMin = previous === undefined ? 0 : previous.theta * growth;
  const theta = Math.max(thetaMin, 0.25 * psiMin * psiMin * steepness) + Math.max(rise, 1e-6) * scale;
  const psiMax = Math.min(
    3.999 / steepness,
    2 * Math.sqrt(theta / steepness),
    previous === undefined ? Infinity : theta * previous.phi,
  );
  return { theta, rho, phi: (psiMin + place * Math.max(0, psiMax - psiMin)) / theta };
}
