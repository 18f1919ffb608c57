// The calculator of tests of a value-at-risk forecast: whether its exceptions are as many as promised, and do not cluster.
import {
  christoffersenIndependence,
  conditionalCoverageTest,
  kupiecTest,
  type LikelihoodRatio,
} from '../../../../analysis/scenario/index.ts';
import type { Calculator, LineAnswer, LineObject } from '../../calculator.ts';
import { numberField } from '../../fields/field.ts';
import { readFields } from '../../fields/read-fields.ts';
import { flagsField } from './flags-field.ts';

const FIELDS = {
  exceptions: flagsField('for each session in time order, 1 where the loss went beyond the forecast, else 0'),
  level: numberField(
    'confidence of the forecast, such as 0.95 or 0.99: exceptions should have probability 1 - level; a level below 0.5 is that probability itself',
    'a number strictly between 0 and 1',
    (value) => value > 0 && value < 1,
  ),
} as const;

export const varTest: Calculator = {
  name: 'var-test',
  summary: 'tests of a value-at-risk forecast by its exceptions: coverage, independence, both',
  forms: [{ title: '', fields: FIELDS }],
  outputs: [
    {
      name: 'kupiec',
      meaning:
        'unconditional coverage, chi-square with one degree of freedom: {lr, p}; null without a session',
    },
    {
      name: 'christoffersenIndependence',
      meaning: 'a Markov chain against independence, one degree of freedom: {lr, p}; null under two sessions',
    },
    {
      name: 'conditionalCoverage',
      meaning: 'the sum of both ratios, two degrees of freedom: {lr, p}; null under two sessions',
    },
    { name: 'sessions', meaning: 'length of exceptions' },
    { name: 'exceptionCount', meaning: 'how many of them are 1' },
    { name: 'exceptionProbability', meaning: 'the probability that was tested' },
  ],
  errors: [],
  conventions: [
    'No forecast is made for the likelier side, so level and 1 - level mean the same: 0.95 and 0.05 are both tested at an exception probability of 0.05.',
    'No exception, or nothing else, has the limit of the likelihood (0 ln 0 = 0): of n sessions without one lr is -2 n ln(1 - p). A state that nothing follows adds nothing to independence, whose lr is then 0 with p 1.',
    'kupiec counts every session, christoffersenIndependence every pair of neighbours.',
    'Sources: Kupiec (1995); Christoffersen (1998). Published case: Jorion (2006), section 6.2, 20 exceptions of 252 days at 0.95, kupiec lr 3.91.',
  ],
  examples: [
    '{"exceptions":[0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],"level":0.95}',
    '{"exceptions":[0,0,0,0,0,0,0,0,0,0],"level":0.99}',
  ],
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const { exceptions, level } = reading.values;
  const exceptionProbability = level < 0.5 ? level : complementOf(level);
  return {
    ok: true,
    value: {
      kupiec: shown(kupiecTest(exceptions, exceptionProbability)),
      christoffersenIndependence: shown(christoffersenIndependence(exceptions)),
      conditionalCoverage: shown(conditionalCoverageTest(exceptions, exceptionProbability)),
      sessions: exceptions.length,
      exceptionCount: exceptions.filter(Boolean).length,
      exceptionProbability,
    },
  };
}

/** 1 - level, of 0.95 the 0.05 that was meant and not the rounding that 1 - 0.95 leaves. */
function complementOf(level: number): number {
  const complement = 1 - level;
  return Number(complement.toFixed(15)) || complement;
}

/** Undefined tests keep their shape, so that a reader finds null where it looks for a number. */
function shown(result: LikelihoodRatio | undefined): LineObject {
  return { lr: result?.lr, p: result?.p };
}
