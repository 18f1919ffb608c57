// The run made again with one setting changed, and what its gates refused then.
import { createRefusalLog, type RefusalLog } from '../../../analysis/explain/index.ts';
import type { EntryGate, EpochMs } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import type { Settings } from '../../config/index.ts';
import { createBacktest, marketFor, type PreparedRun, runToEnd, type Watch } from '../../sessions/index.ts';

/** A run that was watched. */
export interface WatchedRun {
  /** When each trade was opened. */
  readonly entriesMs: readonly EpochMs[];
  /** False where it was ended early, as soon as it had made as many trades as were asked for. */
  readonly isWhole: boolean;
  readonly log: RefusalLog;
}

export interface Counterfactual {
  readonly settings: Settings;
  /** Gates whose refusals are kept. */
  readonly gates: ReadonlySet<EntryGate>;
  /** Trades after which the run need not go on. */
  readonly enough: number;
}

/** Runs `run` under other settings; `undefined` where the watch stopped it. */
export async function runAgain(
  run: PreparedRun,
  { settings, gates, enough }: Counterfactual,
  watch: Watch,
): Promise<WatchedRun | undefined> {
  const entriesMs: EpochMs[] = [];
  const log = createRefusalLog(gates);
  const backtest = createBacktest({
    market: marketFor(run, settings),
    tables: run.inputs.tables,
    settings,
    feeSchedule: run.feeSchedule,
    sink: {
      append(record: LedgerRecord): void {
        if (record.type === 'trade-opened') entriesMs.push(record.atMs);
      },
    },
    witness: log,
  });
  let isWhole = true;
  const untilEnough = {
    ...backtest,
    advanceSession(): boolean {
      if (entriesMs.length >= enough) isWhole = false;
      return isWhole && backtest.advanceSession();
    },
  };
  if (!(await runToEnd(untilEnough, 'why not', watch))) return undefined;
  return { entriesMs, isWhole, log };
}
