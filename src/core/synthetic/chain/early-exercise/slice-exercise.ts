// Early exercise as a slice of an American class sees it at a bar: its market, and what its contracts are worth with the right.
import { MS_PER_YEAR, type OptionExpiry } from '../../../domain/index.ts';
import { LEG_ENTRIES } from '../leg-memo.ts';
import type { MarketMoment } from '../market-moment.ts';
import { EarlyExercise } from './early-exercise.ts';
import type { ExerciseMarket } from './premium-tree.ts';

/** Holds for the bar last given to `refresh`. */
export class SliceExercise {
  readonly #premiums = new EarlyExercise(LEG_ENTRIES);
  readonly #market: { -readonly [K in keyof ExerciseMarket]: ExerciseMarket[K] } = {
    sessionIndex: -1,
    years: 0,
    sessionYears: 0,
    rate: 0,
    yield: 0,
    logBareSpot: 0,
    dividendYears: [],
    dividendDollars: [],
  };
  readonly #terms = { isCall: false, strike: 0, vol: 0 };
  #spot = 0;
  /** Of the value last given, per 1.00 of spot: what the right adds to the European delta. */
  slope = 0;

  refresh(moment: MarketMoment, expiry: OptionExpiry, logForward: number): void {
    const market = this.#market;
    market.years = (expiry.settlesAtMs - moment.atMs) / MS_PER_YEAR;
    market.logBareSpot = logForward - (moment.rate - moment.yield) * market.years;
    this.#spot = moment.spot;
    if (market.sessionIndex === moment.session.index) return;
    const { openMs, index } = moment.session;
    market.sessionIndex = index;
    market.sessionYears = (expiry.settlesAtMs - openMs) / MS_PER_YEAR;
    market.rate = moment.rate;
    market.yield = moment.yield;
    const ahead = moment.exMs
      .map((exMs, position) => ({ exMs, dollars: moment.dividendDollars[position] as number }))
      .filter(({ exMs }) => exMs > openMs && exMs <= expiry.settlesAtMs)
      .sort((a, b) => a.exMs - b.exMs);
    market.dividendYears = ahead.map(({ exMs }) => (exMs - openMs) / MS_PER_YEAR);
    market.dividendDollars = ahead.map(({ dollars }) => dollars);
  }

  /** Dollars per share of the contract at `entry` of the slice's memo, never below what exercise now gives. */
  value(
    europeanDollars: number,
    contract: {
      readonly entry: number;
      readonly isCall: boolean;
      readonly strike: number;
      readonly vol: number;
    },
  ): number {
    const { entry, isCall, strike, vol } = contract;
    const terms = this.#terms;
    terms.isCall = isCall;
    terms.strike = strike;
    terms.vol = vol;
    const legKey = Math.round(strike * 200) + (isCall ? 1 : 0);
    const held = europeanDollars + this.#premiums.premium(entry, legKey, terms, this.#market);
    this.slope = this.#premiums.slope;
    const exercised = isCall ? this.#spot - strike : strike - this.#spot;
    return held > exercised ? held : exercised;
  }
}
