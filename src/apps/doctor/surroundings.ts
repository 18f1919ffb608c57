// What the checks look at: the real computer for a person, a made-up one for a test.
import { readFileSync, statfsSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { bundledPath } from '../../adapters/bundled/index.ts';
import type { CredentialPlaces } from '../config/index.ts';

export interface Surroundings extends CredentialPlaces {
  /** Such as `24.1.0`. */
  readonly nodeVersion: string;
  readonly nowMs: number;
  /** Where a run without `--out` puts its folder. */
  readonly runsFolder: string;
  readonly tempFolder: string;
  /** Bytes that this person may still write where runs go. */
  readonly freeBytes: () => number;
  /** Bytes of a file of the package's data folder; throws where there is none. */
  readonly readData: (name: string) => Uint8Array;
  /** When the running program was written to this disk. */
  readonly programWrittenMs: number;
  /** Loads the PDF compiler; rejects where it is not installed. */
  readonly loadPdfCompiler: () => Promise<unknown>;
}

/** This computer, now, in the current folder. */
export function thisComputer(): Surroundings {
  return {
    nodeVersion: process.versions.node,
    nowMs: Date.now(),
    environment: process.env,
    homeFolder: homedir(),
    userId: process.getuid?.(),
    runsFolder: 'quantor-runs',
    tempFolder: tmpdir(),
    freeBytes() {
      const { bavail, bsize } = statfsSync('.');
      return bavail * bsize;
    },
    readData: (name) => readFileSync(bundledPath(name)),
    programWrittenMs: statSync(fileURLToPath(import.meta.url)).mtimeMs,
    loadPdfCompiler: () => import('@myriaddreamin/typst-ts-web-compiler'),
  };
}
