// Restarts golden runs at the ends of their sessions: shares, assignments and trips must be known from the ledger alone.
import { describe, expect, it } from 'vitest';
import { prepareRun } from '../../src/apps/sessions/index.ts';
import { createBacktest } from '../../src/apps/sessions/run-backtest.ts';
import { centsFromDollars, type OptionExpiry, type SessionDate } from '../../src/core/domain/index.ts';
import { restoreState } from '../../src/core/engine/index.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';
import { known, remembered } from '../simulation/remembered-state.ts';
import { GOLDEN_RUNS, type GoldenRun } from './golden-runs.ts';

/** Sessions from one restart to the next, so that all runs together stay short. */
const SESSIONS_APART = 7;

/** Runs to the end and restarts on the way; what was on record by type. */
function restarted({ settings }: GoldenRun): ReadonlySet<string> {
  const run = prepareRun({ settings, inputs: {}, command: ['test'] });
  if (!run.ok) throw new Error(run.error.message);
  const { market, inputs, feeSchedule } = run.value;
  const records: LedgerRecord[] = [];
  const expiries = new Map<string, OptionExpiry>();
  const dates = new Map<number, SessionDate>();
  const backtest = createBacktest({
    market,
    tables: inputs.tables,
    settings,
    feeSchedule,
    sink: {
      append(record) {
        records.push(record);
        const { state } = backtest;
        if (state.sessionDate !== undefined) dates.set(state.nowMs, state.sessionDate);
        for (const { order } of state.workingOrders.values()) {
          const { expiry } = order.intent.structure;
          expiries.set(`${expiry.root} ${expiry.sessionDate} ${expiry.settlement}`, expiry);
        }
      },
    },
  });
  for (let session = 1; backtest.advanceSession(); session += 1) {
    if (session % SESSIONS_APART !== 0) continue;
    const again = restoreState(records, {
      plan: backtest.state.plan,
      initialCashCents: centsFromDollars(settings.cash),
      structure: settings.selection.structure,
      expiryOf: (root, date, settlement) => known(expiries.get(`${root} ${date} ${settlement}`)),
      dateOf: (atMs) => known(dates.get(atMs)),
    });
    expect(remembered(again), `session ${session}`).toEqual(remembered(backtest.state));
    expect(again.riskStatus).toEqual(backtest.state.riskStatus);
  }
  return new Set(records.map(({ type }) => type));
}

describe('a restart of a golden run', () => {
  const met = new Set<string>();

  it.each(GOLDEN_RUNS.map((run) => [run.name, run] as const))('knows what was known (%s)', (_, run) => {
    for (const type of restarted(run)) met.add(type);
    expect(met.has('trade-closed')).toBe(true);
  });

  it('has met what a restart could get wrong', () => {
    for (const type of ['shares-filled', 'position-liquidated', 'kill-switch', 'trade-increased'])
      expect(met.has(type), type).toBe(true);
  });
});
