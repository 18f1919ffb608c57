// Holds what is stated of each trade against its own account: fills, shares, its part of what fell on several, fees.
import type { ExitReason } from '../../../core/domain/index.ts';
import type {
  ExitUnquotedRecord,
  LedgerRecord,
  OrderFilledRecord,
  OrderSubmittedRecord,
  RunEndedRecord,
  SharesFilledRecord,
  TradeAdjustedRecord,
  TradeClosedRecord,
  TradeIncreasedRecord,
  TradeOpenedRecord,
} from '../../../core/ledger/index.ts';
import { holdsAnything, type Movement, type TradeAccount } from '../account/trade-account.ts';
import { createTradeBook } from '../account/trade-book.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';
import { problemsOfAdjusted, problemsOfAdjustingOrder } from './adjustment-statements.ts';
import {
  problemsOfClosing,
  problemsOfIncrease,
  problemsOfOpening,
  problemsOfSharesOrder,
} from './trade-statements.ts';

export interface TradeCheck extends AuditCheck {
  /** Trades that hold something. */
  readonly openTradeIds: () => readonly number[];
  /** What fills and settlements so far say of a trade. */
  readonly tradeOf: (tradeId: number) => TradeAccount | undefined;
}

/** The trades that are followed and those that are over. */
interface TradeFile {
  readonly trades: Map<number, TradeAccount>;
  readonly finished: Set<number>;
  readonly causes: Causes;
}

export function createTradeCheck(complain: Complain): TradeCheck {
  const book = createTradeBook();
  const file: TradeFile = { trades: book.trades, finished: new Set(), causes: createCauses() };
  return {
    see(record) {
      if (record.type === 'order-filled' || record.type === 'shares-filled') seeFill(record, file, complain);
      const movements = book.book(record, complain);
      file.causes.see(record, movements);
      if (record.type === 'option-exercised' || record.type === 'position-liquidated')
        for (const problem of problemsOfParts(record.tradeIds, movements)) complain(problem);
      else if (record.type === 'shares-submitted')
        for (const problem of problemsOfSharesOrder(record, file.trades.get(record.tradeId)))
          complain(`trade ${record.tradeId} ${problem}`);
      else if (record.type === 'order-submitted') seeOrder(record, file, complain);
      else if (record.type === 'trade-adjusted') seeAdjusted(record, file, complain);
      else if (record.type === 'exit-unquoted') seeMissedExit(record, file, complain);
      else if (record.type === 'trade-opened') seeOpened(record, file, complain);
      else if (record.type === 'trade-increased') seeIncreased(record, file, complain);
      else if (record.type === 'trade-closed') seeClosed(record, file, complain);
      else if (record.type === 'session-closed' || record.type === 'run-ended') seeBalance(file, complain);
      if (record.type === 'run-ended') seeOpenTrades(record, file, complain);
    },
    openTradeIds: () =>
      [...file.trades].filter(([, trade]) => holdsAnything(trade)).map(([tradeId]) => tradeId),
    tradeOf: (tradeId) => file.trades.get(tradeId),
  };
}

function seeFill(
  { tradeId }: OrderFilledRecord | SharesFilledRecord,
  { trades, finished }: TradeFile,
  complain: Complain,
): void {
  if (trades.get(tradeId)?.isCloseRecorded === true || finished.has(tradeId))
    complain(`trade ${tradeId} is filled after it was closed`);
}

function seeOpened(record: TradeOpenedRecord, { trades }: TradeFile, complain: Complain): void {
  const trade = trades.get(record.tradeId);
  if (trade === undefined || trade.isOpenRecorded) {
    complain(`trade ${record.tradeId} is opened ${trade === undefined ? 'without a fill' : 'twice'}`);
    return;
  }
  trade.isOpenRecorded = true;
  trade.openFillsDue -= 1;
  for (const problem of problemsOfOpening(record, trade)) complain(`trade ${record.tradeId} ${problem}`);
}

function seeIncreased(record: TradeIncreasedRecord, { trades }: TradeFile, complain: Complain): void {
  const trade = trades.get(record.tradeId);
  if (trade === undefined || !trade.isOpenRecorded || trade.openFillsDue < 1) {
    complain(`trade ${record.tradeId} is increased without a fill`);
    return;
  }
  trade.openFillsDue -= 1;
  for (const problem of problemsOfIncrease(record, trade)) complain(`trade ${record.tradeId} ${problem}`);
}

function seeOrder(record: OrderSubmittedRecord, { trades }: TradeFile, complain: Complain): void {
  for (const problem of problemsOfAdjustingOrder(record, trades.get(record.tradeId)))
    complain(`trade ${record.tradeId} ${problem}`);
}

/** Of a kind that is its order's, and not a second time; where it was told before is its own record's to say. */
function seeAdjusted(record: TradeAdjustedRecord, { trades, causes }: TradeFile, complain: Complain): void {
  const { tradeId, kind, orderId } = record;
  const trade = trades.get(tradeId);
  if (trade === undefined || trade.adjustingFillsDue < 1) {
    complain(`trade ${tradeId} is adjusted without a fill`);
    return;
  }
  trade.adjustingFillsDue -= 1;
  if (causes.adjustmentOf(orderId) !== kind || trade.adjustments.includes(kind))
    complain(
      `trade ${tradeId} states ${kind} of order ${orderId}, which makes no such adjustment or not again`,
    );
  trade.adjustments.push(kind);
  for (const problem of problemsOfAdjusted(record, trade)) complain(`trade ${tradeId} ${problem}`);
}

function seeMissedExit(record: ExitUnquotedRecord, { trades }: TradeFile, complain: Complain): void {
  const { tradeId, pnlBoundsCents } = record;
  const trade = trades.get(tradeId);
  if (trade === undefined || !holdsAnything(trade) || trade.missedExit !== undefined) {
    complain(
      `trade ${tradeId} misses an exit ${trade?.missedExit === undefined ? 'but is not open' : 'twice'}`,
    );
    return;
  }
  trade.missedExit = pnlBoundsCents;
  if (pnlBoundsCents[0] > pnlBoundsCents[1])
    complain(
      `trade ${tradeId} states bounds of its profit from ${pnlBoundsCents[0]} to ${pnlBoundsCents[1]}`,
    );
}

function seeClosed(record: TradeClosedRecord, { trades, causes }: TradeFile, complain: Complain): void {
  const trade = trades.get(record.tradeId);
  if (trade === undefined || !trade.isOpenRecorded || trade.isCloseRecorded) {
    complain(`trade ${record.tradeId} is closed, but was not open`);
    return;
  }
  trade.isCloseRecorded = true;
  const problems = problemsOfClosing(record, trade, causes.of(record.tradeId));
  for (const problem of problems) complain(`trade ${record.tradeId} ${problem}`);
}

/** What closing would bring at natural prices is never more than the mark. */
function seeOpenTrades({ openTrades }: RunEndedRecord, { trades }: TradeFile, complain: Complain): void {
  for (const { tradeId, markCents, legNaturalsCents } of openTrades) {
    const trade = trades.get(tradeId);
    // A mark of shares is at their price, which is not on record.
    if (legNaturalsCents === undefined || trade === undefined || trade.shares !== 0) continue;
    let naturalCents = 0;
    for (const [place, { leg, quantity }] of [...trade.legs.values()].entries())
      naturalCents += quantity * leg.multiplier * (legNaturalsCents[place] ?? Number.NaN);
    if (!(naturalCents <= markCents))
      complain(
        `trade ${tradeId} states natural prices that bring ${naturalCents} cents, its mark is ${markCents}`,
      );
  }
}

/** Whatever moved a trade is followed by its own record within the same event. */
function seeBalance({ trades, finished }: TradeFile, complain: Complain): void {
  for (const [tradeId, trade] of trades) {
    const isOver = !holdsAnything(trade);
    if (!trade.isOpenRecorded) complain(`trade ${tradeId} has fills but no record of its opening`);
    else if (trade.openFillsDue > 0) complain(`trade ${tradeId} has fills but no record of its increase`);
    if (trade.adjustingFillsDue > 0) complain(`trade ${tradeId} has fills but no record of its adjustment`);
    trade.isOpenRecorded = true;
    trade.openFillsDue = 0;
    trade.adjustingFillsDue = 0;
    if (isOver && !trade.isCloseRecorded)
      complain(`trade ${tradeId} holds nothing but has no record of its closing`);
    // Trades that are over are not looked at again, so that a long run stays linear.
    if (isOver) trades.delete(tradeId);
    if (isOver) finished.add(tradeId);
  }
}

function problemsOfParts(stated: readonly number[], movements: readonly Movement[]): readonly string[] {
  const expected = [...new Set(movements.map(({ trade }) => trade.tradeId))];
  if (stated.join() === expected.join()) return [];
  return [`states that it falls on trades [${stated.join()}], expected [${expected.join()}]`];
}

/** What took contracts or shares of each trade, in the words of exit reasons. */
interface Causes {
  readonly of: (tradeId: number) => ReadonlySet<ExitReason>;
  /** What an order was sent to adjust; `undefined` for every other order. */
  readonly adjustmentOf: (orderId: number) => string | undefined;
  readonly see: (record: LedgerRecord, movements: readonly Movement[]) => void;
}

function createCauses(): Causes {
  const reasons = new Map<number, ExitReason | undefined>();
  const causes = new Map<number, Set<ExitReason>>();
  const adjustments = new Map<number, string>();
  return {
    of: (tradeId) => causes.get(tradeId) ?? new Set(),
    adjustmentOf: (orderId) => adjustments.get(orderId),
    see(record, movements) {
      if (record.type === 'order-submitted' || record.type === 'shares-submitted')
        reasons.set(record.orderId, record.exitReason);
      if (record.type === 'order-submitted' && record.adjustment !== undefined)
        adjustments.set(record.orderId, record.adjustment.kind);
      const cause = causeOf(record, reasons);
      if (cause === undefined) return;
      for (const { trade } of movements)
        causes.set(trade.tradeId, (causes.get(trade.tradeId) ?? new Set()).add(cause));
    },
  };
}

function causeOf(
  record: LedgerRecord,
  reasons: ReadonlyMap<number, ExitReason | undefined>,
): ExitReason | undefined {
  switch (record.type) {
    case 'order-filled':
    case 'shares-filled':
      return reasons.get(record.orderId);
    case 'option-exercised':
      return 'assignment';
    case 'position-liquidated':
      return 'liquidated';
    case 'expiry-settled':
      return 'expiry';
    default:
      return undefined;
  }
}
