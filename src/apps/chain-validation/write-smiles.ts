// Writes the pictures of a validation: an SVG a snapshot, and a page that shows them all.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SmileFigure, smilePage, smileSvg } from '../../adapters/render/index.ts';
import { makeFolders, writing } from '../../adapters/storage/index.ts';

/** The paths written, the page first; files of the same names are replaced. Throws `StorageError`. */
export async function writeSmilePages(
  folder: string,
  figures: readonly SmileFigure[],
): Promise<readonly string[]> {
  const drawn: { readonly figure: SmileFigure; readonly svg: string }[] = [];
  for (const figure of figures) drawn.push({ figure, svg: await smileSvg(figure) });
  return writing(folder, () => {
    makeFolders(folder);
    const page = join(folder, 'smiles.html');
    writeFileSync(page, smilePage(drawn.map(({ svg }) => svg)));
    const files = drawn.map(({ figure, svg }) => {
      const path = join(folder, `${figure.name}.svg`);
      writeFileSync(path, svg);
      return path;
    });
    return [page, ...files];
  });
}
