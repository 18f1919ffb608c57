// What help says of the indicator calculator: its lines, its conventions and every indicator, made from the table.
import type { Described } from '../../calculator.ts';
import type { IndicatorEntry } from './indicator-entry.ts';
import { INDICATOR_ENTRIES } from './indicator-table.ts';

/** Every line with the indicators that have it, in the order of the table. */
export const INDICATOR_OUTPUTS: readonly Described[] = [
  ...new Set(INDICATOR_ENTRIES.flatMap(({ lines }) => lines)),
].map((name) => {
  const owners = INDICATOR_ENTRIES.filter(({ lines }) => lines.includes(name)).map((entry) => entry.name);
  return { name, meaning: `of ${owners.join(', ')}: one value a bar, null in warm-up and where undefined` };
});

export const INDICATOR_CONVENTIONS: readonly string[] = [
  'An answer has the lines of the indicator asked for, each as long as the bars. A value at a bar depends on that bar and earlier ones alone, so the answer to fewer bars is the beginning of the answer to more.',
  'Null stands for every value that the definition does not give: in warm-up, and for ratios of nothing, where other libraries say 0 or 50. Windows are never updated by subtracting, so a value that has left one leaves no trace of rounding.',
  'Names and parameters are taken in any case and with or without spaces, hyphens and underscores; those of TA-Lib are taken too.',
  ...INDICATOR_ENTRIES.map(sentenceOf),
];

export const INDICATOR_EXAMPLES: readonly string[] = [
  '{"name":"rsi","params":{"period":3},"bars":{"close":[44.34,44.09,44.15,43.61,44.33,44.83]}}',
  '{"name":"bbands","params":{"period":2},"bars":{"close":[9,11,11]}}',
  '{"name":"stoch","params":{"k":2,"smooth":1,"d":2},"bars":{"high":[10,12,11,11],"low":[8,9,10,9],"close":[9,12,10,11]}}',
  '{"name":"parkinson","params":{"period":2,"periodsPerYear":252},"bars":{"high":[101,102,101.5],"low":[99,100.5,100.5]}}',
];

function sentenceOf({ name, meaning, parameters, columns, lines }: IndicatorEntry): string {
  const told = parameters.map((parameter) =>
    parameter.standard === undefined
      ? `${parameter.name} (must be given)`
      : `${parameter.name} ${parameter.standard}`,
  );
  const settings = told.length === 0 ? 'no parameters' : told.join(', ');
  return `${name}: ${meaning}. Parameters: ${settings}. Reads ${columns.join(', ')}. Gives ${lines.join(', ')}.`;
}
