// The calculator of whether the best of many models beats a benchmark by more than luck.
import { superiorPredictiveAbility } from '../../../../analysis/validation/index.ts';
import { createRng } from '../../../../core/numerics/index.ts';
import type { Calculator, LineAnswer, LineFailure, LineObject } from '../../calculator.ts';
import {
  type FieldValues,
  fieldWithDefault,
  numberField,
  numbersField,
  optionalField,
} from '../../fields/field.ts';
import { matrixField } from '../../fields/matrix-field.ts';
import { readFields } from '../../fields/read-fields.ts';

/** Replications x periods x models: some five seconds. */
const WORK_MAX = 5e9;

const FIELDS = {
  benchmarkLosses: numbersField(
    'loss of the benchmark in each period, such as its return with the sign turned',
  ),
  modelLosses: matrixField('losses of the models: one row a period, or one row a model'),
  blockLength: optionalField(
    numberField(
      "mean length of the bootstrap's blocks in periods, at least 1; estimated where left out",
      'a number of at least 1',
      (value) => value >= 1,
    ),
  ),
  replications: fieldWithDefault(
    numberField(
      'resamples, 1 to 1000000; 1000 where left out',
      'a whole number from 1 to 1000000',
      (value) => Number.isInteger(value) && value >= 1 && value <= 1e6,
    ),
    1000,
  ),
  seed: fieldWithDefault(
    numberField(
      'seed of the resamples, a whole number; 1 where left out',
      'a whole number',
      Number.isSafeInteger,
    ),
    1,
  ),
} as const;

export const spa: Calculator = {
  name: 'spa',
  summary: 'whether the best of many models beats a benchmark by more than luck',
  forms: [{ title: '', fields: FIELDS }],
  outputs: [
    {
      name: 'pLower',
      meaning: 'p where every model that looks worse than the benchmark is taken to be as bad as it looks',
    },
    {
      name: 'pConsistent',
      meaning:
        "Hansen's p: clearly worse models are taken to be as bad as they look, all others to be as good as the benchmark",
    },
    { name: 'pUpper', meaning: 'p where all models are taken to be as good as the benchmark' },
    {
      name: 'pRealityCheck',
      meaning: "White's reality check: as pUpper, of means not divided by their standard errors",
    },
    {
      name: 'statistic',
      meaning:
        'largest mean difference of losses over its standard error, at least 0; null where a model is better by one same amount each period',
    },
    {
      name: 'bestModel',
      meaning: 'index from 0 of the model the statistic comes from; null where none beats the benchmark',
    },
    { name: 'blockLength', meaning: 'mean length of the blocks used' },
  ],
  errors: [
    { name: 'too-few-periods', meaning: 'there are fewer than 3 periods' },
    { name: 'no-models', meaning: 'modelLosses has no model' },
    {
      name: 'length-mismatch',
      meaning: 'neither the rows nor the columns of modelLosses are as many as benchmarkLosses',
    },
    { name: 'too-much-work', meaning: 'replications x periods x models exceed 5000000000' },
    { name: 'out-of-range', meaning: 'a loss is beyond 1e100 either way' },
  ],
  conventions: [
    'A small p speaks against the hypothesis that no model has a smaller expected loss than the benchmark. p is the share of resamples whose statistic is at least the one found; where no model beats the benchmark every p is 1.',
    'modelLosses with as many rows as benchmarkLosses has values has one row a period; otherwise each row is a model and as long as benchmarkLosses.',
    'Stationary bootstrap; standard errors by its own variance of a mean; a model is clearly worse at a t of -sqrt(2 log log n) or below. A model that differs from the benchmark by one same amount each period makes every p 0 where better, and is left out otherwise.',
    'Blocks should be much shorter than the series: where they are as long, resamples hardly vary and p tells nothing.',
    'The Python package arch (8.0) leaves its means as they are: its upper p is pRealityCheck here, where any model beats the benchmark.',
    "Without blockLength the median of what Politis and White's rule asks for over the models' differences is used, at least 1.",
    'Where no model is better, and without blockLength, a p below 0.05 comes up in 4% to 7% of cases on independent losses, and in about 10% on losses that correlate by 0.3 with those of the period before. Longer blocks raise it: to 10% with blocks of 10 on 200 independent losses.',
    'Sources: Hansen (2005), A Test for Superior Predictive Ability; White (2000), A Reality Check for Data Snooping; Politis and Romano (1994), The Stationary Bootstrap.',
  ],
  examples: [
    '{"benchmarkLosses":[0.3,0.1,0.4,0.1,0.5,0.9,0.2,0.6],"modelLosses":[[0.2,0.5],[0.2,0.4],[0.1,0.6],[0.1,0.3],[0.4,0.8],[0.7,0.9],[0.3,0.1],[0.2,0.7]],"blockLength":2,"replications":2000,"seed":7}',
    '{"benchmarkLosses":[0.3,0.1,0.4,0.1],"modelLosses":[[0.3,0.1,0.4,0.1]]}',
  ],
  start: () => answer,
};

type Input = FieldValues<typeof FIELDS>;

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const { benchmarkLosses, blockLength, replications, seed } = reading.values;
  const modelLosses = byPeriod(reading.values);
  const excess = workExcess(reading.values);
  if (excess !== undefined) return excess;
  const found = superiorPredictiveAbility({
    benchmarkLosses,
    modelLosses,
    blockLength,
    replications,
    rng: createRng(seed).fork('spa'),
  });
  if (!found.isDefined) return { ok: false, code: found.reason, message: `modelLosses: ${found.message}` };
  const { pLower, pConsistent, pUpper, pRealityCheck, statistic, bestModel } = found;
  return {
    ok: true,
    value: {
      pLower,
      pConsistent,
      pUpper,
      pRealityCheck,
      statistic,
      bestModel,
      blockLength: found.blockLength,
    },
  };
}

/** The models' losses with one row a period. */
function byPeriod({ benchmarkLosses, modelLosses }: Input): readonly (readonly number[])[] {
  const periods = benchmarkLosses.length;
  if (modelLosses.length === periods || modelLosses[0]?.length !== periods) return modelLosses;
  return benchmarkLosses.map((_, period) => modelLosses.map((losses) => losses[period] as number));
}

function workExcess({ modelLosses, replications }: Input): LineFailure | undefined {
  const work = replications * modelLosses.length * (modelLosses[0]?.length ?? 0);
  if (work <= WORK_MAX) return undefined;
  const message = `replications: expected replications x periods x models of at most ${WORK_MAX}, found ${work}`;
  return { ok: false, code: 'too-much-work', message };
}
