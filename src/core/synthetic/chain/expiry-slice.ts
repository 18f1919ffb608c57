// One expiry of the simulated chain at one bar: forward, smile and quoting scales, rebuilt only for bars at which it is looked at.
import { MS_PER_YEAR, type OptionExpiry } from '../../domain/index.ts';
import { essviTotalVariance } from '../../pricing/index.ts';
import {
  maturityScore,
  type MutableEssviSlice,
  type RuleMaturity,
  writeRuleSlice,
} from '../surface/surface-rule.ts';
import type { VarianceClock } from '../surface/variance-clock.ts';
import { LegMemo } from './leg-memo.ts';
import type { MarketMoment } from './market-moment.ts';
import type { QuoteTicks } from './quote-ticks.ts';
import { inTheMoneyMaturityFactor, maturitySpreadFactor } from './spread-model.ts';

const HALF_POINT = 0.5 / 100;

/** `trading`: priced by the smile; `settling`: at its last instant, worth its intrinsic value; `closed`: no quotes. */
export type SlicePhase = 'trading' | 'settling' | 'closed';

/** Fields hold for the bar last given to `refresh`. */
export class ExpirySlice {
  readonly expiry: OptionExpiry;
  readonly legs = new LegMemo();
  phase: SlicePhase = 'closed';
  /** `undefined` where no rule gives price steps: then nothing is quoted. */
  ticks: QuoteTicks | undefined = undefined;
  /** ACT/365F years to settlement. */
  years = 0;
  forward = 0;
  logForward = 0;
  discount = 1;
  /** Forward over spot: turns a forward delta into a spot delta. */
  growth = 1;
  /** Half of the quoted width at the money, cents, before the density factor of vega. */
  halfWidthScaleCents = 0;
  inTheMoneyHalfWidthCents = 0;
  readonly #smile: MutableEssviSlice = { theta: 0, rho: 0, phi: 0 };
  readonly #maturity: { -readonly [K in keyof RuleMaturity]: RuleMaturity[K] } = {
    score: 0,
    indexVariance: 0,
  };
  readonly #settlesAtElapsed: number;
  #bar = -1;

  constructor(expiry: OptionExpiry, clock: VarianceClock) {
    this.expiry = expiry;
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
    this.growth = Math.exp((moment.rate - moment.yield) * this.years);
    this.forward = moment.spot * this.growth;
    this.logForward = Math.log(this.forward);
    this.discount = Math.exp(-moment.rate * this.years);
    this.phase = !moment.hasVolatility ? 'closed' : remainingMs === 0 ? 'settling' : 'trading';
    this.ticks = moment.ticks;
    if (this.phase !== 'trading') return;
    moment.fit();
    this.#refreshSmile(moment);
    this.#refreshWidths(moment);
  }

  #refreshSmile(moment: MarketMoment): void {
    const maturity = this.#maturity;
    maturity.score = maturityScore(this.years);
    maturity.indexVariance = moment.curve.totalVariance(this.#settlesAtElapsed - moment.elapsed);
    writeRuleSlice(this.#smile, maturity, moment.surface);
  }

  #refreshWidths({ spread, spreadFactor }: MarketMoment): void {
    const { years, forward } = this;
    const vegaScale = 100 * this.discount * forward * Math.sqrt(years);
    this.halfWidthScaleCents =
      HALF_POINT * spread.atmWidthVolPoints * spreadFactor * maturitySpreadFactor(years) * vegaScale;
    this.inTheMoneyHalfWidthCents =
      50 * spread.inTheMoneyWidthRatio * spreadFactor * inTheMoneyMaturityFactor(years) * forward;
  }

  /** Standard deviation of the logarithm to settlement that the smile gives a strike. */
  totalVolatility(logStrike: number): number {
    return Math.sqrt(essviTotalVariance(this.#smile, logStrike - this.logForward));
  }
}
