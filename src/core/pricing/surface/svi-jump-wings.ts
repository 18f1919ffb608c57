// SVI in the terms a trader sees, level, skew, wings and least variance, and the repair of a slice that is done in them.
import { invariant } from '../../domain/index.ts';
import { findButterfly } from './svi-arbitrage.ts';
import { findInvalidSvi, leastVariance, type SviSlice, sviTotalVariance } from './svi-slice.ts';

/**
 * The jump-wings form, in total variance (a slice of one year). Source: Gatheral and Jacquier (2014), eq. 3.5.
 */
export interface JumpWings {
  /** Total variance at the money. */
  readonly level: number;
  /** Slope of total volatility at the money. */
  readonly skew: number;
  /** Slope of the left wing over the square root of the level. */
  readonly putWing: number;
  readonly callWing: number;
  /** Total variance at its lowest. */
  readonly least: number;
}

const HALVINGS = 40;

export function jumpWingsOf(slice: SviSlice): JumpWings {
  const { b, rho, m, sigma } = slice;
  const level = sviTotalVariance(slice, 0);
  const root = Math.sqrt(level);
  return {
    level,
    skew: (0.5 * b * (rho - m / Math.hypot(m, sigma))) / root,
    putWing: (b * (1 - rho)) / root,
    callWing: (b * (1 + rho)) / root,
    least: leastVariance(slice),
  };
}

/**
 * The raw slice of the terms, or `undefined` where they are of none, or where the money is the lowest point, at which
 * they leave the curvature open. Source: Gatheral and Jacquier (2014), lemma 3.2.
 */
export function fromJumpWings(wings: JumpWings): SviSlice | undefined {
  const { level, skew, putWing, callWing, least } = wings;
  const root = Math.sqrt(level);
  const b = 0.5 * root * (callWing + putWing);
  const rho = 1 - (putWing * root) / b;
  const beta = rho - (2 * skew * root) / b;
  if (!(b > 0 && Math.abs(beta) <= 1)) return undefined;
  const complement = Math.sqrt((1 - rho) * (1 + rho));
  // tan of the angle whose cosine is beta: sigma over m.
  const alpha = Math.sign(beta) * Math.sqrt(1 / (beta * beta) - 1);
  const isCentred = beta === 0;
  const m = isCentred
    ? 0
    : (level - least) / (b * (-rho + Math.sign(alpha || beta) * Math.hypot(1, alpha) - alpha * complement));
  const sigma = isCentred ? (level - least) / (b * (1 - complement)) : alpha * m;
  const slice = { a: least - b * sigma * complement, b, rho, m, sigma };
  return findInvalidSvi(slice) === undefined ? slice : undefined;
}

/**
 * The slice with its call wing and least variance moved towards those of an arbitrage-free one with the same level,
 * skew and put wing, only as far as it needs to be free of butterfly arbitrage; `undefined` where even that end is
 * not free. A free slice comes back as it is.
 * Source: Gatheral and Jacquier (2014), section 5.1.
 */
export function repairButterfly(slice: SviSlice): SviSlice | undefined {
  if (findButterfly(slice) === undefined) return slice;
  const wings = jumpWingsOf(slice);
  const callWing = wings.putWing + 2 * wings.skew;
  const least = (wings.level * 4 * wings.putWing * callWing) / (wings.putWing + callWing) ** 2;
  const at = (share: number): SviSlice | undefined =>
    fromJumpWings({
      ...wings,
      callWing: wings.callWing + share * (callWing - wings.callWing),
      least: wings.least + share * (least - wings.least),
    });
  if (!isFree(at(1))) return undefined;
  let arbitrage = 0;
  let free = 1;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = 0.5 * (arbitrage + free);
    if (isFree(at(middle))) free = middle;
    else arbitrage = middle;
  }
  const repaired = at(free);
  invariant(repaired !== undefined, 'a repaired slice: expected the one that was found free, found none');
  return repaired;
}

function isFree(slice: SviSlice | undefined): boolean {
  return slice !== undefined && findButterfly(slice) === undefined;
}
