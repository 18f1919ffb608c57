// The adjustment decision for one open trade at one bar: a short that is tested, the other side moved after it, and what that brings.
import {
  type Adjust,
  adjustingBundle,
  type AdjustmentCandidate,
  type AdjustmentRefusal,
  type BarClosed,
  type ChainSnapshot,
  isSoundQuote,
  type OpenTrade,
  type SideRoll,
} from '../../domain/index.ts';
import { assessQuote } from '../../market/index.ts';
import type { LiquidityLimits } from '../strategy-config.ts';
import { creditAtQuotes, quotesOf } from '../strikes/quoted-credit.ts';
import type { AdjustRules } from './adjust-rules.ts';
import { withSideRolled } from './roll-strikes.ts';
import { testedSides, type TestedSides } from './tested-side.ts';
import { hasBarsFor } from './time-left.ts';

/** What a trade is judged on: its bar and the chain of its own origin at it. */
export interface AdjustmentMoment {
  readonly bar: BarClosed;
  readonly chain: ChainSnapshot;
}

export interface AdjustmentLimits {
  readonly rules: AdjustRules;
  readonly liquidity: LiquidityLimits;
}

/** A trade with a tested short: what is to be done about it, or why nothing is. */
export type AdjustmentDecision =
  | Adjust
  | ({ readonly kind: 'refused' } & { readonly refusal: AdjustmentRefusal });

/**
 * Moves the untested side of a condor towards the money where the other side's short is tested; `undefined` where none is, or
 * where the trade cannot be judged at this bar: it is no condor held whole, its quotes are not new, or it is too late.
 */
export function decideAdjustment(
  trade: OpenTrade,
  { bar, chain }: AdjustmentMoment,
  { rules, liquidity }: AdjustmentLimits,
): AdjustmentDecision | undefined {
  const { structure } = trade.opening;
  if (structure.kind !== 'iron-condor' || !trade.isMarkFresh || !isTimeLeft(trade, bar, rules))
    return undefined;
  const sides = testedSides(structure, chain, rules.testedDelta);
  if (sides === undefined) return undefined;
  const kind = rollOf(sides);
  // Once a side: after that the trade is left to its exits.
  if (trade.adjustments.includes(kind)) return undefined;
  if (sides.tested === 'both') {
    const measured = Math.abs(sides.deltas[kind === 'roll-put-side' ? 'put' : 'call']);
    return refused({ kind, gate: 'both-sides-tested', measured, limit: rules.testedDelta });
  }
  const right = kind === 'roll-put-side' ? 'put' : 'call';
  const after = withSideRolled(structure, chain, { right, absDelta: rules.untestedDelta });
  if (after === undefined) return refused({ kind, gate: 'no-strike' });
  const testedDelta = sides.deltas[sides.tested];
  const candidate = candidateOf(trade, chain, {
    adjustment: { kind, before: structure, after },
    testedDelta,
  });
  if (candidate === undefined) return refused({ kind, gate: 'no-quote' });
  const refusal = marketRefusal(candidate, bar, liquidity) ?? creditRefusal(candidate, rules);
  if (refusal !== undefined) return refused({ kind, ...refusal });
  return { kind: 'adjust', tradeId: trade.opening.tradeId, candidate };
}

type Found = Omit<AdjustmentRefusal, 'kind'>;

function refused(refusal: AdjustmentRefusal): AdjustmentDecision {
  return { kind: 'refused', refusal };
}

/** An order decided at the close of a bar inside the day would wait for the next session's market. */
function isTimeLeft(trade: OpenTrade, bar: BarClosed, { dteMin }: AdjustRules): boolean {
  const { lastTradeMs } = trade.opening.structure.expiry;
  return trade.dte >= dteMin && hasBarsFor(1, bar) && bar.availableAtMs < lastTradeMs;
}

/** The roll of the side that is less tested. */
function rollOf({ deltas }: TestedSides): SideRoll {
  return Math.abs(deltas.put) >= Math.abs(deltas.call) ? 'roll-call-side' : 'roll-put-side';
}

function candidateOf(
  trade: OpenTrade,
  chain: ChainSnapshot,
  decided: Pick<AdjustmentCandidate, 'adjustment' | 'testedDelta'>,
): AdjustmentCandidate | undefined {
  const bundle = adjustingBundle(decided.adjustment);
  const quotes = quotesOf(chain, bundle, isSoundQuote);
  const models = bundle.legs.map(({ contract }) =>
    chain.model(contract.expiry, contract.right, contract.strikeCents),
  );
  if (quotes === undefined || models.includes(undefined)) return undefined;
  return {
    ...decided,
    bundle,
    dte: trade.dte,
    quoteOrigin: chain.origin,
    quotedAtMs: chain.atMs,
    quotes,
    deltas: models.flatMap((model) => model?.delta ?? []),
    ivs: models.flatMap((model) => model?.iv ?? []),
    ...creditAtQuotes(bundle, quotes),
  };
}

/** The age of the quotes (seconds), and the spread of each leg, as of an entry; a long given up may have lost its last bid. */
function marketRefusal(
  { bundle, quotes, quotedAtMs, adjustment }: AdjustmentCandidate,
  { availableAtMs }: BarClosed,
  limits: LiquidityLimits,
): Found | undefined {
  const { quoteAgeSecondsMax = Infinity } = limits;
  const ageSeconds = (availableAtMs - quotedAtMs) / 1000;
  if (!(ageSeconds >= 0)) return { gate: 'quote-age', measured: ageSeconds, limit: 0 };
  if (!(ageSeconds <= quoteAgeSecondsMax))
    return { gate: 'quote-age', measured: ageSeconds, limit: quoteAgeSecondsMax };
  for (const [leg, quote] of quotes.entries()) {
    const { contract, quantity } = bundle.legs[leg] ?? {};
    const isGivenUp = adjustment.before.legs.some((held) => held.contract === contract);
    const isBought = quantity === 1;
    const quality = assessQuote(quote, limits, { isBought: isBought || isGivenUp });
    if (quality.kind === 'tradable') continue;
    const { measured, limit, reason } = quality;
    return { gate: 'leg-spread', measured, limit, reason };
  }
  return undefined;
}

/** Dollars a share. */
function creditRefusal(
  { naturalCreditCents }: AdjustmentCandidate,
  { creditCentsMin }: AdjustRules,
): Found | undefined {
  if (naturalCreditCents >= creditCentsMin) return undefined;
  return { gate: 'credit', measured: naturalCreditCents / 100, limit: creditCentsMin / 100 };
}
