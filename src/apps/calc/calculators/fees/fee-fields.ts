// The input fields of fees: the broker, the date and what was filled, as one order or several.
import { type FeeSubject, ROOTS } from '../../../../core/domain/index.ts';
import {
  choiceField,
  type Field,
  fieldWithDefault,
  type FieldValues,
  numberField,
  optionalField,
} from '../../fields/field.ts';
import { objectsField } from '../../fields/objects-field.ts';
import { dateField } from '../../fields/time-field.ts';

const LEGS_MAX = 1000;
const QUANTITY_MAX = 1e7;
const PRICE_MAX = 1e6;
const SUBJECTS: readonly FeeSubject[] = ['options', 'shares', 'assignment'];

const brokerField: Field<string> = {
  type: 'string',
  meaning:
    'broker, such as alpaca, ibkr, tastytrade or schwab, or none; an unknown one is answered with all of them',
  isRequired: true,
  read: (value, name) =>
    typeof value === 'string'
      ? { ok: true, value }
      : { ok: false, message: `${name}: expected the name of a broker, found ${String(value)}` },
};
const action = choiceField(['open', 'close'], 'whether positions are opened or closed; open where left out');
const assetKind = fieldWithDefault(
  choiceField(
    SUBJECTS,
    'options where left out; shares; or assignment: short or long options that are exercised, quantity in contracts, price the strike, side what happens to the shares',
  ),
  'options',
);
const LEG = {
  side: choiceField(['buy', 'sell'], 'what is done'),
  quantity: numberField(
    'contracts, or shares',
    `a whole number from 1 to ${QUANTITY_MAX}`,
    (value) => Number.isInteger(value) && value >= 1 && value <= QUANTITY_MAX,
  ),
  price: numberField(
    'dollars a share',
    `a number from 0 to ${PRICE_MAX}`,
    (value) => value >= 0 && value <= PRICE_MAX,
  ),
  root: choiceField(ROOTS, 'root of the option, or whose options deliver the shares'),
  action: optionalField(action),
} as const;
const legs = objectsField(
  LEG,
  'what is filled, in one order for each action: side "buy" or "sell", quantity 1 or more, price in dollars a share, root',
  LEGS_MAX,
);
const COMMON = { broker: brokerField, date: dateField('trade date in New York'), assetKind } as const;
/** One order, or one for each action that its legs name. */
export const ONE_ORDER = { ...COMMON, legs, action: fieldWithDefault(action, 'open') } as const;
const FILL = { legs, action: fieldWithDefault(action, 'open'), assetKind: optionalField(assetKind) } as const;
/** Several orders of one day. */
export const SEVERAL = {
  ...COMMON,
  fills: objectsField(
    FILL,
    'orders of one day in order of time, each with legs and what is said of them',
    LEGS_MAX,
  ),
} as const;

/** One leg as it was given. */
export type FilledLeg = FieldValues<typeof LEG>;
