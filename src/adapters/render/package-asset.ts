// Reads fonts and templates from the package's own assets folder.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RenderError } from './render-error.ts';

/** Bytes of a file in assets, the same from src and from dist; throws `RenderError` where it is missing. */
export function packageAsset(name: string): Buffer {
  const path = fileURLToPath(new URL(`../../../assets/${name}`, import.meta.url));
  try {
    return readFileSync(path);
  } catch (cause) {
    const message = `expected the file assets/${name} of the installed package, found none`;
    throw new RenderError('render-asset-missing', message, cause);
  }
}
