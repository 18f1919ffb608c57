// The calculator of filtered state probabilities and the likelihood of a hidden Markov model, discrete or Gaussian.
import { createForwardFilter } from '../../../../core/signals/index.ts';
import type { Calculator, LineAnswer, LineFailure, LineObject } from '../../calculator.ts';
import { numbersField } from '../../fields/field.ts';
import { readFields, withoutNulls } from '../../fields/read-fields.ts';
import { type CheckedModel, discreteModel, gaussianModel } from './hmm-model.ts';
import { matrixField } from '../../fields/matrix-field.ts';

const transition = matrixField(
  'probability of going from the state of the row to that of the column; rows add up to 1 within 1e-5',
);
const initial = numbersField(
  'probability of each state at the first observation itself; adds up to 1 within 1e-5',
);

const DISCRETE = {
  transition,
  emission: matrixField(
    'probability of each symbol (column) in each state (row); rows add up to 1 within 1e-5; in place of means, variances',
  ),
  initial,
  observations: numbersField('symbols seen, in time order, each the index of its column from 0'),
} as const;

const GAUSSIAN = {
  transition,
  means: numbersField('mean of the observation in each state; in place of emission'),
  variances: numbersField('its variance in each state, above 0; in place of emission'),
  initial,
  observations: numbersField('values seen, in time order'),
} as const;

const OF_GAUSSIAN = ['means', 'variances'] as const;

export const hmm: Calculator = {
  name: 'hmm',
  summary: 'filtered state probabilities and likelihood of a hidden Markov model',
  forms: [
    { title: 'discrete', fields: DISCRETE },
    { title: 'Gaussian', fields: GAUSSIAN },
  ],
  outputs: [
    {
      name: 'filtered',
      meaning: 'for each observation the probability of each state given it and all before it, none after it',
    },
    {
      name: 'logLikelihood',
      meaning: 'natural logarithm of the probability, or density, of all observations',
    },
  ],
  errors: [
    { name: 'length-mismatch', meaning: 'emission, means, variances or initial is not one for each state' },
    { name: 'conflicting-fields', meaning: 'means or variances stands beside emission' },
    { name: 'impossible-observation', meaning: 'no state that can be reached then emits the observation' },
    {
      name: 'out-of-range',
      meaning: 'an observation is so far from every mean that its density is beyond float64',
    },
  ],
  conventions: [
    'initial is the distribution at the first observation: where a book gives the state before it, multiply by transition first.',
    'Probabilities are logarithms from step to step, so long inputs do not underflow and a probability of 0 is exact.',
    'No observations give no rows and a logLikelihood of 0.',
    'Source: Rabiner (1989), eq. 19 to 21. The first example is the umbrella world of Russell and Norvig (2010), section 15.2 (0.818, 0.883); the second has the recessions and growth of Hamilton (1989), table I, without the autoregression.',
  ],
  examples: [
    '{"transition":[[0.7,0.3],[0.3,0.7]],"emission":[[0.9,0.1],[0.2,0.8]],"initial":[0.5,0.5],"observations":[0,0]}',
    '{"transition":[[0.755,0.245],[0.0951,0.9049]],"means":[-0.3577,1.1643],"variances":[0.591361,0.591361],"initial":[0.2796,0.7204],"observations":[1.2,-0.9,-1.3]}',
  ],
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const model = readModel(line);
  return model.ok ? filteredBy(model) : model;
}

function readModel(line: LineObject): CheckedModel | LineFailure {
  const ofGaussian = OF_GAUSSIAN.filter((name) => isGiven(line, name));
  if (ofGaussian.length === 0) {
    const reading = readFields(DISCRETE, withoutNulls(line, OF_GAUSSIAN));
    return reading.ok ? discreteModel(reading.values) : reading;
  }
  if (isGiven(line, 'emission')) {
    const message = `expected emission or means, variances, found ${ofGaussian.join(', ')} beside emission`;
    return { ok: false, code: 'conflicting-fields', message };
  }
  const reading = readFields(GAUSSIAN, withoutNulls(line, ['emission']));
  return reading.ok ? gaussianModel(reading.values) : reading;
}

function isGiven(line: LineObject, name: string): boolean {
  return Object.hasOwn(line, name) && line[name] !== null;
}

function filteredBy({ chain, observations, emit, refuse }: CheckedModel): LineAnswer {
  const filter = createForwardFilter(chain);
  const logDensities = new Float64Array(chain.initial.length);
  const filtered: number[][] = [];
  let logLikelihood = 0;
  for (const [at, observation] of observations.entries()) {
    emit(observation, logDensities);
    const logDensity = filter.step(logDensities);
    if (logDensity === undefined) return refuse(at);
    logLikelihood += logDensity;
    filtered.push(Array.from(filter.probabilities));
  }
  return { ok: true, value: { filtered, logLikelihood } };
}
