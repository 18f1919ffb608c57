// What a proof is about: a run, the same run in a world with another future, and how either is started.
import type { DecisionWitness } from '../../../core/engine/index.ts';
import type { LedgerSink } from '../../../core/ports/index.ts';
import type { UsageResult } from '../../config/index.ts';
import { type Backtest, type PreparedRun, runMarket, startRun } from '../../sessions/index.ts';
import { inputChanger } from '../future/changed-inputs.ts';
import { changedStream, keepingStream } from '../future/changed-stream.ts';
import type { FutureChange } from '../future/future-change.ts';

export interface ProofSubject {
  /** The run as it is. */
  readonly run: PreparedRun;
  /** The same run where everything after an instant is other than it was. Error codes as `runMarket` gives them. */
  prepare(change: FutureChange): UsageResult<PreparedRun>;
  start(
    run: PreparedRun,
    sink: LedgerSink,
    witness: DecisionWitness,
  ): Pick<Backtest, 'advanceSession' | 'state'>;
}

/** The subject that a run's own files make. Error codes as `runMarket` gives them. */
export function subjectOf(run: PreparedRun): UsageResult<ProofSubject> {
  const { inputs, feeSchedule, request } = run;
  const keeping = keepingStream();
  const market = runMarket(inputs, request.settings, feeSchedule, keeping);
  if (!market.ok) return market;
  const changedInputs = inputChanger(inputs);
  return {
    ok: true,
    value: {
      run: { ...run, market: market.value },
      prepare(change) {
        const changed = changedInputs(change);
        const stream = changedStream(keeping.drawn, inputs.calendar, change);
        const other = runMarket(changed, request.settings, feeSchedule, stream);
        return other.ok ? { ok: true, value: { ...run, inputs: changed, market: other.value } } : other;
      },
      start: startRun,
    },
  };
}
