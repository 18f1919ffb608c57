// Gathers what the rows prove about the file's column names: quotes that are crossed or slope the wrong way in their mass.
import type { ChainRows } from '../../../domain/index.ts';
import type { NeighbourEvidence } from './neighbour-evidence.ts';

/** Which columns the rows contradict. */
export interface Mislabelling {
  readonly code:
    | 'bid-ask-swapped'
    | 'call-put-swapped'
    | 'strike-scale'
    | 'symbols-disagree'
    | 'vol-in-percent';
  readonly message: string;
}

/** Fewer quotes prove nothing. */
const QUOTES_MIN = 30;
/** No market is crossed, and no chain slopes the wrong way, in this share of its quotes. */
const SHARE_MIN = 0.8;
/** In the last days before an expiry vendors solve any volatility. */
const VOL_DAYS_MIN = 2;
/** No index fund's chain has most of its volatilities above this; written in percent, hardly one is below. */
const VOL_MAX = 3;
/** Half of the rows of an honest file agree with their own symbols. */
const DISAGREEING_SHARE_MIN = 0.5;

export class LabelEvidence {
  #twoSided = 0;
  #crossed = 0;
  #vols = 0;
  #volsInPercent = 0;
  #rows = 0;
  #disagreeing = 0;
  #implausibleStrikes = 0;
  readonly #neighbours: NeighbourEvidence;

  constructor(neighbours: NeighbourEvidence) {
    this.#neighbours = neighbours;
  }

  countRows(rows: number, disagreeing: number, implausibleStrikes: number): void {
    this.#rows += rows;
    this.#disagreeing += disagreeing;
    this.#implausibleStrikes += implausibleStrikes;
  }

  /** Looks at accepted rows. */
  look({ length, bid, ask, vendorVol, expiryDay, date }: ChainRows): void {
    for (let row = 0; row < length; row += 1) {
      const low = bid[row] as number;
      const high = ask[row] as number;
      if (low > 0 && high > 0) {
        this.#twoSided += 1;
        if (low > high) this.#crossed += 1;
      }
      const vol = vendorVol[row] as number;
      if (vol > 0 && (expiryDay[row] as number) - (date[row] as number) >= VOL_DAYS_MIN) {
        this.#vols += 1;
        if (vol > VOL_MAX) this.#volsInPercent += 1;
      }
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
    if (isProven(this.#volsInPercent, this.#vols, SHARE_MIN))
      return {
        code: 'vol-in-percent',
        message: `expected volatilities as decimals a year, such as 0.15, found ${of(this.#volsInPercent, this.#vols)} above 3: they may be in percent`,
      };
    const { slopes, wrongSlopes } = this.#neighbours;
    if (isProven(wrongSlopes, slopes, SHARE_MIN))
      return {
        code: 'call-put-swapped',
        message: `expected calls that fall and puts that rise with the strike, found ${of(wrongSlopes, slopes)} neighbours that do the opposite: the rights may be swapped`,
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
