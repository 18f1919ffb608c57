// The predecessor's keys of how old quotes may be.
import { type AncestorKey, changed, gone } from '../ancestor-key.ts';

const SECONDS_PER_MINUTE = 60;

const NO_DECAY =
  'Quotes are either recent enough to decide on or they are not; nothing is discounted by their age, and no edge is computed from them.';
const NO_ABORT =
  'A run is not ended for stale quotes: every bar without recent ones stands with that reason, and the funnel counts them.';

export const LAG_KEYS: readonly AncestorKey[] = [
  changed(
    'max_option_lag_sec',
    'Seconds, of recorded chains. There an older chain was emptied or discounted, by lag_policy_default; here nothing is decided on it.',
    {
      default: 600,
      to: {
        keys: ['liquidity.quoteAgeSecondsMax', 'market.chainAgeMinutes'],
        of: (value) => ({
          'liquidity.quoteAgeSecondsMax': value,
          ...(typeof value === 'number'
            ? { 'market.chainAgeMinutes': Math.ceil(value / SECONDS_PER_MINUTE) }
            : {}),
        }),
      },
    },
  ),
  gone(
    'max_option_lag_sec_by_symbol',
    'A run has one class of its own and one age for it, liquidity.quoteAgeSecondsMax.',
    { default: null },
  ),
  gone('iv_decay_half_life_sec', NO_DECAY, { default: 300 }),
  gone('lag_policy_default', NO_DECAY, { default: 'decay_then_cutoff' }),
  gone('vrp_lag_weighting', NO_DECAY, { default: true }),
  gone('vrp_lag_weight_mode', NO_DECAY, { default: 'multiply' }),
  gone('vrp_lag_penalty_scale', NO_DECAY, { default: 1.045 }),
  gone('fail_fast_stale_rate', NO_ABORT, { default: 0.2 }),
  gone('fail_fast_min_bars', NO_ABORT, { default: 50 }),
];
