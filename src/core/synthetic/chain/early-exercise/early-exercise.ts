// What the right to exercise early is worth to the holder of an American option, kept from bar to bar: SPY quotes add it.
import {
  EARLY_STEPS,
  type ExerciseMarket,
  type ExerciseTerms,
  SPOTS,
  writePremiums,
} from './premium-tree.ts';

/** Premiums are worked out for volatilities of whole points, closer together for long maturities, whose premiums feel them more. */
const VOL_BUCKETS = 100;
const VOL_BUCKETS_PER_YEAR = 400;
/** And for spots a fiftieth of a logarithm apart. */
const SPOT_BUCKETS = 50;
const VOL_BUCKET_MAX = 8191;
const SPOT_KEYS = 4096;
/** Rows of an entry: as many neighbouring volatilities, a power of two, for each of two neighbouring spots. */
const VOL_ROWS = 4;
const ROWS = 2 * VOL_ROWS;

/**
 * The premiums of a slice's contracts, by entry of its memo. One depends on the bar through the market given alone, never
 * on earlier bars: what is kept was worked out for the same session, volatilities around and spot to a fiftieth.
 */
export class EarlyExercise {
  /** What each row was worked out for: its contract, and session, volatility and spot. */
  readonly #leg: Int32Array;
  readonly #state: Float64Array;
  /** `SPOTS` premiums a row. */
  readonly #premium: Float64Array;
  readonly #spacing: Float64Array;
  /** Dollars per 1.00 of spot, of the premium last given. */
  slope = 0;

  constructor(entries: number) {
    const rows = entries * ROWS;
    this.#leg = new Int32Array(rows).fill(-1);
    this.#state = new Float64Array(rows).fill(-1);
    this.#premium = new Float64Array(rows * SPOTS);
    this.#spacing = new Float64Array(rows);
  }

  /** Dollars per share; `legKey` tells the contracts of an entry apart. */
  premium(entry: number, legKey: number, terms: ExerciseTerms, market: ExerciseMarket): number {
    this.slope = 0;
    if (!canPay(terms.isCall, market) || !(market.sessionYears > 0)) return 0;
    const buckets = Math.max(VOL_BUCKETS, Math.round(VOL_BUCKETS_PER_YEAR * market.sessionYears));
    const place = Math.min(VOL_BUCKET_MAX, Math.max(1, terms.vol * buckets));
    const below = Math.floor(place);
    const spotBucket = Math.round(market.logBareSpot * SPOT_BUCKETS);
    const logDistance = market.logBareSpot - spotBucket / SPOT_BUCKETS;
    // Neighbouring volatilities and spots have rows of their own, so that a market on the border fills none twice.
    const base = entry * ROWS + (spotBucket & 1) * VOL_ROWS;
    let first = 0;
    let firstSlope = 0;
    let second = 0;
    for (let side = 0; side < 2; side += 1) {
      const bucket = below + side;
      const row = base + (bucket & (VOL_ROWS - 1));
      const state = (market.sessionIndex * (VOL_BUCKET_MAX + 2) + bucket) * SPOT_KEYS + spotBucket;
      if (this.#leg[row] !== legKey || this.#state[row] !== state) {
        this.#leg[row] = legKey;
        this.#state[row] = state;
        this.#fill(row, { ...terms, vol: bucket / buckets }, market, spotBucket / SPOT_BUCKETS);
      }
      second = this.#atSpot(row, logDistance);
      if (side === 0) {
        first = second;
        firstSlope = this.slope;
      }
    }
    const aboveShare = place - below;
    // What a put's holder gains is interest, which shrinks with the time left.
    const scale = terms.isCall ? 1 : market.years / market.sessionYears;
    const slope = firstSlope + aboveShare * (this.slope - firstSlope);
    this.slope = (scale * slope) / Math.exp(market.logBareSpot);
    return scale * Math.max(0, first + aboveShare * (second - first));
  }

  #fill(row: number, terms: ExerciseTerms, market: ExerciseMarket, centre: number): void {
    const out = this.#premium.subarray(row * SPOTS, (row + 1) * SPOTS);
    this.#spacing[row] = writePremiums(out, terms, market, centre);
  }

  /** A row's premium at a logarithm of the bare spot above its centre; `slope` becomes its derivative by the logarithm. */
  #atSpot(row: number, logDistance: number): number {
    const spacing = this.#spacing[row] as number;
    const place = logDistance / spacing + EARLY_STEPS / 2;
    const bounded = place < 0 ? 0 : place > EARLY_STEPS ? EARLY_STEPS : place;
    // A cubic through four spots, since between two of them a premium bends.
    const from = Math.min(Math.max(Math.floor(bounded) - 1, 0), EARLY_STEPS - 3);
    const base = row * SPOTS + from;
    const t = bounded - from;
    const y0 = this.#premium[base] as number;
    const d1 = (this.#premium[base + 1] as number) - y0;
    const d2 = (this.#premium[base + 2] as number) - (this.#premium[base + 1] as number) - d1;
    const d3 = (this.#premium[base + 3] as number) - y0 - 3 * (d1 + d2);
    const rise = d1 + 0.5 * d2 * (2 * t - 1) + (d3 / 6) * (3 * t * t - 6 * t + 2);
    this.slope = bounded === place ? rise / spacing : 0;
    return y0 + t * (d1 + (t - 1) * (0.5 * d2 + ((t - 2) * d3) / 6));
  }
}

/** A call is worth exercising for a dividend or a yield, a put for interest (or, at rates below 0, the other way round). */
function canPay(isCall: boolean, market: ExerciseMarket): boolean {
  if (isCall) return market.dividendYears.length > 0 || market.yield > 0 || market.rate < 0;
  return market.rate > 0 || market.yield < 0;
}
