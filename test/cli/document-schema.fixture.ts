// The JSON document of a run, field by field: a field that is missing, renamed, added or of another type fails.
import { z } from 'zod';
import { honestySchema } from './honesty-schema.fixture.ts';
import { ADJUSTMENT_KINDS, REGIMES } from '../../src/core/domain/index.ts';
import { attribution } from './attribution-schema.fixture.ts';
import { monteCarlo, valueAtRisk } from './risk-schema.fixture.ts';
import { stressSchema } from './stress-schema.fixture.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();
const figure = z.number().nullable();

const leg = z.strictObject({
  right: z.enum(['put', 'call']),
  strike: z.number().positive(),
  side: z.enum(['long', 'short']),
  quantity: z.number().int().positive(),
  delta: z.number().min(-1).max(1).nullable(),
  entryPrice: z.number().nonnegative(),
  exitPrice: z.number().nonnegative().nullable(),
});

const adjustedLeg = leg.omit({ delta: true, entryPrice: true, exitPrice: true }).extend({
  price: z.number().nonnegative(),
});

const gate = z.string().regex(/^[a-z-]+$/);
const settingValue = z.union([z.number(), z.string(), z.null()]);

/** What `backtest` says of a run without a trade, and `explain` of every run. */
export const whyNot = z.strictObject({
  nearest: z.array(
    z.strictObject({
      at: instant,
      gate,
      value: z.number(),
      limit: z.number(),
      distance: z.number().nonnegative(),
      structure: z.strictObject({ expiry: date, dte: count, strikes: z.array(z.number()) }).nullable(),
    }),
  ),
  unlock: z.array(
    z.strictObject({
      gate,
      key: z.string(),
      from: settingValue,
      to: settingValue,
      more: count,
      trades: count,
      entries: z.array(instant),
      firstNew: instant.nullable(),
      isSmallest: z.boolean(),
    }),
  ),
  locked: z.array(
    z.strictObject({
      gate,
      key: z.string().nullable(),
      more: count.nullable(),
      loosest: settingValue,
      trades: count.nullable(),
      behind: gate.nullable(),
      why: z.string().nullable(),
    }),
  ),
});

const trade = z.strictObject({
  id: z.number().int().positive(),
  root: z.enum(['SPX', 'SPXW', 'XSP', 'SPY']),
  expiry: date,
  dte: count,
  entryAt: instant,
  exitAt: instant.nullable(),
  spotAtEntry: z.number().positive(),
  legs: z.array(leg).min(1).max(4),
  quantity: z.number().int().positive(),
  creditDollars: z.number().positive(),
  maxLossDollars: z.number(),
  margin: z.strictObject({ cboe: figure, ibkr: figure, alpaca: figure, lean: figure }),
  // None where credits of adjustments exceed the width.
  breakevens: z.array(z.number()).max(2),
  pnlDollars: figure,
  pnlBounds: z.tuple([z.number(), z.number()]).nullable(),
  feesDollars: z.number().nonnegative(),
  exitReason: z.string().nullable(),
  entryQuotes: z.enum(['recorded', 'simulated']),
  exitQuotes: z.enum(['recorded', 'simulated']).nullable(),
  stockDollars: z.number(),
  shares: z.number().int(),
  events: z.array(
    z.strictObject({
      at: instant,
      kind: z.enum([
        'increased',
        'adjusted',
        'closed-in-part',
        'exit-unquoted',
        'exit-unfilled',
        'assigned',
        'exercised',
        'shares-bought',
        'shares-sold',
        'dividend',
        'liquidated',
        'delivered',
        'settled',
      ]),
      reason: z.string().nullable(),
      contracts: z.array(
        z.strictObject({
          right: z.enum(['put', 'call']),
          strike: z.number().positive(),
          quantity: z.number().int(),
        }),
      ),
      shares: z.number().int(),
      cashDollars: z.number(),
      feesDollars: z.number().nonnegative(),
    }),
  ),
  adjustments: z.array(
    z.strictObject({
      at: instant,
      kind: z.enum(ADJUSTMENT_KINDS),
      closedLegs: z.array(adjustedLeg).length(2),
      openedLegs: z.array(adjustedLeg).length(2),
      creditDollars: z.number().positive(),
      feesDollars: z.number().nonnegative(),
      reason: z.enum(['put-tested', 'call-tested']),
      testedDelta: z.number().min(-1).max(1).nullable(),
    }),
  ),
  rolledFrom: count.nullable(),
  decision: z.strictObject({
    regime: z.enum(REGIMES).nullable(),
    confidence: z.number().min(0).max(1).nullable(),
    bias: z.enum(['bearish', 'neutral', 'bullish']).nullable(),
    consensus: z.number().min(0).max(1).nullable(),
  }),
});

const origins = { recorded: count, simulated: count };

const chains = z.strictObject({
  bars: z.strictObject({ ...origins, none: count }),
  fallbackShare: z.number().min(0).max(1),
  entries: z.strictObject(origins),
  exits: z.strictObject({ ...origins, settled: count, waited: count }),
  marks: z.strictObject({ ...origins, repeated: count, stale: count }),
  snapshots: count,
  rows: count,
  quotes: count,
  dropped: z.record(z.string(), count),
  repaired: z.record(z.string(), count),
  zeroBids: count,
  locked: count,
  crossed: count,
  spot: z.strictObject({ compared: count, apart: count, farthest: z.number().nonnegative() }),
  closes: z.strictObject({
    instants: count,
    stamped: count,
    minutesLate: z.strictObject({ least: count, median: count, most: count }).optional(),
  }),
  passedOver: z.array(z.string()),
});

export const runDocumentSchema = z.strictObject({
  run: z.strictObject({
    id: z.string().regex(/^[0-9a-f]{12}$/),
    command: z.array(z.string()).min(1),
    seed: count,
    structure: z.enum(['iron-condor', 'short-put']),
    configHash: sha256,
    dataHashes: z.record(z.string(), sha256),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    nodeVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
    initialCashDollars: z.number().positive(),
  }),
  data: z.strictObject({
    root: z.enum(['SPX', 'SPXW', 'XSP', 'SPY']),
    from: date,
    to: date,
    timeframe: z.enum(['1m', '5m', '15m', '30m', '60m', 'D']),
    bars: count,
    sessions: count,
    underlying: z.enum(['real', 'bridged', 'simulated']),
    volatility: z.enum(['recorded', 'estimated', 'simulated']),
    chain: z.enum(['recorded', 'simulated']),
    fills: z.enum(['modelled', 'optimistic']),
    assignment: z.enum(['simulated', 'off']).nullable(),
    chains: chains.nullable(),
    repairs: z.record(z.string(), count),
    quarantined: count,
    setAside: z.record(z.string(), count),
    assumptions: z.array(z.string().min(10)).min(1),
  }),
  metrics: z.strictObject({
    netPnlDollars: figure,
    netPnlBounds: z.tuple([z.number(), z.number()]).nullable(),
    unquotedExits: count,
    unfilledExits: count,
    netReturn: figure,
    cagr: figure,
    volatility: figure,
    sharpe: figure,
    sortino: figure,
    calmar: figure,
    maxDrawdown: figure,
    maxDrawdownDollars: figure,
    winRate: figure,
    expectancyDollars: figure,
    profitFactor: figure,
    trades: count,
    timeInMarket: figure,
    returnOnMargin: figure,
    feesDollars: figure,
    interestDollars: figure,
    evidence: z.enum(['sufficient', 'insufficient']),
    reasons: z.array(z.string()),
  }),
  funnel: z.strictObject({
    bars: count,
    gates: z.array(z.strictObject({ gate, stopped: count })).min(10),
    candidates: count,
    orders: count,
    trades: count,
  }),
  whyNot: whyNot.nullable(),
  trades: z.array(trade),
  openPositions: z.array(trade),
  margin: z
    .array(
      z.strictObject({
        rule: z.enum(['cboe', 'ibkr', 'alpaca', 'lean', 'worst-loss']),
        trades: count,
        meanDollars: figure,
        largestDollars: figure,
        mostAtOnceDollars: figure,
      }),
    )
    .nullable(),
  monthlyReturns: z.array(z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), return: figure })),
  equity: z.array(z.tuple([count, z.number()])),
  fillBand: z
    .array(
      z.strictObject({
        f: z.number().min(0).max(1),
        netPnlDollars: z.number(),
        interestDollars: z.number().optional(),
        trades: count,
        stoppedOn: z.iso.date().optional(),
      }),
    )
    .length(5),
  breakEvenF: figure,
  premiumBand: z
    .array(
      z.strictObject({
        netPnlDollars: z.number(),
        interestDollars: z.number().optional(),
        trades: count,
        stoppedOn: z.iso.date().optional(),
        premiumVolPoints: z.number(),
      }),
    )
    .nullable(),
  breakEvenPremiumVolPoints: figure,
  attribution,
  honesty: honestySchema,
  monteCarlo: monteCarlo.nullable(),
  valueAtRisk: valueAtRisk.nullable(),
  stress: stressSchema.nullable(),
  files: z.strictObject({
    ledger: z.string(),
    trades: z.string(),
    pdf: z.string().nullable(),
    html: z.string().nullable(),
  }),
  timing: z.strictObject({
    loadSeconds: z.number().positive(),
    runSeconds: z.number().positive(),
    barsPerSecond: z.number().positive(),
  }),
});

export type RunDocument = z.infer<typeof runDocumentSchema>;
