// Follows every order from its submission to its one end, and holds each fill against the order it fills.
import {
  type CandidateRecord,
  canonicalJson,
  type LedgerRecord,
  type OrderEndedRecord,
  type OrderFilledRecord,
  type OrderReplacedRecord,
  type OrderSubmittedRecord,
  type ReplaceSubmittedRecord,
  type SharesFilledRecord,
  type SharesSubmittedRecord,
  type TradeOpenedRecord,
} from '../../../core/ledger/index.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';
import { problemsOfCandidate } from './orders/candidate-statements.ts';
import { problemsOfFill, problemsOfSharesFill } from './orders/fill-statements.ts';

type Fill = OrderFilledRecord | SharesFilledRecord;
type Report = Fill | ReplaceSubmittedRecord | OrderReplacedRecord | OrderEndedRecord;

interface FollowedOrder {
  readonly submitted: OrderSubmittedRecord | SharesSubmittedRecord;
  filledQuantity: number;
  hasEnded: boolean;
  /** In force in the market, as far as the venue has told; `undefined`: none. */
  limitCents: number | undefined;
  /** Every limit that was asked for. */
  readonly askedCents: Set<number>;
}

/** What the records so far say of orders and of the trades they were sent for. */
interface OrderFile {
  readonly orders: Map<number, FollowedOrder>;
  readonly fillIds: Set<number>;
  /** Closed, or adjusted: units told later are of legs that they no longer hold. */
  readonly leftTrades: Set<number>;
  readonly usedTrades: Set<number>;
  /** Whether the run says of itself that orders fill on the quotes they were decided on. */
  fillsAtOnce: boolean;
  /** Of the order that opened last. */
  candidate: CandidateRecord | undefined;
  /** The record before this one, where it was a violation. */
  violation: { readonly seq: number; readonly tradeId: number | undefined } | undefined;
}

/** An order that neither filled nor ended is still working, which is no fault. */
export function createOrderCheck(complain: Complain): AuditCheck {
  const file: OrderFile = {
    orders: new Map(),
    fillIds: new Set(),
    leftTrades: new Set(),
    usedTrades: new Set(),
    fillsAtOnce: false,
    candidate: undefined,
    violation: undefined,
  };
  return {
    see(record: LedgerRecord) {
      if (record.type === 'order-submitted' || record.type === 'shares-submitted') {
        if (file.orders.has(record.orderId)) complain(`order id ${record.orderId} is used twice`);
        file.orders.set(record.orderId, newlySent(record));
        file.usedTrades.add(record.tradeId);
        if (record.type === 'order-submitted') {
          seeLimit(record, record.firstLimitCents, complain);
          for (const problem of problemsOfCandidate(record)) complain(problem);
        }
      } else if (record.type === 'order-filled' || record.type === 'shares-filled')
        seeFill(record, file, complain);
      else if (record.type === 'replace-submitted' || record.type === 'order-replaced')
        seeReplaced(record, file, complain);
      else if (record.type === 'order-ended') seeEnd(record, file, complain);
      else if (record.type === 'trade-opened') seeOpened(record, file, complain);
      else if (record.type === 'trade-closed' || record.type === 'trade-adjusted')
        file.leftTrades.add(record.tradeId);
      else if (record.type === 'manifest') file.fillsAtOnce = record.labels.fills === 'optimistic';
      file.violation =
        record.type === 'rule-violation' ? { seq: record.seq, tradeId: record.tradeId } : undefined;
    },
  };
}

function seeFill(fill: Fill, file: OrderFile, complain: Complain): void {
  if (file.fillIds.has(fill.fillId)) complain(`fill id ${fill.fillId} is used twice`);
  file.fillIds.add(fill.fillId);
  const order = workingOrder(fill, file, complain);
  if (order === undefined) return;
  const { submitted } = order;
  if (fill.type === 'order-filled' && submitted.type === 'order-submitted') {
    if (fill.action === 'open') file.candidate = submitted.candidate;
    order.filledQuantity += fill.quantity;
    order.hasEnded ||= order.filledQuantity >= submitted.quantity;
    for (const problem of problemsOfFill(fill, { ...order, submitted }, file.fillsAtOnce)) complain(problem);
    if (order.filledQuantity > submitted.quantity) {
      complain(`order ${fill.orderId} for ${submitted.quantity} filled ${order.filledQuantity}`);
    }
  } else if (fill.type === 'shares-filled' && submitted.type === 'shares-submitted') {
    order.hasEnded = true;
    for (const problem of problemsOfSharesFill(fill, submitted)) complain(problem);
  } else complain(`order ${fill.orderId} and its fill are not both of shares`);
}

function seeReplaced(
  record: ReplaceSubmittedRecord | OrderReplacedRecord,
  file: OrderFile,
  complain: Complain,
): void {
  const order = workingOrder(record, file, complain);
  if (order === undefined) return;
  const { orderId, limitCents } = record;
  const { submitted, askedCents } = order;
  if (submitted.type === 'shares-submitted') {
    complain(`order ${orderId} is of shares and has no limit`);
    return;
  }
  seeLimit(submitted, limitCents, complain);
  if (record.type === 'replace-submitted') {
    askedCents.add(limitCents);
    return;
  }
  // A venue that does not take a limit tells the one that stays in force.
  if (!askedCents.has(limitCents) && limitCents !== order.limitCents)
    complain(`order ${orderId} is moved to a limit of ${limitCents}, which was never asked for`);
  if (record.fromMs !== undefined && !(record.fromMs >= submitted.atMs && record.fromMs < record.atMs))
    complain(
      `order ${orderId} has its limit from ${record.fromMs}: expected after it was sent and before it is told`,
    );
  order.limitCents = limitCents;
}

function newlySent(submitted: FollowedOrder['submitted']): FollowedOrder {
  const { limitCents, firstLimitCents } =
    submitted.type === 'order-submitted' ? submitted : { limitCents: undefined, firstLimitCents: undefined };
  return {
    submitted,
    filledQuantity: 0,
    hasEnded: false,
    limitCents: firstLimitCents ?? limitCents,
    askedCents: new Set(),
  };
}

/** Whatever limit an order has in the market, it is no worse for us than the one that was approved. */
function seeLimit(
  { orderId, action, limitCents: approvedCents }: OrderSubmittedRecord,
  limitCents: number | undefined,
  complain: Complain,
): void {
  if (limitCents === undefined || approvedCents === undefined) return;
  const isWorse = action === 'close' ? limitCents > approvedCents : limitCents < approvedCents;
  if (isWorse)
    complain(`order ${orderId} works at a limit of ${limitCents}, it was approved at ${approvedCents}`);
}

/** A trade is of the candidate that its order was decided on, to the last quote. */
function seeOpened({ tradeId, candidate }: TradeOpenedRecord, file: OrderFile, complain: Complain): void {
  if (file.candidate !== undefined && canonicalJson(candidate) !== canonicalJson(file.candidate))
    complain(`trade ${tradeId} states another candidate than its order`);
}

function seeEnd(record: OrderEndedRecord, file: OrderFile, complain: Complain): void {
  const order = workingOrder(record, file, complain);
  if (order === undefined) return;
  order.hasEnded = true;
  if ((record.filledQuantity ?? 0) !== order.filledQuantity) {
    complain(
      `order ${record.orderId} ends with ${record.filledQuantity ?? 0} filled, its fills are ${order.filledQuantity}`,
    );
  }
}

/** The working order a report is about; complains where there is none or it is another trade's. */
function workingOrder(report: Report, file: OrderFile, complain: Complain): FollowedOrder | undefined {
  const order = file.orders.get(report.orderId);
  if (order === undefined) {
    complain(`order ${report.orderId} was never submitted`);
    return undefined;
  }
  if (order.hasEnded && !isLate(report, order, file)) complain(`order ${report.orderId} was already over`);
  const { tradeId, seq, atMs } = order.submitted;
  if (!isOwnTrade(report, order, file))
    complain(`order ${report.orderId} is trade ${tradeId}'s, not ${report.tradeId}'s`);
  file.usedTrades.add(report.tradeId);
  if (report.seq <= seq || report.atMs < atMs) {
    complain(
      `order ${report.orderId}, submitted at event ${seq}, is over by event ${report.seq}: expected a later one`,
    );
  }
  return order;
}

/** Units may be told filled after an order was dropped, where the violation is on record right before. */
function isLate(
  report: Report,
  { submitted, filledQuantity }: FollowedOrder,
  { violation }: OrderFile,
): boolean {
  return (
    report.type === 'order-filled' &&
    submitted.type === 'order-submitted' &&
    filledQuantity < submitted.quantity &&
    violation?.seq === report.seq &&
    violation.tradeId === submitted.tradeId
  );
}

/** Units that open a trade when its first ones are gone again, or hold other legs, are a trade of their own. */
function isOwnTrade(
  report: Report,
  { submitted, filledQuantity }: FollowedOrder,
  { leftTrades, usedTrades }: OrderFile,
): boolean {
  if (report.tradeId === submitted.tradeId) return true;
  const isOpening = report.type === 'order-filled' && report.action === 'open' && filledQuantity > 0;
  return isOpening && leftTrades.has(submitted.tradeId) && !usedTrades.has(report.tradeId);
}
