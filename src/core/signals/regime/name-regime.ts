// Names the market's state: crash before trend before range, by the VIX or by the states of a hidden Markov model.
import type { Regime, Signal } from '../../domain/index.ts';
import type { ReadingBook } from '../readings/reading-book.ts';
import { comparisonText, type Consulted } from './consulted.ts';
import type { RegimeConfig, RegimeNaming, TrendRule } from './regime-config.ts';
import { vixBand } from './vix-band.ts';

export interface NamedRegime {
  readonly regime: Regime;
  /** The readings that decided, each with its value, threshold and instant. */
  readonly because: string;
  /** Why a trend has the effects of high volatility too: the model's states, unlike the level of the VIX, say nothing of direction. */
  readonly isHighBecause?: string;
}

/** Where names are taken from. */
export interface NamingSource {
  readonly readings: ReadingBook;
  readonly consulted: Consulted;
  /** Filtered probabilities by rising variance; asked for where the model names. */
  readonly probabilities: () => Signal<ArrayLike<number>>;
}

/**
 * The regime, or `undefined` where a reading that decides is missing; none is asked for that does not decide. A crash is one
 * whatever the trend, and a trend one whatever the level of volatility.
 */
export function nameRegime(config: RegimeConfig, source: NamingSource): NamedRegime | undefined {
  const stress =
    config.naming.by === 'rules'
      ? stressByVix(config, source)
      : stressByStates(config, config.naming, source);
  if (stress === undefined) return undefined;
  if (stress.crash !== undefined) return { regime: 'crash', because: stress.crash };
  const trend = config.trend === undefined ? 'range' : trendOf(config.trend, source);
  if (trend === undefined) return undefined;
  if (trend !== 'range') {
    const isHeld = config.naming.by === 'hmm' && stress.isHigh;
    return isHeld ? { ...trend, isHighBecause: stress.because } : trend;
  }
  return { regime: stress.isHigh ? 'high-vol-range' : 'low-vol-range', because: stress.because };
}

/** How stressed the market is; `crash` tells why it is one. */
interface Stress {
  readonly crash: string | undefined;
  readonly isHigh: boolean;
  readonly because: string;
}

function stressByVix(
  { vix: thresholds }: RegimeConfig,
  { readings, consulted }: NamingSource,
): Stress | undefined {
  const vix = consulted.ask('vix', readings.read('vix'));
  if (vix === undefined) return undefined;
  const isHigh = vix.value > thresholds.high;
  return {
    crash: vix.value > thresholds.crash ? comparisonText(vix, thresholds.crash) : undefined,
    isHigh,
    because: `${comparisonText(vix, thresholds.high)}, ${vixBand(vix.value, thresholds)}`,
  };
}

function stressByStates(
  { vix: thresholds }: RegimeConfig,
  { probabilityMin }: Extract<RegimeNaming, { by: 'hmm' }>,
  { readings, consulted, probabilities }: NamingSource,
): Stress | undefined {
  const states = probabilities();
  const ofAtLeast = (state: number): Signal<number> =>
    states.available ? { ...states, value: tail(states.value, state) } : states;
  const high = consulted.ask('hmm-high-vol', ofAtLeast(1));
  if (high === undefined || !states.available) return undefined;
  // Two states know calm and not calm; only a third is a crash, and without it the VIX tells one.
  const top = states.value.length - 1;
  const crash =
    top < 2 ? consulted.ask('vix', readings.read('vix')) : consulted.ask('hmm-crash', ofAtLeast(top));
  if (crash === undefined) return undefined;
  const limit = top < 2 ? thresholds.crash : probabilityMin;
  return {
    crash: crash.value > limit ? comparisonText(crash, limit) : undefined,
    isHigh: high.value > probabilityMin,
    because: comparisonText(high, probabilityMin),
  };
}

function tail(probabilities: ArrayLike<number>, from: number): number {
  let sum = 0;
  for (let state = from; state < probabilities.length; state += 1) sum += probabilities[state] as number;
  // Rounding may carry a sum of shares past 1.
  return Math.min(1, sum);
}

function trendOf(rule: TrendRule, { readings, consulted }: NamingSource): NamedRegime | 'range' | undefined {
  const adx = consulted.ask('adx', readings.read('adx'));
  if (adx === undefined) return undefined;
  if (!(adx.value > rule.adx)) return 'range';
  const direction = consulted.ask(rule.by, readings.read(rule.by));
  if (direction === undefined) return undefined;
  return {
    regime: direction.value > 0 ? 'bull-trend' : 'bear-trend',
    because: `${comparisonText(adx, rule.adx)}, ${comparisonText(direction, 0)}`,
  };
}
