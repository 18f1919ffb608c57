// The predecessor's keys of what closes a trade, rolls it or hedges it.
import { type AncestorKey, changed, flag, gone, neverWorked } from '../ancestor-key.ts';
import { same } from './conversions.ts';

const NO_ATR_STOP =
  'Read nowhere at its last commit, and left out: exit.stopCreditMultiple is one number. exit.ivStopRatio closes on rising volatility.';
const NO_BAND_EXIT =
  'Read nowhere, and left out: exit.touch and exit.shortDeltaMax close a trade whose short is reached.';
const NO_ROLL =
  'Its backtests never rolled. It is left out: adjust.testedDelta turns adjusting on here, and moves the side that was not tested.';
const NO_HEDGE =
  'Its backtests never hedged, and live it would have traded shares by the hundred. Nothing is hedged here; risk.portfolioDeltaMax bounds the delta of the book.';
const TRAILING =
  'Read nowhere under these names. Here it counts: once profit has reached the first share of the credit, the trade is closed where it falls to the second share of its best.';

export const EXIT_KEYS: readonly AncestorKey[] = [
  changed(
    'profit_take_pct',
    'A share of the credit taken as profit. In the builds of early January 2026 the trade was closed where buying it back cost that share, so 0.6 took 0.4; a number from then is to be subtracted from 1.',
    { default: 0.5, flags: flag('--profit-pct'), to: same('exit.profitTargetRatio') },
  ),
  changed(
    'loss_close_multiple',
    'The same loss in credits. There no stop was looked at while any leg had no quote, which was nearly always; here it closes on two new quotes in a row.',
    { default: 1.5, flags: flag('--loss-multiple'), to: same('exit.stopCreditMultiple') },
  ),
  changed(
    'max_hold_days',
    'One key had two meanings: days held in backtests, days left to expiry live. Here it is days held; days to expiry are exit.dteFloor.',
    { default: 14, flags: flag('--max-hold-days'), to: same('exit.daysHeldMax') },
  ),
  neverWorked('use_trailing_stop', TRAILING, {
    default: false,
    to: {
      keys: ['exit.trailingActivation'],
      of: (value, valueOf) => ({
        'exit.trailingActivation': value === true ? valueOf('trailing_stop_activation_pct') : null,
      }),
    },
  }),
  neverWorked('trailing_stop_activation_pct', TRAILING, {
    default: 0.5,
    to: {
      keys: ['exit.trailingActivation'],
      of: (value, valueOf) => ({
        'exit.trailingActivation': valueOf('use_trailing_stop') === true ? value : null,
      }),
    },
  }),
  neverWorked('trailing_stop_trail_pct', TRAILING, { default: 0.7, to: same('exit.trailingKeep') }),
  neverWorked('use_atr_stops', NO_ATR_STOP, { default: true }),
  neverWorked('atr_period', NO_ATR_STOP, { default: 14 }),
  neverWorked('atr_stop_multiplier_base', NO_ATR_STOP, { default: 1.5 }),
  neverWorked('atr_stop_multiplier_min', NO_ATR_STOP, { default: 1 }),
  neverWorked('atr_stop_multiplier_max', NO_ATR_STOP, { default: 2.5 }),
  neverWorked('use_bbands_exit', NO_BAND_EXIT, { default: true }),
  neverWorked('bbands_exit_touch_threshold', NO_BAND_EXIT, { default: 0.95 }),
  neverWorked('delta_roll_threshold', NO_ROLL, { default: 0.3 }),
  neverWorked('allow_one_adjustment_per_side', NO_ROLL, { default: true }),
  gone('dynamic_delta_hedge_enabled', NO_HEDGE, {
    default: false,
    flags: [{ flag: '--enable-hedge', gives: true }],
    isFlagOnly: true,
  }),
  gone('dynamic_delta_hedge_threshold', NO_HEDGE, { default: 0.1, flags: flag('--hedge-threshold') }),
  gone('dynamic_delta_hedge_unit', NO_HEDGE, { default: 10, flags: flag('--hedge-unit') }),
];
