// The replay session: the same run again from the ledger's own manifest, held against the ledger record by record.
import type { LedgerReading } from '../../adapters/storage/index.ts';
import { ROOTS } from '../../core/domain/index.ts';
import {
  createDiffSink,
  type LedgerDifference,
  type RunInput,
  type RunManifest,
} from '../../core/ledger/index.ts';
import { settingsSchema, usageError, type UsageResult } from '../config/index.ts';
import { addedInput, changedInput } from './market/changed-input.ts';
import { CHAINS_ROLE } from './market/chains/read-chains.ts';
import { CHAIN_PART_ROLE, storeOfPart } from './market/chains/read-store.ts';
import { loadRun, startRun } from './make-run.ts';
import { PART_SUFFIX } from './market/stored/read-series.ts';
import { seriesOfPart } from './market/stored/series-place.ts';
import { runToEnd, type Watch } from './pacing.ts';
import { ALSO_ROLE, type AlsoTraded, INPUT_ROLES, type InputPaths, type RunRequest } from './run-request.ts';

export interface ReplayResult {
  readonly identical: boolean;
  /** Events that were decided on again. */
  readonly decisions: number;
  readonly firstDifference: LedgerDifference | undefined;
}

type ReadLedger = Extract<LedgerReading, { readonly ok: true }>;

/** Error codes `input-missing`, `input-changed`, `input-added`, `manifest-settings`, `stopped`, and those of `loadRun`. */
export async function replay(ledger: ReadLedger, watch: Watch): Promise<UsageResult<ReplayResult>> {
  const changed = changedInput(ledger.manifest);
  if (changed !== undefined) return { ok: false, error: changed };
  const request = requestOf(ledger.manifest);
  if (!request.ok) return request;
  const run = await loadRun(request.value);
  if (!run.ok) return run;
  const added = addedInput(ledger.manifest, run.value.inputs.files);
  if (added !== undefined) return { ok: false, error: added };
  const sink = createDiffSink(ledger.entries.map((entry) => entry.text));
  const backtest = startRun(run.value, sink);
  if (!(await runToEnd(backtest, 'replay', watch)))
    return usageError('stopped', 'the replay was interrupted');
  const { identical, firstDifference } = sink.compare();
  return { ok: true, value: { identical, decisions: backtest.state.counts.events, firstDifference } };
}

/** The request that made a ledger. */
export function requestOf(manifest: RunManifest): UsageResult<RunRequest> {
  const settings = settingsSchema.safeParse(manifest.config);
  if (!settings.success) {
    const problems = settings.error.issues.map((issue) => ({
      message: `${issue.path.join('.')}: ${issue.message}`,
    }));
    return usageError(
      'manifest-settings',
      'the settings in the ledger are not those of this version, which cannot make its run again: use the version that wrote it',
      problems,
    );
  }
  const inputs: { -readonly [Role in keyof InputPaths]: InputPaths[Role] } = {};
  const chains = [...new Set(manifest.inputs.flatMap(chainPathOf))];
  if (chains.length > 0) inputs.chains = chains;
  for (const role of INPUT_ROLES) {
    const file = manifest.inputs.find((input) => input.role === role);
    if (file !== undefined && !file.path.startsWith('bundled:')) inputs[role] = file.path;
    const part = manifest.inputs.find((input) => input.role === `${role}${PART_SUFFIX}`);
    if (part !== undefined) inputs[role] = seriesOfPart(part.path);
  }
  const also = manifest.inputs.flatMap(alsoOf);
  if (also.length > 0) inputs.also = also;
  const { passedOver = [] } = manifest.data.chains ?? {};
  return { ok: true, value: { settings: settings.data, inputs, passedOver, command: manifest.command } };
}

/** The class that an input is the bars of, where it is traded beside the run's own. */
function alsoOf({ role, path }: RunInput): readonly AlsoTraded[] {
  const root = ROOTS.find((known) => role === `${ALSO_ROLE}${known}`);
  return root === undefined ? [] : [{ root, bars: path }];
}

/** Where a run reads an input's chains from, in the order in which the manifest has them. */
function chainPathOf({ role, path }: RunInput): readonly string[] {
  if (role === CHAINS_ROLE) return [path];
  return role === CHAIN_PART_ROLE ? [storeOfPart(path)] : [];
}
