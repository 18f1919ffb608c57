// Drives a backtest to its end while leaving room for progress and for Ctrl-C.
import { setImmediate } from 'node:timers/promises';
import type { Backtest } from './run-backtest.ts';

/** Sees how a long job goes; `isStopped` ends it between two sessions. */
export interface Watch {
  readonly update: (label: string, doneRatio: number) => void;
  readonly isStopped: () => boolean;
}

/** About ten milliseconds of work: short enough for a person, long enough to cost nothing. */
const SESSIONS_BETWEEN_PAUSES = 25;

/** Runs to the end; false where the watch stopped it before. */
export async function runToEnd(backtest: Backtest, label: string, watch: Watch): Promise<boolean> {
  for (let sessions = 1; backtest.advanceSession(); sessions += 1) {
    if (sessions % SESSIONS_BETWEEN_PAUSES !== 0) continue;
    watch.update(label, backtest.doneRatio());
    // Signals are delivered only while the program waits.
    await setImmediate();
    if (watch.isStopped()) return false;
  }
  return true;
}
