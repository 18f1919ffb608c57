// The predecessor's keys of its seven indicator filters: whether each is asked, its bounds and its periods.
import {
  type AncestorKey,
  changed,
  type Conversion,
  neverWorked,
  gone,
  type ValueOf,
} from '../ancestor-key.ts';

const FILTERS = ['rsi', 'adx', 'stoch', 'bbands', 'sma', 'volume', 'psar'] as const;

/** Degree below which a filter rejected. */
const REJECTED_BELOW = 0.3;

const switchOf = (filter: string): string => `use_${filter}_filter`;

const offOf = (valueOf: ValueOf): readonly string[] =>
  FILTERS.map(switchOf).filter((name) => valueOf(name) === false);

/** The seven are asked together here, or none is. */
const ALL_OR_NONE: Conversion = {
  keys: ['fuzzy.factorMin'],
  of: (_value, valueOf) => ({
    'fuzzy.factorMin': offOf(valueOf).length === FILTERS.length ? null : REJECTED_BELOW,
  }),
  remark: (_value, valueOf) => {
    const off = offOf(valueOf);
    if (off.length === 0 || off.length === FILTERS.length) return undefined;
    return `Switched off there and still asked here, as the stricter of the two: ${off.join(', ')}. --set fuzzy.factorMin=null asks none.`;
  },
};

const TOGETHER =
  'Each filter was a switch of its own, and without its frames all passed on constants. Here the seven are asked together, on real readings, by fuzzy.factorMin: on while any of them is, off once all are.';

const BOUNDS =
  'The bounds of a factor are no settings here. RSI is best from 40 to 60, ADX up to 25 and bad from 40, %K best from 30 to 70, bands count as squeezed at 0.02, 2% from the average of 20 is as bad as it gets, volume is best from 0.8 of its mean.';
const PERIODS =
  'Read nowhere: the usual periods stood in the code, and they are the ones here (RSI and ADX 14, stochastic 14 and 3, bands 20 and 2, averages 20 and 50, volume 20, PSAR 0.02 up to 0.2).';

export const FILTER_KEYS: readonly AncestorKey[] = [
  ...FILTERS.map((filter) => changed(switchOf(filter), TOGETHER, { default: true, to: ALL_OR_NONE })),
  gone('rsi_neutral_min', BOUNDS, { default: 30 }),
  gone('rsi_neutral_max', BOUNDS, { default: 60 }),
  gone('adx_threshold_low', BOUNDS, { default: 25 }),
  gone('adx_threshold_high', BOUNDS, { default: 55 }),
  gone('stoch_neutral_min', BOUNDS, { default: 30 }),
  gone('stoch_neutral_max', BOUNDS, { default: 70 }),
  gone('bbands_squeeze_threshold', BOUNDS, { default: 0.02 }),
  gone('sma_max_distance', BOUNDS, { default: 0.02 }),
  gone('volume_min_ratio', BOUNDS, { default: 0.8 }),
  neverWorked('rsi_period', PERIODS, { default: 14 }),
  neverWorked('adx_period', PERIODS, { default: 14 }),
  neverWorked('stoch_k_period', PERIODS, { default: 14 }),
  neverWorked('stoch_d_period', PERIODS, { default: 3 }),
  neverWorked('stoch_smooth_k', PERIODS, { default: 3 }),
  neverWorked('bbands_period', PERIODS, { default: 20 }),
  neverWorked('bbands_std', PERIODS, { default: 2 }),
  neverWorked('sma_short_period', PERIODS, { default: 20 }),
  neverWorked('sma_long_period', PERIODS, { default: 50 }),
  neverWorked('volume_ma_period', PERIODS, { default: 20 }),
  neverWorked('psar_acceleration', PERIODS, { default: 0.02 }),
  neverWorked('psar_max_acceleration', PERIODS, { default: 0.2 }),
];
