// A scan of one bar: the run is prepared as a backtest's is, warmed up to the bar, and trades at that bar alone.
import { type Scan, scanBar } from '../../analysis/explain/index.ts';
import { type EpochMs, invariant } from '../../core/domain/index.ts';
import type { DataLabels } from '../../core/ledger/index.ts';
import type { UsageResult } from '../config/index.ts';
import { barCloseAt, lastBarClose, runToBar } from '../explain/index.ts';
import type { PreparedRun, Watch } from '../sessions/index.ts';
import { type MarginRuleName, marginRuleOf } from './margin-rule.ts';

/** A scan with what of its market was recorded, estimated or simulated, and whose margin is told. */
export interface LabelledScan {
  readonly scan: Scan;
  readonly labels: Pick<DataLabels, 'underlying' | 'volatility' | 'chain'>;
  readonly marginRule: MarginRuleName;
  readonly cashDollars: number;
}

/**
 * Scans the latest bar that closed at or before `at`, a time as `instantOf` reads it; without one the last bar. Error codes as
 * `barCloseAt` gives them, and `stopped`.
 */
export async function scanAt(
  run: PreparedRun,
  at: string | undefined,
  watch: Watch,
): Promise<UsageResult<LabelledScan>> {
  const closeMs: UsageResult<EpochMs> =
    at === undefined ? { ok: true, value: lastBarClose(run) } : barCloseAt(run, at);
  if (!closeMs.ok) return closeMs;
  const witness = scanBar(closeMs.value, run.market.dataset.root);
  const label = 'warm up to the bar';
  const reached = await runToBar(tradableFrom(run, closeMs.value), witness, { label, watch });
  if (!reached.ok) return reached;
  const scan = witness.scan();
  invariant(scan !== undefined, 'a run that came to its bar has scanned it');
  const { settings } = run.request;
  return {
    ok: true,
    value: {
      scan,
      labels: run.manifest.labels,
      marginRule: marginRuleOf(settings.fees.broker),
      cashDollars: settings.cash,
    },
  };
}

/** The run with all that closes before an instant as warm-up: nothing is held and nothing is lost when it comes. */
function tradableFrom(run: PreparedRun, tradableFromMs: EpochMs): PreparedRun {
  const { market } = run;
  return {
    ...run,
    market: {
      ...market,
      dataset: { ...market.dataset, tradableFromMs },
      also: market.also.map((one) => ({ ...one, dataset: { ...one.dataset, tradableFromMs } })),
    },
  };
}
