// Both forms of a run's report at once, for whoever writes them beside the ledger.
import {
  reportDocument,
  type ReportDocument,
  type RunDocument,
  type ValidationDocument,
} from '../../analysis/report/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { renderHtml } from './html/render-html.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import { RenderError } from './render-error.ts';

export interface ReportFiles {
  /** UTF-8 text of the page. */
  readonly html: string;
  /** Without the optional compiler there is no PDF, and the page alone is the report. */
  readonly pdf:
    | { readonly ok: true; readonly bytes: Uint8Array }
    | { readonly ok: false; readonly error: RenderError };
}

/**
 * The report of a run as page and as PDF. `document` may come with or without the bands of repeated runs. Throws
 * `RenderError` for anything but a missing compiler.
 */
export function reportFiles(
  document: RunDocument,
  records: readonly LedgerRecord[],
  validation?: ValidationDocument,
): Promise<ReportFiles> {
  return renderedFiles(reportDocument(document, records, validation));
}

/** Any report as page and as PDF, likewise. */
export async function renderedFiles(report: ReportDocument): Promise<ReportFiles> {
  const html = await renderHtml(report);
  try {
    return { html, pdf: { ok: true, bytes: await renderPdf(report) } };
  } catch (error) {
    if (error instanceof RenderError && error.code === 'pdf-compiler-missing')
      return { html, pdf: { ok: false, error } };
    throw error;
  }
}
