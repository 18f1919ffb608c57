// Rows of the risk tables as a typesetter writes them: the figures of the console with true minus signs.
import { plainRow, type TableRow } from '../../blocks/report-block.ts';

/** A row of cells; a hyphen before a digit becomes a minus, one alone a dash. */
export function typesetRow(texts: readonly string[]): TableRow {
  return plainRow(texts.map((text) => (text === '-' ? '–' : text.replaceAll(/-(?=\d)/g, '−'))));
}
