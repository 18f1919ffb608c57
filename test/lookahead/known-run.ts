// Runs the engine over a dataset and keeps what it had recorded up to an instant.
import type { EpochMs } from '../../src/core/domain/index.ts';
import {
  createDatasetSource,
  createSimulatedRun,
  createVirtualTimers,
  type Dataset,
  initialEngineState,
  type TradingPlan,
} from '../../src/core/engine/index.ts';
import { createSimulatedVenue, DEFAULT_FILL_POLICY } from '../../src/core/execution/index.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';
import { tickRuleOf } from '../fixtures/venue-stage.ts';
import { INITIAL_CASH_CENTS } from './synthetic-market.ts';

/** Enters as often as it may, takes profits and losses early, and lets the rest expire. */
export const PLAN: TradingPlan = {
  calendar: { isMonthlyExpiry: () => false, isMonthlyRoll: () => false },
  rateOn: () => 0.02,
  risk: {
    riskPerTradeRatio: 0.05,
    contractsMax: 20,
    lossBasis: 'order-limit',
    creditNaturalShare: 1,
    collateral: 'face',
  },
  strategy: {
    selection: {
      structure: 'iron-condor',
      strikeRule: 'nearest-delta',
      expiryRule: 'nearest-dte',
      dteTarget: 7,
      dteMin: 2,
      dteMax: 14,
      shortDelta: 0.25,
      longDelta: 0.1,
      deltaTolerance: 0.1,
      creditWidthMin: 0.05,
    },
    entry: {
      windowStart: 570,
      windowEnd: 960,
      workFrom: undefined,
      calendar: 'any-session',
      entriesPerSessionMax: 3,
      daysBetweenEntriesMin: 0,
      coolDownDaysAfterStop: 1,
      positionsMax: 6,
      orderTimeoutMinutes: 60,
      creditSlipMax: 0.05,
    },
    exit: {
      profitTargetRatio: 0.95,
      stopCreditMultiple: 2,
      dteFloor: undefined,
      windowStart: 600,
      physicalFlatBy: 900,
    },
    liquidity: { spreadRatioMax: 0.5, spreadCentsMax: 200 },
  },
};

/** Sells one put at a time at noon, secured in full, and holds it to its settlement at an opening. */
export const PUT_PLAN: TradingPlan = {
  ...PLAN,
  risk: {
    riskPerTradeRatio: 1,
    contractsMax: 1000,
    lossBasis: 'quoted-credit',
    creditNaturalShare: 0,
    collateral: 'bills',
  },
  strategy: {
    ...PLAN.strategy,
    selection: {
      ...PLAN.strategy.selection,
      structure: 'short-put',
      strikeRule: 'at-or-below-spot',
      creditWidthMin: undefined,
    },
    entry: { ...PLAN.strategy.entry, positionsMax: 1, workFrom: 720, orderTimeoutMinutes: 120 },
    exit: { ...PLAN.strategy.exit, profitTargetRatio: undefined, stopCreditMultiple: undefined },
  },
};

/** A record that carries the instant at which it was made. */
export type TimedRecord = Exclude<LedgerRecord, { readonly type: 'manifest' }>;

/** The records of a run over `dataset`, in order. */
export function recordsOf(dataset: Dataset, plan: TradingPlan = PLAN): readonly TimedRecord[] {
  const records: TimedRecord[] = [];
  const venue = createSimulatedVenue({
    fillPolicy: DEFAULT_FILL_POLICY,
    tickRuleOn: (root) => tickRuleOf(root, 5),
    feeSchedule: { broker: 'free', total: { scope: 'order', rounding: 'nearest', unitCents: 1 }, items: [] },
    interest: { rateOn: () => 0.02 },
    initialCashCents: INITIAL_CASH_CENTS,
  });
  const run = createSimulatedRun(initialEngineState(plan, INITIAL_CASH_CENTS), {
    source: createDatasetSource(dataset),
    venue,
    timers: createVirtualTimers(),
    sink: {
      append(record) {
        if (record.type !== 'manifest') records.push(record);
      },
    },
  });
  while (run.advanceSession());
  return records;
}

/** Records up to and including an instant, as texts that can be compared. */
export function textsUpTo(records: readonly TimedRecord[], atMs: EpochMs): readonly string[] {
  return records.filter((record) => record.atMs <= atMs).map((record) => JSON.stringify(record));
}
