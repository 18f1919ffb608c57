// The gates on the market a candidate would be traded in: its age and wholeness first, then each leg's spread, volatility and activity.
import type { ChainSnapshot, EntryCandidate, EntryGate, Stand } from '../../domain/index.ts';
import { assessQuote, chainCompleteness } from '../../market/index.ts';
import type { LiquidityLimits } from '../strategy-config.ts';

/** The candidate with the chain it was chosen on and the instant at which it is judged. */
export interface JudgedCandidate {
  readonly candidate: EntryCandidate;
  readonly chain: ChainSnapshot;
  readonly nowMs: number;
}

/** `quote-age` (seconds) and `chain-completeness` (share of listed strikes), asked before what the structure brings. */
export function marketGate(
  { candidate, chain, nowMs }: JudgedCandidate,
  { quoteAgeSecondsMax, completenessMin }: LiquidityLimits,
): Stand | undefined {
  const ageSeconds = (nowMs - candidate.quotedAtMs) / 1000;
  // Quotes of an instant that is still to come are never traded on.
  if (!(ageSeconds >= 0)) return stand('quote-age', candidate, { measured: ageSeconds, limit: 0 });
  if (quoteAgeSecondsMax !== undefined && !(ageSeconds <= quoteAgeSecondsMax)) {
    return stand('quote-age', candidate, { measured: ageSeconds, limit: quoteAgeSecondsMax });
  }
  if (completenessMin === undefined) return undefined;
  const { legs, expiry } = candidate.structure;
  const strikes = legs.map(({ contract }) => contract.strikeCents);
  const [lowCents] = strikes;
  const highCents = strikes.at(-1);
  const share =
    lowCents === undefined || highCents === undefined
      ? 0
      : chainCompleteness(chain, expiry, { lowCents, highCents });
  if (share >= completenessMin) return undefined;
  return stand('chain-completeness', candidate, { measured: share, limit: completenessMin });
}

/** `leg-spread` (ratio, or cents where there is no ratio), `iv-validity` (a year), `volume` and `open-interest` (contracts), leg by leg. */
export function legGate({ candidate, chain }: JudgedCandidate, limits: LiquidityLimits): Stand | undefined {
  return (
    spreadGate(candidate, limits) ??
    volatilityGate(candidate, limits) ??
    activityGate('volume', { candidate, chain }, limits.volumeMin) ??
    activityGate('open-interest', { candidate, chain }, limits.openInterestMin)
  );
}

function spreadGate(candidate: EntryCandidate, limits: LiquidityLimits): Stand | undefined {
  for (const [leg, quote] of candidate.quotes.entries()) {
    const isBought = (candidate.structure.legs[leg]?.quantity ?? 0) > 0;
    const quality = assessQuote(quote, limits, { isBought });
    if (quality.kind === 'tradable') continue;
    const { measured, limit, reason } = quality;
    return stand('leg-spread', candidate, { measured, limit, reason });
  }
  return undefined;
}

function volatilityGate(candidate: EntryCandidate, limits: LiquidityLimits): Stand | undefined {
  const { ivMin = 0, ivMax = Infinity } = limits;
  if (candidate.ivs.length !== candidate.structure.legs.length) {
    return stand('iv-validity', candidate, { reason: 'iv-unknown' });
  }
  for (const iv of candidate.ivs) {
    if (!Number.isFinite(iv)) return stand('iv-validity', candidate, { reason: 'iv-unknown' });
    if (iv < ivMin) return stand('iv-validity', candidate, { measured: iv, limit: ivMin });
    if (iv > ivMax) return stand('iv-validity', candidate, { measured: iv, limit: ivMax });
  }
  return undefined;
}

/** Refuses the first leg that trades or is held too little, or of which that is not known. */
function activityGate(
  gate: 'volume' | 'open-interest',
  { candidate, chain }: Pick<JudgedCandidate, 'candidate' | 'chain'>,
  least: number | undefined,
): Stand | undefined {
  if (least === undefined) return undefined;
  for (const { contract } of candidate.structure.legs) {
    const activity = chain.activity?.(contract.expiry, contract.right, contract.strikeCents);
    const contracts = gate === 'volume' ? activity?.volume : activity?.openInterest;
    if (contracts === undefined || !Number.isFinite(contracts)) {
      return stand(gate, candidate, { reason: `${gate}-unknown` });
    }
    if (contracts < least) return stand(gate, candidate, { measured: contracts, limit: least });
  }
  return undefined;
}

function stand(
  gate: EntryGate,
  candidate: EntryCandidate,
  found: Pick<Stand, 'measured' | 'limit' | 'reason'>,
): Stand {
  return { kind: 'stand', gate, ...found, candidate };
}
