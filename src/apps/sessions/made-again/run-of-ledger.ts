// The run that a ledger's manifest describes, prepared to be made again from the same files.
import type { LedgerReading } from '../../../adapters/storage/index.ts';
import type { UsageResult } from '../../config/index.ts';
import { loadRun, type PreparedRun } from '../make-run.ts';
import { addedInput, changedInput } from '../market/changed-input.ts';
import { requestOf } from './request-of-manifest.ts';

type ReadLedger = Pick<Extract<LedgerReading, { readonly ok: true }>, 'manifest'>;

/** Error codes `input-missing`, `input-changed`, `input-added`, `manifest-settings`, and those of `loadRun`. */
export async function runOfLedger({ manifest }: ReadLedger): Promise<UsageResult<PreparedRun>> {
  const changed = changedInput(manifest);
  if (changed !== undefined) return { ok: false, error: changed };
  const request = requestOf(manifest);
  if (!request.ok) return request;
  const run = await loadRun(request.value);
  if (!run.ok) return run;
  const added = addedInput(manifest, run.value.inputs.files);
  return added === undefined ? run : { ok: false, error: added };
}
