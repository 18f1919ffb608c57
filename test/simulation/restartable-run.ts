// A backtest that can be restarted from its records at any time between two sessions.
import { expect } from 'vitest';
import type { PreparedRun } from '../../src/apps/sessions/index.ts';
import { createBacktest } from '../../src/apps/sessions/run-backtest.ts';
import type { OptionExpiry, SessionDate } from '../../src/core/domain/index.ts';
import { type RestoreContext, restoreState } from '../../src/core/engine/index.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';
import { known, remembered } from './remembered-state.ts';

/** The run on its way; its records so far, and a check that they alone give what the engine knows. */
export function restartableRun({ request, market, inputs, feeSchedule, manifest }: PreparedRun) {
  const { settings } = request;
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
  const contextOf = (): RestoreContext => ({
    plan: backtest.state.plan,
    initialCashCents: manifest.initialCashCents,
    structure: settings.selection.structure,
    expiryOf: (root, date, settlement) => known(expiries.get(`${root} ${date} ${settlement}`)),
    dateOf: (atMs) => known(dates.get(atMs)),
  });
  const checkRestart = (when: string): void => {
    const again = restoreState(records, contextOf());
    expect(remembered(again), when).toEqual(remembered(backtest.state));
    expect(again.riskStatus, when).toEqual(backtest.state.riskStatus);
  };
  return { backtest, records, contextOf, checkRestart };
}
