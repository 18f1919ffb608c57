// The market at one bar as every expiry needs it: spot, index curve, surface state and spread factors, rebuilt bar by bar.
import { invariant, type SessionDate } from '../../domain/index.ts';
import { easternEpochMs, tickRuleOn, type TradingSession } from '../../market/index.ts';
import { firstBarOfSession, type SessionBars } from '../session-bars.ts';
import { INDEX_HORIZON_DAYS, IndexAnchors } from '../surface/index-anchors.ts';
import { IndexCurve } from '../surface/index-curve.ts';
import { type SurfaceState, writeSurfaceState } from '../surface/surface-rule.ts';
import type { SimulatedChainInput } from './chain-input.ts';
import { QuoteTicks } from './quote-ticks.ts';
import {
  eraSpreadFactor,
  sessionSpreadFactor,
  type SpreadModel,
  stressSpreadFactor,
} from './spread-model.ts';

/** A share goes without its dividend from the opening of the ex-date on. */
const OPENING_MINUTE = 9 * 60 + 30;

/** Rewritten in place by `moveTo`; what volatility enters holds only where `hasVolatility`, and after `fit`. */
export class MarketMoment {
  bar = -1;
  atMs = 0;
  spot = 0;
  session: TradingSession;
  rate = 0;
  yield = 0;
  /** Dividends ahead that the session knows: when the share goes without each, and its dollars. */
  exMs: readonly number[] = [];
  dividendDollars: readonly number[] = [];
  ticks: QuoteTicks | undefined = undefined;
  hasVolatility = false;
  /** The variance clock now, trading days. */
  elapsed = 0;
  spreadFactor = 0;
  /** True when the last `moveTo` entered another session. */
  isNewSession = false;
  readonly curve = new IndexCurve();
  readonly surface: SurfaceState = { level: 0, inversion: 0 };
  readonly spread: SpreadModel;
  readonly #input: SimulatedChainInput;
  readonly #market: SessionBars;
  readonly #firstBar: Int32Array;
  readonly #anchors: IndexAnchors;
  #isFitted = false;
  #eraFactor = 1;
  readonly #levels = new Float64Array(INDEX_HORIZON_DAYS.length);

  constructor(input: SimulatedChainInput) {
    const first = input.sessions[input.market.sessionIndex[0] ?? 0];
    invariant(first !== undefined, 'a simulated chain needs bars inside its calendar');
    this.#input = input;
    this.#market = input.market;
    this.#firstBar = firstBarOfSession(input.market.sessionIndex);
    this.#anchors = new IndexAnchors(input.sessions, input.clock);
    this.spread = input.spread;
    this.session = first;
  }

  get date(): SessionDate {
    return this.session.date;
  }

  /** The session's opening value, from which its strikes were listed. */
  get openingPoints(): number {
    return this.#market.bars.open[this.#firstBar[this.bar] as number] as number;
  }

  /** VIX at the session's first bar; 0 where it was not known. */
  get openingVix(): number {
    return this.#input.volatility.vix[this.#firstBar[this.bar] as number] as number;
  }

  moveTo(bar: number): void {
    const { bars, sessionIndex } = this.#market;
    const { volatility, sessions } = this.#input;
    const index = sessionIndex[bar] as number;
    this.isNewSession = this.bar < 0 || index !== this.session.index;
    if (this.isNewSession) this.#enterSession(sessions[index]);
    this.bar = bar;
    this.atMs = bars.closeMs[bar] as number;
    this.spot = bars.close[bar] as number;
    this.hasVolatility = volatility.available[bar] === 1;
    this.#isFitted = false;
  }

  /** Fits the index curve to the bar; to be called before the fields that hold only with volatility are read. */
  fit(): void {
    if (this.#isFitted || !this.hasVolatility) return;
    this.#isFitted = true;
    const { clock, volatility } = this.#input;
    const { bar } = this;
    this.elapsed = clock.elapsedInSession(this.session.index, this.atMs);
    this.#anchors.moveTo(this.atMs, this.elapsed);
    const levels = this.#levels;
    const vix = volatility.vix[bar] as number;
    levels[0] = volatility.vix9d[bar] as number;
    levels[1] = vix;
    levels[2] = volatility.vix3m[bar] as number;
    levels[3] = volatility.vix6m[bar] as number;
    this.curve.fit(this.#anchors.tradingDays, levels);
    writeSurfaceState(this.surface, vix, volatility.vix6m[bar] as number);
    this.spreadFactor =
      this.#eraFactor *
      stressSpreadFactor(this.surface.level) *
      sessionSpreadFactor(this.atMs, this.session.openMs, this.session.closeMs);
  }

  #enterSession(session: TradingSession | undefined): void {
    invariant(session !== undefined, 'a simulated chain needs a calendar that holds all of its bars');
    const { carry, tickRules, root } = this.#input;
    this.session = session;
    this.rate = carry.rateOn(session.date);
    this.yield = carry.yieldOn(session.date);
    const dividends = carry.dividendsOn?.(session.date) ?? [];
    this.exMs = dividends.map(({ exDate }) => easternEpochMs(exDate, OPENING_MINUTE));
    this.dividendDollars = dividends.map(({ dollars }) => dollars);
    const tickRule = tickRuleOn(tickRules, root, session.date);
    this.ticks = tickRule && new QuoteTicks(tickRule);
    this.#eraFactor = eraSpreadFactor(this.spread, session.date);
    this.#anchors.enterSession(session.openMs);
  }
}
