// One trade as the run document shows it, closed or still open.
import {
  type Bias,
  cents,
  type ChainOrigin,
  daysBetween,
  dollarsFromCents,
  type ExitReason,
  invariant,
  isoInstant,
  type OptionRight,
  type Regime,
  type Root,
  type SessionDate,
} from '../../../../core/domain/index.ts';
import type { HeldRecord } from '../../../../core/ledger/index.ts';
import { breakevenPoints } from '../../../metrics/index.ts';
import { marginOf } from '../margin-section.ts';
import { quotesOf } from '../chains-section.ts';
import { type TradeEvent, tradeEvents } from './trade-events.ts';
import { type AdjustmentEntry, adjustmentEntries } from './adjustment-entries.ts';
import { latestLegs, totalCreditCents } from './latest-legs.ts';
import { openedQuantity, openingCashCents, type RecordedTrade } from './trade-history.ts';

/** One leg; prices in dollars per share. */
export interface LegEntry {
  readonly right: OptionRight;
  readonly strike: number;
  readonly side: 'long' | 'short';
  /** Contracts of the whole position, positive. */
  readonly quantity: number;
  /**
   * Delta per share when the leg was opened, in ledgers that do not tell it when it was decided: calls positive, puts
   * negative, whichever side is held.
   */
  readonly delta: number | null;
  readonly entryPrice: number;
  /** Closing fill or value at settlement; for an open position what closing would pay or cost now; `null`: no quote. */
  readonly exitPrice: number | null;
}

/** What the signals said at the entry; each `null` where that signal is switched off. */
export interface EntryContext {
  readonly regime: Regime | null;
  /** 0 to 1. */
  readonly confidence: number | null;
  readonly bias: Bias | null;
  /** Weighted mean of the timeframes' votes, 0 to 1. */
  readonly consensus: number | null;
}

/** Dollar fields cover the whole position; `pnlDollars` is the cash of all legs and of assigned stock less `feesDollars`. */
export interface TradeEntry {
  readonly id: number;
  readonly root: Root;
  readonly expiry: SessionDate;
  /** Calendar days from the session of the entry to expiry. */
  readonly dte: number;
  readonly entryAt: string;
  readonly exitAt: string | null;
  readonly spotAtEntry: number;
  /** Those held last, in strike order: of a condor long put, short put, short call, long call. */
  readonly legs: readonly LegEntry[];
  /** Condors or puts, of all opening fills. */
  readonly quantity: number;
  /** Of the opening and all adjustments. */
  readonly creditDollars: number;
  /** Worst loss at expiry of the legs held last net of the credit, before fees. */
  readonly maxLossDollars: number;
  /** What brokers' rules ask for it as it is opened, gross of the credit; `null` where a rule asks nothing definite. */
  readonly margin: Readonly<Record<'cboe' | 'ibkr' | 'alpaca' | 'lean', number | null>>;
  /** Where the underlying at expiry makes the trade neither gain nor lose before fees, points, rising. */
  readonly breakevens: readonly number[];
  /** `null` where an open position has a leg without a quote. */
  readonly pnlDollars: number | null;
  /**
   * The least and most it can be, where an exit quote was missing: of an open position if it were closed at the end; of one
   * that is over, which has its P&L all the same, had it been closed when that was first to be done. The fees of closing are taken off.
   */
  readonly pnlBounds: readonly [number, number] | null;
  readonly feesDollars: number;
  /** Cash of shares that assignment or exercise brought and took: deliveries, sales and dividends, before fees. */
  readonly stockDollars: number;
  /** Shares of an open position: + long, - sold short. */
  readonly shares: number;
  readonly exitReason: ExitReason | null;
  /** Whether the opening fill was made on recorded or on simulated quotes, and the closing one; `null`: settled, or open. */
  readonly entryQuotes: ChainOrigin;
  readonly exitQuotes: ChainOrigin | null;
  /** What happened between opening and end; none for a trade that one fill opened and one fill or cash settlement ended. */
  readonly events: readonly TradeEvent[];
  readonly adjustments: readonly AdjustmentEntry[];
  /** The trade whose place it took at a later expiry. */
  readonly rolledFrom: number | null;
  readonly decision: EntryContext;
}

/** The document's entry of a trade. */
export function tradeEntry(trade: RecordedTrade): TradeEntry {
  const { opened, fills, closed } = trade;
  const [fill] = fills;
  const [first] = fill.legs;
  invariant(first !== undefined, `trade ${opened.tradeId} has no legs`);
  return {
    id: opened.tradeId,
    root: first.root,
    expiry: first.expiry,
    dte: daysBetween(opened.date, first.expiry),
    entryAt: isoInstant(opened.atMs),
    exitAt: closed === undefined ? null : isoInstant(closed.atMs),
    spotAtEntry: opened.spotPoints,
    legs: legEntries(trade),
    quantity: openedQuantity(trade),
    creditDollars: dollarsFromCents(totalCreditCents(trade)),
    maxLossDollars: dollarsFromCents(latestFigures(trade).maxLossCents),
    margin: marginEntry(trade),
    breakevens: breakevenPoints(
      latestLegs(trade).map(({ leg }) => leg),
      totalCreditCents(trade) / (first.multiplier * openedQuantity(trade)),
    ),
    ...outcomeOf(trade),
    exitReason: closed?.reason ?? null,
    entryQuotes: quotesOf(fill),
    exitQuotes: trade.closingFill === undefined ? null : quotesOf(trade.closingFill),
    events: tradeEvents(trade),
    adjustments: adjustmentEntries(trade),
    rolledFrom: trade.entryOrder?.rolledFrom ?? null,
    decision: entryContext(trade),
  };
}

function entryContext({ entryOrder }: RecordedTrade): EntryContext {
  const { regime, fuzzy, consensus } = entryOrder?.signals ?? {};
  return {
    regime: regime?.available === true ? regime.regime : null,
    confidence: fuzzy?.available === true ? fuzzy.confidence : null,
    bias: fuzzy?.available === true ? fuzzy.bias : null,
    consensus: consensus?.value ?? null,
  };
}

function marginEntry(trade: RecordedTrade): TradeEntry['margin'] {
  const margin = marginOf(trade);
  const dollars = (amount: number | undefined): number | null => (amount === undefined ? null : amount / 100);
  return {
    cboe: dollars(margin?.cboe),
    ibkr: dollars(margin?.ibkr),
    alpaca: dollars(margin?.alpaca),
    lean: dollars(margin?.lean),
  };
}

/** The figures of all opening fills and adjustments: the latest record has them. */
function latestFigures({ opened, increased, adjustments }: RecordedTrade) {
  return adjustments.at(-1)?.adjusted ?? increased ?? opened;
}

function legEntries(trade: RecordedTrade): readonly LegEntry[] {
  const { closed, remaining } = trade;
  const units = openedQuantity(trade);
  const exitsCents = closed?.legExitPricesCents ?? remaining?.legNaturalsCents;
  return latestLegs(trade).map(({ leg, entryCents, delta }, index) => {
    const exitCents = remaining?.held?.legContracts[index] === 0 ? undefined : exitsCents?.[index];
    return {
      right: leg.right,
      strike: dollarsFromCents(leg.strikeCents),
      side: leg.quantity > 0 ? 'long' : 'short',
      quantity: Math.abs(leg.quantity) * units,
      delta: delta ?? null,
      entryPrice: entryCents / 100,
      exitPrice: exitCents === undefined ? null : exitCents / 100,
    };
  });
}

type Outcome = Pick<TradeEntry, 'pnlDollars' | 'pnlBounds' | 'feesDollars' | 'stockDollars' | 'shares'>;

function outcomeOf(trade: RecordedTrade): Outcome {
  const { closed, remaining } = trade;
  const pnlBounds = boundsOf(trade);
  if (closed !== undefined) {
    return {
      pnlDollars: dollarsFromCents(closed.pnlCents),
      pnlBounds,
      feesDollars: dollarsFromCents(closed.feesCents),
      stockDollars: dollarsFromCents(closed.shareCashCents ?? cents(0)),
      shares: 0,
    };
  }
  const held = remaining?.held ?? heldAsOpened(trade);
  const naturals = remaining?.legNaturalsCents;
  return {
    pnlDollars: naturals === undefined ? null : closedNowCents(trade, held, naturals) / 100,
    pnlBounds: naturals === undefined ? pnlBounds : null,
    feesDollars: dollarsFromCents(held.feesCents),
    stockDollars: dollarsFromCents(held.shareCashCents),
    shares: held.shares,
  };
}

/** What an open trade holds of which the ledger says nothing more than that it is open: all that was opened. */
function heldAsOpened(trade: RecordedTrade): HeldRecord {
  const { fills, opened, increased } = trade;
  const units = openedQuantity(trade);
  const { feesCents } = increased ?? opened;
  return {
    legContracts: fills[0].legs.map(({ quantity }) => quantity * units),
    shares: 0,
    shareCashCents: cents(0),
    cashCents: cents(openingCashCents(trade) - feesCents),
    feesCents,
  };
}

/** P&L if all that is held were closed at these prices, before the fees of that. */
function closedNowCents(
  trade: RecordedTrade,
  { legContracts, cashCents, shares, sharePriceCents = 0 }: HeldRecord,
  naturalsCents: readonly number[],
): number {
  const legs = latestLegs(trade).reduce(
    (sum, { leg: { multiplier } }, index) =>
      sum + (legContracts[index] ?? 0) * multiplier * (naturalsCents[index] as number),
    0,
  );
  return cashCents + legs + Math.round(shares * sharePriceCents);
}

/** As the ledger tells them. A trade left open without quotes of which it tells no more may yet come to all that expiry allows. */
function boundsOf(trade: RecordedTrade): TradeEntry['pnlBounds'] {
  const { closed, remaining } = trade;
  const told = closed === undefined ? remaining?.pnlBoundsCents : closed.pnlBoundsCents;
  if (told !== undefined) return [told[0] / 100, told[1] / 100];
  if (closed !== undefined) return null;
  const { feesCents, maxLossCents } = latestFigures(trade);
  return [(-maxLossCents - feesCents) / 100, (totalCreditCents(trade) - feesCents) / 100];
}
