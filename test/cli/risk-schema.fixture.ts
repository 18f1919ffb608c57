// What documents tell of risk, field by field: of a run's document and of `quantor risk`.
import { z } from 'zod';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const span = z
  .strictObject({ low: z.number(), high: z.number() })
  .refine(({ low, high }) => low <= high, 'an interval is not upside down');
const band = z.enum(['calm', 'normal', 'elevated', 'crisis']);

/** Ascending. */
const quantiles = z
  .array(z.number())
  .min(5)
  .refine((values) => values.every((value, at) => at === 0 || value >= (values[at - 1] as number)));

const distribution = z.strictObject({
  name: z.enum(['final-ratio', 'growth', 'drawdown', 'under-water', 'worst-day', 'worst-month', 'sharpe']),
  quantiles: quantiles.max(5),
  mean: z.number(),
  simulationError: span,
  historyError: span.nullable(),
});

const chance = z.strictObject({
  name: z.enum(['loss', 'drawdown-over-20', 'drawdown-over-30', 'drawdown-over-50', 'below-margin']),
  chance: share,
  simulationError: span,
  historyError: span.nullable(),
});

const scenario = z.strictObject({
  kind: z.enum(['run', 'horizon', 'bands', 'band', 'trades']),
  band: band.nullable(),
  drawnFrom: count,
  steps: count,
  paths: count,
  histories: count,
  startDollars: z.number().positive(),
  distributions: z.array(distribution).min(2),
  badDrawdown: z.strictObject({ value: z.number(), simulationError: span, historyError: span.nullable() }),
  chances: z.array(chance).length(5),
});

const terminal = z.strictObject({
  paths: count,
  probabilityOfProfit: share,
  meanDollars: z.number(),
  quantiles: quantiles.length(7),
  worstTwentiethDollars: z.number(),
});

const open = {
  openAtExpiry: z.array(
    z.strictObject({
      tradeId: count,
      expiry: date,
      days: count,
      forwardPoints: z.number().positive(),
      volatility: z.number().positive(),
      implied: terminal,
      filtered: terminal.nullable(),
    }),
  ),
  untoldAtExpiry: z.array(count),
};

export const monteCarlo = z.union([
  z.strictObject({ reason: z.string().min(20), ...open }),
  z.strictObject({
    reason: z.null(),
    from: date,
    to: date,
    sessions: count,
    idleSessions: count,
    leftOutBefore: count,
    leftOutAfter: count,
    closedTrades: count,
    meanBlockLength: z.number().min(1),
    years: count,
    worstLossAtOnceDollars: z.number().nonnegative(),
    worstLossAtOnceShare: z.number().nonnegative(),
    observed: z.strictObject({ finalRatio: z.number(), drawdown: share, underWater: count }),
    scenarios: z.array(scenario).min(2),
    fan: z.array(z.strictObject({ sessions: count, quantiles: quantiles.max(5) })).min(2),
    spreads: z
      .array(
        z.strictObject({
          name: z.enum(['final-ratio', 'drawdown']),
          from: z.number(),
          width: z.number().positive(),
          counts: z.array(count).min(1),
        }),
      )
      .length(2),
    bands: z.array(z.strictObject({ band, sessions: count, next: z.array(share).length(4).nullable() })),
    unknownBandSessions: count,
    capital: z.array(z.strictObject({ drawdown: share, capitalDollars: z.number().positive().nullable() })),
    ...open,
  }),
]);

const likelihoodRatio = z.strictObject({ lr: z.number().nonnegative(), p: share }).nullable();

export const valueAtRisk = z.union([
  z.strictObject({ reason: z.string().min(20) }),
  z.strictObject({
    reason: z.null(),
    from: date,
    to: date,
    heldSessions: count,
    idleSessions: count,
    equityDollars: z.number().positive(),
    volatility: z.number().positive().nullable(),
    meanBlockLength: z.number().min(1),
    rows: z.array(
      z.strictObject({
        method: z.enum(['historical', 'filtered']),
        sessions: z.union([z.literal(1), z.literal(10)]),
        level: z.union([z.literal(0.95), z.literal(0.99)]),
        observations: count,
        valueAtRisk: z.number().nullable(),
        conditional: z.number().nullable(),
        valueAtRiskInterval: span.nullable(),
        conditionalInterval: span.nullable(),
        orderInterval: span.nullable(),
        reason: z.string().nullable(),
      }),
    ),
    lookBackSessions: count,
    tests: z.array(
      z.strictObject({
        method: z.enum(['historical', 'filtered']),
        level: z.union([z.literal(0.95), z.literal(0.99)]),
        forecasts: count,
        exceptions: count,
        expected: z.number(),
        kupiec: likelihoodRatio,
        independence: likelihoodRatio,
        conditionalCoverage: likelihoodRatio,
      }),
    ),
    testsReason: z.string().nullable(),
    forecasts: z.array(z.strictObject({ date, return: z.number(), forecast: z.number() })),
  }),
]);
