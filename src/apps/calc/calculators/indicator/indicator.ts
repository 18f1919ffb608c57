// The calculator of technical indicators over given bars: one array a line, null wherever there is no value.
import { batch } from '../../../../core/signals/index.ts';
import { nearestName } from '../../../config/index.ts';
import type { Calculator, LineAnswer, LineObject } from '../../calculator.ts';
import { describeValue, shortText } from '../../fields/describe-value.ts';
import { type Field, optionalField } from '../../fields/field.ts';
import { readFields } from '../../fields/read-fields.ts';
import { INDICATOR_CONVENTIONS, INDICATOR_EXAMPLES, INDICATOR_OUTPUTS } from './indicator-help.ts';
import { COLUMNS } from './indicator-entry.ts';
import { INDICATOR_ENTRIES, namedOne } from './indicator-table.ts';
import { readBars } from './read-bars.ts';
import { readParameters } from './read-parameters.ts';

const NAMES = INDICATOR_ENTRIES.map(({ name }) => name);

const nameField: Field<string> = {
  type: 'string',
  meaning: `the indicator: ${NAMES.join(', ')}`,
  isRequired: true,
  read: (value, name) =>
    typeof value === 'string'
      ? { ok: true, value }
      : { ok: false, message: `${name}: expected the name of an indicator, found ${describeValue(value)}` },
};

const paramsField: Field<LineObject> = {
  type: 'object',
  meaning: 'its parameters by name, each with the standard value below where left out',
  isRequired: true,
  read: (value, name) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ok: true, value: value as LineObject }
      : { ok: false, message: `${name}: expected an object, found ${describeValue(value)}` },
};

/** Whatever stands under `bars`: the columns that an indicator reads are looked at once it is known. */
const barsField: Field<LineObject> = {
  type: `object {${COLUMNS.join(', ')}}`,
  meaning:
    'arrays of one length in time order; those that the indicator reads must be there, others are passed over',
  isRequired: true,
  read: (value, name) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ok: true, value: value as LineObject }
      : { ok: false, message: `${name}: expected an object, found ${describeValue(value)}` },
};

const FIELDS = {
  name: nameField,
  params: optionalField(paramsField),
  bars: barsField,
} as const;

export const indicator: Calculator = {
  name: 'indicator',
  summary: 'technical indicators over bars: averages, momentum, trend, volume, volatility',
  forms: [{ title: '', fields: FIELDS }],
  outputs: INDICATOR_OUTPUTS,
  hasOutputsByInput: true,
  errors: [
    { name: 'unknown-indicator', meaning: 'name is none of the indicators, which the message lists' },
    { name: 'unknown-parameter', meaning: 'params has a name that the indicator does not know' },
    { name: 'missing-column', meaning: 'bars lacks a column that the indicator reads' },
    { name: 'length-mismatch', meaning: 'the columns of bars are not of one length' },
    { name: 'out-of-range', meaning: 'a result is beyond what a 64-bit float holds' },
  ],
  conventions: INDICATOR_CONVENTIONS,
  examples: INDICATOR_EXAMPLES,
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const { name, params, bars: columns } = reading.values;
  const entry = namedOne(INDICATOR_ENTRIES, name);
  if (entry === undefined) {
    const message = `name: expected one of ${NAMES.join(', ')}, found ${shortText(name)}${nearestName(name.slice(0, 40), NAMES)}`;
    return { ok: false, code: 'unknown-indicator', message };
  }
  const parameters = readParameters(entry, params ?? {});
  if (!parameters.ok) return parameters;
  const given = readBars(columns, entry.columns);
  if (!given.ok) return given;
  const lines = batch(entry.create(parameters.valueOf), given.bars);
  const value = Object.fromEntries(
    entry.lines.map((one) => {
      const { values, isDefined } = lines[one] as (typeof lines)[string];
      return [one, Array.from(values, (figure, index) => (isDefined[index] === 1 ? figure : undefined))];
    }),
  );
  return { ok: true, value };
}
