// Opens a file of another tool's trades and reads it.
import { openCsv, readInputFile } from '../../adapters/market-data/csv/index.ts';
import { readTradeList, type TradeList } from '../../adapters/trade-lists/index.ts';
import type { TradeListTool } from '../../core/domain/index.ts';
import { usageErrorOfInput, type UsageResult } from '../config/index.ts';

/** The hash and size are of the file's bytes as stored. */
export interface TradeListFile extends TradeList {
  readonly sha256: string;
  readonly bytes: number;
}

/** A file, packed or not. Error codes as `readInputFile` and `readTradeList` give them. */
export function readListFile(path: string, tool: TradeListTool | undefined): UsageResult<TradeListFile> {
  const file = readInputFile(path);
  if (!file.ok) return usageErrorOfInput(file);
  const list = readTradeList(openCsv(file.text), path, tool);
  if (!list.ok) return usageErrorOfInput(list);
  return { ok: true, value: { ...list, sha256: file.sha256, bytes: file.bytes } };
}
