// The predecessor's keys of regimes: which markets widen the wings, and by how much.
import {
  type AncestorKey,
  type AncestorValue,
  changed,
  type Conversion,
  flag,
  neverWorked,
  type ValueOf,
} from '../ancestor-key.ts';
import { byTruth, percentOrOff, same, tidied } from './conversions.ts';

/** Which dollars each multiple of the width comes from. */
const INCREMENTS = {
  'regime.wingHighVol': 'wing_increment_high',
  'regime.wingCrash': 'wing_increment_high',
  'regime.wingTrend': 'wing_increment_med',
  'regime.wingCrisis': 'width_widen_increment',
  'regime.wingRichIv': 'width_widen_increment',
} as const;

type Multiple = keyof typeof INCREMENTS;
const MULTIPLES = Object.keys(INCREMENTS) as readonly Multiple[];

/** Dollars added to the least width, as multiples of it. */
function multiplesOf(multiples: readonly Multiple[], valueOf: ValueOf): Readonly<Record<string, unknown>> {
  const base = valueOf('wing_width_min');
  return Object.fromEntries(
    multiples.map((multiple) => [multiple, multipleOf(base, valueOf(INCREMENTS[multiple]))]),
  );
}

function multipleOf(base: AncestorValue, increment: AncestorValue): AncestorValue {
  if (typeof increment !== 'number' || typeof base !== 'number' || base <= 0) return increment;
  return tidied((base + increment) / base);
}

/** The least width, and every multiple that rests on it. */
export function wingsOf(): Conversion {
  return {
    keys: ['selection.wingWidth', ...MULTIPLES],
    of: (value, valueOf) => ({
      'selection.wingWidth': value,
      ...(typeof value === 'number' ? multiplesOf(MULTIPLES, valueOf) : {}),
    }),
  };
}

function incrementOf(name: string): Conversion {
  const keys = MULTIPLES.filter((multiple) => INCREMENTS[multiple] === name);
  return { keys, of: (_value, valueOf) => multiplesOf(keys, valueOf) };
}

const IN_DOLLARS =
  'Dollars added to the width there; here a multiple of it, (wing_width_min + dollars) / wing_width_min, up to selection.wingWidthMax.';
const LIVE_ONLY =
  'Its backtests never asked this, and its live clients drew IV rank and VIX at random. Here wings are wider above it, by the published VIX.';
const FIXED_BANDS =
  'Read nowhere: bands of 20 and 35 stood in the code. It is left out; regime.vixHigh 20, regime.vixCrisis and regime.vixCrash 35 are the bands here.';

export const REGIME_KEYS: readonly AncestorKey[] = [
  neverWorked('regime_iv_rank_widen', LIVE_ONLY, {
    default: 40,
    flags: flag('--regime-ivr-widen'),
    to: percentOrOff('regime.ivRank'),
  }),
  neverWorked('regime_vix_widen', LIVE_ONLY, {
    default: 22,
    flags: flag('--regime-vix-widen'),
    to: same('regime.vixCrisis'),
  }),
  changed('width_widen_increment', IN_DOLLARS, {
    default: 5,
    flags: flag('--width-increment'),
    to: incrementOf('width_widen_increment'),
  }),
  changed('wing_increment_high', IN_DOLLARS, { default: 5, to: incrementOf('wing_increment_high') }),
  changed('wing_increment_med', IN_DOLLARS, { default: 2.5, to: incrementOf('wing_increment_med') }),
  neverWorked('vix_threshold_low', FIXED_BANDS, { default: 20 }),
  neverWorked('vix_threshold_high', FIXED_BANDS, { default: 30 }),
  neverWorked(
    'use_regime_filtering',
    'Read nowhere: regimes were always named. Here true is regime.mode rules and false is off.',
    { default: true, to: byTruth({ 'regime.mode': 'rules' }, { 'regime.mode': 'off' }) },
  ),
  neverWorked('regime_adx_trend', 'Read nowhere: 25 stood in the code. Here it counts.', {
    default: 25,
    to: same('regime.trendAdx'),
  }),
  neverWorked(
    'regime_sma_trend_dist',
    'Read nowhere, and left out: a trend is bullish above its 200-bar average, however far.',
    { default: 0.02 },
  ),
];
