// Draws which sessions a resampled world repeats: blocks of the past, each joined where the level of volatility was alike.
import { invariant } from '../../../core/domain/index.ts';
import type { Rng } from '../../../core/numerics/index.ts';

/** The sessions that are drawn from, in order; columns of one length. */
export interface SourceSessions {
  /** Logarithm of the volatility level at the close before each session, and at its own. */
  readonly levelBefore: Float64Array;
  readonly levelAfter: Float64Array;
  /** Sessions that may take each other's place: those of one length, such as half days. */
  readonly kind: Int32Array;
}

export interface MatchedDraw {
  readonly rng: Rng;
  /** Sessions that a block has on average, at least 1. */
  readonly meanBlockLength: number;
  /** Logarithm of the level at the close before the first session drawn. */
  readonly startLevel: number;
}

/** How many sessions of like level a join is drawn from: half the root of all, by kind. */
function neighbourCount(sessions: number): number {
  return Math.max(1, Math.round(Math.sqrt(sessions) / 2));
}

/**
 * For each session of a world, by its kind, the source session that it repeats. A block goes on with the next source session,
 * and ends with the same chance at each; the next begins at a session that came after a level like the one just reached: the
 * j-th nearest with a weight of 1/j. Changes of level are then those of the past, and levels neither drift nor jump. A half
 * day inside a block is passed over, and where the world has one it is drawn likewise and the block goes on after it.
 * Source: Carlstein, Do, Hall, Hesterberg and Künsch (1998), Matched-block bootstrap for dependent data; Lall
 * and Sharma (1996), A nearest neighbor bootstrap for resampling hydrologic time series, for the weights.
 */
export function matchedBlocks(source: SourceSessions, kinds: Int32Array, draw: MatchedDraw): Int32Array {
  const { rng, meanBlockLength, startLevel } = draw;
  const { kind, levelAfter } = source;
  const matching = new Map([...new Set(kinds)].map((one) => [one, new Neighbours(source, one)]));
  const chosen = new Int32Array(kinds.length);
  let level = startLevel;
  let next = kind.length;
  for (const [place, wanted] of kinds.entries()) {
    const goesOn = rng.uniform() >= 1 / Math.max(1, meanBlockLength);
    const alike = matching.get(wanted) as Neighbours;
    const isUsual = alike.count * 2 > kind.length;
    if (isUsual) while (next < kind.length && kind[next] !== wanted) next += 1;
    let at: number;
    if (goesOn && next < kind.length && kind[next] === wanted) {
      at = next;
      next = at + 1;
    } else {
      at = alike.drawn(level, rng);
      // A kind that is rare interrupts a block and does not end it.
      if (isUsual || !goesOn) next = at + 1;
    }
    chosen[place] = at;
    level = levelAfter[at] as number;
  }
  return chosen;
}

/** The sessions of one kind by the level before them. */
class Neighbours {
  readonly #places: readonly number[];
  readonly #levels: Float64Array;

  constructor({ kind, levelBefore }: SourceSessions, wanted: number) {
    const places = Array.from(kind.keys()).filter((place) => kind[place] === wanted);
    invariant(places.length > 0, 'a kind of session that a world needs is among those it is drawn from');
    places.sort((a, b) => (levelBefore[a] as number) - (levelBefore[b] as number) || a - b);
    this.#places = places;
    this.#levels = Float64Array.from(places, (place) => levelBefore[place] as number);
  }

  get count(): number {
    return this.#places.length;
  }

  /** A session of those whose level before was nearest to `level`. */
  drawn(level: number, rng: Rng): number {
    const levels = this.#levels;
    const wanted = drawnRank(neighbourCount(levels.length), rng.uniform());
    let high = levels.findIndex((each) => each >= level);
    if (high < 0) high = levels.length;
    let low = high - 1;
    let at = 0;
    for (let rank = 0; rank <= wanted; rank += 1) {
      const below = low < 0 ? Number.POSITIVE_INFINITY : level - (levels[low] as number);
      const above = high >= levels.length ? Number.POSITIVE_INFINITY : (levels[high] as number) - level;
      if (below < above) {
        at = low;
        low -= 1;
      } else {
        at = high;
        high += 1;
      }
    }
    return this.#places[at] as number;
  }
}

/** A rank from 0 to `count` - 1, the j-th with a chance proportional to 1/(j + 1). */
function drawnRank(count: number, drawn: number): number {
  let total = 0;
  for (let rank = 1; rank <= count; rank += 1) total += 1 / rank;
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + 1) / total;
    if (drawn < sum) return rank;
  }
  return count - 1;
}
