// Writes one text file of a run's outputs, with the same coded errors as the ledger.
import { writeFileSync } from 'node:fs';
import { writing } from '../../adapters/storage/index.ts';

export function writeTextFile(path: string, text: string): void {
  writing(path, () => {
    writeFileSync(path, text);
  });
}
