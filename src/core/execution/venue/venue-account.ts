// The simulated venue's own book of cash and contracts, kept from its fills alone, from which it settles and pays interest.
import {
  type Cents,
  CONDOR_LEG_QUANTITIES,
  cents,
  contractKey,
  invariant,
  legsOf,
  type OptionContract,
  type OptionExpiry,
  type OrderIntent,
} from '../../domain/index.ts';

/**
 * Contracts of one kind that opening orders bought and sold and that nothing has closed yet. Both sides are kept, so
 * that a long of one condor and a short of another in the same contract remain two positions.
 */
export interface HeldContract {
  readonly contract: OptionContract;
  long: number;
  short: number;
}

/** Cash and contracts of one account. */
export interface VenueAccount {
  cashCents(): Cents;
  /** Adds (+) or takes (-) whole cents. */
  addCash(amountCents: number): void;
  /** Whether every leg of a closing order is held in the order's quantity. */
  canClose(intent: OrderIntent): boolean;
  /** Books the contracts and cash of a fill; leg prices in cents per share, aligned with `legsOf`. */
  applyFill(intent: OrderIntent, legPricesCents: readonly Cents[], feesCents: Cents): void;
  /** Expiries of which anything is held, in order of their first contract's key. */
  expiries(): readonly OptionExpiry[];
  /** Removes and returns what is held of an expiry, in order of contract key. */
  removeExpiry(expiry: OptionExpiry): readonly HeldContract[];
  /** The earliest settlement instant of anything held; `Infinity` where nothing is. */
  nextSettlementMs(): number;
}

/** An account that holds `initialCashCents` and nothing else. */
export function createVenueAccount(initialCashCents: Cents): VenueAccount {
  const held = new Map<string, HeldContract>();
  let cash: number = initialCashCents;
  let nextSettlementMs = Infinity;
  const sorted = (): readonly HeldContract[] =>
    [...held].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  const noteChange = (): void => {
    nextSettlementMs = Infinity;
    for (const { contract } of held.values()) {
      nextSettlementMs = Math.min(nextSettlementMs, contract.expiry.settlesAtMs);
    }
  };
  return {
    cashCents: () => cents(cash),
    addCash(amountCents) {
      cash += amountCents;
    },
    canClose: (intent) =>
      legsOf(intent.condor).every((contract, leg) => {
        const entry = held.get(contractKey(contract));
        const size = isLong(leg) ? entry?.long : entry?.short;
        return size !== undefined && size >= intent.quantity;
      }),
    applyFill(intent, legPricesCents, feesCents) {
      cash += fillCashCents(intent, legPricesCents) - feesCents;
      for (const [leg, contract] of legsOf(intent.condor).entries()) {
        changeHeld(
          held,
          contract,
          isLong(leg),
          intent.action === 'open' ? intent.quantity : -intent.quantity,
        );
      }
      noteChange();
    },
    expiries: () => [...new Set(sorted().map(({ contract }) => contract.expiry))],
    removeExpiry(expiry) {
      const removed = sorted().filter(({ contract }) => contract.expiry === expiry);
      for (const { contract } of removed) held.delete(contractKey(contract));
      noteChange();
      return removed;
    },
    nextSettlementMs: () => nextSettlementMs,
  };
}

/** Cash received (+) or paid (-) for a fill of the whole order, before fees. */
export function fillCashCents(intent: OrderIntent, legPricesCents: readonly Cents[]): Cents {
  let sum = 0;
  for (const [leg, contract] of legsOf(intent.condor).entries()) {
    const bought = (CONDOR_LEG_QUANTITIES[leg] as number) * (intent.action === 'open' ? 1 : -1);
    sum -= bought * (legPricesCents[leg] as number) * contract.multiplier * intent.quantity;
  }
  return cents(sum);
}

function isLong(leg: number): boolean {
  return (CONDOR_LEG_QUANTITIES[leg] as number) > 0;
}

function changeHeld(
  held: Map<string, HeldContract>,
  contract: OptionContract,
  isLongSide: boolean,
  change: number,
): void {
  const key = contractKey(contract);
  const entry = held.get(key) ?? { contract, long: 0, short: 0 };
  if (isLongSide) entry.long += change;
  else entry.short += change;
  invariant(entry.long >= 0 && entry.short >= 0, `${key}: more was closed than is held`);
  if (entry.long === 0 && entry.short === 0) held.delete(key);
  else held.set(key, entry);
}
