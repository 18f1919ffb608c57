// Every indicator with short periods, for the tests that hold all of them to the same promises.
import { createDema } from './averages/dema.ts';
import { createEma } from './averages/ema.ts';
import { createSma } from './averages/sma.ts';
import { createWma } from './averages/wma.ts';
import { createBollinger } from './bands/bollinger.ts';
import { createDonchian } from './bands/donchian.ts';
import { createKeltner } from './bands/keltner.ts';
import { createStandardDeviation } from './bands/standard-deviation.ts';
import { createZScore } from './bands/z-score.ts';
import type { Indicator } from './indicator.ts';
import { createMacd } from './momentum/macd.ts';
import { createRoc } from './momentum/roc.ts';
import { createRsi } from './momentum/rsi.ts';
import { createStochastic } from './momentum/stochastic.ts';
import { createWilliamsR } from './momentum/williams-r.ts';
import { createCloseVolatility } from './realised/close-volatility.ts';
import { createGarmanKlassVolatility } from './realised/garman-klass-volatility.ts';
import { createParkinsonVolatility } from './realised/parkinson-volatility.ts';
import { createAdx } from './trend/adx.ts';
import { createAtr } from './trend/atr.ts';
import { createChoppiness } from './trend/choppiness.ts';
import { createParabolicSar } from './trend/parabolic-sar.ts';
import { createCmf } from './volume/cmf.ts';
import { createMfi } from './volume/mfi.ts';
import { createObv } from './volume/obv.ts';
import { createVolumeRatio } from './volume/volume-ratio.ts';

interface Entry {
  readonly name: string;
  readonly create: () => Indicator<string>;
  /** The first bar at which every line has a value, where prices move and volume is traded. */
  readonly begins: number;
  /** Lines that say something of a market that does not move at all. */
  readonly ofFlat: readonly string[];
}

export const EVERY_INDICATOR: readonly Entry[] = [
  { name: 'sma', create: () => createSma(5), begins: 4, ofFlat: ['sma'] },
  { name: 'ema', create: () => createEma(5), begins: 4, ofFlat: ['ema'] },
  { name: 'wma', create: () => createWma(5), begins: 4, ofFlat: ['wma'] },
  { name: 'dema', create: () => createDema(5), begins: 8, ofFlat: ['dema'] },
  { name: 'rsi', create: () => createRsi(5), begins: 5, ofFlat: [] },
  {
    name: 'macd',
    create: () => createMacd({ fast: 3, slow: 6, signal: 4 }),
    begins: 8,
    ofFlat: ['macd', 'signal', 'histogram'],
  },
  { name: 'stochastic', create: () => createStochastic({ k: 5, smooth: 3, d: 3 }), begins: 8, ofFlat: [] },
  { name: 'williams', create: () => createWilliamsR(5), begins: 4, ofFlat: [] },
  { name: 'roc', create: () => createRoc(5), begins: 5, ofFlat: ['roc'] },
  { name: 'atr', create: () => createAtr(5), begins: 5, ofFlat: ['atr', 'trueRange'] },
  { name: 'adx', create: () => createAdx(5), begins: 9, ofFlat: [] },
  {
    name: 'psar',
    create: () => createParabolicSar({ step: 0.02, maximum: 0.2 }),
    begins: 1,
    ofFlat: ['psar'],
  },
  { name: 'choppiness', create: () => createChoppiness(5), begins: 5, ofFlat: [] },
  {
    name: 'bollinger',
    create: () => createBollinger({ period: 5, deviations: 2 }),
    begins: 4,
    ofFlat: ['upper', 'middle', 'lower', 'width'],
  },
  { name: 'deviation', create: () => createStandardDeviation(5), begins: 4, ofFlat: ['stddev'] },
  { name: 'z-score', create: () => createZScore(5), begins: 4, ofFlat: [] },
  { name: 'donchian', create: () => createDonchian(5), begins: 4, ofFlat: ['upper', 'middle', 'lower'] },
  {
    name: 'keltner',
    create: () => createKeltner({ period: 5, atrPeriod: 7, multiple: 2 }),
    begins: 7,
    ofFlat: ['upper', 'middle', 'lower'],
  },
  { name: 'cmf', create: () => createCmf(5), begins: 4, ofFlat: [] },
  { name: 'volume ratio', create: () => createVolumeRatio(5), begins: 4, ofFlat: ['volumeRatio'] },
  { name: 'obv', create: () => createObv(), begins: 0, ofFlat: ['obv'] },
  { name: 'mfi', create: () => createMfi(5), begins: 5, ofFlat: [] },
  {
    name: 'close volatility',
    create: () => createCloseVolatility({ period: 5, periodsPerYear: 252 }),
    begins: 5,
    ofFlat: ['volatility'],
  },
  {
    name: 'Parkinson',
    create: () => createParkinsonVolatility({ period: 5, periodsPerYear: 252 }),
    begins: 4,
    ofFlat: ['volatility'],
  },
  {
    name: 'Garman-Klass',
    create: () => createGarmanKlassVolatility({ period: 5, periodsPerYear: 252 }),
    begins: 4,
    ofFlat: ['volatility'],
  },
];
