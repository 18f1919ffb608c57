// The calculator of one SVI smile: its total variance and density at given strikes, and whether it is free of butterflies.
import {
  densityFactor,
  findButterfly,
  findInvalidSvi,
  sviShape,
  type SviSlice,
} from '../../../core/pricing/index.ts';
import type { Calculator, LineAnswer, LineObject } from '../calculator.ts';
import { numberField, numbersField } from '../fields/field.ts';
import { readFields } from '../fields/read-fields.ts';

/** A few units in the last place of a double. */
const ROUNDING = 4 * Number.EPSILON;

const FIELDS = {
  a: numberField('level of total variance'),
  b: numberField('slope of both wings, at least 0', 'a finite number of at least 0', (value) => value >= 0),
  rho: numberField(
    'tilt, strictly between -1 and 1',
    'a number strictly between -1 and 1',
    (value) => Math.abs(value) < 1,
  ),
  m: numberField('log-moneyness of the vertex'),
  sigma: numberField('roundness of the vertex, above 0', 'a finite number above 0', (value) => value > 0),
  k: numbersField('log-moneyness values, ln(strike / forward)'),
} as const;

export const svi: Calculator = {
  name: 'svi',
  summary: 'total variance and density of a raw SVI smile, and whether it is arbitrage-free',
  forms: [{ title: '', fields: FIELDS }],
  outputs: [
    {
      name: 'totalVariance',
      meaning: 'a + b (rho (k - m) + sqrt((k - m)^2 + sigma^2)) at each k: volatility squared times years',
    },
    {
      name: 'density',
      meaning:
        "Gatheral's g at each k, negative where a butterfly costs less than nothing; null where the variance is 0",
    },
    {
      name: 'butterflyFree',
      meaning: 'whether no strike at all, given or not, allows a butterfly arbitrage',
    },
  ],
  errors: [
    {
      name: 'negative-variance',
      meaning: 'the least total variance, a + b sigma sqrt(1 - rho^2), is below 0',
    },
    { name: 'out-of-range', meaning: 'a total variance is beyond what a 64-bit float holds' },
  ],
  conventions: [
    'butterflyFree is decided by algebra over all k: g >= 0 is the sign of a polynomial of degree 10. The wings need b (1 - rho) <= 2 and b (1 + rho) < 2.',
    'rho of -1 or 1 and sigma of 0 are refused: there the curve has a flat wing at its least variance or a kink, at which density does not exist. A total variance that is nothing but the rounding of its terms counts as 0.',
    'Sources: Gatheral and Jacquier (2014), Arbitrage-free SVI volatility surfaces, eq. 2.1 and 3.1; Lee (2004). The first example is their example 3.1, by Vogt, whose parameters are valid and whose density is negative near k = 0.9.',
  ],
  examples: [
    '{"a":-0.041,"b":0.1331,"rho":0.306,"m":0.3586,"sigma":0.4153,"k":[-1,0,0.9]}',
    '{"a":0.01,"b":0.1,"rho":-0.6,"m":0.02,"sigma":0.1,"k":[-0.2,0,0.2]}',
  ],
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const { k, ...slice } = reading.values;
  const invalid = findInvalidSvi(slice);
  if (invalid !== undefined) return { ok: false, ...invalid };
  const shapes = k.map((logMoneyness) => sviShape(slice, logMoneyness));
  const density = shapes.map((shape, index) => {
    const logMoneyness = k[index] as number;
    const value = densityFactor(shape, logMoneyness);
    return Number.isFinite(value) && !isNothing(shape.variance, slice, logMoneyness) ? value : undefined;
  });
  const totalVariance = shapes.map(({ variance }) => variance);
  return {
    ok: true,
    value: { totalVariance, density, butterflyFree: findButterfly(slice) === undefined },
  };
}

/** Whether a total variance is but what rounding leaves of its terms, whose sum is 0. */
function isNothing(variance: number, { a, b, rho, m, sigma }: SviSlice, logMoneyness: number): boolean {
  const x = Math.abs(logMoneyness - m);
  return variance <= ROUNDING * (Math.abs(a) + b * (Math.abs(rho) * x + Math.hypot(x, sigma)));
}
