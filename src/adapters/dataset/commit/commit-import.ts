// Commits an import: moves its parts to their places and then names them in a manifest, whose rename is the commit.
import { join } from 'node:path';
import type { ImportManifest, ImportReport, ImportSource } from '../dataset-store.ts';
import { manifestText, sourceTag } from '../manifests.ts';
import { makeFolder, moveInto, type OnStep, remove, syncFolder, writeDurably } from './file-steps.ts';
import type { StagedCounts, StagedPart } from '../write/staged-parts.ts';
import { type CommitPlan, planPath, STAGING } from './staging.ts';

export interface CommitRequest {
  readonly folder: string;
  readonly source: ImportSource;
  readonly report: ImportReport;
  readonly parts: readonly StagedPart[];
  readonly counts: Readonly<StagedCounts>;
  readonly onStep: OnStep;
}

/** A process that ends anywhere in here leaves the store as before or as after. */
export async function commitImport(request: CommitRequest): Promise<ImportManifest> {
  const { folder, report, parts, onStep } = request;
  const tag = sourceTag(report.sha256);
  const paths = partPaths(parts, tag);
  const manifest = manifestOf(request, paths);
  const manifestPath = `imports/${tag}.json`;
  const staging = join(folder, STAGING);
  const plan: CommitPlan = { manifest: manifestPath, parts: paths };
  writeDurably(planPath(folder), JSON.stringify(plan), {
    kind: 'plan',
    scratch: join(staging, 'plan.partial'),
    onStep,
  });
  await syncFolder(staging);
  await syncFolder(folder);
  const moves = parts.map(({ path }, place) => ({ from: path, to: paths[place] as string }));
  await moveInto(folder, moves, onStep);
  makeFolder(join(folder, 'imports'));
  await syncFolder(folder);
  writeDurably(join(folder, manifestPath), manifestText(manifest), {
    kind: 'manifest',
    scratch: join(staging, 'manifest.partial'),
    onStep,
  });
  onStep('imports-sync');
  await syncFolder(join(folder, 'imports'));
  onStep('staging-remove');
  remove(staging);
  return manifest;
}

/** `FOLDER/TAG.parquet`, and `TAG-1`, `TAG-2` where an import has several parts in a partition. */
function partPaths(parts: readonly StagedPart[], tag: string): readonly string[] {
  const counts = new Map<string, number>();
  return parts.map(({ folder }) => {
    const count = counts.get(folder) ?? 0;
    counts.set(folder, count + 1);
    return `${folder}/${tag}${count === 0 ? '' : `-${count}`}.parquet`;
  });
}

function manifestOf(
  { source, report, parts, counts }: CommitRequest,
  paths: readonly string[],
): ImportManifest {
  return {
    version: 1,
    name: source.name,
    layout: source.layout,
    sha256: report.sha256,
    bytes: report.bytes,
    accepted: report.accepted,
    repaired: report.repaired,
    quarantined: report.quarantined,
    quarantinedLines: report.quarantinedLines,
    ...(report.notes === undefined ? {} : { notes: report.notes }),
    ...counts,
    parts: parts.map(({ sha256, rows, bytes, firstMs, lastMs, absent }, place) => ({
      path: paths[place] as string,
      sha256,
      rows,
      bytes,
      firstMs,
      lastMs,
      absent,
    })),
  };
}
