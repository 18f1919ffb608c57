// The input fields of fuzzy: variables with their terms, rules in text or as objects, the values to infer from.
import {
  MAMDANI_DEFUZZIFIERS,
  type MamdaniDefuzzifier,
  type SugenoDefuzzifier,
} from '../../../../core/signals/index.ts';
import { describeValue } from '../../fields/describe-value.ts';
import {
  choiceField,
  type Field,
  type FieldValues,
  fieldWithDefault,
  numberField,
  numbersField,
  optionalField,
} from '../../fields/field.ts';
import { objectsField } from '../../fields/objects-field.ts';

const NAME_LENGTH_MAX = 200;
/** Bounds on the work that one line may ask for. */
const INPUTS_MAX = 50;
const OUTPUTS_MAX = 10;
const TERMS_MAX = 30;
const RULES_MAX = 2000;
const SAMPLES_MAX = 20_001;

const name = (meaning: string): Field<string> => ({
  type: 'text',
  meaning,
  isRequired: true,
  read: (value, place) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= NAME_LENGTH_MAX
      ? { ok: true, value: value.trim() }
      : {
          ok: false,
          message: `${place}: expected a text of 1 to ${NAME_LENGTH_MAX} characters, found ${describeValue(value)}`,
        },
});

/** Read further by whoever knows the variables. */
const anything = (type: string, meaning: string): Field<unknown> => ({
  type,
  meaning,
  isRequired: true,
  read: (value) => ({ ok: true, value }),
});

const TERM_FIELDS = {
  name: name('name'),
  shape: optionalField(name('shape')),
  params: optionalField(anything('array of numbers', 'parameters')),
  value: optionalField(numberField('constant')),
} as const;

const terms = objectsField(TERM_FIELDS, 'terms', TERMS_MAX);
const range = numbersField('least and greatest value');

const INPUT_FIELDS = { name: name('name'), range, terms } as const;
const OUTPUT_FIELDS = {
  name: name('name'),
  range: optionalField(range),
  terms: optionalField(terms),
} as const;

const RULE_FIELDS = {
  if: anything('text or object', 'condition'),
  // oxlint-disable-next-line unicorn/no-thenable -- the field's published name; nothing here is awaited
  then: anything('text or object', 'consequent'),
  weight: fieldWithDefault(numberField('weight'), 1),
  op: optionalField(choiceField<'and' | 'or'>(['and', 'or'], 'what joins the members of an object or array')),
} as const;

const SPELLINGS: Readonly<Record<string, MamdaniDefuzzifier | SugenoDefuzzifier>> = {
  cog: 'centroid',
  coa: 'centroid',
  boa: 'bisector',
  'mean-of-maximum': 'mom',
  'smallest-of-maximum': 'som',
  'largest-of-maximum': 'lom',
  wtaver: 'weighted-average',
  average: 'weighted-average',
  wtsum: 'weighted-sum',
  sum: 'weighted-sum',
};
const SUGENO_WORDS = ['weighted-average', 'weighted-sum'] as const;

const defuzzify: Field<MamdaniDefuzzifier | SugenoDefuzzifier> = {
  type: [...MAMDANI_DEFUZZIFIERS, ...SUGENO_WORDS].map((word) => `"${word}"`).join(' or '),
  meaning:
    'how an output becomes a number: centroid (also cog), bisector, mean, smallest or largest of maximum of a Mamdani output; weighted-average (also wtaver, or centroid) or weighted-sum (also wtsum) of a Sugeno one; the first of each where left out',
  isRequired: true,
  read: (value, place) => {
    const word = typeof value === 'string' ? value.toLowerCase().replaceAll(/[\s_]+/g, '-') : '';
    const known = [...MAMDANI_DEFUZZIFIERS, ...SUGENO_WORDS].find((one) => one === word);
    const method = known ?? (Object.hasOwn(SPELLINGS, word) ? SPELLINGS[word] : undefined);
    return method === undefined
      ? { ok: false, message: `${place}: expected ${defuzzify.type}, found ${describeValue(value)}` }
      : { ok: true, value: method };
  },
};

export const FUZZY_FIELDS = {
  kind: choiceField(['mamdani', 'sugeno'], 'what follows from a rule: a fuzzy set, or a number'),
  inputs: objectsField(
    INPUT_FIELDS,
    'the inputs; a term is {name, shape, params}, its shape one of those below',
    INPUTS_MAX,
  ),
  outputs: objectsField(
    OUTPUT_FIELDS,
    'the outputs; a Mamdani one as an input, a Sugeno one with terms {name, params: [constant]}, or {name, value}, or {name, params: [a coefficient for each input, constant]}',
    OUTPUTS_MAX,
  ),
  rules: {
    ...objectsField(RULE_FIELDS, '', RULES_MAX),
    type: 'array of {if, then, weight (optional), op (optional)}',
    meaning: 'if and then in text or as objects, as below; weight from 0 to 1, 1 where left out',
  },
  values: {
    ...anything('object', 'the value of each input, by its name'),
    read: (value: unknown, place: string) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? { ok: true, value: value as Readonly<Record<string, unknown>> }
        : { ok: false, message: `${place}: expected an object of numbers, found ${describeValue(value)}` },
  } as Field<Readonly<Record<string, unknown>>>,
  defuzzify: optionalField(defuzzify),
  and: fieldWithDefault(
    choiceField<'min' | 'prod'>(['min', 'prod'], 'how and joins degrees; min where left out'),
    'min',
  ),
  or: fieldWithDefault(
    choiceField<'max' | 'probor'>(
      ['max', 'probor'],
      'how or joins degrees; probor is a + b - a b; max where left out',
    ),
    'max',
  ),
  implication: optionalField(
    choiceField<'min' | 'prod'>(
      ['min', 'prod'],
      'whether a rule cuts its set off or scales it; min where left out',
    ),
  ),
  samples: optionalField(
    numberField(
      'measure a Mamdani output on so many equally spaced points, ends included, each counting alike; left out: on the curve itself',
      `a whole number from 2 to ${SAMPLES_MAX}`,
      (value) => Number.isInteger(value) && value >= 2 && value <= SAMPLES_MAX,
    ),
  ),
  step: optionalField(
    numberField(
      'or draw it straight between points of this distance and the points at which terms are cut off',
      'a finite number above 0',
      (value) => value > 0,
    ),
  ),
} as const;

export type FuzzyInput = FieldValues<typeof FUZZY_FIELDS>;
export type TermInput = FieldValues<typeof TERM_FIELDS>;
export type RuleInput = FieldValues<typeof RULE_FIELDS>;
export const STEPS_MAX = SAMPLES_MAX;
