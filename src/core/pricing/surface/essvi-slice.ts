// One maturity of an eSSVI volatility surface: total variance and volatility by log-moneyness, under every simulated chain.
import { densityFactor } from './svi-slice.ts';

/**
 * A smile in total variance. `theta` is the at-the-money total variance (volatility squared times years), `rho` in
 * (-1, 1) the slope's sign and size, `phi` the curvature per unit of log-moneyness. A caller may keep one and rewrite it.
 */
export interface EssviSlice {
  readonly theta: number;
  readonly rho: number;
  readonly phi: number;
}

/** A slice as the calibrated rules state it: `psi` = phi sqrt(theta), so that skew falls with 1/sqrt(years). */
export interface EssviTerms {
  /** Decimal a year, above 0. */
  readonly atmVolatility: number;
  /** Above 0. */
  readonly years: number;
  readonly rho: number;
  readonly psi: number;
}

/** The slice of the terms. */
export function essviSlice(terms: EssviTerms): EssviSlice {
  const theta = terms.atmVolatility * terms.atmVolatility * terms.years;
  return { theta, rho: terms.rho, phi: terms.psi / Math.sqrt(theta) };
}

/**
 * Total variance w at log-moneyness k = ln(strike/forward): theta/2 (1 + rho phi k + sqrt((phi k + rho)^2 + 1 - rho^2)).
 * Source: Gatheral and Jacquier (2014), Arbitrage-free SVI volatility surfaces, eq. 4.1; rho by maturity as in
 * Hendriks and Martini (2019), and Corbetta, Cohort, Laachir and Martini (2019), Robust calibration of eSSVI slices.
 */
export function essviTotalVariance(slice: EssviSlice, logMoneyness: number): number {
  const { theta, rho, phi } = slice;
  const x = phi * logMoneyness;
  const shifted = x + rho;
  return 0.5 * theta * (1 + rho * x + Math.sqrt(shifted * shifted + 1 - rho * rho));
}

/** Implied volatility, decimal a year, at a log-moneyness; `years` above 0. */
export function essviVolatility(slice: EssviSlice, years: number, logMoneyness: number): number {
  return Math.sqrt(essviTotalVariance(slice, logMoneyness) / years);
}

/** `densityFactor` of a slice at a log-moneyness. */
export function essviDensityFactor(slice: EssviSlice, logMoneyness: number): number {
  const { theta, rho, phi } = slice;
  const shifted = phi * logMoneyness + rho;
  const complement = 1 - rho * rho;
  const root = Math.sqrt(shifted * shifted + complement);
  const shape = {
    variance: essviTotalVariance(slice, logMoneyness),
    slope: 0.5 * theta * phi * (rho + shifted / root),
    curvature: (0.5 * theta * phi * phi * complement) / (root * root * root),
  };
  return densityFactor(shape, logMoneyness);
}
