// The calculator of how long the blocks of a bootstrap should be.
import { optimalBlockLengths } from '../../../../core/numerics/index.ts';
import type { Calculator, LineAnswer, LineObject } from '../../calculator.ts';
import { numbersField } from '../../fields/field.ts';
import { readFields } from '../../fields/read-fields.ts';

const FIELDS = { series: numbersField('values in time order, such as returns') } as const;

export const blockLength: Calculator = {
  name: 'block-length',
  summary: 'length of the blocks in which a series should be resampled',
  forms: [{ title: '', fields: FIELDS }],
  outputs: [
    {
      name: 'stationary',
      meaning:
        'mean length of the random blocks of the stationary bootstrap, in values; null for fewer than 8 values or without deviation',
    },
    {
      name: 'circular',
      meaning: 'length of the fixed blocks of the circular bootstrap, to be rounded up; null likewise',
    },
  ],
  errors: [],
  conventions: [
    'Both are estimates without rounding and may lie below 1, where a series has next to no memory: then draw single values. They are at most ceil(min(3 sqrt(n), n / 3)).',
    "The bandwidth is twice the first lag that begins a run of five insignificant autocorrelations, as in Patton's program and in the Python package arch, with which results agree.",
    'Sources: Politis and White (2004), Automatic Block-Length Selection for the Dependent Bootstrap; Patton, Politis and White (2009), the correction.',
  ],
  examples: [
    '{"series":[5,20,1,-5,3,2,7,2,8,4]}',
    '{"series":[0,0.2,0.39,0.56,0.72,0.84,0.93,0.99,1,0.97,0.91,0.81,0.68,0.52,0.33,0.14,-0.06,-0.26,-0.44,-0.61]}',
  ],
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const lengths = optimalBlockLengths(reading.values.series);
  return { ok: true, value: { stationary: lengths?.stationary, circular: lengths?.circular } };
}
