// The lines of a text on a trade list that importing and comparing share: what was read, and what was not.
import { counted, groupedNumber, heading, wrappedText } from '../../../analysis/report/index.ts';
import type { TradeListFile } from '../read-list-file.ts';
import { TOOL_NAMES } from './trade-words.ts';

const QUARANTINED_SHOWN = 20;

/** What the file is, and how its rows add up. */
export function readingLines({
  tool,
  layout,
  rows,
  tradeRows,
  trades,
  passedOver,
  quarantined,
}: TradeListFile): readonly string[] {
  const passed = passedOver.reduce((sum, { rows: count }) => sum + count, 0);
  const kinds = passedOver.map(({ kind, rows: count }) => `${groupedNumber(count, 0)} ${kind}`).join(', ');
  const parts = [
    `${groupedNumber(tradeRows, 0)} in ${counted(trades.length, 'trade')}`,
    ...(passed === 0 ? [] : [`${groupedNumber(passed, 0)} passed over (${kinds})`]),
    `${groupedNumber(quarantined.length, 0)} quarantined`,
  ];
  return wrappedText(`${TOOL_NAMES[tool]} ${layout}: ${counted(rows, 'row')}, ${parts.join(', ')}.`);
}

/** Nothing where every row was read. */
export function quarantineLines({ quarantined }: TradeListFile): readonly string[] {
  if (quarantined.length === 0) return [];
  const shown = quarantined.slice(0, QUARANTINED_SHOWN);
  const left = quarantined.length - shown.length;
  return [
    ...heading('ROWS NOT READ'),
    ...shown.flatMap(({ line, reason }) => wrappedText(`line ${line}  ${reason}`, '  ', '    ')),
    ...(left === 0 ? [] : [`  and ${left} more; --json lists them all`]),
  ];
}
