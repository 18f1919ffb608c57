// Which trades an event of the account falls on: the oldest that hold the contract on the side it takes.
import type { LegRecord } from '../../../core/ledger/index.ts';
import { inOrder } from './share-out.ts';
import type { TradeAccount } from './trade-account.ts';

/** A part of an event that falls on one trade's leg. */
export interface Part {
  readonly trade: TradeAccount;
  readonly name: string;
  readonly contracts: number;
}

/** Which trades give up `contracts` of a contract that they hold long (`side` 1) or short (-1). */
export function partsOf(
  trades: Iterable<TradeAccount>,
  name: string,
  { side, contracts }: { readonly side: number; readonly contracts: number },
): readonly Part[] {
  const holders: Part[] = [];
  for (const trade of trades) {
    const held = side * (trade.legs.get(name)?.quantity ?? 0);
    if (held > 0) holders.push({ trade, name, contracts: held });
  }
  const taken = inOrder(
    contracts,
    holders.map((holder) => holder.contracts),
  );
  return holders
    .map((holder, index) => ({ ...holder, contracts: taken[index] ?? 0 }))
    .filter((part) => part.contracts > 0);
}

/** Takes contracts, signed as held, from a trade's leg and returns them as they went. */
export function take(
  { trade, name }: Part,
  contracts: number,
): readonly { readonly leg: LegRecord; readonly quantity: number }[] {
  const own = trade.legs.get(name);
  if (own === undefined) return [];
  own.quantity -= contracts;
  return [{ leg: own.leg, quantity: -contracts }];
}
