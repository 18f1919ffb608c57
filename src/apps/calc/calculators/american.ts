// The calculator of American prices and Greeks, with a continuous yield, cash dividends or both.
import {
  AMERICAN_METHODS,
  type AmericanAccuracy,
  type AmericanInput,
  priceAmerican,
} from '../../../core/pricing/index.ts';
import type { Calculator, LineAnswer, LineObject } from '../calculator.ts';
import { choiceField, numberField, optionalField } from '../fields/field.ts';
import { objectsField } from '../fields/objects-field.ts';
import { readFields } from '../fields/read-fields.ts';
import { atLeast0, OUT_OF_RANGE_ERROR, SPOT_FIELDS } from './option-fields.ts';

/** More than a payer of monthly dividends makes in a human life. */
const DIVIDENDS_MAX = 1000;

const FIELDS = {
  ...SPOT_FIELDS,
  vol: atLeast0('volatility a year (0.2 is 20%), at least 0'),
  dividends: optionalField(
    objectsField(
      {
        years: numberField('time until it goes ex'),
        amount: atLeast0('dollars per share'),
      },
      'cash dividends, years until each goes ex and dollars per share; beside the yield',
      DIVIDENDS_MAX,
      'passed-over',
    ),
  ),
  accuracy: optionalField(
    choiceField<AmericanAccuracy>(
      ['fast', 'accurate', 'high'],
      'how much work is done; accurate where left out',
    ),
  ),
} as const;

export const american: Calculator = {
  name: 'american',
  summary: 'price and Greeks of an American option, with cash dividends',
  forms: [{ title: '', fields: FIELDS }],
  outputs: [
    { name: 'price', meaning: 'dollars per share' },
    { name: 'delta', meaning: 'per 1.00 of the spot' },
    { name: 'gamma', meaning: 'of delta per 1.00 of the spot; null where it is infinite' },
    { name: 'vega', meaning: 'per 1.00 of volatility' },
    { name: 'theta', meaning: 'per year of time that passes, negative for decay; null where it is infinite' },
    { name: 'rho', meaning: 'per 1.00 of rate, with spot, yield and dividends held' },
    { name: 'method', meaning: 'model and method of the price, see below' },
  ],
  errors: [
    {
      name: 'not-converged',
      meaning:
        'drift or dividends are so far beyond a volatility near 0 that neither a method nor a limit tells the price',
    },
    OUT_OF_RANGE_ERROR,
  ],
  conventions: [
    'Greeks are raw derivatives per share: vega per point is vega / 100, theta per day is theta / 365.',
    'Where exercise now is best, price is the intrinsic value, delta 1 or -1 and every other Greek 0.',
    `Without cash dividends: ${AMERICAN_METHODS.collocation}, solved by Newton's method; where early exercise never pays, ${AMERICAN_METHODS.european}. Rates and yields may be negative: between two exercise levels, ${AMERICAN_METHODS.grid}.`,
    `With cash dividends: ${AMERICAN_METHODS.cash}. The spot falls by the amount, never below 0, when the dividend goes ex. Dividends at time 0, in the past, at expiry or later change nothing. Beside cash dividends, yield may be left out and is 0.`,
    `At volatilities so near 0 that those methods fail, a limit within 1e-6 of the strike: ${AMERICAN_METHODS.deterministic}, or ${AMERICAN_METHODS.perpetual}.`,
    `At vol 0, ${AMERICAN_METHODS.deterministic}; at years 0, ${AMERICAN_METHODS.expiry}.`,
    'Largest errors on options of up to a year and 50% volatility, as shares of the strike: without cash dividends 1e-5 fast, 1e-6 accurate, 1e-8 high; with them 4e-4, 1.5e-5, 2e-6.',
    'Greeks are less exact than prices, at fast most of all; with cash dividends they are differences of grid prices there: take accurate where Greeks matter.',
    'Sources: Andersen, Lake and Offengenden (2016); Crank and Nicolson (1947); Rannacher (1984). The first example is of their Table 2, the second of Haug, Haug and Lewis (2003).',
  ],
  examples: [
    '{"right":"put","spot":100,"strike":100,"years":1,"rate":0.05,"yield":0.05,"vol":0.25,"dividends":[],"accuracy":"high"}',
    '{"right":"call","spot":100,"strike":100,"years":1,"rate":0.06,"yield":0,"vol":0.3,"dividends":[{"years":0.5,"amount":7}],"accuracy":"accurate"}',
  ],
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const isPaidInCash = Array.isArray(line['dividends']) && line['dividends'].length > 0;
  const isWithoutYield = line['yield'] === undefined && isPaidInCash;
  const reading = readFields(FIELDS, isWithoutYield ? { ...line, yield: 0 } : line);
  return reading.ok ? valued(reading.values) : reading;
}

function valued({
  accuracy,
  ...input
}: AmericanInput & { readonly accuracy: AmericanAccuracy | undefined }): LineAnswer {
  const value = priceAmerican(input, accuracy);
  if (!value.ok) return value;
  const { price, delta, gamma, vega, theta, rho, method } = value;
  return { ok: true, value: { price, delta, gamma, vega, theta, rho, method } };
}
