// Reads each file, tells what kind of data it is, and puts its rows through the hygiene pass.
import { readCalendarTable } from '../../adapters/bundled/index.ts';
import { readBarsFile } from '../../adapters/market-data/csv/index.ts';
import type { InputFailure, Timeframe } from '../../core/domain/index.ts';
import {
  type BarsReport,
  buildTradingCalendar,
  prepareBars,
  type TradingCalendar,
} from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';

export interface CheckRequest {
  readonly paths: readonly string[];
  /** The bar length expected; without it the stamps tell. */
  readonly timeframe?: Timeframe;
}

/** One file with what became of its rows. */
export interface CheckedFile {
  readonly path: string;
  readonly kind: 'bars';
  readonly bytes: number;
  readonly sha256: string;
  readonly timeframe: Timeframe;
  readonly report: BarsReport;
}

/** Every file checked, or the first that cannot be read. */
export function checkFiles(request: CheckRequest): UsageResult<readonly CheckedFile[]> {
  const table = readCalendarTable();
  if (!table.ok) return failed(table);
  const calendar = buildTradingCalendar(table.table);
  const files: CheckedFile[] = [];
  for (const path of request.paths) {
    const checked = checkedFile(path, request, calendar);
    if (!checked.ok) return checked;
    files.push(checked.value);
  }
  return { ok: true, value: files };
}

function checkedFile(
  path: string,
  request: CheckRequest,
  calendar: TradingCalendar,
): UsageResult<CheckedFile> {
  const file = readBarsFile(path);
  if (!file.ok) return failed(file);
  const { timeframe } = request;
  const prepared = prepareBars(file.bars, calendar, {
    name: path,
    ...(timeframe === undefined ? {} : { timeframe }),
  });
  if (!prepared.ok) return failed(prepared);
  return {
    ok: true,
    value: {
      path,
      kind: 'bars',
      bytes: file.bytes,
      sha256: file.sha256,
      timeframe: prepared.timeframe,
      report: prepared.report,
    },
  };
}

function failed({ error }: InputFailure): UsageResult<never> {
  const problems = [{ message: error.message }, ...error.problems.map((message) => ({ message }))];
  return usageError(error.code, error.message, problems);
}
