// What help says of the indicator calculator: its lines, its conventions and every indicator, made from the table.
import type { Described } from '../../calculator.ts';
import type { IndicatorEntry } from './indicator-entry.ts';
import { INDICATOR_ENTRIES } from './indicator-table.ts';

/** The lines in the order of the table, with their units. */
export const INDICATOR_OUTPUTS: readonly Described[] = [
  { name: 'sma', meaning: 'simple average of closes, in points, as are all averages and bands below' },
  { name: 'ema', meaning: 'exponential average of closes' },
  { name: 'wma', meaning: 'weighted average of closes' },
  { name: 'dema', meaning: 'double exponential average of closes' },
  { name: 'rsi', meaning: '0 to 100' },
  { name: 'macd', meaning: 'fast less slow average, in points' },
  { name: 'signal', meaning: 'average of macd' },
  { name: 'histogram', meaning: 'macd less signal' },
  { name: 'roc', meaning: 'percent' },
  { name: 'upper', meaning: 'upper band of bbands, donchian or keltner' },
  { name: 'middle', meaning: 'what lies between the bands' },
  { name: 'lower', meaning: 'lower band' },
  { name: 'position', meaning: 'of bbands: the close, 0 at the lower band and 1 at the upper' },
  { name: 'width', meaning: 'of bbands: (upper - lower) / middle' },
  { name: 'stddev', meaning: 'points' },
  { name: 'zscore', meaning: 'standard deviations' },
  { name: 'k', meaning: 'slow %K of stoch, 0 to 100' },
  { name: 'd', meaning: '%D of stoch, 0 to 100' },
  { name: 'fastK', meaning: 'fast %K of stoch, 0 to 100' },
  { name: 'willr', meaning: '-100 to 0' },
  { name: 'adx', meaning: 'strength of a direction, 0 to 100' },
  { name: 'plusDi', meaning: '+DI, share of upward movement in the true range, 0 to 100' },
  { name: 'minusDi', meaning: '-DI, that of downward movement' },
  { name: 'dx', meaning: 'what adx averages' },
  { name: 'atr', meaning: 'average true range, in points' },
  { name: 'trueRange', meaning: 'of the bar alone, whatever the period' },
  { name: 'psar', meaning: 'the stop for that bar, in points' },
  { name: 'chop', meaning: 'about 0 to 100' },
  { name: 'volatility', meaning: 'decimal a year' },
  { name: 'cmf', meaning: '-1 to 1' },
  { name: 'volumeRatio', meaning: '1 is usual' },
  { name: 'obv', meaning: 'shares; its level means nothing by itself' },
  { name: 'mfi', meaning: '0 to 100' },
];

export const INDICATOR_CONVENTIONS: readonly string[] = [
  'An answer has the lines of the indicator asked for, each as long as the bars. A value at a bar depends on that bar and earlier ones alone, so the answer to fewer bars is the beginning of the answer to more.',
  'Null stands for every value that the definition does not give: in warm-up, and for ratios of nothing, where other libraries say 0 or 50. Windows are never updated by subtracting, so a value that has left one leaves no trace of rounding.',
  'Names and parameters are taken in any case and with or without spaces, hyphens and underscores; those of TA-Lib are taken too.',
  ...INDICATOR_ENTRIES.map(sentenceOf),
];

export const INDICATOR_EXAMPLES: readonly string[] = [
  '{"name":"rsi","params":{"period":3},"bars":{"close":[44.34,44.09,44.15,43.61,44.33,44.83]}}',
  '{"name":"bbands","params":{"period":2},"bars":{"close":[9,11,11]}}',
  '{"name":"stoch","params":{"k":2,"smooth":1,"d":2},"bars":{"high":[10,12,11,11],"low":[8,9,10,9],"close":[9,12,10,11]}}',
  '{"name":"parkinson","params":{"period":2,"periodsPerYear":252},"bars":{"high":[101,102,101.5],"low":[99,100.5,100.5]}}',
];

function sentenceOf({ name, meaning, parameters, columns, lines }: IndicatorEntry): string {
  const told = parameters.map((parameter) => `${parameter.name} ${parameter.standard}`);
  const settings = told.length === 0 ? 'no parameters' : told.join(', ');
  return `${name}: ${meaning}. Parameters: ${settings}. Reads ${columns.join(', ')}. Gives ${lines.join(', ')}.`;
}
