// The shape of a validation file, so that a report shows nothing that is none.
import { z } from 'zod';
import type { ValidationDocument } from '../../analysis/report/index.ts';

const figure = z.number().nullable();
const count = z.number().int().nonnegative();

const test = z.strictObject({
  name: z.enum([
    'deflated-sharpe',
    'superior-to-cash',
    'overfitting',
    'walk-forward',
    'paths',
    'plateau',
    'costs',
  ]),
  asks: z.enum(['luck', 'strength']),
  value: figure,
  threshold: z.number(),
  bound: z.enum(['least', 'most']),
  isPassed: z.boolean().nullable(),
  meaning: z.string(),
});

const configuration = z.strictObject({
  changes: z.record(z.string(), z.unknown()),
  configHash: z.string(),
  trades: count,
  netPnlDollars: z.number(),
  sharpe: figure,
});

const measures = z.strictObject({
  configurations: count,
  sessions: count,
  sharpe: figure,
  probabilisticSharpe: figure,
  deflatedSharpe: figure,
  trials: z.strictObject({ independent: z.number() }),
  neighbourMedian: figure,
  rank: count.nullable(),
  independentConfigurations: figure,
  overfitting: z
    .strictObject({ pbo: z.number(), lossProbability: z.number(), degradationSlope: figure })
    .nullable(),
  superiority: z.strictObject({ judgedOverCash: figure, bestOverCash: figure, othersOverJudged: figure }),
  walkForward: z
    .strictObject({
      choices: count,
      sessions: count,
      sharpe: figure,
      fixedSharpe: figure,
      judgedChosen: count,
    })
    .nullable(),
  pathSharpes: z.array(z.number()).nullable(),
});

const schema: z.ZodType<ValidationDocument> = z.strictObject({
  format: z.literal('quantor-validation 1'),
  run: z.strictObject({ id: z.string(), configHash: z.string(), ledgerHead: z.string() }),
  verdict: z.strictObject({
    code: z.enum(['insufficient-evidence', 'no-gain', 'luck', 'fragile', 'survives']),
    sentence: z.string(),
    reasons: z.array(z.string()),
    tests: z.array(test),
  }),
  measures,
  trials: z.strictObject({
    counted: count.nullable(),
    independent: z.number(),
    notCounted: z.string().nullable(),
  }),
  lifeSessions: count,
  configurations: z.array(configuration).min(1),
  ruined: z.array(configuration),
  costs: z.array(
    z.strictObject({
      f: z.number(),
      netPnlDollars: z.number(),
      tradingPnlDollars: z.number(),
      trades: count,
    }),
  ),
  breakEvenF: figure,
});

/** Says what keeps a value from being a validation, or `undefined` where it is one. */
export function validationProblem(value: unknown): string | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return undefined;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  return `expected a validation of this version, found another document${place}`;
}
