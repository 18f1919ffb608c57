// Gathers what the rows prove about the file's column names: quotes that are crossed or slope the wrong way in their mass.
import type { ChainRows } from '../../../domain/index.ts';

/** Which columns the rows contradict. */
export interface Mislabelling {
  readonly code: 'bid-ask-swapped' | 'call-put-swapped' | 'strike-scale' | 'symbols-disagree';
  readonly message: string;
}

/** Fewer quotes prove nothing. */
const QUOTES_MIN = 30;
/** No market is crossed, and no chain slopes the wrong way, in this share of its quotes. */
const SHARE_MIN = 0.8;
/** Half of the rows of an honest file agree with their own symbols. */
const DISAGREEING_SHARE_MIN = 0.5;

export class LabelEvidence {
  #twoSided = 0;
  #crossed = 0;
  #slopes = 0;
  #wrongSlopes = 0;
  #rows = 0;
  #disagreeing = 0;
  #implausibleStrikes = 0;
  // The latest quote of each side: puts first.
  readonly #latestExpiry = new Float64Array(2).fill(Number.NaN);
  readonly #latestAtMs = new Float64Array(2);
  readonly #latestStrike = new Float64Array(2);
  readonly #latestMid = new Float64Array(2);

  countRows(rows: number, disagreeing: number, implausibleStrikes: number): void {
    this.#rows += rows;
    this.#disagreeing += disagreeing;
    this.#implausibleStrikes += implausibleStrikes;
  }

  /** Looks at accepted rows: of neighbours in one expiry, a call of a higher strike is worth less and a put more. */
  look({ length, side, expiryDay, quotedAtMs, strike, bid, ask }: ChainRows): void {
    for (let row = 0; row < length; row += 1) {
      const low = bid[row] as number;
      const high = ask[row] as number;
      if (!(low > 0 && high > 0)) continue;
      this.#twoSided += 1;
      if (low > high) this.#crossed += 1;
      const which = side[row] as number;
      const mid = low + high;
      const isSame =
        this.#latestExpiry[which] === expiryDay[row] && this.#latestAtMs[which] === quotedAtMs[row];
      const slope =
        (mid - (this.#latestMid[which] as number)) *
        ((strike[row] as number) - (this.#latestStrike[which] as number));
      if (isSame && slope !== 0) {
        this.#slopes += 1;
        if (slope > 0 === (which === 1)) this.#wrongSlopes += 1;
      }
      this.#latestExpiry[which] = expiryDay[row] as number;
      this.#latestAtMs[which] = quotedAtMs[row] as number;
      this.#latestStrike[which] = strike[row] as number;
      this.#latestMid[which] = mid;
    }
  }

  /** What the rows so far prove, or `undefined`. */
  mislabelling(): Mislabelling | undefined {
    if (isProven(this.#disagreeing, this.#rows, DISAGREEING_SHARE_MIN))
      return {
        code: 'symbols-disagree',
        message: `expected rows that agree with their option symbols, found ${of(this.#disagreeing, this.#rows)} that do not`,
      };
    if (isProven(this.#implausibleStrikes, this.#rows, DISAGREEING_SHARE_MIN))
      return {
        code: 'strike-scale',
        message: `expected strikes near the spot, found ${of(this.#implausibleStrikes, this.#rows)} more than 20 times or less than a 200th of it: the strike may be in other units`,
      };
    if (isProven(this.#crossed, this.#twoSided, SHARE_MIN))
      return {
        code: 'bid-ask-swapped',
        message: `expected bids below asks, found ${of(this.#crossed, this.#twoSided)} above: the columns bid and ask may be swapped`,
      };
    if (isProven(this.#wrongSlopes, this.#slopes, SHARE_MIN))
      return {
        code: 'call-put-swapped',
        message: `expected calls that fall and puts that rise with the strike, found ${of(this.#wrongSlopes, this.#slopes)} neighbours that do the opposite: the rights may be swapped`,
      };
    return undefined;
  }
}

function isProven(found: number, all: number, share: number): boolean {
  return all >= QUOTES_MIN && found >= share * all;
}

function of(found: number, all: number): string {
  return `${found} of ${all}`;
}
