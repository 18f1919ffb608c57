// Takes a run up to one of its bars, where a witness looks on.
import type { BarWitness } from '../../analysis/explain/index.ts';
import { type EpochMs, invariant } from '../../core/domain/index.ts';
import { easternDateOf } from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { easternText, instantOf } from '../data-sync/index.ts';
import { type PreparedRun, runToEnd, startRun, type Watch } from '../sessions/index.ts';

/** Runs until the witness has its card; nothing is written. Error code `stopped`. */
export async function runToBar(
  run: PreparedRun,
  witness: BarWitness,
  { label, watch }: { readonly label: string; readonly watch: Watch },
): Promise<UsageResult<undefined>> {
  const backtest = startRun(run, { append: () => undefined }, witness);
  const upToBar = {
    ...backtest,
    advanceSession: () => witness.card() === undefined && backtest.advanceSession(),
  };
  if (!(await runToEnd(upToBar, label, watch)))
    return usageError('stopped', 'the run was interrupted before it came to the bar');
  invariant(witness.card() !== undefined, 'every tradable bar decides');
  return { ok: true, value: undefined };
}

/** The close of the run's latest tradable bar at or before `at`, a time as `instantOf` reads it. Error codes as it gives them and `at-outside-run`. */
export function barCloseAt(run: PreparedRun, at: string): UsageResult<EpochMs> {
  const asked = instantOf(at, run.market.calendar);
  if (!asked.ok) return asked;
  invariant(asked.value !== undefined, 'an instant that is given is read');
  const atMs = asked.value;
  const closes = tradableCloses(run);
  const found = closes.findLast((closeMs) => closeMs <= atMs);
  const [first = 0, last = 0] = [closes[0], closes.at(-1)];
  const isAfter = easternDateOf(atMs) > easternDateOf(last as EpochMs);
  if (found !== undefined && !isAfter) return { ok: true, value: found as EpochMs };
  const span = `from ${instantText(first)} to ${instantText(last)}`;
  return usageError(
    'at-outside-run',
    `--at: the run's tradable bars close ${span}: expected a time among them, found ${instantText(atMs)}`,
  );
}

/** The close of the run's last bar. */
export function lastBarClose(run: PreparedRun): EpochMs {
  const last = tradableCloses(run).at(-1);
  invariant(last !== undefined, 'a prepared run has a tradable bar');
  return last as EpochMs;
}

function tradableCloses({ market }: PreparedRun): Float64Array {
  const { series, tradableFromMs } = market.dataset;
  return series.closeMs.subarray(0, series.length).filter((closeMs) => closeMs >= tradableFromMs);
}

function instantText(ms: number): string {
  return `${easternText(ms)} New York`;
}
