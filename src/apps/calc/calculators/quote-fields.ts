// The fields of an option quote as vix-index and fit-surface take them.
import { choiceField, type Field, fieldWithDefault, numberField } from '../fields/field.ts';

const price = (meaning: string): Field<number> =>
  fieldWithDefault(
    numberField(meaning, 'a finite number of at least 0', (value) => value >= 0),
    0,
  );

/** Bound on the quotes of one list; a full chain of SPX has some 20,000. */
export const QUOTES_MAX = 200_000;

export const QUOTE_FIELDS = {
  right: choiceField(['call', 'put'], 'right of the option'),
  strike: numberField('strike, dollars, above 0', 'a finite number above 0', (value) => value > 0),
  bid: price('bid, dollars per share; 0, null or left out where nobody bids'),
  ask: price('ask, dollars per share; 0, null or left out where nobody offers'),
} as const;
