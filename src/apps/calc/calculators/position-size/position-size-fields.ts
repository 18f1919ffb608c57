// The input fields of position-size: the account, one unit of the structure, the limits and what is held already.
import {
  type Field,
  type Fields,
  fieldWithDefault,
  type FieldValues,
  numberField,
  numbersField,
  optionalField,
} from '../../fields/field.ts';
import { objectField, objectsField } from '../../fields/objects-field.ts';

const OUTCOMES_MAX = 100_000;
const HOLDINGS_MAX = 1000;
/** Dollars beyond this are a slip of the keyboard, and cents beyond it are not exact. */
const DOLLARS_MAX = 1e12;

const dollars = (meaning: string) =>
  numberField(meaning, `a number from 0 to ${DOLLARS_MAX}`, (value) => value >= 0 && value <= DOLLARS_MAX);
/** May be left out and may not be null: a producer that has no figure for a limit does not mean that it is off. */
function leftOutField<T>(field: Field<T>): Field<T | undefined> {
  return {
    ...field,
    isRequired: false,
    read: (value, name) => (value === undefined ? { ok: true, value } : field.read(value, name)),
  };
}
const ratio = (meaning: string) =>
  leftOutField(numberField(meaning, 'a number above 0, at most 1', (value) => value > 0 && value <= 1));
const probability = (meaning: string) =>
  numberField(meaning, 'a number from 0 to 1', (value) => value >= 0 && value <= 1);
/** Above 0 and no more than what a product with it still holds exactly enough. */
const above0 = (meaning: string) =>
  numberField(meaning, 'a number above 0, at most 1e6', (value) => value > 0 && value <= 1e6);
const price = (meaning: string) =>
  numberField(meaning, 'a number from -1e6 to 1e6', (value) => Math.abs(value) <= 1e6);

/** One unit: a condor, a spread, a put. Prices are dollars a share. */
const STRUCTURE_FIELDS = {
  credit: price('net credit, dollars a share; below 0 for a debit'),
  width: above0('most that one unit can have to pay at expiry, dollars a share: the wider side of a condor'),
  multiplier: fieldWithDefault(above0('shares a contract; 100 where left out'), 100),
  fees: fieldWithDefault(dollars('fees of opening and closing one unit, dollars; 0 where left out'), 0),
  probability: optionalField(
    probability('probability that the credit is kept whole; else width less credit is lost'),
  ),
  outcomes: optionalField(
    objectsField(
      { pnl: price('P&L, dollars a share'), probability: probability('its probability') },
      'in place of probability: what one unit may earn or lose, dollars a share before fees, probabilities that add up to 1',
      OUTCOMES_MAX,
    ),
  ),
  observations: optionalField(
    above0('independent observations that the probabilities were estimated from; left out: taken as known'),
  ),
  days: optionalField(above0('calendar days until the outcome; volatilityTarget needs them')),
  returns: optionalField(numbersField('past returns of the structure, for correlations with those of held')),
} as const;

const LIMIT_FIELDS = {
  riskPerTradeRatio: ratio('worst loss of the trade, width less credit, as a share of equity'),
  kellyFraction: ratio(
    'share of the Kelly fraction that is bet; 0.25 where left out and probabilities are given',
  ),
  volatilityTarget: ratio('yearly standard deviation of P&L as a share of equity'),
  cvarBudgetRatio: ratio('mean loss in the worst 5% of outcomes as a share of equity'),
  correlatedRiskRatio: ratio('worst loss of the trade and what is held, correlated, as a share of equity'),
  buyingPower: leftOutField(
    dollars('what may still be committed, dollars, fees included; equity where left out'),
  ),
  contractsMax: leftOutField(
    numberField(
      'most units',
      'a whole number from 0 to 1000000',
      (value) => Number.isInteger(value) && value >= 0 && value <= 1e6,
    ),
  ),
} as const;

const HOLDING_FIELDS = {
  worstLoss: dollars('worst loss of one thing held, dollars'),
  correlation: optionalField(
    numberField(
      'of its loss with that of the structure',
      'a number from -1 to 1',
      (value) => Math.abs(value) <= 1,
    ),
  ),
  returns: optionalField(numbersField('its past returns, at the times of those of the structure')),
} as const;

/** What help says of an object's own fields. */
function meaningsOf(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, { meaning, isRequired }]) => `${name}${isRequired ? '' : ' (optional)'}: ${meaning}`)
    .join('; ');
}

export const POSITION_SIZE_FIELDS = {
  equity: dollars('equity of the account, dollars'),
  structure: objectField(
    STRUCTURE_FIELDS,
    `one unit of what is to be opened. ${meaningsOf(STRUCTURE_FIELDS)}`,
  ),
  limits: objectField(
    LIMIT_FIELDS,
    `one that is left out is off, and null is refused. ${meaningsOf(LIMIT_FIELDS)}`,
  ),
  held: leftOutField(
    objectsField(
      HOLDING_FIELDS,
      'what is open already, for correlatedRiskRatio; left out, nothing is held, and null is refused; a correlation that is left out is 1',
      HOLDINGS_MAX,
    ),
  ),
} as const;

export type PositionSizeInput = FieldValues<typeof POSITION_SIZE_FIELDS>;
