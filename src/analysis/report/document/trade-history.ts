// Brings together the records of each trade: its opening, its fill and how it ended.
import { type Cents, cents, invariant } from '../../../core/domain/index.ts';
import type {
  LedgerRecord,
  OpenTradeRecord,
  OrderFilledRecord,
  TradeClosedRecord,
  TradeOpenedRecord,
} from '../../../core/ledger/index.ts';

/** All that a ledger says of one trade. */
export interface RecordedTrade {
  readonly opened: TradeOpenedRecord;
  readonly fill: OrderFilledRecord;
  /** The fill that closed it; `undefined` for a trade that is open or was settled. */
  readonly closingFill: OrderFilledRecord | undefined;
  /** Whether an order was sent to close it, filled or not. */
  readonly isExitSent: boolean;
  /** `undefined` while the trade is open. */
  readonly closed: TradeClosedRecord | undefined;
  /** What the end of the run says of it, where it was still open then. */
  readonly remaining: OpenTradeRecord | undefined;
}

/** The trades of a ledger in the order of their opening; throws `InvariantViolation` for an opening without its fill. */
export function tradeHistory(records: readonly LedgerRecord[]): readonly RecordedTrade[] {
  const fills = new Map<number, OrderFilledRecord>();
  const closingFills = new Map<number, OrderFilledRecord>();
  const closings = new Map<number, TradeClosedRecord>();
  const remainders = new Map<number, OpenTradeRecord>();
  const exitsSent = new Set<number>();
  const openings: TradeOpenedRecord[] = [];
  for (const record of records) {
    if (record.type === 'order-filled')
      (record.action === 'open' ? fills : closingFills).set(record.tradeId, record);
    if (record.type === 'order-submitted' && record.action === 'close') exitsSent.add(record.tradeId);
    if (record.type === 'trade-opened') openings.push(record);
    if (record.type === 'trade-closed') closings.set(record.tradeId, record);
    if (record.type === 'run-ended') for (const open of record.openTrades) remainders.set(open.tradeId, open);
  }
  return openings.map((opened) => {
    const { tradeId } = opened;
    const fill = fills.get(tradeId);
    invariant(fill !== undefined, `trade ${tradeId} was opened without a fill`);
    return {
      opened,
      fill,
      closingFill: closingFills.get(tradeId),
      isExitSent: exitsSent.has(tradeId),
      closed: closings.get(tradeId),
      remaining: remainders.get(tradeId),
    };
  });
}

/** Whether a trade ran to its settlement though an order was sent to close it, which did not fill: a leg had no quotes. */
export function hasWaitedInVain({ closed, closingFill, isExitSent }: RecordedTrade): boolean {
  return closed !== undefined && closingFill === undefined && isExitSent;
}

/** Cash that the legs of an opening bring (+) or cost (-) at prices of cents per share, whole position, before fees. */
export function openingCashCents(fill: OrderFilledRecord, pricesCents: readonly number[]): Cents {
  let cash = 0;
  for (const [index, leg] of fill.legs.entries()) {
    cash -= leg.quantity * leg.multiplier * fill.quantity * (pricesCents[index] as number);
  }
  return cents(cash);
}
