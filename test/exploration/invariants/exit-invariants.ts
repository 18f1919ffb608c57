// What must hold of exits at every moment: one order, one reason, and no earlier reason kept waiting.
import {
  type BarClosed,
  type ExitReason,
  EXIT_REASONS,
  type OpenTrade,
} from '../../../src/core/domain/index.ts';
import type { EngineState } from '../../../src/core/engine/index.ts';
import type { LedgerRecord } from '../../../src/core/ledger/index.ts';
import { openTradeById } from '../../../src/core/portfolio/index.ts';
import { exitUrgency, isFlattening } from '../../../src/core/risk/index.ts';
import { exitReason } from '../../../src/core/strategy/index.ts';
import type { Moment, RecordList } from '../moment.ts';

/** What closes each trade, and what waits for its end, before an event. */
export type ExitsUnderWay = ReadonlyMap<number, Pick<OpenTrade, 'closingOrderId' | 'pendingExit'>>;

const NONE: ExitsUnderWay = new Map();

export function underWayOf({ portfolio: { openTrades } }: EngineState): ExitsUnderWay {
  if (openTrades.length === 0) return NONE;
  return new Map(
    openTrades.map(({ opening, closingOrderId, pendingExit }) => [
      opening.tradeId,
      { closingOrderId, pendingExit },
    ]),
  );
}

interface SteppedEngine {
  readonly engine: EngineState;
  /** Of the event. */
  readonly records: readonly LedgerRecord[];
  readonly earlier: RecordList | undefined;
}

/**
 * Of one event: an order that closes a trade is followed by another only once it has ended, a reason that waits only by itself
 * or an earlier one, and what ends a trade is its one reason.
 */
export function exitProblems(before: ExitsUnderWay, after: SteppedEngine): readonly string[] {
  const problems: string[] = [];
  for (const record of after.records) {
    if (record.type === 'order-submitted' && record.action === 'close')
      problems.push(...orderProblems(record, before.get(record.tradeId), after));
    else if (record.type === 'exit-preempted') problems.push(...preemptionProblems(record, after));
    else if (record.type === 'trade-closed') problems.push(...endProblems(record, after));
  }
  return problems;
}

type Recorded<Type extends LedgerRecord['type']> = Extract<LedgerRecord, { readonly type: Type }>;

function orderProblems(
  { orderId, tradeId, exitReason: reason }: Recorded<'order-submitted'>,
  before: Pick<OpenTrade, 'closingOrderId' | 'pendingExit'> | undefined,
  { engine }: SteppedEngine,
): readonly string[] {
  const problems: string[] = [];
  const other = before?.closingOrderId;
  if (other !== undefined && other !== orderId && engine.workingOrders.has(other))
    problems.push(`order ${orderId} is sent to close trade ${tradeId} while order ${other} works`);
  // What is wound down goes its own way.
  const { windDown } = openTradeById(engine.portfolio, tradeId) ?? {};
  const waiting = windDown === undefined ? before?.pendingExit : undefined;
  if (waiting !== undefined && reason !== undefined && rankOf(reason) > rankOf(waiting))
    problems.push(`trade ${tradeId} waits to be closed for ${waiting} and is closed for ${reason}`);
  return problems;
}

function preemptionProblems(
  { orderId, exitReason: reason }: Recorded<'exit-preempted'>,
  stepped: SteppedEngine,
): readonly string[] {
  const own = submissionOf(orderId, stepped)?.exitReason;
  if (own === undefined || rankOf(reason) < rankOf(own)) return [];
  // Legs that an adjustment changed are closed by another order for the same reason.
  if (own === reason && stepped.records.some(({ type }) => type === 'trade-adjusted')) return [];
  return [`order ${orderId}, sent for ${own}, is taken back for ${reason}, which comes after it`];
}

/** A trade that was assigned, liquidated or delivered is wound down for that; any other ends with the reason of its last order. */
function endProblems(
  { tradeId, reason }: Recorded<'trade-closed'>,
  stepped: SteppedEngine,
): readonly string[] {
  const problems: string[] = [];
  let expected: ExitReason | undefined;
  for (const record of allRecords(stepped)) {
    if (record.type === 'trade-closed' && record.tradeId === tradeId && !stepped.records.includes(record))
      problems.push(`trade ${tradeId} ends twice`);
    const cause = causeOf(record, tradeId, stepped);
    // Told newest first: the oldest happening to its contracts is why a trade is wound down.
    if (cause !== undefined && (expected === undefined || isHappening(cause))) expected = cause;
  }
  if (reason !== expected)
    problems.push(`trade ${tradeId} ends for ${reason}, it was closed for ${expected}`);
  return problems;
}

function causeOf(record: LedgerRecord, tradeId: number, stepped: SteppedEngine): ExitReason | undefined {
  switch (record.type) {
    case 'order-filled':
      if (record.tradeId !== tradeId || record.action !== 'close') return undefined;
      return submissionOf(record.orderId, stepped)?.exitReason;
    case 'option-exercised':
      return record.tradeIds.includes(tradeId) ? 'assignment' : undefined;
    case 'position-liquidated':
      return record.tradeIds.includes(tradeId) ? 'liquidated' : undefined;
    case 'expiry-settled':
      return 'expiry';
    default:
      return undefined;
  }
}

function isHappening(cause: ExitReason): boolean {
  return cause === 'assignment' || cause === 'liquidated';
}

/**
 * After a bar: a trade that has a reason to go is being closed for that reason, for an earlier one or on the same terms, or what
 * keeps it from that has been asked to end.
 */
export function starvedProblems({ engine, venue, isConnected }: Moment, bar: BarClosed): readonly string[] {
  const circumstances = {
    isFlattening: isFlattening(engine.riskStatus),
    closeBeforeMs: undefined,
    assignments: undefined,
  };
  return engine.portfolio.openTrades.flatMap((trade) => {
    if (trade.windDown !== undefined) return [];
    const due = exitReason(trade, bar, engine.lane.strategy.exit, circumstances);
    if (due === undefined) return [];
    const { tradeId } = trade.opening;
    const orderId = trade.closingOrderId ?? trade.adjustingOrderId ?? 0;
    const working = engine.workingOrders.get(orderId)?.order.intent;
    const own = working?.action === 'adjust' ? 'roll-out' : working?.exitReason;
    if (working === undefined || own === undefined)
      return [`trade ${tradeId} is to be closed for ${due} and nothing is done`];
    const isServed =
      rankOf(own) <= rankOf(due) ||
      (working.action === 'close' &&
        working.rests !== true &&
        working.urgency === exitUrgency(due) &&
        due !== 'expiry');
    if (isServed) return [];
    const atVenue = venue.orders.find(({ id }) => id === orderId);
    const isAsked =
      !isConnected || atVenue === undefined || atVenue.isCancelAsked || atVenue.stage === 'lost';
    const isWaiting = trade.pendingExit !== undefined && rankOf(trade.pendingExit) <= rankOf(due);
    return isAsked && isWaiting
      ? []
      : [`trade ${tradeId} is to be closed for ${due} and waits for an order sent for ${own}`];
  });
}

function rankOf(reason: ExitReason): number {
  return EXIT_REASONS.indexOf(reason);
}

function submissionOf(orderId: number, stepped: SteppedEngine): Recorded<'order-submitted'> | undefined {
  for (const record of allRecords(stepped))
    if (record.type === 'order-submitted' && record.orderId === orderId) return record;
  return undefined;
}

/** Newest first. */
function* allRecords({ records, earlier }: SteppedEngine): Generator<LedgerRecord> {
  yield* records.toReversed();
  for (let item = earlier; item !== undefined; item = item.before) yield item.record;
}
