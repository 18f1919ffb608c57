// What identifies a run and lets anyone make it again.
import { dollarsFromCents, type StructureKind } from '../../../core/domain/index.ts';
import type { RunManifest } from '../../../core/ledger/index.ts';

export interface RunSection {
  readonly id: string;
  /** Arguments of the command, without the output folder. */
  readonly command: readonly string[];
  readonly seed: number;
  /** What the run trades. */
  readonly structure: StructureKind;
  readonly configHash: string;
  /** SHA-256 of every file the run read, by what it was read for. */
  readonly dataHashes: Readonly<Record<string, string>>;
  readonly version: string;
  readonly nodeVersion: string;
  readonly initialCashDollars: number;
}

/** The section of a run with the given id. */
export function runSection(id: string, manifest: RunManifest): RunSection {
  const dataHashes: Record<string, string> = {};
  for (const { role, path, sha256 } of manifest.inputs) {
    dataHashes[role in dataHashes ? `${role} ${path}` : role] = sha256;
  }
  return {
    id,
    command: manifest.command,
    seed: manifest.seed,
    structure: manifest.structure,
    configHash: manifest.configSha256,
    dataHashes,
    version: manifest.quantorVersion,
    nodeVersion: manifest.nodeVersion,
    initialCashDollars: dollarsFromCents(manifest.initialCashCents),
  };
}
