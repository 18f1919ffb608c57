// The indicators of closes: averages and momentum, and bands around an average.
import {
  createBollinger,
  createDema,
  createEma,
  createMacd,
  createRoc,
  createRsi,
  createSma,
  createStandardDeviation,
  createWma,
  createZScore,
} from '../../../../core/signals/index.ts';
import type { IndicatorEntry } from './indicator-entry.ts';
import { barsParameter, periodParameter, positiveParameter } from './parameter-kinds.ts';

export const PRICE_ENTRIES: readonly IndicatorEntry[] = [
  {
    name: 'sma',
    aliases: ['simple moving average'],
    meaning: 'simple moving average',
    parameters: [periodParameter(20)],
    columns: ['close'],
    lines: ['sma'],
    create: (valueOf) => createSma(valueOf('period')),
  },
  {
    name: 'ema',
    aliases: ['exponential moving average'],
    meaning: 'exponential moving average, begun with a simple one (TA-Lib)',
    parameters: [periodParameter(20)],
    columns: ['close'],
    lines: ['ema'],
    create: (valueOf) => createEma(valueOf('period')),
  },
  {
    name: 'wma',
    aliases: ['weighted moving average'],
    meaning: 'linearly weighted moving average',
    parameters: [periodParameter(20)],
    columns: ['close'],
    lines: ['wma'],
    create: (valueOf) => createWma(valueOf('period')),
  },
  {
    name: 'dema',
    aliases: [],
    meaning: 'double exponential moving average, Mulloy (1994)',
    parameters: [periodParameter(20)],
    columns: ['close'],
    lines: ['dema'],
    create: (valueOf) => createDema(valueOf('period')),
  },
  {
    name: 'rsi',
    aliases: ['relative strength index'],
    meaning: 'relative strength index, Wilder (1978), 0 to 100; null where nothing has moved',
    parameters: [periodParameter(14)],
    columns: ['close'],
    lines: ['rsi'],
    create: (valueOf) => createRsi(valueOf('period')),
  },
  {
    name: 'macd',
    aliases: [],
    meaning: 'distance of a fast from a slow EMA, both begun at the slow one’s first bar (TA-Lib)',
    parameters: [
      barsParameter('fast', 12, { aliases: ['fastPeriod', 'fastLength'] }),
      barsParameter('slow', 26, { aliases: ['slowPeriod', 'slowLength'], least: 2 }),
      barsParameter('signal', 9, { aliases: ['signalPeriod', 'signalLength'] }),
    ],
    columns: ['close'],
    lines: ['macd', 'signal', 'histogram'],
    create: (valueOf) =>
      createMacd({ fast: valueOf('fast'), slow: valueOf('slow'), signal: valueOf('signal') }),
    findFault: (valueOf) =>
      valueOf('fast') < valueOf('slow')
        ? undefined
        : `params: expected fast below slow, found ${valueOf('fast')} and ${valueOf('slow')}`,
  },
  {
    name: 'roc',
    aliases: ['rate of change'],
    meaning: 'rate of change in percent',
    parameters: [periodParameter(10)],
    columns: ['close'],
    lines: ['roc'],
    create: (valueOf) => createRoc(valueOf('period')),
  },
  {
    name: 'bbands',
    aliases: ['bollinger', 'bollinger bands', 'bb'],
    meaning:
      'Bollinger bands by the population deviation (TA-Lib); position 0 at the lower band, 1 at the upper; width in middles',
    parameters: [
      periodParameter(20),
      positiveParameter('deviations', ['stdDev', 'std', 'nbDev', 'nbDevUp', 'nbDevDn', 'multiplier', 'k'], 2),
    ],
    columns: ['close'],
    lines: ['upper', 'middle', 'lower', 'position', 'width'],
    create: (valueOf) => createBollinger({ period: valueOf('period'), deviations: valueOf('deviations') }),
  },
  {
    name: 'stddev',
    aliases: ['standard deviation'],
    meaning: 'population standard deviation of closes',
    parameters: [periodParameter(20)],
    columns: ['close'],
    lines: ['stddev'],
    create: (valueOf) => createStandardDeviation(valueOf('period')),
  },
  {
    name: 'zscore',
    aliases: ['z score'],
    meaning: 'standard deviations of the close from the mean of its window',
    parameters: [periodParameter(20, 2)],
    columns: ['close'],
    lines: ['zscore'],
    create: (valueOf) => createZScore(valueOf('period')),
  },
];
