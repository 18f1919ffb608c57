// Brings together the records of each trade: its fills, what happened to it in between, and how it ended.
import { type Cents, cents, invariant } from '../../../../core/domain/index.ts';
import type {
  ExitUnquotedRecord,
  LedgerRecord,
  OpenTradeRecord,
  OrderFilledRecord,
  OrderSubmittedRecord,
  TradeAdjustedRecord,
  TradeClosedRecord,
  TradeIncreasedRecord,
  TradeOpenedRecord,
} from '../../../../core/ledger/index.ts';
import { createTradeBook, type Movement } from '../../../audit/index.ts';

/** What one record did to the trade. */
export interface RecordedMovement extends Omit<Movement, 'trade'> {
  readonly record: Exclude<LedgerRecord, { readonly type: 'manifest' }>;
}

/** An adjustment: the fill, the record of the trade after it, and the order with what it was decided on. */
export interface RecordedAdjustment {
  readonly fill: OrderFilledRecord;
  readonly adjusted: TradeAdjustedRecord;
  readonly order: OrderSubmittedRecord | undefined;
}

/** All that a ledger says of one trade. */
export interface RecordedTrade {
  readonly opened: TradeOpenedRecord;
  /** The record of its latest further opening fill, with the figures of all. */
  readonly increased: TradeIncreasedRecord | undefined;
  /** Its opening fills, the first one first; there is at least one. */
  readonly fills: readonly [OrderFilledRecord, ...(readonly OrderFilledRecord[])];
  /** Its adjustments, the first one first. */
  readonly adjustments: readonly RecordedAdjustment[];
  /** The last fill of an order to close it; `undefined` for a trade that is open or ended otherwise. */
  readonly closingFill: OrderFilledRecord | undefined;
  /** Whatever moved contracts, shares or cash of it after its first fill, in order. */
  readonly movements: readonly RecordedMovement[];
  /** The order that opened it. */
  readonly entryOrder: OrderSubmittedRecord | undefined;
  /** The first order that was sent to close it, filled or not; one that only rests at its price is not meant to be filled. */
  readonly exitOrder: OrderSubmittedRecord | undefined;
  /** Where a leg had no quote when it was to be closed. */
  readonly unquoted: ExitUnquotedRecord | undefined;
  /** `undefined` while the trade is open. */
  readonly closed: TradeClosedRecord | undefined;
  /** What the end of the run says of it, where it was still open then. */
  readonly remaining: OpenTradeRecord | undefined;
}

/** A trade while its records are gathered. */
type Gathered = {
  -readonly [
    Name in keyof Omit<RecordedTrade, 'adjustments' | 'entryOrder' | 'fills' | 'movements' | 'opened'>
  ]: RecordedTrade[Name];
} & {
  readonly fills: OrderFilledRecord[];
  readonly movements: RecordedMovement[];
  readonly adjustingFills: OrderFilledRecord[];
  readonly adjusted: TradeAdjustedRecord[];
};

/** The trades of a ledger in the order of their opening; throws `InvariantViolation` for an opening without its fill. */
export function tradeHistory(records: readonly LedgerRecord[]): readonly RecordedTrade[] {
  const book = createTradeBook();
  const gathered = new Map<number, Gathered>();
  const openings: TradeOpenedRecord[] = [];
  const orders = new Map<number, OrderSubmittedRecord>();
  const of = (tradeId: number): Gathered => {
    const trade = gathered.get(tradeId) ?? emptyGathered();
    gathered.set(tradeId, trade);
    return trade;
  };
  for (const record of records) {
    if (record.type === 'order-submitted' && record.action !== 'close') orders.set(record.orderId, record);
    gatherStatement(record, of, openings);
    // What the book complains of is the audit's to tell: a report is made of ledgers that verify.
    const movements = book.book(record, () => undefined);
    if (record.type === 'manifest') continue;
    for (const { trade, ...movement } of merged(movements))
      of(trade.tradeId).movements.push({ ...movement, record });
  }
  return openings.map((opened) => {
    const { fills, movements, adjustingFills, adjusted, ...trade } = of(opened.tradeId);
    const [first, ...further] = fills;
    invariant(first !== undefined, `trade ${opened.tradeId} was opened without a fill`);
    const entryOrder = orders.get(first.orderId);
    const adjustments = adjusted.flatMap((one) => {
      const fill = adjustingFills.find(({ orderId }) => orderId === one.orderId);
      return fill === undefined ? [] : [{ fill, adjusted: one, order: orders.get(one.orderId) }];
    });
    return {
      ...trade,
      opened,
      entryOrder,
      fills: [first, ...further],
      adjustments,
      movements: movements.slice(1),
    };
  });
}

function emptyGathered(): Gathered {
  return {
    increased: undefined,
    fills: [],
    adjustingFills: [],
    adjusted: [],
    closingFill: undefined,
    movements: [],
    exitOrder: undefined,
    unquoted: undefined,
    closed: undefined,
    remaining: undefined,
  };
}

function gatherStatement(
  record: LedgerRecord,
  of: (tradeId: number) => Gathered,
  openings: TradeOpenedRecord[],
): void {
  switch (record.type) {
    case 'order-filled':
      if (record.action === 'open') of(record.tradeId).fills.push(record);
      else if (record.action === 'adjust') of(record.tradeId).adjustingFills.push(record);
      else of(record.tradeId).closingFill = record;
      break;
    case 'order-submitted':
      if (record.action === 'close' && record.rests !== true) of(record.tradeId).exitOrder ??= record;
      break;
    case 'trade-opened':
      openings.push(record);
      break;
    case 'trade-increased':
      of(record.tradeId).increased = record;
      break;
    case 'trade-adjusted':
      of(record.tradeId).adjusted.push(record);
      break;
    case 'exit-unquoted':
      of(record.tradeId).unquoted = record;
      break;
    case 'trade-closed':
      of(record.tradeId).closed = record;
      break;
    case 'run-ended':
      for (const open of record.openTrades) of(open.tradeId).remaining = open;
      break;
    default:
  }
}

/** One movement a trade: a record may take several legs of it. */
function merged(movements: readonly Movement[]): readonly Movement[] {
  const byTrade = new Map<number, Movement>();
  for (const movement of movements) {
    const { tradeId } = movement.trade;
    const before = byTrade.get(tradeId);
    byTrade.set(tradeId, before === undefined ? movement : sumOf(before, movement));
  }
  return [...byTrade.values()];
}

function sumOf(first: Movement, second: Movement): Movement {
  return {
    trade: first.trade,
    contracts: [...first.contracts, ...second.contracts],
    shares: first.shares + second.shares,
    cashCents: first.cashCents + second.cashCents,
    feesCents: first.feesCents + second.feesCents,
  };
}

/** Whether a trade ran to its settlement though an order was sent to close it, which did not fill, for whatever reason. */
export function hasWaitedInVain({ closed, closingFill, exitOrder }: RecordedTrade): boolean {
  return closed?.reason === 'expiry' && closingFill === undefined && exitOrder !== undefined;
}

/** The order to close a settled trade that did not fill though no quote was missing: none was within its limit in time. */
export function unfilledExit(trade: RecordedTrade): OrderSubmittedRecord | undefined {
  return hasWaitedInVain(trade) && trade.unquoted === undefined ? trade.exitOrder : undefined;
}

/** Units of all opening fills. */
export function openedQuantity({ fills }: RecordedTrade): number {
  return fills.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Mean price of each leg over the opening fills, cents per share, in leg order. */
export function meanEntryCents({ fills }: RecordedTrade): readonly number[] {
  const [first] = fills;
  const units = fills.reduce((sum, { quantity }) => sum + quantity, 0);
  return first.legs.map(
    (_, leg) =>
      fills.reduce((sum, fill) => sum + (fill.legPricesCents[leg] as number) * fill.quantity, 0) / units,
  );
}

/** Cash that the opening fills brought (+) or cost (-), before fees. */
export function openingCashCents({ fills }: RecordedTrade): Cents {
  let cash = 0;
  for (const fill of fills)
    for (const [index, leg] of fill.legs.entries())
      cash -= leg.quantity * leg.multiplier * fill.quantity * (fill.legPricesCents[index] as number);
  return cents(cash);
}
