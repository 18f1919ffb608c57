// Manifests of imports: what makes a part count. Read once each, since a manifest never changes.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatasetError, systemCodeOf } from './dataset-error.ts';
import type { ImportManifest, StoredPart } from './dataset-store.ts';
import { partPlace } from './tables/partition.ts';

const NAME_PATTERN = /^[0-9a-f]{16}\.json$/;

/** First digits of a source's hash: names its manifest and its parts. */
export function sourceTag(sha256: string): string {
  return sha256.slice(0, 16);
}

/** SHA-256 of bytes, in hex. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export interface Manifests {
  /** All imports in order of their files' names. Throws `DatasetError` `store-manifest-damaged`. */
  readonly all: () => readonly ImportManifest[];
  readonly find: (sha256: string) => ImportManifest | undefined;
}

/** The manifests below a store's folder. */
export function openManifests(folder: string): Manifests {
  const known = new Map<string, ImportManifest>();
  const all = (): readonly ImportManifest[] => {
    const names = manifestNames(join(folder, 'imports'));
    for (const name of names)
      if (!known.has(name)) known.set(name, readManifest(join(folder, 'imports', name)));
    return names.flatMap((name) => known.get(name) ?? []);
  };
  return { all, find: (sha256) => all().find((manifest) => manifest.sha256 === sha256) };
}

function manifestNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => NAME_PATTERN.test(name))
      .toSorted();
  } catch (cause) {
    if (systemCodeOf(cause) === 'ENOENT') return [];
    throw cause;
  }
}

/** A manifest as text: its body, and the hash that tells a changed one. */
export function manifestText(manifest: ImportManifest): string {
  const body = JSON.stringify(manifest);
  return `{"check":"${sha256Of(body)}","import":${body}}\n`;
}

function readManifest(path: string): ImportManifest {
  const damaged = (found: string): DatasetError =>
    new DatasetError('store-manifest-damaged', path, {
      message: `${path}: expected the manifest of an import as it was written, found ${found}`,
    });
  const text = readFileSync(path, 'utf8');
  const [, check, body] = /^\{"check":"([0-9a-f]{64})","import":(.*)\}\n$/s.exec(text) ?? [];
  if (check === undefined || body === undefined) throw damaged('text that is none');
  const found = sha256Of(body);
  if (found !== check) throw damaged(`a changed one (SHA-256 ${found}, written ${check})`);
  const manifest = JSON.parse(body) as ImportManifest;
  const version: number = manifest.version;
  if (version !== 1) throw damaged(`version ${version}; this program knows version 1`);
  for (const part of manifest.parts)
    if (partPlace(part.path) === undefined) throw damaged(`the part "${part.path}"`);
  return manifest;
}

/** All parts of all imports by their partition's folder, each folder's in order of stamps. */
export function partsByFolder(
  manifests: readonly ImportManifest[],
): ReadonlyMap<string, readonly StoredPart[]> {
  const folders = new Map<string, StoredPart[]>();
  for (const { parts } of manifests)
    for (const part of parts) {
      const folder = part.path.slice(0, part.path.lastIndexOf('/'));
      const found = folders.get(folder);
      if (found === undefined) folders.set(folder, [part]);
      else found.push(part);
    }
  for (const parts of folders.values())
    parts.sort((a, b) => a.firstMs - b.firstMs || (a.path < b.path ? -1 : 1));
  return folders;
}
