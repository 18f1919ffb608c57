// The input fields of the margin calculator, and legs as the rules take them.
import { productOf } from '../../../../core/domain/index.ts';
import {
  PRICE_DOLLARS_MAX,
  type PricedLeg,
  SIZE_MAX,
  STRIKE_CENTS_MAX,
  UNDERLYING_KINDS,
} from '../../../../core/margin/index.ts';
import { expiryField } from '../../fields/expiry-field.ts';
import {
  choiceField,
  fieldWithDefault,
  type FieldValues,
  numberField,
  optionalField,
} from '../../fields/field.ts';
import { objectField, objectsField } from '../../fields/objects-field.ts';
import { dateField } from '../../fields/time-field.ts';

const LEGS_MAX = 200;
/** All legs and shares of a line are of one underlying, which has no name. */
const ROOT = '';
const STRIKE_MAX = STRIKE_CENTS_MAX / 100;
const SHARES_MAX = SIZE_MAX * productOf('SPY').multiplier;
const CASH_MAX = 1e12;

const LEG_FIELDS = {
  right: choiceField(['call', 'put'], 'right of the option'),
  strike: numberField(
    'strike, dollars',
    `a number of whole cents above 0 and at most ${STRIKE_MAX}`,
    (value) => value > 0 && value <= STRIKE_MAX && isWholeCents(value),
  ),
  expiry: expiryField('expiry'),
  quantity: numberField(
    'contracts, + held, - sold',
    `a whole number other than 0, at most ${SIZE_MAX} either way`,
    (value) => Number.isInteger(value) && value !== 0 && Math.abs(value) <= SIZE_MAX,
  ),
  price: numberField(
    'premium, dollars per share',
    `a number from 0 to ${PRICE_DOLLARS_MAX}`,
    (value) => value >= 0 && value <= PRICE_DOLLARS_MAX,
  ),
} as const;

const SHARES = fieldWithDefault(
  numberField(
    'shares of the underlying, + held, - sold short; 0 where left out',
    `a whole number, at most ${SHARES_MAX} either way`,
    (value) => Number.isInteger(value) && Math.abs(value) <= SHARES_MAX,
  ),
  0,
);

const ACCOUNT_FIELDS = {
  cash: numberField(
    'cash, dollars, all premiums so far in it',
    `a number of whole cents, at most ${CASH_MAX} either way`,
    (value) => Math.abs(value) <= CASH_MAX && isWholeCents(value),
  ),
  fees: fieldWithDefault(
    numberField(
      'kept back for the fees of the order, dollars',
      `a number of whole cents from 0 to ${CASH_MAX}`,
      (value) => value >= 0 && value <= CASH_MAX && isWholeCents(value),
    ),
    0,
  ),
  shares: SHARES,
  held: fieldWithDefault(objectsField(LEG_FIELDS, 'options held before the order', LEGS_MAX), []),
} as const;

export const MARGIN_FIELDS = {
  spot: numberField(
    'price of the underlying, dollars or index points, above 0',
    `a number above 0 and at most ${PRICE_DOLLARS_MAX}`,
    (value) => value > 0 && value <= PRICE_DOLLARS_MAX,
  ),
  underlyingKind: choiceField(
    UNDERLYING_KINDS,
    'what the options are written on; an index is a broad-based one, a broad-etf a fund on one',
  ),
  legs: objectsField(
    LEG_FIELDS,
    'the options of one underlying; quantity + held and - sold, price the premium per share, expiry a date or an ISO time; 100 shares a contract',
    LEGS_MAX,
  ),
  shares: SHARES,
  date: optionalField(
    dateField('the exchanges’ rates of naked shorts on this day count; the latest known where left out'),
  ),
  account: optionalField(
    objectField(
      ACCOUNT_FIELDS,
      'asks for buyingPower, with legs as an order: cash in dollars, and optionally fees kept back for the order, shares and held, what was held before it',
    ),
  ),
} as const;

/** The shares as a position; none where there are none. */
export function marginShares(shares: number): readonly { readonly root: string; readonly shares: number }[] {
  return shares === 0 ? [] : [{ root: ROOT, shares }];
}

type GivenLeg = FieldValues<typeof LEG_FIELDS>;

/** What each expiry is called: by the first text that names its instant, since a date and its close are one expiry. */
export type ExpiryNames = ReadonlyMap<number, string>;

export function expiryNamesOf(legs: readonly GivenLeg[]): ExpiryNames {
  const names = new Map<number, string>();
  for (const { expiry } of legs)
    if (!names.has(expiry.expiresAtMs)) names.set(expiry.expiresAtMs, expiry.text);
  return names;
}

/** The leg with its premium; a contract of the calculator is as large as one of SPY or SPX. */
export function marginLeg(
  { right, strike, expiry, quantity, price }: GivenLeg,
  names: ExpiryNames,
): PricedLeg {
  const { expiresAtMs, text } = expiry;
  const series = {
    root: ROOT,
    sessionDate: names.get(expiresAtMs) ?? text,
    settlement: String(expiresAtMs),
    settlesAtMs: expiresAtMs,
  };
  const { multiplier } = productOf('SPY');
  const contract = { right, strikeCents: Math.round(strike * 100), multiplier, expiry: series };
  return { contract, quantity, priceDollars: price };
}

function isWholeCents(dollars: number): boolean {
  return Math.abs(dollars * 100 - Math.round(dollars * 100)) < 1e-6 * Math.max(1, Math.abs(dollars));
}
