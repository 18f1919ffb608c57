// Matches trades of two lists one to one: of the same session, then of the nearest expiry, strikes and time.
import { daysBetween, type ImportedTrade } from '../../core/domain/index.ts';
import type { OwnTrade } from './own-trade.ts';
import type { ComparableTrade } from './sort-list.ts';
import { shapeOf } from './structure-shape.ts';

export interface TradePair {
  readonly own: OwnTrade;
  readonly theirs: ImportedTrade;
}

export interface Matching {
  /** In the order of the run's trades. */
  readonly pairs: readonly TradePair[];
  readonly onlyOwn: readonly OwnTrade[];
  readonly onlyTheirs: readonly ImportedTrade[];
}

interface Candidate extends TradePair {
  /** Compared one after the other: days between expiries, cents between strikes, milliseconds between openings. */
  readonly distances: readonly number[];
  /** All that a trade is save its name and lines: equal trades are matched the same whatever their order. */
  readonly content: string;
}

/** The nearest pair of all is matched first, then the nearest of what is left. Trades of equal content may stand for each other. */
export function matchTrades(own: readonly OwnTrade[], list: readonly ComparableTrade[]): Matching {
  const candidates = own.flatMap((trade) => candidatesOf(trade, list)).toSorted(compareCandidates);
  const byOwn = new Map<number, TradePair>();
  const taken = new Set<ImportedTrade>();
  for (const { own: trade, theirs } of candidates) {
    if (byOwn.has(trade.id) || taken.has(theirs)) continue;
    byOwn.set(trade.id, { own: trade, theirs });
    taken.add(theirs);
  }
  return {
    pairs: own.flatMap(({ id }) => byOwn.get(id) ?? []),
    onlyOwn: own.filter(({ id }) => !byOwn.has(id)),
    onlyTheirs: list.map(({ trade }) => trade).filter((trade) => !taken.has(trade)),
  };
}

function candidatesOf(own: OwnTrade, list: readonly ComparableTrade[]): readonly Candidate[] {
  const shape = shapeOf(own.legs, own.contracts);
  if (shape.kind === 'other') return [];
  return list.flatMap(({ trade, shape: other }) => {
    if (trade.opened.date !== own.opened.date || other.kind !== shape.kind) return [];
    const distances = [
      Math.abs(daysBetween(shape.expiry, other.expiry)),
      shape.strikesCents.reduce(
        (sum, strike, place) => sum + Math.abs(strike - (other.strikesCents[place] ?? 0)),
        0,
      ),
      trade.opened.atMs === undefined ? 0 : Math.abs(trade.opened.atMs - own.opened.atMs),
    ];
    const { name: _, lines: __, ...content } = trade;
    return [{ own, theirs: trade, distances, content: JSON.stringify(content) }];
  });
}

function compareCandidates(a: Candidate, b: Candidate): number {
  for (const [place, distance] of a.distances.entries()) {
    const difference = distance - (b.distances[place] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.own.id !== b.own.id) return a.own.id - b.own.id;
  if (a.content !== b.content) return a.content < b.content ? -1 : 1;
  return (a.theirs.lines[0] ?? 0) - (b.theirs.lines[0] ?? 0);
}
