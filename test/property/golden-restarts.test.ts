// Restarts golden runs at the ends of their sessions: shares, assignments and trips must be known from the ledger alone.
import { describe, expect, it } from 'vitest';
import { prepareRun } from '../../src/apps/sessions/index.ts';
import { restartableRun } from '../simulation/restartable-run.ts';
import { GOLDEN_RUNS, type GoldenRun } from './golden-runs.ts';

/** Sessions from one restart to the next, so that all runs together stay short. */
const SESSIONS_APART = 7;

/** Runs to the end and restarts on the way; what was on record by type. */
function restarted({ settings }: GoldenRun): ReadonlySet<string> {
  const run = prepareRun({ settings, inputs: {}, command: ['test'] });
  if (!run.ok) throw new Error(run.error.message);
  const { backtest, records, checkRestart } = restartableRun(run.value);
  for (let session = 1; backtest.advanceSession(); session += 1)
    if (session % SESSIONS_APART === 0) checkRestart(`session ${session}`);
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
