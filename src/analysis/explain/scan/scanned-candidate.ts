// What a candidate could bring, lose and ask for, beside what the engine's gates say of it.
import type { ChainSnapshot, EntryCandidate, SessionDate, Stand } from '../../../core/domain/index.ts';
import { type EngineState, marginRecord, type SentEntry } from '../../../core/engine/index.ts';
import type { MarginRecord } from '../../../core/ledger/index.ts';
import { breakevenPoints } from '../../metrics/index.ts';
import { profitProbability } from './profit-probability.ts';

/** Figures of one unit at its natural credit, before fees. */
export interface ScannedCandidate {
  readonly candidate: EntryCandidate;
  /** The one that the strategy picks by itself. */
  readonly isOwn: boolean;
  /** The most that expiry can cost less the credit; not above zero where the credit covers all of it. */
  readonly maxLossCents: number;
  /** Credit over the most that can be lost; `undefined` where nothing can. */
  readonly returnOnRisk: number | undefined;
  /** Points at which expiry comes out even, rising; none on a side that cannot lose. */
  readonly breakevens: readonly number[];
  /** As `profitProbability` gives it. */
  readonly profitProbability: number | undefined;
  /** What each rule that is modelled asks, gross of the credit. */
  readonly margins: MarginRecord;
  /** The most that expiry can cost, gross of the credit. */
  readonly worstExpiryCents: number;
  readonly verdict: CandidateVerdict;
}

export type CandidateVerdict =
  | Stand
  | {
      readonly kind: 'approved';
      /** Units of the structure. */
      readonly quantity: number;
      /** What held the size to no more. */
      readonly binding: string;
      /** Least net credit that the order accepts, cents a share. */
      readonly limitCents: number;
    };

/** Where and when a candidate is looked at. */
export interface ScanPlace {
  readonly state: EngineState;
  readonly chain: ChainSnapshot;
  readonly date: SessionDate;
}

/** The figures of a candidate, and what `outcome` says of it without what the engine keeps to itself. */
export function scannedCandidate(
  candidate: EntryCandidate,
  outcome: Stand | SentEntry,
  { state, chain, date, isOwn }: ScanPlace & { readonly isOwn: boolean },
): ScannedCandidate {
  const { structure, naturalCreditCents, quotes } = candidate;
  const { legs, multiplier, widthCents } = structure;
  const maxLossCents = (widthCents - naturalCreditCents) * multiplier;
  const breakevens = breakevenPoints(
    legs.map(({ contract: { right, strikeCents }, quantity }) => ({ right, strikeCents, quantity })),
    naturalCreditCents,
  );
  const legPricesCents = legs.map(
    ({ quantity }, leg) => (quantity > 0 ? quotes[leg]?.askCents : quotes[leg]?.bidCents) ?? Number.NaN,
  );
  const { spotPoints } = chain;
  return {
    candidate,
    isOwn,
    maxLossCents,
    returnOnRisk: maxLossCents > 0 ? (naturalCreditCents * multiplier) / maxLossCents : undefined,
    breakevens,
    profitProbability: profitProbability(candidate, breakevens, chain),
    margins: marginRecord(
      { structure, quantity: 1, legPricesCents, spotPoints },
      state.plan.nakedRatesOn?.(date),
    ),
    worstExpiryCents: widthCents * multiplier,
    verdict: verdictOf(outcome, naturalCreditCents),
  };
}

function verdictOf(outcome: Stand | SentEntry, naturalCreditCents: number): CandidateVerdict {
  if (outcome.kind === 'stand') return outcome;
  const { order, size } = outcome;
  const limitCents = order.limitCents ?? naturalCreditCents;
  return { kind: 'approved', quantity: order.quantity, binding: size.binding, limitCents };
}
