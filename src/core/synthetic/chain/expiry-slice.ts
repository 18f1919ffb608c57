// One expiry of the simulated chain at one bar: forward, smile and quoting scales, rebuilt only for bars at which it is looked at.
import { type EpochMs, MS_PER_YEAR, type OptionExpiry, productOf } from '../../domain/index.ts';
import { INVERSE_SQRT_TWO_PI } from '../../numerics/index.ts';
import { maturityScore, type RuleMaturity, writeRuleSmile } from '../surface/surface-rule.ts';
import { WingedSmile } from '../surface/winged-smile.ts';
import type { SimulatedChainInput } from './chain-input.ts';
import { SliceExercise } from './early-exercise/slice-exercise.ts';
import { LegMemo } from './leg-memo.ts';
import type { MarketMoment } from './market-moment.ts';
import type { QuoteTicks } from './quote-ticks.ts';
import type { ExpirySmile, SmileSource } from '../surface/smile-source.ts';
import { inTheMoneyMaturityFactor, maturitySpreadFactor, type SpreadModel } from './spread-model.ts';

/** Half of a volatility point, times the density of d1 = 0. */
const HALF_POINT_AT_THE_MONEY = (0.5 / 100) * INVERSE_SQRT_TWO_PI;

/** `trading`: priced by the smile; `settling`: at its last instant, worth its intrinsic value; `closed`: no quotes. */
export type SlicePhase = 'trading' | 'settling' | 'closed';

/** Fields hold for the bar last given to `refresh`. */
export class ExpirySlice {
  readonly expiry: OptionExpiry;
  readonly spread: SpreadModel;
  readonly legs = new LegMemo();
  /** The right to exercise early, in classes that have it. */
  readonly exercise: SliceExercise | undefined;
  phase: SlicePhase = 'closed';
  /** `undefined` where no rule gives price steps: then nothing is quoted. */
  ticks: QuoteTicks | undefined = undefined;
  /** ACT/365F years to settlement. */
  years = 0;
  spot = 0;
  forward = 0;
  logForward = 0;
  discount = 1;
  /** Change of the forward with the spot: turns a forward delta into a spot delta. */
  growth = 1;
  /** Half of the quoted width far out of the money, and what is added with vega to the money's; cents. */
  wingHalfWidthCents = 0;
  vegaHalfWidthCents = 0;
  /** Turns the in-the-money width of a delta into cents of half a quote. */
  inTheMoneyHalfWidthScale = 0;
  readonly #ruled = new WingedSmile();
  #smile: ExpirySmile = this.#ruled;
  readonly #source: SmileSource | undefined;
  readonly #maturity: { -readonly [K in keyof RuleMaturity]: RuleMaturity[K] } = {
    score: 0,
    tradingDays: 0,
    indexVariance: 0,
  };
  readonly #settlesAtElapsed: number;
  #bar = -1;

  constructor(
    expiry: OptionExpiry,
    { clock, spread, smiles }: Pick<SimulatedChainInput, 'clock' | 'spread' | 'smiles'>,
  ) {
    this.expiry = expiry;
    this.spread = spread;
    this.#source = smiles;
    this.exercise = productOf(expiry.root).style === 'american' ? new SliceExercise() : undefined;
    this.#settlesAtElapsed = clock.elapsedAt(expiry.settlesAtMs);
  }

  refresh(moment: MarketMoment): void {
    if (this.#bar === moment.bar) return;
    this.#bar = moment.bar;
    const remainingMs = this.expiry.settlesAtMs - moment.atMs;
    this.years = remainingMs / MS_PER_YEAR;
    if (remainingMs < 0 || moment.atMs > this.expiry.lastTradeMs) {
      this.phase = 'closed';
      return;
    }
    this.spot = moment.spot;
    const carry = moment.rate - moment.yield;
    this.growth = carry === 0 ? 1 : Math.exp(carry * this.years);
    this.forward = (moment.spot - this.#dividendsAhead(moment)) * this.growth;
    this.logForward = Math.log(this.forward);
    this.discount = moment.rate === 0 ? 1 : Math.exp(-moment.rate * this.years);
    this.phase = !moment.hasVolatility ? 'closed' : remainingMs === 0 ? 'settling' : 'trading';
    this.ticks = moment.ticks;
    if (this.phase !== 'trading') return;
    moment.fit();
    this.#refreshSmile(moment);
    this.#refreshWidths(moment);
    this.exercise?.refresh(moment, this.expiry, this.logForward);
  }

  /** Present value of the dividends between now and settlement. */
  #dividendsAhead({ exMs, dividendDollars, atMs, rate }: MarketMoment): number {
    let value = 0;
    for (let index = 0; index < exMs.length; index += 1) {
      const at = exMs[index] as number;
      if (at <= atMs || at > this.expiry.settlesAtMs) continue;
      value += (dividendDollars[index] as number) * Math.exp((-rate * (at - atMs)) / MS_PER_YEAR);
    }
    return value;
  }

  #refreshSmile(moment: MarketMoment): void {
    if (this.#source !== undefined) {
      const at = { sessionIndex: moment.session.index, atMs: moment.atMs as EpochMs };
      this.#smile = this.#source.smileAt(this.expiry, at);
      return;
    }
    const maturity = this.#maturity;
    maturity.score = maturityScore(this.years);
    maturity.tradingDays = this.#settlesAtElapsed - moment.elapsed;
    maturity.indexVariance = moment.curve.totalVariance(maturity.tradingDays);
    writeRuleSmile(this.#ruled, maturity, moment.surface);
  }

  #refreshWidths({ spreadFactor }: MarketMoment): void {
    const { years, forward, spread } = this;
    const vegaScale = 100 * this.discount * forward * Math.sqrt(years);
    const points = spread.atmWidthVolPoints * spreadFactor * maturitySpreadFactor(spread, years);
    const atTheMoneyCents = HALF_POINT_AT_THE_MONEY * points * vegaScale;
    this.wingHalfWidthCents = spread.wingShare * atTheMoneyCents;
    this.vegaHalfWidthCents = atTheMoneyCents - this.wingHalfWidthCents;
    this.inTheMoneyHalfWidthScale = 50 * spreadFactor * inTheMoneyMaturityFactor(years) * forward;
  }

  /** Standard deviation of the logarithm to settlement that the smile gives a strike. */
  totalVolatility(logStrike: number): number {
    return Math.sqrt(this.#smile.totalVariance(logStrike - this.logForward));
  }
}
