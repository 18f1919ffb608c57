// The fields of a European option as bsm and implied-vol take them: on a spot, or on a forward.
import { choiceField, type Field, type Fields, numberField } from '../fields/field.ts';
import { type FieldsReading, readFields, withoutNulls } from '../fields/read-fields.ts';
import type { LineObject } from '../calculator.ts';

const above0 = (meaning: string): Field<number> =>
  numberField(meaning, 'a finite number above 0', (value) => value > 0);

/** A number that is nothing or more. */
export const atLeast0 = (meaning: string): Field<number> =>
  numberField(meaning, 'a finite number of at least 0', (value) => value >= 0);

const right = choiceField(['call', 'put'], 'right of the option');
const strike = above0('strike, dollars, above 0');
const years = atLeast0('time to expiry, years of 365 days, at least 0');

export const SPOT_FIELDS = {
  right,
  spot: above0('price of the underlying, dollars, above 0'),
  strike,
  years,
  rate: numberField('interest rate a year, continuously compounded (0.05 is 5%)'),
  yield: numberField('dividend yield or cost of carry a year, continuously compounded'),
} as const;

export const FORWARD_FIELDS = {
  right,
  forward: above0('forward price for the expiry, dollars, above 0; in place of spot, rate, yield'),
  strike,
  years,
  discount: above0('value today of 1 paid at expiry, above 0; in place of spot, rate, yield'),
} as const;

const OF_SPOT = ['spot', 'rate', 'yield'] as const;
const OF_FORWARD = ['forward', 'discount'] as const;

/**
 * The fields of a line that gives its option on a spot or on a forward; nulls of the other way count as left out.
 * `conflicting-fields` where it is both ways, since the two could contradict each other; else as `readFields`.
 */
export function readOption<S extends Fields, F extends Fields>(
  line: LineObject,
  forms: { readonly onSpot: S; readonly onForward: F },
): FieldsReading<S> | FieldsReading<F> {
  const ofSpot = OF_SPOT.filter((name) => isGiven(line, name));
  if (!OF_FORWARD.some((name) => isGiven(line, name))) {
    return readFields(forms.onSpot, withoutNulls(line, OF_FORWARD));
  }
  if (ofSpot.length === 0) return readFields(forms.onForward, withoutNulls(line, OF_SPOT));
  const message = `expected spot, rate, yield or forward, discount, found ${ofSpot.join(', ')} beside a forward or discount`;
  return { ok: false, code: 'conflicting-fields', message };
}

function isGiven(line: LineObject, name: string): boolean {
  return Object.hasOwn(line, name) && line[name] !== null;
}

export const CONFLICT_ERROR = {
  name: 'conflicting-fields',
  meaning: 'spot, rate or yield stands beside forward or discount',
} as const;

export const OUT_OF_RANGE_ERROR = {
  name: 'out-of-range',
  meaning: 'every field is valid, yet a result is beyond what a 64-bit float holds',
} as const;
