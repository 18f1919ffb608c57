// The fair smile of every state, time of day and maturity of a law, each worked out once.
import { invariant } from '../../domain/index.ts';
import type { ExpirySmile } from '../surface/smile-source.ts';
import { FlatSmile, LawSmile } from './law-smile.ts';
import { type LastSession, LawTransform } from './law-transform.ts';
import { LawVariance } from './law-variance.ts';
import { checkPriceLaw, NIGHT_SHARE, type PriceLaw, SESSIONS_PER_YEAR } from './price-law.ts';

/** A moment of a session and a time to come. */
export interface LawMaturity {
  /** The state of the session in hand. */
  readonly state: number;
  /** What is left of that session's day, 1 at its open to 0 at its close. */
  readonly dayLeft: number;
  /** Sessions after it, the last included; 0: the session in hand is the last, and whole. */
  readonly sessions: number;
  readonly last: LastSession;
}

/** Terms of a series: over the least range a part of the law may be far narrower than the whole. */
const TERMS = { leastRange: 512, wider: 256 };
/** Deviations that the range of a series reaches to either side, and the least it reaches. */
const RANGE_DEVIATIONS = 12;
const RANGE_MIN = 0.3;
/** Moments of a day that are told apart. */
const DAY_STEPS = 1e6;
/** Beyond so many smiles all are forgotten; a run looks at some thousands. */
const SMILES_MAX = 30_000;

/** Smiles of one law; several worlds may share one. */
export class LawPrices {
  readonly law: PriceLaw;
  readonly #variance: LawVariance;
  /** One state and no jumps: the smile is flat, and known without a series. */
  readonly #isLognormal: boolean;
  readonly #transforms = new Map<number, LawTransform>();
  readonly #smiles = new Map<number, ExpirySmile>();

  constructor(law: PriceLaw) {
    checkPriceLaw(law);
    this.law = law;
    this.#variance = new LawVariance(law);
    this.#isLognormal =
      law.variances.length === 1 &&
      law.nights.flat().every(({ jumpMean, jumpDeviation }) => jumpMean === 0 && jumpDeviation === 0);
  }

  /** The expected variance of the next sessions, as a decimal a year, by the state at a close. */
  yearlyVariance(state: number, sessions: number): number {
    return (this.#variance.expected(state, sessions) * SESSIONS_PER_YEAR) / sessions;
  }

  /** The smile at which every European option is worth what it pays on average. */
  smile(maturity: LawMaturity): ExpirySmile {
    const key = keyOf(maturity, this.law.variances.length);
    let smile = this.#smiles.get(key);
    if (smile === undefined) {
      if (this.#smiles.size >= SMILES_MAX) this.#smiles.clear();
      smile = this.#made(maturity);
      this.#smiles.set(key, smile);
    }
    return smile;
  }

  #made({ state, dayLeft, sessions, last }: LawMaturity): ExpirySmile {
    const daily = (this.law.variances[state] as number) / SESSIONS_PER_YEAR;
    const today = daily * (1 - NIGHT_SHARE) * dayLeft;
    if (sessions === 0) return new FlatSmile(today);
    if (this.#isLognormal) {
      return new FlatSmile(today + daily * (sessions - (last === 'morning' ? 1 - NIGHT_SHARE : 0)));
    }
    const deviation = Math.sqrt(today + this.#variance.expected(state, sessions));
    const reach = Math.max(RANGE_MIN, RANGE_DEVIATIONS * deviation);
    // Ranges in steps of a half: maturities of like length share a transform.
    const range = RANGE_MIN * 1.5 ** Math.ceil(Math.log(reach / RANGE_MIN) / Math.log(1.5));
    const coefficients = this.#coefficients({ state, sessions, last }, { range, today });
    return new LawSmile({ from: -range, width: 2 * range, coefficients }, deviation);
  }

  #coefficients(
    { state, sessions, last }: Omit<LawMaturity, 'dayLeft'>,
    { range, today }: { readonly range: number; readonly today: number },
  ): Float64Array {
    const width = 2 * range;
    const terms = range > RANGE_MIN ? TERMS.wider : TERMS.leastRange;
    let transform = this.#transforms.get(range);
    if (transform === undefined) {
      transform = new LawTransform(this.law, width, terms);
      this.#transforms.set(range, transform);
    }
    const { re, im } = transform.over(sessions, last);
    return Float64Array.from({ length: terms }, (_, k) => {
      const u = (k * Math.PI) / width;
      const size = Math.exp(-0.5 * u * u * today);
      // The transform of today's rest, and the turn to the start of the range.
      const angle = -0.5 * u * today + u * range;
      const at = state * terms + k;
      const real = (re[at] as number) * Math.cos(angle) - (im[at] as number) * Math.sin(angle);
      return (2 / width) * size * real;
    });
  }
}

function keyOf({ state, dayLeft, sessions, last }: LawMaturity, states: number): number {
  const moment = Math.round(dayLeft * DAY_STEPS);
  invariant(moment >= 0 && moment <= DAY_STEPS, `expected a share of a day, found ${dayLeft}`);
  return ((sessions * states + state) * (DAY_STEPS + 1) + moment) * 2 + (last === 'morning' ? 1 : 0);
}
