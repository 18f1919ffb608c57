// What trading itself cost a run: dollars given up against the middle of the quotes, and the time that orders took.
import type { LedgerRecord } from '../../../../core/ledger/index.ts';

const MS_PER_MINUTE = 60_000;

/** Of all orders in options; shares and what a broker closed of its own accord are not in it. */
export interface ExecutionCosts {
  readonly fills: number;
  /** Price less mid of every leg filled, positive where it was worse: before fees. */
  readonly givenUpDollars: number;
  readonly orders: number;
  /** Orders that ended without all of their quantity: expired, cancelled or rejected. */
  readonly unfilledOrders: number;
  /** From sending an order to its first fill, minutes; `undefined` where none was filled. */
  readonly medianFillMinutes: number | undefined;
  readonly longestFillMinutes: number | undefined;
}

/** The costs of a ledger's orders. */
export function executionCosts(records: readonly LedgerRecord[]): ExecutionCosts {
  const sentAtMs = new Map<number, number>();
  const minutes: number[] = [];
  let fills = 0;
  let orders = 0;
  let unfilledOrders = 0;
  let doubleCents = 0;
  for (const record of records) {
    if (record.type === 'order-submitted') {
      orders += 1;
      sentAtMs.set(record.orderId, record.atMs);
    }
    if (record.type === 'order-ended') unfilledOrders += 1;
    if (record.type !== 'order-filled') continue;
    fills += 1;
    const sentMs = sentAtMs.get(record.orderId);
    if (sentMs !== undefined) minutes.push((record.atMs - sentMs) / MS_PER_MINUTE);
    sentAtMs.delete(record.orderId);
    for (const [index, leg] of record.legs.entries()) {
      const price = record.legPricesCents[index] ?? 0;
      const doubleMid = record.legDoubleMidsCents[index] ?? 0;
      doubleCents += (2 * price - doubleMid) * leg.quantity * record.quantity * leg.multiplier;
    }
  }
  const sorted = minutes.toSorted((a, b) => a - b);
  return {
    fills,
    givenUpDollars: doubleCents / 200,
    orders,
    unfilledOrders,
    medianFillMinutes: sorted[Math.floor((sorted.length - 1) / 2)],
    longestFillMinutes: sorted.at(-1),
  };
}
