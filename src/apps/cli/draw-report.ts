// Draws a run's report into files: the page always, the PDF where its compiler is installed.
import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type ReportFiles, reportFiles } from '../../adapters/render/index.ts';
import { writing } from '../../adapters/storage/index.ts';
import type { RunDocument, ValidationDocument } from '../../analysis/report/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';

/** Where to write the two files. */
export interface ReportPaths {
  readonly html: string;
  readonly pdf: string;
}

/** `pdf` is false where there is no compiler; `warning` then says so. */
export interface DrawnReport {
  readonly pdf: boolean;
  readonly warning: string | undefined;
}

/** Writes every file under a name of its own first, so that a failure leaves the files that stood there before. */
function writeTogether(files: readonly (readonly [path: string, content: string | Uint8Array])[]): void {
  const partialOf = (path: string): string => `${path}.partial`;
  try {
    for (const [path, content] of files) {
      writing(path, () => {
        // A folder of that name would be found only after the first file was renamed.
        if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw isFolder(path);
        writeFileSync(partialOf(path), content);
      });
    }
    for (const [path] of files) {
      writing(path, () => {
        renameSync(partialOf(path), path);
      });
    }
  } finally {
    for (const [path] of files) rmSync(partialOf(path), { force: true });
  }
}

function isFolder(path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
}

/** Writes the report of `document`; throws `StorageError` and, for a broken installation, `RenderError`. */
export async function drawReport(
  document: RunDocument,
  records: readonly LedgerRecord[],
  paths: ReportPaths,
  validation?: ValidationDocument,
): Promise<DrawnReport> {
  return writeReport(await reportFiles(document, records, validation), paths);
}

/** Writes a report that is drawn; throws `StorageError`. */
export function writeReport({ html, pdf }: ReportFiles, paths: ReportPaths): DrawnReport {
  if (!pdf.ok) {
    writeTogether([[paths.html, html]]);
    return { pdf: false, warning: `${pdf.error.code}: ${pdf.error.message}` };
  }
  writeTogether([
    [paths.html, html],
    [paths.pdf, pdf.bytes],
  ]);
  return { pdf: true, warning: undefined };
}
