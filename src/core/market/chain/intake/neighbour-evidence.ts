// Holds the quotes of one expiry at one instant against their neighbours: rights that are swapped, prices of another scale.
import type { RawChainRows } from '../../../domain/index.ts';

/** What the neighbours in an expiry prove about all its rows. */
export type NeighbourFault = 'call-put-swapped' | 'price-scale';

/** Fewer neighbours prove nothing. */
const NEIGHBOURS_MIN = 20;
/** No chain slopes the wrong way in this share of its neighbours. */
const WRONG_SHARE_MIN = 0.8;
/** Prices change by less than strikes do; noise and stale quotes reach this multiple in few neighbours only. */
const STEEP_MULTIPLE = 3;
const STEEP_SHARE_MIN = 0.3;
const ROOTS_MAX = 8;
const NO_GROUP = -1;
/** Bid and ask are added, not averaged. */
const MID_TO_SUM = 2;

/** Groups of one root, expiry and instant, each with a place that holds through a batch. */
export class NeighbourEvidence {
  slopes = 0;
  wrongSlopes = 0;
  #places = 0;
  #groupOf = new Int32Array(0);
  #neighbours = new Uint32Array(0);
  #wrong = new Uint32Array(0);
  #steep = new Uint32Array(0);
  // The latest quote of each side: puts first.
  #strikes = new Float64Array(0);
  #sums = new Float64Array(0);
  #atMs = Number.NaN;
  #firstKey = Number.NaN;
  #firstPlace = NO_GROUP;
  #latestKey = Number.NaN;
  #latestPlace = NO_GROUP;
  /** Groups of the instant but its first. */
  readonly #placeOf = new Map<number, number>();

  /** Looks at the rows with verdict 0; `refuse` is told of every such row of a group that is proven wrong. */
  look(
    { length, side, strike, bid, ask, stampsMs }: RawChainRows,
    judged: { readonly verdicts: Uint8Array; readonly expiryDay: Int32Array; readonly root: Uint8Array },
    refuse: (row: number, reason: NeighbourFault) => void,
  ): void {
    const { verdicts, expiryDay, root } = judged;
    this.#begin(length);
    const groupOf = this.#groupOf;
    let isFaulty = false;
    for (let row = 0; row < length; row += 1) {
      groupOf[row] = NO_GROUP;
      if (verdicts[row] !== 0) continue;
      const place = this.#placeAt(
        stampsMs[row] as number,
        (expiryDay[row] as number) * ROOTS_MAX + (root[row] as number),
      );
      groupOf[row] = place;
      const low = bid[row] as number;
      const high = ask[row] as number;
      if (low > 0 && high > 0) this.#compare(place, side[row] as number, strike[row] as number, low + high);
      isFaulty ||= this.#fault(place) !== undefined;
    }
    if (!isFaulty) return;
    for (let row = 0; row < length; row += 1) {
      const place = groupOf[row] as number;
      const fault = place === NO_GROUP ? undefined : this.#fault(place);
      if (fault !== undefined) refuse(row, fault);
    }
  }

  /** Of neighbours in one expiry, a call of a higher strike is worth less and a put more, each by less than the strikes differ. */
  #compare(place: number, side: number, strike: number, sum: number): void {
    const at = place * 2 + side;
    const rise = sum - (this.#sums[at] as number);
    const step = strike - (this.#strikes[at] as number);
    this.#sums[at] = sum;
    this.#strikes[at] = strike;
    const slope = rise * step;
    if (slope === 0 || Number.isNaN(slope)) return;
    this.slopes += 1;
    this.#neighbours[place] = (this.#neighbours[place] as number) + 1;
    if (slope > 0 === (side === 1)) {
      this.wrongSlopes += 1;
      this.#wrong[place] = (this.#wrong[place] as number) + 1;
    }
    if (Math.abs(rise) > MID_TO_SUM * STEEP_MULTIPLE * Math.abs(step))
      this.#steep[place] = (this.#steep[place] as number) + 1;
  }

  #fault(place: number): NeighbourFault | undefined {
    const neighbours = this.#neighbours[place] as number;
    if (neighbours < NEIGHBOURS_MIN) return undefined;
    if ((this.#wrong[place] as number) >= WRONG_SHARE_MIN * neighbours) return 'call-put-swapped';
    return (this.#steep[place] as number) >= STEEP_SHARE_MIN * neighbours ? 'price-scale' : undefined;
  }

  /** Rows mostly follow others of their group, and many files have one expiry an instant. */
  #placeAt(atMs: number, key: number): number {
    if (atMs !== this.#atMs) {
      this.#atMs = atMs;
      if (this.#placeOf.size > 0) this.#placeOf.clear();
      this.#firstKey = key;
      this.#firstPlace = this.#newPlace();
      return this.#stay(key, this.#firstPlace);
    }
    if (key === this.#latestKey) return this.#latestPlace;
    if (key === this.#firstKey) return this.#stay(key, this.#firstPlace);
    const known = this.#placeOf.get(key);
    if (known !== undefined) return this.#stay(key, known);
    const place = this.#newPlace();
    this.#placeOf.set(key, place);
    return this.#stay(key, place);
  }

  #stay(key: number, place: number): number {
    this.#latestKey = key;
    this.#latestPlace = place;
    return place;
  }

  #newPlace(): number {
    const place = this.#places;
    this.#places += 1;
    this.#neighbours[place] = 0;
    this.#wrong[place] = 0;
    this.#steep[place] = 0;
    this.#sums.fill(Number.NaN, place * 2, place * 2 + 2);
    this.#strikes.fill(Number.NaN, place * 2, place * 2 + 2);
    return place;
  }

  /** The groups of the instant that the last batch ended in go on: they move to the first places. */
  #begin(rows: number): void {
    const live = this.#firstPlace === NO_GROUP ? [] : [this.#firstPlace, ...this.#placeOf.values()];
    this.#grow(rows + live.length);
    for (const [place, from] of live.entries()) {
      for (const column of [this.#neighbours, this.#wrong, this.#steep])
        column[place] = column[from] as number;
      for (const column of [this.#sums, this.#strikes]) column.copyWithin(place * 2, from * 2, from * 2 + 2);
    }
    this.#places = live.length;
    if (live.length > 0) this.#firstPlace = 0;
    for (const [at, key] of [...this.#placeOf.keys()].entries()) this.#placeOf.set(key, at + 1);
    this.#latestKey = Number.NaN;
  }

  #grow(places: number): void {
    if (this.#groupOf.length >= places) return;
    const grown = <Column extends Uint32Array | Float64Array>(column: Column, to: Column): Column => {
      to.set(column);
      return to;
    };
    this.#groupOf = new Int32Array(places);
    this.#neighbours = grown(this.#neighbours, new Uint32Array(places));
    this.#wrong = grown(this.#wrong, new Uint32Array(places));
    this.#steep = grown(this.#steep, new Uint32Array(places));
    this.#sums = grown(this.#sums, new Float64Array(places * 2));
    this.#strikes = grown(this.#strikes, new Float64Array(places * 2));
  }
}
