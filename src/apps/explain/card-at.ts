// The decision card of one bar: the run is made again from its ledger's manifest up to that bar, and watched there.
import type { LedgerReading } from '../../adapters/storage/index.ts';
import { type DecisionCard, watchBar } from '../../analysis/explain/index.ts';
import { type EpochMs, invariant } from '../../core/domain/index.ts';
import type { DataLabels } from '../../core/ledger/index.ts';
import type { UsageResult } from '../config/index.ts';
import { type PreparedRun, runOfLedger, type Watch } from '../sessions/index.ts';
import { barCloseAt, runToBar } from './run-to-bar.ts';

type ReadLedger = Extract<LedgerReading, { readonly ok: true }>;

/** A card with what of its run was recorded, estimated or simulated. */
export interface LabelledCard {
  readonly card: DecisionCard;
  readonly labels: Pick<DataLabels, 'underlying' | 'volatility' | 'chain'>;
}

/**
 * The card of the run's latest bar that closed at or before `at`, a time as `instantOf` reads it. Error codes as `runOfLedger`
 * and `instantOf` give them, `at-outside-run` and `stopped`.
 */
export async function cardAt(
  ledger: ReadLedger,
  at: string,
  watch: Watch,
): Promise<UsageResult<LabelledCard>> {
  const loaded = await runOfLedger(ledger);
  if (!loaded.ok) return loaded;
  const run = loaded.value;
  const closeMs = barCloseAt(run, at);
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
  const reached = await runToBar(run, witness, { label: 'decide again', watch });
  if (!reached.ok) return reached;
  const card = witness.card();
  invariant(card !== undefined, 'a run that came to its bar has its card');
  return { ok: true, value: card };
}
