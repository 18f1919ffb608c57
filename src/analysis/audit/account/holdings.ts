// What the account holds of every contract and of shares, and the most that it can cost.
import type { Root } from '../../../core/domain/index.ts';
import type { LegRecord } from '../../../core/ledger/index.ts';
import { contractName, seriesName } from '../contract-name.ts';
import { callShares, worstExpiryLossCents } from '../expiry-value.ts';

/** Shares held: + long, - sold short. */
export interface HeldShares {
  readonly root: Root;
  readonly quantity: number;
}

export interface Holdings {
  readonly quantityOf: (leg: LegRecord) => number;
  readonly sharesOf: (root: Root) => number;
  /** Adds contracts, signed. */
  readonly add: (leg: LegRecord, quantity: number) => void;
  readonly addShares: (root: Root, shares: number) => void;
  /** Drops whatever is held of a contract. */
  readonly drop: (leg: LegRecord) => void;
  /** In order of place; `quantity` is + long, - short. */
  readonly positions: () => readonly LegRecord[];
  readonly shares: () => readonly HeldShares[];
  /** The worst losses of all series, shares set beside them; `undefined` where one has no bound. */
  readonly worstLossCents: () => number | undefined;
}

export function createHoldings(): Holdings {
  const held = new Map<string, LegRecord>();
  const sharesHeld = new Map<Root, number>();
  const quantityOf = (leg: LegRecord): number => held.get(contractName(leg))?.quantity ?? 0;
  const sharesOf = (root: Root): number => sharesHeld.get(root) ?? 0;
  return {
    quantityOf,
    sharesOf,
    add(leg, change) {
      const quantity = quantityOf(leg) + change;
      if (quantity === 0) held.delete(contractName(leg));
      else held.set(contractName(leg), { ...leg, quantity });
    },
    addShares(root, change) {
      const quantity = sharesOf(root) + change;
      if (quantity === 0) sharesHeld.delete(root);
      else sharesHeld.set(root, quantity);
    },
    drop: (leg) => held.delete(contractName(leg)),
    positions: () => [...held.values()].toSorted(byPlace),
    shares: () =>
      [...sharesHeld]
        .map(([root, quantity]) => ({ root, quantity }))
        .toSorted((a, b) => compareText(a.root, b.root)),
    worstLossCents: () => summedWorstLossCents([...held.values()], sharesHeld),
  };
}

/** Series of one root with the shares of it, which stand beside the series in which they cost least. */
function summedWorstLossCents(
  held: readonly LegRecord[],
  shares: ReadonlyMap<Root, number>,
): number | undefined {
  let sum = 0;
  for (const root of new Set([...held.map((leg) => leg.root), ...shares.keys()])) {
    const series = new Map<string, LegRecord[]>();
    for (const leg of held) {
      if (leg.root !== root) continue;
      series.set(seriesName(leg), [...(series.get(seriesName(leg)) ?? []), leg]);
    }
    const loss = rootLossCents([...series.values()], shares.get(root) ?? 0);
    if (loss === undefined) return undefined;
    sum += loss;
  }
  return sum;
}

/** A series' worst loss is linear in its shares between multiples of this. */
const SHARES_A_STEP = 100;

/**
 * Calls without a long take shares first, since nothing else bounds them; the rest goes, step by step, where it lowers a loss
 * most or, sold short, raises one least. Each loss is convex in its shares, so that the best steps lead to the best whole.
 */
function rootLossCents(series: readonly (readonly LegRecord[])[], shares: number): number | undefined {
  let left = shares;
  const beside = series.map((legs) => {
    const own = Math.min(Math.max(0, left), Math.max(0, -callShares(legs)));
    left -= own;
    return { legs, own };
  });
  const lossOf = ({ legs, own }: (typeof beside)[number], step: number): number =>
    worstExpiryLossCents(legs, own + step) ?? Infinity;
  while (left !== 0) {
    const step = Math.sign(left) * Math.min(Math.abs(left), SHARES_A_STEP);
    let best: (typeof beside)[number] | undefined;
    // Shares held that lower no loss cost nothing alone.
    let leastChange = step > 0 ? 0 : Infinity;
    for (const one of beside) {
      const [before, after] = [lossOf(one, 0), lossOf(one, step)];
      const change = after === before ? 0 : after - before;
      if (change >= leastChange) continue;
      best = one;
      leastChange = change;
    }
    if (best === undefined) break;
    best.own += step;
    left -= step;
  }
  // Shares owed that no call covers have no bound.
  const sum = beside.reduce((total, one) => total + lossOf(one, 0), 0);
  return left < 0 || !Number.isFinite(sum) ? undefined : sum;
}

function byPlace(first: LegRecord, second: LegRecord): number {
  const series = compareText(seriesName(first), seriesName(second));
  return series || compareText(second.right, first.right) || first.strikeCents - second.strikeCents;
}

function compareText(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
