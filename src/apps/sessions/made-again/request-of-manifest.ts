// From a ledger's manifest back to the request that made its run.
import { ROOTS } from '../../../core/domain/index.ts';
import type { RunInput, RunManifest } from '../../../core/ledger/index.ts';
import { settingsSchema, usageError, type UsageResult } from '../../config/index.ts';
import { CHAINS_ROLE } from '../market/chains/read-chains.ts';
import { CHAIN_PART_ROLE, storeOfPart } from '../market/chains/read-store.ts';
import { PART_SUFFIX } from '../market/stored/read-series.ts';
import { seriesOfPart } from '../market/stored/series-place.ts';
import { ALSO_ROLE, type AlsoTraded, INPUT_ROLES, type InputPaths, type RunRequest } from '../run-request.ts';

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
