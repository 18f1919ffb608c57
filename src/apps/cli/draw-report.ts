// Draws a run's report into files: the page always, the PDF where its compiler is installed.
import { writeFileSync } from 'node:fs';
import { reportFiles } from '../../adapters/render/index.ts';
import { writing } from '../../adapters/storage/index.ts';
import type { RunDocument } from '../../analysis/report/index.ts';
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

/** Writes the report of `document`; throws `StorageError` and, for a broken installation, `RenderError`. */
export async function drawReport(
  document: RunDocument,
  records: readonly LedgerRecord[],
  paths: ReportPaths,
): Promise<DrawnReport> {
  const { html, pdf } = await reportFiles(document, records);
  writing(paths.html, () => {
    writeFileSync(paths.html, html);
  });
  if (!pdf.ok) return { pdf: false, warning: `${pdf.error.code}: ${pdf.error.message}` };
  writing(paths.pdf, () => {
    writeFileSync(paths.pdf, pdf.bytes);
  });
  return { pdf: true, warning: undefined };
}
