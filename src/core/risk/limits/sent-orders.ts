// The orders of the last minutes, by the time of the events that sent them: what rate and duplicates are judged on.
import { isSameContract, type LegBundle, type OrderAction } from '../../domain/index.ts';

const MS_PER_MINUTE = 60_000;

/** An order as it was sent; `structure` is undefined where shares were traded. */
export interface SentOrder {
  readonly atMs: number;
  readonly action: OrderAction;
  readonly structure: LegBundle | undefined;
}

/** How long a sent order may matter: a minute for the rate, longer where the window of duplicates is. */
export function sentOrdersKeptMs({
  duplicateMinutes = 0,
}: {
  readonly duplicateMinutes?: number | undefined;
}): number {
  return MS_PER_MINUTE * Math.max(1, duplicateMinutes);
}

/** Adds an order and drops what is older than `keepMs`, so that the list does not grow with the run. */
export function noteSentOrder(sent: SentOrder[], order: SentOrder, keepMs: number): void {
  while (sent[0] !== undefined && order.atMs - sent[0].atMs > keepMs) sent.shift();
  sent.push(order);
}

/** Whether two bundles are the same legs in the same number. */
export function isSameBundle(one: LegBundle, other: LegBundle): boolean {
  return (
    one.legs.length === other.legs.length &&
    one.legs.every(({ contract, quantity }, place) => {
      const leg = other.legs[place];
      return leg !== undefined && leg.quantity === quantity && isSameContract(leg.contract, contract);
    })
  );
}
