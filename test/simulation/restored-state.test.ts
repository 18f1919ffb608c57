// Restarts a run after every batch of its records: what the ledger alone gives must be what the engine knew.
import { describe, expect, it } from 'vitest';
import { type EpochMs, type OptionExpiry, type SessionDate } from '../../src/core/domain/index.ts';
import {
  createDatasetSource,
  createSimulatedRun,
  createVirtualTimers,
  initialEngineState,
  restoreState,
  type TradingPlan,
} from '../../src/core/engine/index.ts';
import { createSimulatedVenue } from '../../src/core/execution/index.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';
import { createRng } from '../../src/core/numerics/index.ts';
import { tickRuleOf } from '../fixtures/venue-stage.ts';
import { FaultyVenue } from './faulty-venue.ts';
import { randomRun } from './random-market.ts';
import { known, remembered } from './remembered-state.ts';

/** Of every other run: limits begin at mid and move at every bar. */
const LADDER: NonNullable<TradingPlan['ladder']> = {
  usual: { startShare: 0, endShare: 1, stepShare: 0.1, rungMs: 60_000 },
  flatten: { startShare: 0.5, endShare: 1, stepShare: 0.1, rungMs: 60_000 },
  tickRuleOn: (root) => tickRuleOf(root, 1),
};

/** Of every third: a profit order rests, and a trailing exit remembers what was best. */
const LEAVING = {
  profitTargetRatio: 0.6,
  profitOrder: 'resting',
  isTouchExit: true,
  trailing: { activationRatio: 0.1, keepRatio: 0.5 },
} as const;

const SEEDS = Array.from({ length: 30 }, (_, index) => index + 1);

/** Runs a seed and restores after every batch of records; returns how often it did. */
function restartEverywhere(seed: number): number {
  const { dataset, rules, reportDelayMinutesMax, ...random } = randomRun(seed);
  const { strategy } = random.plan;
  const plan: TradingPlan = {
    ...random.plan,
    ...(seed % 2 === 0 ? {} : { ladder: LADDER }),
    strategy: seed % 3 === 0 ? { ...strategy, exit: { ...strategy.exit, ...LEAVING } } : strategy,
  };
  const state = initialEngineState(plan, rules.initialCashCents);
  const records: LedgerRecord[] = [];
  const dates = new Map<number, SessionDate>();
  const expiries = new Map<string, OptionExpiry>();
  let restored = 0;
  let isDue = false;
  const check = (): void => {
    if (!isDue) return;
    isDue = false;
    const again = restoreState(records, {
      plan,
      initialCashCents: rules.initialCashCents,
      structure: plan.strategy.selection.structure,
      expiryOf: (_, date) => known(expiries.get(date)),
      dateOf: (atMs: EpochMs) => known(dates.get(atMs)),
    });
    expect(remembered(again), `seed ${seed} at ${state.seq}`).toEqual(remembered(state));
    expect(again.isConnected).toBe(false);
    expect([...again.workingOrders.values()].every(({ order }) => order.state === 'unknown')).toBe(true);
    restored += 1;
  };
  const source = createDatasetSource(dataset);
  const run = createSimulatedRun(state, {
    source: {
      peek() {
        check();
        return source.peek();
      },
      next: (seq) => source.next(seq),
    },
    venue: new FaultyVenue(createSimulatedVenue(rules), {
      cashCents: rules.initialCashCents,
      rng: createRng(`faults/${seed}`),
      delayMinutesMax: reportDelayMinutesMax,
    }),
    timers: createVirtualTimers(),
    sink: {
      append(record) {
        records.push(record);
        isDue = true;
        if (state.sessionDate !== undefined) dates.set(state.nowMs, state.sessionDate);
        for (const { order } of state.workingOrders.values()) {
          const { expiry } = order.intent.structure;
          expiries.set(expiry.sessionDate, expiry);
        }
      },
    },
  });
  while (run.advanceSession());
  check();
  return restored;
}

describe('a restart', () => {
  it.each(SEEDS)('knows after any record what the engine knew (seed %i)', (seed) => {
    expect(restartEverywhere(seed)).toBeGreaterThan(5);
  });
});
