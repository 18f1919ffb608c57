// Sums over the pairs of a comparison that both sides closed.
import { type Cents, cents } from '../../core/domain/index.ts';
import type { ListComparison } from './compare-list.ts';

type PartName = 'sizeCents' | 'entryCents' | 'exitCents' | 'feesCents' | 'restCents';

export interface ComparisonSums {
  /** Pairs with both P&Ls. */
  readonly compared: number;
  readonly ownCents: Cents;
  readonly theirsCents: Cents;
  /** Of the difference; a part that a pair does not have counts nothing there, and is in its rest. */
  readonly parts: Readonly<Record<PartName, Cents>>;
}

export function comparisonSums({ pairs }: Pick<ListComparison, 'pairs'>): ComparisonSums {
  const both = pairs.filter(({ parts }) => parts !== undefined);
  const sum = (name: PartName): Cents =>
    cents(both.reduce((total, { parts }) => total + (parts?.[name] ?? 0), 0));
  return {
    compared: both.length,
    ownCents: cents(both.reduce((total, { own }) => total + (own.pnlCents ?? 0), 0)),
    theirsCents: cents(both.reduce((total, { theirs }) => total + (theirs.pnlCents ?? 0), 0)),
    parts: {
      sizeCents: sum('sizeCents'),
      entryCents: sum('entryCents'),
      exitCents: sum('exitCents'),
      feesCents: sum('feesCents'),
      restCents: sum('restCents'),
    },
  };
}
