// The search for static arbitrage on a surface, over the grid that is traded; a sound surface gives an empty list.
import { essviDensityFactor, type EssviSlice, essviTotalVariance } from './essvi-slice.ts';

/** A smile of any form at one maturity, by log-moneyness. */
export interface SmileCurve {
  totalVariance(logMoneyness: number): number;
  /** As `densityFactor` gives it. */
  densityFactor(logMoneyness: number): number;
}

/** A point at which the surface could be traded against itself. `index` is the slice's place in the list given. */
export interface StaticArbitrage {
  /** `butterfly`: negative density; `calendar`: less total variance than the slice before at the same moneyness. */
  readonly kind: 'butterfly' | 'calendar';
  readonly index: number;
  readonly logMoneyness: number;
  /** Gatheral's g, or the (negative) increment of total variance. */
  readonly value: number;
}

/** `findCurveArbitrage` of eSSVI slices. */
export function findStaticArbitrage(
  slices: readonly EssviSlice[],
  logMoneynessGrid: readonly number[],
): readonly StaticArbitrage[] {
  const curves = slices.map((slice) => ({
    totalVariance: (logMoneyness: number) => essviTotalVariance(slice, logMoneyness),
    densityFactor: (logMoneyness: number) => essviDensityFactor(slice, logMoneyness),
  }));
  return findCurveArbitrage(curves, logMoneynessGrid);
}

/**
 * Every arbitrage of the smiles, nearest maturity first, at the grid's log-moneyness values. Calendar spreads compare
 * equal strike-to-forward ratios, which is exact for proportional carry.
 * Source: Gatheral and Jacquier (2014), lemmas 2.1 and 2.2.
 */
export function findCurveArbitrage(
  curves: readonly SmileCurve[],
  logMoneynessGrid: readonly number[],
): readonly StaticArbitrage[] {
  const found: StaticArbitrage[] = [];
  for (const [index, curve] of curves.entries()) {
    const previous = curves[index - 1];
    for (const logMoneyness of logMoneynessGrid) {
      const density = curve.densityFactor(logMoneyness);
      if (!(density >= 0)) found.push({ kind: 'butterfly', index, logMoneyness, value: density });
      if (previous === undefined) continue;
      const increment = curve.totalVariance(logMoneyness) - previous.totalVariance(logMoneyness);
      if (!(increment >= 0)) found.push({ kind: 'calendar', index, logMoneyness, value: increment });
    }
  }
  return found;
}

/**
 * Whether a slice is free of butterfly arbitrage at every strike by the sufficient conditions
 * theta phi (1 + |rho|) < 4 and theta phi^2 (1 + |rho|) <= 4.
 * Source: Gatheral and Jacquier (2014), theorem 4.2.
 */
export function meetsButterflyBound(slice: EssviSlice): boolean {
  const { theta, rho, phi } = slice;
  const wing = theta * phi * (1 + Math.abs(rho));
  return wing < 4 && wing * phi <= 4;
}
