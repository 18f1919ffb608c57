// One maturity's smile: an eSSVI slice whose put wing bends upwards beyond the quotes that an eSSVI can hold.
import { WING_BEND } from './surface-constants.ts';

const WING_START = WING_BEND.start;
const SOFTNESS_SQUARE = WING_BEND.softness * WING_BEND.softness;

/**
 * Total variance by log-moneyness k. With z = k / sqrt(theta), theta the eSSVI's at-the-money total variance:
 * w = theta/2 (1 + rho psi z + sqrt((psi z + rho)^2 + 1 - rho^2)) + c theta/2 (sqrt((z + z0)^2 + s^2) - (z + z0)).
 * The second part is convex, vanishes for calls and falls with slope c to the left of -z0, so deep puts cost what they do
 * in recorded chains; the sum grows linearly in k, as Lee's bound asks. Rewritten in place.
 * Source: Gatheral and Jacquier (2014), Arbitrage-free SVI volatility surfaces, eq. 4.1, for the first part; Lee (2004),
 * The moment formula for implied volatility at extreme strikes.
 */
export class WingedSmile {
  theta = 1;
  rho = 0;
  psi = 1;
  #halfTheta = 0.5;
  #perDeviation = 1;
  #complement = 1;
  #halfWing = 0;

  /** `theta` and `psi` above 0, `rho` in (-1, 1), `wingSlope` (c) at least 0. */
  set(theta: number, rho: number, psi: number, wingSlope: number): void {
    this.theta = theta;
    this.rho = rho;
    this.psi = psi;
    this.#halfTheta = 0.5 * theta;
    this.#perDeviation = 1 / Math.sqrt(theta);
    this.#complement = 1 - rho * rho;
    this.#halfWing = 0.5 * theta * wingSlope;
  }

  /** Total variance at k = ln(strike/forward). */
  totalVariance(logMoneyness: number): number {
    const { rho } = this;
    const deviations = logMoneyness * this.#perDeviation;
    const x = this.psi * deviations;
    const shifted = x + rho;
    const fromBend = deviations + WING_START;
    return (
      this.#halfTheta * (1 + rho * x + Math.sqrt(shifted * shifted + this.#complement)) +
      this.#halfWing * (Math.sqrt(fromBend * fromBend + SOFTNESS_SQUARE) - fromBend)
    );
  }

  /** First derivative of total variance by k. */
  slopeAt(logMoneyness: number): number {
    const deviations = logMoneyness * this.#perDeviation;
    const shifted = this.psi * deviations + this.rho;
    const fromBend = deviations + WING_START;
    const root = Math.sqrt(shifted * shifted + this.#complement);
    const bend = Math.sqrt(fromBend * fromBend + SOFTNESS_SQUARE);
    return (
      this.#perDeviation *
      (this.#halfTheta * this.psi * (this.rho + shifted / root) + this.#halfWing * (fromBend / bend - 1))
    );
  }

  /** Second derivative of total variance by k. */
  curvatureAt(logMoneyness: number): number {
    const deviations = logMoneyness * this.#perDeviation;
    const shifted = this.psi * deviations + this.rho;
    const fromBend = deviations + WING_START;
    const root = Math.sqrt(shifted * shifted + this.#complement);
    const bend = Math.sqrt(fromBend * fromBend + SOFTNESS_SQUARE);
    const ofEssvi = (this.#halfTheta * this.psi * this.psi * this.#complement) / (root * root * root);
    const ofWing = (this.#halfWing * SOFTNESS_SQUARE) / (bend * bend * bend);
    return this.#perDeviation * this.#perDeviation * (ofEssvi + ofWing);
  }
}
