// Renders the report document as PDF and as one self-contained web page.
export { renderHtml } from './html/render-html.ts';
export { renderPdf } from './pdf/render-pdf.ts';
export { renderedFiles, type ReportFiles, reportFiles } from './report-files.ts';
export { RenderError, type RenderErrorCode } from './render-error.ts';
export type { SmileFigure, SmilePanel } from './smiles/smile-figure.ts';
export { smilePage } from './smiles/smile-page.ts';
export { smileSvg } from './smiles/smile-svg.ts';
