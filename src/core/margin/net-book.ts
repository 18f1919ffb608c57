// Nets legs of one contract and puts them in an order that does not depend on how they were listed.
import type { MarginContract } from './position.ts';
import type { PricedLeg } from './requirement.ts';

/**
 * One leg for each contract that is not flat, by right, expiry, root and strike. Its price is the mean, by quantity, of those
 * legs that have the sign of what is left; `undefined` where one of them has none.
 */
export function netBook(legs: readonly PricedLeg[]): readonly PricedLeg[] {
  const groups = new Map<string, PricedLeg[]>();
  for (const leg of legs) {
    const key = keyOf(leg.contract);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [leg]);
    else group.push(leg);
  }
  return [...groups.values()]
    .map(netLeg)
    .filter(({ quantity }) => quantity !== 0)
    .toSorted(byTerms);
}

function netLeg(group: readonly PricedLeg[]): PricedLeg {
  const [first] = group as readonly [PricedLeg];
  const quantity = group.reduce((sum, leg) => sum + leg.quantity, 0);
  const counted = group.filter((leg) => Math.sign(leg.quantity) === Math.sign(quantity));
  const size = counted.reduce((sum, leg) => sum + leg.quantity, 0);
  let priceDollars: number | undefined = 0;
  for (const leg of counted) {
    if (leg.priceDollars === undefined || priceDollars === undefined) priceDollars = undefined;
    else priceDollars += (leg.priceDollars * leg.quantity) / size;
  }
  return {
    contract: first.contract,
    quantity,
    priceDollars: counted.length === 1 ? counted[0]?.priceDollars : priceDollars,
  };
}

function keyOf({ right, strikeCents, multiplier, expiry }: MarginContract): string {
  return [right, strikeCents, multiplier, expiry.root, expiry.settlesAtMs, expiry.settlement].join(' ');
}

function byTerms(a: PricedLeg, b: PricedLeg): number {
  const [first, second] = [a.contract, b.contract];
  return (
    compare(first.right, second.right) ||
    first.expiry.settlesAtMs - second.expiry.settlesAtMs ||
    compare(first.expiry.root, second.expiry.root) ||
    first.strikeCents - second.strikeCents
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
