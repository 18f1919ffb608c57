// Sets shares beside the series of options in which they cost least, so that a share covers once and no more.
import { type HeldPosition, isSameSeries, type MarginSeries } from '../position.ts';
import { seriesLossCents, slopeAbove } from './series-loss.ts';

/** The worst loss of one series, or of shares that stand alone. */
export interface SeriesLoss {
  readonly root: string;
  /** `undefined` for shares alone. */
  readonly series: MarginSeries | undefined;
  /** Shares that were set beside the options: + held, - sold short. */
  readonly shares: number;
  /** Positive; `Infinity` where the loss has no bound. */
  readonly cents: number;
}

/**
 * Shares are allotted by the contract. Some losses would be lower with a part of it in each of two series, since a loss may
 * bend between multiples of this; the loss told is then above the least, never below it.
 */
const SHARES_PER_CONTRACT = 100;

/** The worst loss of every series of every root, in order of appearance, with the root's shares allotted to them. */
export function allottedLosses(held: readonly HeldPosition[]): readonly SeriesLoss[] {
  const roots = new Set(held.map(rootOf));
  return [...roots].flatMap((root) => rootLosses(held, root));
}

/**
 * Calls sold without a long take shares first, since nothing else bounds them. The others go to the series whose loss they
 * lower most or, sold short, raise least; a loss is convex in its shares, so that choice step by step is the best there is in
 * whole steps.
 */
function rootLosses(held: readonly HeldPosition[], root: string): readonly SeriesLoss[] {
  const allotments = seriesOf(held, root).map((series) => ({ series, shares: 0 }));
  let free = 0;
  for (const position of held)
    if (!('contract' in position) && position.root === root) free += position.shares;
  for (const allotment of allotments) {
    const needed = Math.min(Math.max(0, free), Math.max(0, -slopeAbove(held, allotment.series)));
    allotment.shares += needed;
    free -= needed;
  }
  while (free !== 0) {
    const step = Math.sign(free) * Math.min(Math.abs(free), SHARES_PER_CONTRACT);
    const best = cheapestFor(held, allotments, step);
    if (best === undefined) break;
    best.shares += step;
    free -= step;
  }
  const losses = allotments.map(({ series, shares }) => ({
    root,
    series,
    shares,
    cents: seriesLossCents(held, series, shares),
  }));
  if (free === 0) return losses;
  return [...losses, { root, series: undefined, shares: free, cents: free > 0 ? 0 : Infinity }];
}

interface Allotment {
  readonly series: MarginSeries;
  shares: number;
}

/** Where `step` more shares cost least; `undefined` where they cost less alone: held, wherever they lower nothing. */
function cheapestFor(
  held: readonly HeldPosition[],
  allotments: readonly Allotment[],
  step: number,
): Allotment | undefined {
  let best: Allotment | undefined;
  let leastChange = step > 0 ? 0 : Infinity;
  for (const allotment of allotments) {
    const before = seriesLossCents(held, allotment.series, allotment.shares);
    const after = seriesLossCents(held, allotment.series, allotment.shares + step);
    // Without a bound before and after there is no change to compare: NaN is below nothing.
    const change = after - before;
    if (change < leastChange) {
      best = allotment;
      leastChange = change;
    }
  }
  return best;
}

function rootOf(position: HeldPosition): string {
  return 'contract' in position ? position.contract.expiry.root : position.root;
}

function seriesOf(held: readonly HeldPosition[], root: string): readonly MarginSeries[] {
  const found: MarginSeries[] = [];
  for (const position of held) {
    if (!('contract' in position) || position.contract.expiry.root !== root) continue;
    const { expiry } = position.contract;
    if (!found.some((series) => isSameSeries(series, expiry))) found.push(expiry);
  }
  return found;
}
