// What the options of one expiry share, in the thirteen numbers that a kernel reads.
import { INVERSE_SQRT_TWO_PI } from '../../numerics/index.ts';

/** Numbers that `writeForwardTerms` and `writeSpotTerms` write. */
export const TERMS_LENGTH = 13;

/** Keeps a quotient by the square root of 0 years finite. */
const DECAY_SCALE_MAX = 1e300;

/** The expiry on its forward; `logForward` is ln(forward/reference) with the reference of the column `logStrike`. */
export interface ForwardExpiry {
  readonly years: number;
  readonly forward: number;
  readonly logForward: number;
  /** The value today of 1 paid at expiry. */
  readonly discount: number;
}

/** The expiry on its spot: forward = spot exp((rate - yield) years), discount = exp(-rate years). */
export interface SpotExpiry extends ForwardExpiry {
  readonly spot: number;
  readonly rate: number;
  readonly yield: number;
}

/**
 * Greeks with the forward as the underlying: delta and gamma by the forward with the discount held; theta holds the
 * forward and the rate implied by the discount, -ln(discount)/years (0 at years 0); rho moves that rate with the forward held.
 */
export function writeForwardTerms(terms: Float64Array, expiry: ForwardExpiry): void {
  const { years, forward, discount } = expiry;
  const rate = years > 0 ? -Math.log(discount) / years : 0;
  writeShared(terms, expiry, forward);
  terms[8] = rate * forward;
  terms[9] = -rate;
  terms[10] = -years * forward;
  terms[11] = years;
}

/**
 * Greeks with the spot as the underlying: theta is the passage of calendar time with spot, rate, yield and vol held;
 * rho holds spot and yield.
 */
export function writeSpotTerms(terms: Float64Array, expiry: SpotExpiry): void {
  writeShared(terms, expiry, expiry.spot);
  terms[8] = expiry.yield * expiry.spot;
  terms[9] = -expiry.rate;
  terms[10] = 0;
  terms[11] = expiry.years;
}

function writeShared(terms: Float64Array, expiry: ForwardExpiry, underlying: number): void {
  const { years, forward, discount } = expiry;
  const rootYears = Math.sqrt(years);
  const densityValue = INVERSE_SQRT_TWO_PI * discount * forward;
  const decayScale = (0.5 * densityValue) / rootYears;
  terms[0] = forward;
  terms[1] = expiry.logForward;
  terms[2] = discount;
  terms[3] = rootYears;
  terms[4] = discount / underlying;
  terms[5] = (densityValue / underlying) * (1 / underlying);
  terms[6] = densityValue * rootYears;
  terms[7] = -Math.min(decayScale, DECAY_SCALE_MAX);
  terms[12] = years;
}
