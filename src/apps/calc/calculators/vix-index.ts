// The calculator of a volatility index from the quotes of two expiries, by Cboe's formula.
import {
  type NoTermVariance,
  strikePairs,
  type StrikeQuote,
  termVariance,
  volatilityIndexPoints,
} from '../../../core/market/index.ts';
import type { Calculator, LineAnswer, LineFailure, LineObject } from '../calculator.ts';
import { type Field, numberField, numbersField, optionalField } from '../fields/field.ts';
import { objectField, objectsField } from '../fields/objects-field.ts';
import { readFields, withoutNulls } from '../fields/read-fields.ts';
import { instantField } from '../fields/time-field.ts';
import { QUOTE_FIELDS, QUOTES_MAX } from './quote-fields.ts';
import { VIX_INDEX_EXAMPLES } from './vix-index-examples.ts';

const YEARS_MAX = 100;

const years = numberField(
  'years to expiry, minutes / 525,600, above 0',
  `a number above 0 and at most ${YEARS_MAX}`,
  (value) => value > 0 && value <= YEARS_MAX,
);
const rate = numberField(
  'interest rate a year to the expiry, continuously compounded (0.05 is 5%)',
  'a number from -1 to 1',
  (value) => Math.abs(value) <= 1,
);
const quotes = objectsField(QUOTE_FIELDS, 'quotes of calls and puts', QUOTES_MAX, 'passed-over');
const at = optionalField(instantField('when the quotes were taken; the formula needs the years alone'));
const TERM = { quotes, years, rate } as const;

const NESTED = {
  at,
  near: objectField(
    TERM,
    'the near term; quotes is an array of {right, strike, bid, ask}, years above 0',
    'passed-over',
  ),
  next: objectField(TERM, 'the next term, with more years', 'passed-over'),
} as const;

const LISTS = {
  at,
  near: { ...quotes, meaning: 'quotes of the near term; other columns are passed over' },
  next: { ...quotes, meaning: 'quotes of the next term; other columns are passed over' },
  years: pairField(years, 'years of the near and of the next term, minutes / 525,600, each above 0'),
  rates: pairField(rate, 'rates to the two expiries, continuously compounded'),
} as const;

const REASONS: Readonly<Record<NoTermVariance, string>> = {
  'no-pair-with-mids': 'no strike of a term has a mid of both its call and its put',
  'no-strike-at-or-below-forward': 'every strike of a term is above its forward',
  'central-strike-one-sided':
    'the strike at or next below the forward of a term lacks the mid of its call or of its put',
  'too-few-options': 'a term has no out-of-the-money option with a bid',
};

export const vixIndex: Calculator = {
  name: 'vix-index',
  summary: "volatility index over 30 days from the quotes of two expiries, by Cboe's formula",
  forms: [
    { title: 'with each term as an object', fields: NESTED },
    { title: 'with each term as a list', fields: LISTS },
  ],
  outputs: [
    { name: 'vix', meaning: 'index points: 100 times the volatility a year over 30 days' },
    {
      name: 'near',
      meaning:
        '{forward, centralStrike, variance, options}: of the near term; variance a year, and how many options count',
    },
    { name: 'next', meaning: 'the same of the next term' },
  ],
  errors: [
    ...Object.entries(REASONS).map(([name, meaning]) => ({ name, meaning })),
    { name: 'terms-out-of-order', meaning: 'the next term does not expire after the near term' },
    { name: 'negative-variance', meaning: 'the variance at 30 days is below 0' },
    { name: 'out-of-range', meaning: 'a result is beyond what a 64-bit float holds' },
  ],
  conventions: [
    'A term: the forward comes from the strike where call and put mids differ least. Puts below and calls above the strike at or next below it count where they have a bid, until two strikes in a row have a bid of 0, whatever their ask; at that strike the average of both mids.',
    'A bid or ask that is null or left out is 0: nobody bids or offers. Quotes may have further fields.',
    'An option without an ask, or with one below its bid, has no mid: it is not used, but its bid interrupts a row of bids of 0. An option that is not in the list at all is passed over.',
    'Total variance is interpolated in minutes to 30 days; where both terms lie on one side of 30 days the line is extended.',
    'The answer has every digit; Cboe publishes two. Source: Cboe, Volatility Index Methodology: Cboe Volatility Index.',
  ],
  examples: VIX_INDEX_EXAMPLES,
  start: () => answer,
};

interface Term {
  readonly quotes: readonly StrikeQuote[];
  readonly years: number;
  readonly rate: number;
}

function answer(line: LineObject): LineAnswer {
  const given = withoutNulls(line, ['years', 'rates']);
  if (Object.hasOwn(given, 'years') || Object.hasOwn(given, 'rates')) {
    const reading = readFields(LISTS, given);
    if (!reading.ok) return reading;
    const { near, next, years: times, rates } = reading.values;
    return indexOf(
      { quotes: near, years: times[0], rate: rates[0] },
      { quotes: next, years: times[1], rate: rates[1] },
    );
  }
  const reading = readFields(NESTED, given);
  return reading.ok ? indexOf(reading.values.near, reading.values.next) : reading;
}

function indexOf(near: Term, next: Term): LineAnswer {
  if (!(next.years > near.years)) {
    const message = `next: expected more than the ${near.years} years of the near term, found ${next.years}`;
    return { ok: false, code: 'terms-out-of-order', message };
  }
  const first = termVariance({ ...near, pairs: strikePairs(near.quotes) });
  if (!first.ok) return failureOf('near', first.reason);
  const second = termVariance({ ...next, pairs: strikePairs(next.quotes) });
  if (!second.ok) return failureOf('next', second.reason);
  const vix = volatilityIndexPoints({ ...near, ...first }, { ...next, ...second });
  if (vix === undefined) {
    const message = `expected a variance of at least 0 at 30 days, found terms with ${first.variance} and ${second.variance}`;
    return { ok: false, code: 'negative-variance', message };
  }
  return { ok: true, value: { vix, near: summaryOf(first), next: summaryOf(second) } };
}

type FoundTerm = Extract<ReturnType<typeof termVariance>, { ok: true }>;

function summaryOf({ forward, centralStrike, variance, strip }: FoundTerm): LineObject {
  return { forward, centralStrike, variance, options: strip.length };
}

function failureOf(name: string, reason: NoTermVariance): LineFailure {
  return {
    ok: false,
    code: reason,
    message: `${name}: expected quotes of an index term, found that ${REASONS[reason]}`,
  };
}

/** Two numbers, of the near and of the next term, as a list or by those names. */
function pairField(field: Field<number>, meaning: string): Field<readonly [number, number]> {
  const numbers = numbersField(meaning);
  const named = objectField({ near: field, next: field }, meaning);
  return {
    ...numbers,
    type: 'array of 2 numbers, or object {near, next}',
    read: (value, name) => {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        const both = named.read(value, name);
        return both.ok ? { ok: true, value: [both.value.near, both.value.next] } : both;
      }
      const list = numbers.read(value, name);
      if (!list.ok) return list;
      const [near = Number.NaN, next = Number.NaN] = list.value;
      if (list.value.length !== 2) {
        return { ok: false, message: `${name}: expected 2 numbers, found ${list.value.length}` };
      }
      for (const [index, one] of list.value.entries()) {
        const reading = field.read(one, `${name}[${index}]`);
        if (!reading.ok) return reading;
      }
      return { ok: true, value: [near, next] };
    },
  };
}
