// The input of the simulated-chain calculator: its fields, what they must not say together, and the carry they describe.
import { type CashDividend, type EpochMs, MS_PER_YEAR, ROOTS } from '../../../../core/domain/index.ts';
import { easternDateOf } from '../../../../core/market/index.ts';
import { type CarryRates, flatCarry } from '../../../../core/synthetic/index.ts';
import type { LineFailure } from '../../calculator.ts';
import {
  choiceField,
  type FieldValues,
  numberField,
  numbersField,
  optionalField,
} from '../../fields/field.ts';
import { objectsField } from '../../fields/objects-field.ts';
import { dateField, instantField } from '../../fields/time-field.ts';

const LEVEL_MAX = 250;
const STRIKES_MAX = 10_000;
const DIVIDENDS_MAX = 1000;
const SPOT_MAX = 100_000;
const STRIKE_MAX = 1_000_000;
const YEARS_MAX = 100;

const above0 = (meaning: string, most: number): ReturnType<typeof numberField> =>
  numberField(meaning, `a number above 0 and at most ${most}`, (value) => value > 0 && value <= most);
const level = (name: string): ReturnType<typeof numberField> =>
  numberField(
    `${name}, points`,
    `a number above 1 and at most ${LEVEL_MAX}`,
    (value) => value > 1 && value <= LEVEL_MAX,
  );
const perYear = (meaning: string): ReturnType<typeof numberField> =>
  numberField(meaning, 'a number from -1 to 1', (value) => Math.abs(value) <= 1);

export const FIELDS = {
  root: choiceField(ROOTS, 'option class; SPX is the AM-settled monthly, SPXW the PM-settled class'),
  at: instantField(
    'an instant of a session, its open and close included; New York time where it has no offset',
  ),
  spot: above0('the underlying in points of the root (XSP: the index over ten), above 0', SPOT_MAX),
  vix: level('VIX'),
  vix9d: optionalField(level('VIX9D')),
  vix3m: optionalField(level('VIX3M')),
  vix6m: optionalField(level('VIX6M')),
  rate: optionalField(perYear('interest rate a year, continuously compounded; 0 where left out')),
  yield: optionalField(perYear('dividend yield a year, continuously compounded; 0 where left out')),
  dividends: optionalField(
    objectsField(
      {
        years: optionalField(above0('years of 365 days to the ex-date', YEARS_MAX)),
        exDate: optionalField(dateField('the ex-date itself')),
        amount: numberField('dollars per share', 'a number of at least 0', (value) => value >= 0),
      },
      'cash dividends ahead, each with years or exDate; in place of yield',
      DIVIDENDS_MAX,
    ),
  ),
  expiry: dateField(
    'session on which the series expires, as listed; also the Saturday after the third Friday, the nominal date of monthly series to January 2015',
  ),
  strikes: optionalField(numbersField('strikes in points; all that are listed where left out')),
} as const;

export type ChainQuestion = FieldValues<typeof FIELDS>;

/** Why the fields contradict each other or ask for what cannot be listed, if they do. */
export function questionProblem(input: ChainQuestion): LineFailure | undefined {
  return conflictOf(input) ?? strikesProblem(input.strikes);
}

/** Rate, yield and dividends as the chain takes them. */
export function carryOf({ at, rate, yield: dividendYield, dividends }: ChainQuestion): CarryRates {
  const flat = flatCarry(rate ?? 0, dividendYield ?? 0);
  if (dividends === undefined) return flat;
  const ahead: readonly CashDividend[] = dividends.map(({ exDate, years, amount }) => ({
    exDate: exDate ?? easternDateOf((at + (years ?? 0) * MS_PER_YEAR) as EpochMs),
    dollars: amount,
  }));
  return { ...flat, dividendsOn: () => ahead };
}

function conflictOf(input: ChainQuestion): LineFailure | undefined {
  if (input.dividends === undefined) return undefined;
  if (input.yield !== undefined)
    return failed('conflicting-fields', 'expected yield or dividends, found both');
  const unclear = input.dividends.findIndex(
    ({ exDate, years }) => (exDate === undefined) === (years === undefined),
  );
  return unclear < 0
    ? undefined
    : failed('conflicting-fields', `dividends[${unclear}]: expected either years or exDate`);
}

/** Strikes are cents: a value between two of them would be another contract's. */
function strikesProblem(strikes: readonly number[] | undefined): LineFailure | undefined {
  if (strikes === undefined) return undefined;
  if (strikes.length > STRIKES_MAX)
    return failed('invalid-strikes', `strikes: expected at most ${STRIKES_MAX}, found ${strikes.length}`);
  const wrong = strikes.findIndex(
    (strike) =>
      !(strike > 0 && strike <= STRIKE_MAX && Math.abs(strike * 100 - Math.round(strike * 100)) < 1e-6),
  );
  return wrong < 0
    ? undefined
    : failed(
        'invalid-strikes',
        `strikes[${wrong}]: expected a multiple of 0.01 above 0 and at most ${STRIKE_MAX}, found ${strikes[wrong]}`,
      );
}

/** A failure with its code. */
export function failed(code: string, message: string): LineFailure {
  return { ok: false, code, message };
}
