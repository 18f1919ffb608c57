// Whether the timing of a run's signals added anything: trades on the sessions they chose beside the same sessions moved.
import { runOnWorkers } from '../../adapters/jobs/index.ts';
import { judgeShifts, type ShiftJudgement } from '../../analysis/validation/index.ts';
import { createRng } from '../../core/numerics/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import type { PreparedRun, Watch } from '../sessions/index.ts';
import { drawnMoves } from './moved-sessions.ts';
import { job, silentRun } from './permuted-run-job.ts';
import { hasSignals, signalChoice } from './signal-choice.ts';

export interface PermutedRequest {
  /** How often the chosen sessions are moved. */
  readonly moves: number;
  /** `undefined`: as many as the machine has cores. */
  readonly workers: number | undefined;
}

/** The same at any number of workers. Error codes `no-signals` and `stopped`. */
export async function permutedSignals(
  run: PreparedRun,
  { moves, workers }: PermutedRequest,
  watch: Watch,
): Promise<UsageResult<ShiftJudgement>> {
  const { settings } = run.request;
  if (!hasSignals(settings)) {
    return usageError(
      'no-signals',
      'expected a run that listens to a signal (signals.*, regime.mode, fuzzy.mode, consensus.mode), found all switched off',
    );
  }
  const choice = signalChoice(silentRun(run));
  const { sessions, passes } = choice;
  const drawn = drawnMoves(sessions.length, moves, createRng(settings.seed).fork('moved-signals'));
  const outcome = await runOnWorkers(job, {
    shared: { request: run.request, choice },
    inputs: [0, ...drawn],
    workers,
    onProgress: (done, of) => watch.update('signals', done / of),
    isStopped: watch.isStopped,
  });
  if (!outcome.ok) return usageError('stopped', 'the test of the signals was interrupted');
  const [chosen = { netPnlDollars: 0, trades: 0 }, ...moved] = outcome.results;
  const passedSessions = passes.filter(Boolean).length;
  return { ok: true, value: judgeShifts(chosen, moved, { sessions: sessions.length, passedSessions }) };
}
