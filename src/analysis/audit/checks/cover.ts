// Whether a fill leaves shorts without cover: calls by longs or shares, puts by longs or by the cash that was held for them.
import type { LegRecord, OrderFilledRecord } from '../../../core/ledger/index.ts';
import type { Holdings } from '../account/holdings.ts';
import { seriesName } from '../contract-name.ts';

/**
 * The sides of the traded series of which this fill leaves more held short than long. Calls must be covered, by longs or by
 * shares held; and where shares are owed, by the calls that are left for them too. Puts, whose loss has a bound, may be
 * held against collateral in place of a long, where the order was secured.
 */
export function uncoveredSides(
  fill: OrderFilledRecord,
  holdings: Holdings,
  isSecured: (orderId: number) => boolean,
): readonly string[] {
  const held = holdings.positions();
  const sides = new Map(fill.legs.map((leg) => [sideOf(leg), leg]));
  return [...sides].flatMap(([side, leg]) => {
    const shares = leg.right === 'call' ? holdings.sharesOf(leg.root) : 0;
    const isShorter = sharesOfSide(fill.legs, side) < 0;
    const own = sharesOfSide(held, side);
    // Calls of other series may cover shares that are owed, but only where this fill sold none of its own.
    const owed = isShorter ? Math.min(0, shares) : 0;
    const net = own + (shares > 0 ? shares : owed);
    if (net >= 0 || (leg.right === 'put' && (!isShorter || isSecured(fill.orderId)))) return [];
    return [`${side}: ${-net} shares are sold without cover`];
  });
}

function sideOf(leg: LegRecord): string {
  return `${seriesName(leg)} ${leg.right}`;
}

function sharesOfSide(legs: readonly LegRecord[], side: string): number {
  return legs.reduce((sum, leg) => (sideOf(leg) === side ? sum + leg.quantity * leg.multiplier : sum), 0);
}
