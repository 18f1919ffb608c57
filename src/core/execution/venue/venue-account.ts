// The simulated venue's own book of cash, contracts and shares, kept from what it reports alone, from which it settles and pays interest.
import {
  type Cents,
  cents,
  contractKey,
  hasContract,
  invariant,
  type OptionContract,
  type OptionExpiry,
  type OrderIntent,
  type Root,
  type StructureLeg,
  structureValue,
} from '../../domain/index.ts';

/**
 * Contracts of one kind that opening orders bought and sold and that nothing has closed yet. Both sides are kept, so
 * that a long of one trade and a short of another in the same contract remain two positions.
 */
export interface HeldContract {
  readonly contract: OptionContract;
  long: number;
  short: number;
}

/** Cash, contracts and shares of one account. */
export interface VenueAccount {
  cashCents(): Cents;
  /** Adds (+) or takes (-) whole cents. */
  addCash(amountCents: number): void;
  /** Whether every leg that an order closes or gives up is held in the order's quantity. */
  canClose(intent: OrderIntent): boolean;
  /** Books the contracts and cash of a fill; leg prices in cents per share, in leg order. */
  applyFill(intent: OrderIntent, legPricesCents: readonly Cents[], feesCents: Cents): void;
  /** What is held, in order of contract key. */
  held(): readonly HeldContract[];
  /** Takes contracts that are exercised, assigned or traded without an order; throws where fewer are held. */
  takeContracts(contract: OptionContract, taken: { readonly long?: number; readonly short?: number }): void;
  /** Shares of the underlying of a root: + long, - short. */
  shares(root: Root): number;
  /** Adds (+) or takes (-) whole shares. */
  addShares(root: Root, count: number): void;
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
  const shares = new Map<Root, number>();
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
      intent.structure.legs.every((leg) => {
        const { contract, change, isLongSide } = legChange(intent, leg);
        const entry = held.get(contractKey(contract));
        const size = isLongSide ? entry?.long : entry?.short;
        return change >= 0 || (size !== undefined && size >= -change);
      }),
    applyFill(intent, legPricesCents, feesCents) {
      cash += fillCashCents(intent, legPricesCents) - feesCents;
      for (const leg of intent.structure.legs) {
        const { contract, change, isLongSide } = legChange(intent, leg);
        changeHeld(held, contract, isLongSide, change);
      }
      noteChange();
    },
    held: sorted,
    takeContracts(contract, { long = 0, short = 0 }) {
      if (long !== 0) changeHeld(held, contract, true, -long);
      if (short !== 0) changeHeld(held, contract, false, -short);
      noteChange();
    },
    shares: (root) => shares.get(root) ?? 0,
    addShares(root, count) {
      invariant(Number.isSafeInteger(count), `expected whole shares, found ${count}`);
      shares.set(root, (shares.get(root) ?? 0) + count);
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
  const { structure, quantity, action } = intent;
  const units = action === 'close' ? -quantity : quantity;
  return cents(-structureValue(structure, legPricesCents) * structure.multiplier * units);
}

/** Which side of a contract an order's leg adds to (+) or takes from (-): what an adjusting order gives up is a position's other side. */
function legChange(
  { action, quantity, adjustment }: OrderIntent,
  leg: StructureLeg,
): { readonly contract: OptionContract; readonly change: number; readonly isLongSide: boolean } {
  const { contract } = leg;
  const isGivenUp = adjustment !== undefined && hasContract(adjustment.before, contract);
  const isTaken = action === 'open' || (action === 'adjust' && !isGivenUp);
  return {
    contract,
    change: isTaken ? quantity : -quantity,
    isLongSide: leg.quantity > 0 !== isGivenUp,
  };
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
