// A decision card as one JSON document: instants as ISO text, prices in dollars a share.
import type { EntryCard, TradeCard } from '../../analysis/explain/index.ts';
import {
  dollarsFromCents,
  type EntryCandidate,
  type EpochMs,
  isoInstant,
  type Signal,
  type VerdictInput,
} from '../../core/domain/index.ts';
import { gapClass } from '../../core/signals/index.ts';
import type { LabelledCard } from './card-at.ts';

/** Plain data; what the run does not know is `null`. */
export function cardDocument({ card, labels }: LabelledCard): object {
  const { atMs, root, spotPoints, vixPoints, entry, trades, signals, effects, flips } = card;
  return {
    at: isoInstant(atMs),
    data: { underlying: labels.underlying, volatility: labels.volatility, chain: labels.chain },
    root,
    spot: spotPoints,
    vix: vixDocument(vixPoints),
    entry: entryDocument(entry),
    trades: trades.map(tradeDocument),
    signals: signals === undefined ? null : withInstants(signals),
    effects: effects === undefined ? null : { ...effects.tilt, sizeScale: effects.sizeScale },
    flips,
  };
}

/** A level with the instant from which it was known, or the reason there is none. */
export function vixDocument(vix: Signal<number>): object {
  return vix.available
    ? { points: vix.value, since: isoInstant(vix.asOfMs) }
    : { points: null, reason: vix.reason };
}

/** What a bar decided on an entry. */
export function entryDocument(entry: EntryCard): object {
  const candidate = entry.candidate === undefined ? null : candidateDocument(entry.candidate);
  if (entry.outcome === 'enter') {
    const { outcome, quantity, binding, limitCents } = entry;
    return { outcome, quantity, binding, limitDollars: limitCents / 100, candidate };
  }
  const { outcome, gate, measured, limit, reason } = entry;
  return {
    outcome,
    gate,
    measured: measured ?? null,
    limit: limit ?? null,
    reason: reason ?? null,
    candidate,
  };
}

/** A candidate with the quotes it was judged on. */
export function candidateDocument(candidate: EntryCandidate): object {
  const { structure, dte, quotes, deltas, ivs, midCreditCents, naturalCreditCents } = candidate;
  return {
    expiry: structure.expiry.sessionDate,
    dte,
    legs: structure.legs.map(({ contract, quantity }, place) => ({
      right: contract.right,
      strike: dollarsFromCents(contract.strikeCents),
      side: quantity > 0 ? 'long' : 'short',
      bid: (quotes[place]?.bidCents ?? Number.NaN) / 100,
      ask: (quotes[place]?.askCents ?? Number.NaN) / 100,
      delta: deltas[place] ?? null,
      vol: ivs[place] ?? null,
    })),
    midCreditDollars: midCreditCents / 100,
    naturalCreditDollars: naturalCreditCents / 100,
    widthDollars: dollarsFromCents(structure.widthCents),
  };
}

function tradeDocument({
  strikesCents,
  creditCents,
  closeCostCents,
  reason,
  rules,
  ...trade
}: TradeCard): object {
  return {
    ...trade,
    strikes: strikesCents.map((cents) => cents / 100),
    creditDollars: creditCents / 100,
    closeCostDollars: closeCostCents / 100,
    exitReason: reason ?? null,
    rules: rules.map((rule) => ({ ...rule, measured: rule.measured ?? null })),
  };
}

type Dated = Extract<VerdictInput, { readonly asOfMs: EpochMs }>;

/** The same data with every `asOfMs` as ISO text `since`, and a gap with its class. */
function withInstants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInstants);
  if (typeof value !== 'object' || value === null) return value;
  const { asOfMs, ...members } = value as Partial<Dated> & Record<string, unknown>;
  const plain = Object.entries(members).map(([name, member]) => [name, withInstants(member)]);
  const gap = members.name === 'gap' && 'value' in members ? members.value : undefined;
  return {
    ...Object.fromEntries(plain),
    ...(gap === undefined ? {} : { class: gapClass(gap) }),
    ...(asOfMs === undefined ? {} : { since: isoInstant(asOfMs) }),
  };
}
