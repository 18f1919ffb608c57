// The decision card of one bar: the run is made again from its ledger's manifest up to that bar, and watched there.
import type { LedgerReading } from '../../adapters/storage/index.ts';
import { type DecisionCard, watchBar } from '../../analysis/explain/index.ts';
import { type EpochMs, invariant } from '../../core/domain/index.ts';
import type { DataLabels } from '../../core/ledger/index.ts';
import { easternDateOf } from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { easternText, instantOf } from '../data-sync/index.ts';
import {
  addedInput,
  changedInput,
  loadRun,
  type PreparedRun,
  requestOf,
  runToEnd,
  startRun,
  type Watch,
} from '../sessions/index.ts';

type ReadLedger = Extract<LedgerReading, { readonly ok: true }>;

/** A card with what of its run was recorded, estimated or simulated. */
export interface LabelledCard {
  readonly card: DecisionCard;
  readonly labels: Pick<DataLabels, 'underlying' | 'volatility' | 'chain'>;
}

/**
 * The card of the run's latest bar that closed at or before `at`, a time as `instantOf` reads it. Error codes as `requestOf`,
 * `loadRun` and `instantOf` give them, `input-missing`, `input-changed`, `input-added`, `at-outside-run` and `stopped`.
 */
export async function cardAt(
  ledger: ReadLedger,
  at: string,
  watch: Watch,
): Promise<UsageResult<LabelledCard>> {
  const changed = changedInput(ledger.manifest);
  if (changed !== undefined) return { ok: false, error: changed };
  const request = requestOf(ledger.manifest);
  if (!request.ok) return request;
  const loaded = await loadRun(request.value);
  if (!loaded.ok) return loaded;
  const run = loaded.value;
  const added = addedInput(ledger.manifest, run.inputs.files);
  if (added !== undefined) return { ok: false, error: added };
  const asked = instantOf(at, run.market.calendar);
  if (!asked.ok) return asked;
  invariant(asked.value !== undefined, 'an instant that is given is read');
  const closeMs = barCloseAt(run, asked.value);
  if (!closeMs.ok) return closeMs;
  const card = await decidedAt(run, closeMs.value, watch);
  return card.ok ? { ok: true, value: { card: card.value, labels: ledger.manifest.labels } } : card;
}

async function decidedAt(
  run: PreparedRun,
  closeMs: EpochMs,
  watch: Watch,
): Promise<UsageResult<DecisionCard>> {
  const witness = watchBar(closeMs, run.market.dataset.root);
  const backtest = startRun(run, { append: () => undefined }, witness);
  const upToBar = {
    ...backtest,
    advanceSession: () => witness.card() === undefined && backtest.advanceSession(),
  };
  if (!(await runToEnd(upToBar, 'decide again', watch)))
    return usageError('stopped', 'the run was interrupted before it came to the bar');
  const card = witness.card();
  invariant(card !== undefined, 'every tradable bar decides');
  return { ok: true, value: card };
}

/** The close of the run's latest tradable bar at or before `atMs`. */
function barCloseAt({ market }: PreparedRun, atMs: EpochMs): UsageResult<EpochMs> {
  const { series, tradableFromMs } = market.dataset;
  let found: number | undefined;
  for (const closeMs of series.closeMs) {
    if (closeMs > atMs) break;
    if (closeMs >= tradableFromMs) found = closeMs;
  }
  const first = series.closeMs.find((closeMs) => closeMs >= tradableFromMs) ?? 0;
  const last = series.closeMs.at(-1) ?? 0;
  const isAfter = easternDateOf(atMs) > easternDateOf(last as EpochMs);
  if (found !== undefined && !isAfter) return { ok: true, value: found as EpochMs };
  const span = `from ${instantText(first)} to ${instantText(last)}`;
  return usageError(
    'at-outside-run',
    `--at: the bars that the run decided on closed ${span}: expected a time among them, found ${instantText(atMs)}`,
  );
}

function instantText(ms: number): string {
  return `${easternText(ms)} New York`;
}
