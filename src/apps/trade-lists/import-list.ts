// Reads a trade list and checks its own figures: what `quantor trades import` does.
import { checkList, type ListChecks } from '../../analysis/trade-comparison/index.ts';
import type { TradeListTool } from '../../core/domain/index.ts';
import type { UsageResult } from '../config/index.ts';
import { readListFile, type TradeListFile } from './read-list-file.ts';

export interface ImportedList {
  readonly file: TradeListFile;
  readonly checks: ListChecks;
}

/** Error codes as `readListFile` gives them. */
export function importList(path: string, tool: TradeListTool | undefined): UsageResult<ImportedList> {
  const file = readListFile(path, tool);
  if (!file.ok) return file;
  return { ok: true, value: { file: file.value, checks: checkList(file.value.trades) } };
}
