// One trade as the run document shows it, closed or still open.
import {
  type Cents,
  type ChainOrigin,
  daysBetween,
  dollarsFromCents,
  type ExitReason,
  invariant,
  isoInstant,
  type OptionRight,
  type Root,
  type SessionDate,
} from '../../../core/domain/index.ts';
import { breakevenPoints } from './breakeven-points.ts';
import { quotesOf } from './chains-section.ts';
import { hasWaitedInVain, openingCashCents, type RecordedTrade } from './trade-history.ts';

/** One leg; prices in dollars per share. */
export interface LegEntry {
  readonly right: OptionRight;
  readonly strike: number;
  readonly side: 'long' | 'short';
  /** Contracts of the whole position, positive. */
  readonly quantity: number;
  /**
   * Delta per share when the entry was filled, in ledgers that do not tell it when it was decided: calls positive, puts
   * negative, whichever side is held.
   */
  readonly delta: number | null;
  readonly entryPrice: number;
  /** Closing fill or value at settlement; for an open position what closing would pay or cost now; `null`: no quote. */
  readonly exitPrice: number | null;
}

/** What signals said at the entry; each `null` until that signal exists. */
export interface EntryContext {
  readonly regime: string | null;
  readonly confidence: number | null;
  readonly bias: string | null;
  readonly consensus: string | null;
}

/** Dollar fields cover the whole position; `pnlDollars` is the cash of all legs less `feesDollars`. */
export interface TradeEntry {
  readonly id: number;
  readonly root: Root;
  readonly expiry: SessionDate;
  /** Calendar days from the session of the entry to expiry. */
  readonly dte: number;
  readonly entryAt: string;
  readonly exitAt: string | null;
  readonly spotAtEntry: number;
  /** In strike order: of a condor long put, short put, short call, long call. */
  readonly legs: readonly LegEntry[];
  /** Condors or puts. */
  readonly quantity: number;
  readonly creditDollars: number;
  /** Worst loss at expiry net of the credit, before fees. */
  readonly maxLossDollars: number;
  /** Where the underlying at expiry makes the trade neither gain nor lose before fees, points, rising. */
  readonly breakevens: readonly number[];
  /** `null` where an open position has a leg without a quote. */
  readonly pnlDollars: number | null;
  /**
   * The least and most it can be, where an exit quote was missing: of an open position at expiry; of a settled one, which
   * has its P&L all the same, had its exit been made when it was decided.
   */
  readonly pnlBounds: readonly [number, number] | null;
  readonly feesDollars: number;
  readonly exitReason: ExitReason | null;
  /** Whether the opening fill was made on recorded or on simulated quotes, and the closing one; `null`: settled, or open. */
  readonly entryQuotes: ChainOrigin;
  readonly exitQuotes: ChainOrigin | null;
  readonly adjustments: readonly never[];
  readonly decision: EntryContext;
}

/** The document's entry of a trade. */
export function tradeEntry(trade: RecordedTrade): TradeEntry {
  const { opened, fill, closed } = trade;
  const [first] = fill.legs;
  invariant(first !== undefined, `trade ${opened.tradeId} has no legs`);
  const creditCents = openingCashCents(fill, fill.legPricesCents);
  return {
    id: opened.tradeId,
    root: first.root,
    expiry: first.expiry,
    dte: daysBetween(opened.date, first.expiry),
    entryAt: isoInstant(opened.atMs),
    exitAt: closed === undefined ? null : isoInstant(closed.atMs),
    spotAtEntry: opened.spotPoints,
    legs: legEntries(trade),
    quantity: opened.quantity,
    creditDollars: dollarsFromCents(creditCents),
    maxLossDollars: dollarsFromCents(opened.maxLossCents),
    breakevens: breakevenPoints(fill),
    ...outcomeOf(trade, creditCents),
    exitReason: closed?.reason ?? null,
    entryQuotes: quotesOf(fill),
    exitQuotes: trade.closingFill === undefined ? null : quotesOf(trade.closingFill),
    adjustments: [],
    decision: { regime: null, confidence: null, bias: null, consensus: null },
  };
}

function legEntries({ opened, fill, closed, remaining }: RecordedTrade): readonly LegEntry[] {
  const exitsCents = closed?.legExitPricesCents ?? remaining?.legNaturalsCents;
  return fill.legs.map((leg, index) => {
    const exitCents = exitsCents?.[index];
    return {
      right: leg.right,
      strike: dollarsFromCents(leg.strikeCents),
      side: leg.quantity > 0 ? 'long' : 'short',
      quantity: Math.abs(leg.quantity) * fill.quantity,
      delta: (fill.legDeltas ?? opened.candidate.deltas)[index] ?? null,
      entryPrice: (fill.legPricesCents[index] as number) / 100,
      exitPrice: exitCents === undefined ? null : exitCents / 100,
    };
  });
}

type Outcome = Pick<TradeEntry, 'pnlDollars' | 'pnlBounds' | 'feesDollars'>;

function outcomeOf(trade: RecordedTrade, creditCents: Cents): Outcome {
  const { opened, fill, closed, remaining } = trade;
  const { feesCents, maxLossCents } = opened;
  const bounds = [(-maxLossCents - feesCents) / 100, (creditCents - feesCents) / 100] as const;
  if (closed !== undefined) {
    const pnlBounds = hasWaitedInVain(trade) ? bounds : null;
    const feesDollars = dollarsFromCents(closed.feesCents);
    return { pnlDollars: dollarsFromCents(closed.pnlCents), pnlBounds, feesDollars };
  }
  const naturals = remaining?.legNaturalsCents;
  const feesDollars = dollarsFromCents(feesCents);
  if (naturals === undefined) return { pnlDollars: null, pnlBounds: bounds, feesDollars };
  const pnlCents = creditCents - openingCashCents(fill, naturals) - feesCents;
  return { pnlDollars: pnlCents / 100, pnlBounds: null, feesDollars };
}
