// The input of the assignment calculator: one contract, its quotes, the dividend ahead, and who may exercise it.
import { type ExerciseStyle, type OptionRight, type Root, ROOTS } from '../../../../core/domain/index.ts';
import { choiceField, type Field, type FieldValues, numberField, optionalField } from '../../fields/field.ts';
import { expiryField } from '../../fields/expiry-field.ts';
import { objectField } from '../../fields/objects-field.ts';
import { dateField, instantField } from '../../fields/time-field.ts';

/** A position beyond this is no account's. */
const CONTRACTS_MAX = 1_000_000;
const PRICE_MAX = 1_000_000;
/** Volatilities beyond this are no market's. */
const VOL_MAX = 10;

const price = (meaning: string): Field<number> =>
  numberField(
    meaning,
    `a number above 0 and at most ${PRICE_MAX}`,
    (value) => value > 0 && value <= PRICE_MAX,
  );
const side = (meaning: string): Field<number | undefined> =>
  optionalField(
    numberField(meaning, `a number from 0 to ${PRICE_MAX}`, (value) => value >= 0 && value <= PRICE_MAX),
  );
const share = (meaning: string): Field<number | undefined> =>
  optionalField(numberField(meaning, 'a number from 0 to 1', (value) => value >= 0 && value <= 1));

const right = choiceField<OptionRight>(['call', 'put'], 'right of the option');
const root = optionalField(choiceField<Root>(ROOTS, 'option class, which says the style'));
const style = optionalField(
  choiceField<ExerciseStyle>(
    ['american', 'european'],
    'who may exercise early: american where neither root nor style is given',
  ),
);

export const FIELDS = {
  at: instantField('when it is asked; New York time where it has no offset'),
  spot: price('price of the underlying, dollars a share, above 0'),
  rate: numberField(
    'interest rate a year to expiry, continuously compounded (0.05 is 5%)',
    'a number from -1 to 1',
    (value) => Math.abs(value) <= 1,
  ),
  dividend: optionalField(
    objectField(
      {
        exDate: dateField('the ex-date, a session'),
        amount: numberField(
          'amount',
          `a number from 0 to ${PRICE_MAX}`,
          (value) => value >= 0 && value <= PRICE_MAX,
        ),
      },
      'the next dividend, dollars a share, exDate a session; null or left out where there is none',
    ),
  ),
  leg: objectField(
    {
      right,
      strike: numberField(
        'strike',
        `a multiple of 0.01 above 0 and at most ${PRICE_MAX}`,
        (value) => value > 0 && value <= PRICE_MAX && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6,
      ),
      expiry: expiryField('expiry'),
      quantity: numberField(
        'contracts',
        `a whole number other than 0, of at most ${CONTRACTS_MAX} either way`,
        (value) => Number.isInteger(value) && value !== 0 && Math.abs(value) <= CONTRACTS_MAX,
      ),
      bid: side('bid'),
      ask: side('ask'),
      root,
      style,
    },
    'the contract: strike in dollars; expiry a date, whose close is meant, or an ISO time; quantity in contracts, below 0 where held short; bid and ask in dollars a share, bid 0 where nobody bids; root and style optional',
  ),
  opposite: optionalField(
    objectField(
      { bid: side('bid'), ask: side('ask') },
      'quote of the other right at the same strike and expiry, dollars a share',
    ),
  ),
  root,
  style,
  vol: optionalField(
    numberField(
      'volatility of the underlying on the expiry day, decimal a year; 0.16 where left out',
      `a number from 0 to ${VOL_MAX}`,
      (value) => value >= 0 && value <= VOL_MAX,
    ),
  ),
  attentiveShare: share(
    'share of contracts whose holders follow the price after the close on the expiry day; 0.5 where left out',
  ),
  forgottenShare: share('share of contracts that nobody exercises early though it pays; 0 where left out'),
} as const;

export type AssignmentInput = FieldValues<typeof FIELDS>;
