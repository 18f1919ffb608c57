// What each reading of the signals' frame is made of: its indicator, the bars that needs, and its figure as a pure number.
import { createSma } from '../../indicators/averages/sma.ts';
import { createBollinger } from '../../indicators/bands/bollinger.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import { createMacd } from '../../indicators/momentum/macd.ts';
import { createRsi } from '../../indicators/momentum/rsi.ts';
import { createStochastic } from '../../indicators/momentum/stochastic.ts';
import { createAdx } from '../../indicators/trend/adx.ts';
import { createAtr } from '../../indicators/trend/atr.ts';
import { createParabolicSar } from '../../indicators/trend/parabolic-sar.ts';
import { createCmf } from '../../indicators/volume/cmf.ts';
import { createVolumeRatio } from '../../indicators/volume/volume-ratio.ts';
import type { FrameReadingName } from '../frame-reading-names.ts';
import type { IndicatorPeriods } from '../readings-config.ts';

type Fed = Pick<Indicator<string>, 'push'>;

/** One reading of a frame; `close` is that of the frame's latest bar. */
export interface FrameRule {
  readonly indicators: readonly Fed[];
  /** Bars with which it begins. */
  readonly barsNeeded: number;
  /** Whether each of those bars must have a volume. */
  readonly needsVolume?: true;
  valueOf(close: number): number | undefined;
}

/** Makes the rule of any reading of a frame; those that share an indicator are given the same one. */
export function frameRuleMaker(periods: IndicatorPeriods): (name: FrameReadingName) => FrameRule {
  const makers = { ...lineMakers(periods), ...averageMakers(periods), ...ratioMakers(periods) };
  return (name) => makers[name]();
}

type Makers<Name extends FrameReadingName> = Record<Name, () => FrameRule>;

/** Readings that are a line of their indicator. */
function lineMakers(
  periods: IndicatorPeriods,
): Makers<
  Exclude<FrameReadingName, `sma-${string}` | `trend-${string}` | `${string}-ratio` | 'psar-distance'>
> {
  const adx = once(() => createAdx(periods.adx));
  const bollinger = once(() =>
    createBollinger({ period: periods.bollinger, deviations: periods.bollingerDeviations }),
  );
  return {
    rsi: () => lineRule(createRsi(periods.rsi), 'rsi', periods.rsi + 1),
    adx: () => lineRule(adx(), 'adx', 2 * periods.adx),
    'plus-di': () => lineRule(adx(), 'plusDi', periods.adx + 1),
    'minus-di': () => lineRule(adx(), 'minusDi', periods.adx + 1),
    'stochastic-k': () => {
      const { stochasticK: k, stochasticSmooth: smooth } = periods;
      return lineRule(createStochastic({ k, smooth, d: 1 }), 'k', k + smooth - 1);
    },
    'bollinger-position': () => lineRule(bollinger(), 'position', periods.bollinger),
    'bollinger-width': () => lineRule(bollinger(), 'width', periods.bollinger),
    cmf: () => ({ ...lineRule(createCmf(periods.cmf), 'cmf', periods.cmf), needsVolume: true }),
  };
}

/** Readings of simple averages. */
function averageMakers(
  periods: IndicatorPeriods,
): Makers<`sma-${'' | '50-' | '200-'}distance` | 'trend-50-200'> {
  const middle = once(() => createSma(periods.smaMiddle));
  const long = once(() => createSma(periods.smaLong));
  const distance = (average: Indicator<'sma'>, barsNeeded: number): FrameRule => ({
    indicators: [average],
    barsNeeded,
    valueOf: (close) => over(close, average.value('sma')),
  });
  return {
    'sma-distance': () => distance(createSma(periods.smaShort), periods.smaShort),
    'sma-50-distance': () => distance(middle(), periods.smaMiddle),
    'sma-200-distance': () => distance(long(), periods.smaLong),
    'trend-50-200': () => ({
      indicators: [middle(), long()],
      barsNeeded: Math.max(periods.smaMiddle, periods.smaLong),
      valueOf: () => over(middle().value('sma'), long().value('sma')),
    }),
  };
}

/** Readings that relate an indicator in points, or in volume, to the price or to what is usual. */
function ratioMakers(
  periods: IndicatorPeriods,
): Makers<'psar-distance' | 'atr-ratio' | 'macd-ratio' | 'volume-ratio'> {
  return {
    'psar-distance': () => {
      const sar = createParabolicSar({ step: periods.psarStep, maximum: periods.psarMax });
      return {
        indicators: [sar],
        barsNeeded: 2,
        valueOf: (close) => share(sar.value('psar'), (stop) => (close - stop) / close),
      };
    },
    'atr-ratio': () => {
      const atr = createAtr(periods.atr);
      return {
        indicators: [atr],
        barsNeeded: periods.atr + 1,
        valueOf: (close) => share(atr.value('atr'), (range) => range / close),
      };
    },
    'macd-ratio': () => {
      const { macdFast: fast, macdSlow: slow, macdSignal: signal } = periods;
      const macd = createMacd({ fast, slow, signal });
      return {
        indicators: [macd],
        barsNeeded: slow + signal - 1,
        valueOf: (close) => share(macd.value('histogram'), (excess) => excess / close),
      };
    },
    'volume-ratio': () => ({
      ...lineRule(createVolumeRatio(periods.volumeRatio), 'volumeRatio', periods.volumeRatio),
      needsVolume: true,
    }),
  };
}

function lineRule<Line extends string>(
  indicator: Indicator<Line>,
  line: Line,
  barsNeeded: number,
): FrameRule {
  return { indicators: [indicator], barsNeeded, valueOf: () => indicator.value(line) };
}

/** a / b - 1 where both are there. */
function over(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b - 1;
}

function share(figure: number | undefined, of: (figure: number) => number): number | undefined {
  return figure === undefined ? undefined : of(figure);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
