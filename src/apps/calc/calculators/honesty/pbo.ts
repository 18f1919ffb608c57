// The calculator of how often the best configuration of one half of the past disappoints on the other.
import {
  combinationCount,
  type PerformanceMeasure,
  probabilityOfOverfitting,
} from '../../../../analysis/validation/index.ts';
import type { Calculator, LineAnswer, LineObject } from '../../calculator.ts';
import { choiceField, fieldWithDefault, numberField } from '../../fields/field.ts';
import { matrixField } from '../../fields/matrix-field.ts';
import { readFields } from '../../fields/read-fields.ts';

/** Halves x configurations x partitions: some five seconds. */
const WORK_MAX = 2e9;

const FIELDS = {
  performance: matrixField('returns per period: one row a period in time order, one column a configuration'),
  partitions: fieldWithDefault(
    numberField(
      'equal parts of time, an even number from 2 to 20; 16 where left out',
      'an even number from 2 to 20',
      (value) => value >= 2 && value <= 20 && value % 2 === 0,
    ),
    16,
  ),
  measure: fieldWithDefault(
    choiceField<PerformanceMeasure>(
      ['sharpe', 'mean'],
      'what makes a configuration the best of some rows; "sharpe" where left out',
    ),
    'sharpe',
  ),
} as const;

export const pbo: Calculator = {
  name: 'pbo',
  summary: 'probability that choosing the best of several backtests overfits',
  forms: [{ title: '', fields: FIELDS }],
  outputs: [
    {
      name: 'pbo',
      meaning:
        'share of the halves of time whose best configuration ranks at or below the median on the other half; null where all configurations do alike on every half',
    },
    {
      name: 'logits',
      meaning:
        'ln(w / (1 - w)) for each half, w = rank / (configurations + 1) on the other half of the best on this one; null as pbo',
    },
    {
      name: 'lossProbability',
      meaning: 'share of the halves whose best has a performance below 0 on the other; null as pbo',
    },
    {
      name: 'degradation',
      meaning:
        'slope, intercept and rSquared of the performance on the other half by that on the own half, of the best; null where that does not vary',
    },
    { name: 'rowsUsed', meaning: 'rows that the partitions hold; null as pbo' },
  ],
  errors: [
    { name: 'too-few-rows', meaning: 'there are fewer rows than partitions, or fewer than 4' },
    { name: 'too-few-configurations', meaning: 'there are fewer than 2 columns' },
    { name: 'too-much-work', meaning: 'halves x configurations x partitions exceed 2000000000' },
    { name: 'out-of-range', meaning: 'a return is beyond 1e100 either way' },
  ],
  conventions: [
    'Combinatorially symmetric cross-validation: every choice of half the partitions is a half, in the order of a dictionary, with the rest as its other half; 16 partitions make 12,870.',
    'Where the rows do not divide evenly, the oldest that are too many are left out. Of configurations that tie for best the first is taken; those that tie with it on the other half share the mean of their ranks.',
    'The Sharpe ratio is per period, with the sample deviation. A configuration that does not vary over a half counts as 0 there. An odd number of configurations has a middle rank, whose logit is 0 and counts.',
    'Source: Bailey, Borwein, Lopez de Prado and Zhu (2017), The Probability of Backtest Overfitting.',
  ],
  examples: [
    '{"performance":[[0.02,0.01,-0.01],[0.04,-0.02,0.01],[-0.03,0.01,0.02],[-0.01,0.02,0],[0.01,0.03,0.01],[-0.02,0.01,0.03],[0.01,-0.01,0.02],[0,0.02,-0.01]],"partitions":4}',
  ],
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const { performance: returns, partitions, measure } = reading.values;
  const work = combinationCount(partitions, partitions / 2) * (returns[0]?.length ?? 0) * partitions;
  if (work > WORK_MAX) {
    const message = `performance: expected halves x configurations x partitions of at most ${WORK_MAX}, found ${work}`;
    return { ok: false, code: 'too-much-work', message };
  }
  const found = probabilityOfOverfitting(returns, { partitions, measure });
  if (found.isDefined) {
    const { logits, lossProbability, degradation, rowsUsed } = found;
    return { ok: true, value: { pbo: found.pbo, logits, lossProbability, degradation, rowsUsed } };
  }
  if (found.reason === 'identical-configurations') return { ok: true, value: NOTHING_TO_CHOOSE };
  return { ok: false, code: found.reason, message: `performance: ${found.message}` };
}

const NOTHING_TO_CHOOSE = {
  pbo: undefined,
  logits: undefined,
  lossProbability: undefined,
  degradation: undefined,
  rowsUsed: undefined,
};
