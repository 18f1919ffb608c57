// How probable it is that the underlying passes a short strike: at expiry, or at any time until then.
import {
  type ChainSnapshot,
  type EntryCandidate,
  MS_PER_YEAR,
  type OptionRight,
} from '../../domain/index.ts';
import { cumulativeNormal } from '../../numerics/index.ts';

/** Probabilities, 0 to 1, that a short of a structure is passed. */
export interface BreachProbability {
  /** The underlying ends beyond a short strike. */
  readonly atExpiry: number;
  /** It reaches one before; a bound where there are shorts on both sides, since it may reach both. */
  readonly byTouch: number;
}

/** A strike with the volatility at which the underlying is taken to move, and the time it has. */
export interface StrikeOutlook {
  readonly right: OptionRight;
  readonly strike: number;
  readonly forward: number;
  /** Decimal a year. */
  readonly iv: number;
  readonly years: number;
}

/**
 * Under a lognormal forward: N(-d2) for a put and N(d2) for a call; and by the reflection principle the chance that the
 * forward touches the strike, 1 where it stands beyond it. Source: Black (1976), eq. 16; Rubinstein and Reiner (1991).
 */
export function strikeBreach({ right, strike, forward, iv, years }: StrikeOutlook): BreachProbability {
  const side = right === 'call' ? 1 : -1;
  const deviation = iv * Math.sqrt(years);
  const moneyness = Math.log(forward / strike);
  if (!(deviation > 0)) {
    return { atExpiry: side * moneyness > 0 ? 1 : 0, byTouch: side * moneyness >= 0 ? 1 : 0 };
  }
  const atExpiry = cumulativeNormal(side * (moneyness / deviation - deviation / 2));
  if (side * moneyness >= 0) return { atExpiry, byTouch: 1 };
  const reflected = (forward / strike) * cumulativeNormal(side * (moneyness / deviation + deviation / 2));
  return { atExpiry, byTouch: atExpiry + reflected };
}

/** Of all shorts together, each at its own volatility; `undefined` where the chain has no forward or a short no volatility. */
export function breachProbability(
  { structure, ivs, quotedAtMs }: EntryCandidate,
  chain: Pick<ChainSnapshot, 'forwardPoints'>,
): BreachProbability | undefined {
  const { expiry, legs } = structure;
  const forward = chain.forwardPoints(expiry);
  const years = (expiry.settlesAtMs - quotedAtMs) / MS_PER_YEAR;
  if (forward === undefined || !(forward > 0) || !(years >= 0)) return undefined;
  let atExpiry = 0;
  let byTouch = 0;
  for (const [leg, { contract, quantity }] of legs.entries()) {
    if (quantity > 0) continue;
    const iv = ivs[leg];
    if (iv === undefined || !Number.isFinite(iv)) return undefined;
    const { right, strikeCents } = contract;
    const breach = strikeBreach({ right, strike: strikeCents / 100, forward, iv, years });
    atExpiry += breach.atExpiry;
    byTouch += breach.byTouch;
  }
  return { atExpiry: Math.min(1, atExpiry), byTouch: Math.min(1, byTouch) };
}
