// The predecessor's keys of what is sold: the class, the expiry, the short strikes, the wings and the credit.
import {
  type AncestorKey,
  type AncestorValue,
  carried,
  changed,
  type Conversion,
  flag,
  neverWorked,
} from '../ancestor-key.ts';
import { same, tidied } from './conversions.ts';
import { wingsOf } from './regime-keys.ts';

const BAND_UNUSED =
  'Its backtests mixed puts and calls of any expiry, so the band did nothing. Here one expiry of the band serves all legs, the nearest to its lower end.';

const NO_NEAREST =
  'A short up to 0.05 outside the band was taken there where none lay inside; here none is sold (gate no-strike). The middle of the band is the delta wanted, as it was.';

/** The middle of the band, wanted of both shorts. */
function shortDeltas(bound: 'selection.shortDeltaMin' | 'selection.shortDeltaMax'): Conversion {
  return {
    keys: [bound, 'selection.shortDelta'],
    of: (value, valueOf) => {
      const low = valueOf('target_short_delta_low');
      const high = valueOf('target_short_delta_high');
      const isBand = typeof low === 'number' && typeof high === 'number';
      const middle = isBand ? { 'selection.shortDelta': tidied((low + high) / 2) } : {};
      return { [bound]: value, ...middle };
    },
  };
}

const firstExpiry = (value: AncestorValue): Readonly<Record<string, unknown>> => ({
  'selection.dteMin': value,
  'selection.dteTarget': value,
});

export const STRUCTURE_KEYS: readonly AncestorKey[] = [
  carried('underlying', { default: 'SPY', flags: flag('--underlying'), to: same('root') }),
  neverWorked('dte_min', BAND_UNUSED, {
    default: 30,
    flags: flag('--dte-min'),
    to: { keys: ['selection.dteMin', 'selection.dteTarget'], of: firstExpiry },
  }),
  neverWorked('dte_max', BAND_UNUSED, {
    default: 45,
    flags: flag('--dte-max'),
    to: same('selection.dteMax'),
  }),
  changed('target_short_delta_low', NO_NEAREST, {
    default: 0.1,
    flags: flag('--delta-low'),
    to: shortDeltas('selection.shortDeltaMin'),
  }),
  changed('target_short_delta_high', NO_NEAREST, {
    default: 0.25,
    flags: flag('--delta-high'),
    to: shortDeltas('selection.shortDeltaMax'),
  }),
  changed(
    'wing_width_min',
    'Dollars there, points here, which for SPY is the same. The long was the strike nearest to the width, even the short itself; here it is the nearest one listed outside the short. Widths that were raised by dollars are multiples of this one.',
    { default: 5, flags: flag('--wing-min'), to: wingsOf() },
  ),
  carried('wing_width_max', { default: 10, flags: flag('--wing-max'), to: same('selection.wingWidthMax') }),
  neverWorked(
    'base_wing_width',
    'Read nowhere: widths began at wing_width_min, and selection.wingWidth is that one here.',
    { default: 5 },
  ),
  changed(
    'min_credit_to_width',
    'There it was multiplied by 0.7 while IV rank was below 20, by 1.2 above 50; here it holds as it is, of the wider side at mid.',
    { default: 0.15, flags: flag('--min-credit-ratio'), to: same('selection.creditWidthMin') },
  ),
  neverWorked(
    'use_skew_penalty',
    'Read nowhere: strikes were always weighed against the skew. Here true is that rule, selection.skewPenaltyWeight 1, and false is 0.',
    {
      default: true,
      to: {
        keys: ['selection.skewPenaltyWeight'],
        of: (value) => ({ 'selection.skewPenaltyWeight': value === true ? 1 : 0 }),
      },
    },
  ),
  neverWorked(
    'skew_penalty_weight',
    'Read nowhere: the rule had weights of its own, which are selection.skewPenaltyWeight 1. It is left out; another weight is set by that name.',
    { default: 0.5 },
  ),
  neverWorked(
    'max_breach_prob',
    'Read nowhere, and left out: it was meant for one strike, where selection.shortDeltaLimit does the same. selection.breachProbabilityMax asks it of both shorts together.',
    { default: 0.35 },
  ),
];
