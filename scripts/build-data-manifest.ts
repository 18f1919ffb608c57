// Renews the SHA-256 and size of every file that data/manifest.json lists; run it after a table was edited on purpose.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatJsonTable } from './build-json-table.ts';

const DATA = resolve(import.meta.dirname, '../data');

type ManifestFile = { file: string; sha256: string; bytes: number } & Record<string, unknown>;
type Manifest = { files: ManifestFile[] };

/** The manifest with the hashes and sizes that `readFile` gives; descriptions stay as they are. */
export function renewedManifest(manifest: Manifest, readFile: (name: string) => Buffer): Manifest {
  const files = manifest.files.map((entry) => {
    const content = readFile(entry.file);
    return { ...entry, sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length };
  });
  return { ...manifest, files };
}

if (import.meta.main) {
  const path = join(DATA, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  writeFileSync(path, formatJsonTable(renewedManifest(manifest, (name) => readFileSync(join(DATA, name)))));
}
