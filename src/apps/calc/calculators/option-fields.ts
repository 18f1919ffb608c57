// The fields of a European option as bsm and implied-vol take them: on a spot, or on a forward.
import { choiceField, type Field, numberField } from '../fields/field.ts';
import { withoutNulls } from '../fields/read-fields.ts';
import type { LineFailure, LineObject } from '../calculator.ts';

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

/** A line that gives its option one way, without the nulls of the other, or why it does not. */
export type OptionLine =
  | { readonly ok: true; readonly isOnForward: boolean; readonly line: LineObject }
  | LineFailure;

/** How the line gives its option. `conflicting-fields` where it is both ways, since the two could contradict each other. */
export function optionLine(line: LineObject): OptionLine {
  const isOnForward = OF_FORWARD.some((name) => isGiven(line, name));
  const ofSpot = OF_SPOT.filter((name) => isGiven(line, name));
  if (isOnForward && ofSpot.length > 0) {
    const message = `expected spot, rate, yield or forward, discount, found ${ofSpot.join(', ')} beside a forward or discount`;
    return { ok: false, code: 'conflicting-fields', message };
  }
  return { ok: true, isOnForward, line: withoutNulls(line, isOnForward ? OF_SPOT : OF_FORWARD) };
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
