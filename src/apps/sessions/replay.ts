// The replay session: the same run again from the ledger's own manifest, held against the ledger record by record.
import type { LedgerReading } from '../../adapters/storage/index.ts';
import { createDiffSink, type LedgerDifference } from '../../core/ledger/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { startRun } from './make-run.ts';
import { runToEnd, type Watch } from './pacing.ts';
import { runOfLedger } from './made-again/run-of-ledger.ts';

export interface ReplayResult {
  readonly identical: boolean;
  /** Events that were decided on again. */
  readonly decisions: number;
  readonly firstDifference: LedgerDifference | undefined;
}

type ReadLedger = Extract<LedgerReading, { readonly ok: true }>;

/** Error codes `stopped`, and those of `runOfLedger`. */
export async function replay(ledger: ReadLedger, watch: Watch): Promise<UsageResult<ReplayResult>> {
  const run = await runOfLedger(ledger);
  if (!run.ok) return run;
  const sink = createDiffSink(ledger.entries.map((entry) => entry.text));
  const backtest = startRun(run.value, sink);
  if (!(await runToEnd(backtest, 'replay', watch)))
    return usageError('stopped', 'the replay was interrupted');
  const { identical, firstDifference } = sink.compare();
  return { ok: true, value: { identical, decisions: backtest.state.counts.events, firstDifference } };
}
