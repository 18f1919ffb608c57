// The version of the installed package, for manifests and `--version`.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The package's version; the same from src and from dist. */
export function packageVersion(): string {
  const path = fileURLToPath(new URL('../../../package.json', import.meta.url));
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string };
  return manifest.version;
}
