// Tells what each file holds and puts its rows through the judgement of its kind.
import { readCalendarTable } from '../../adapters/bundled/index.ts';
import { openMarketFile, readLeanBars } from '../../adapters/market-data/csv/index.ts';
import type { Timeframe } from '../../core/domain/index.ts';
import { buildTradingCalendar, type HygieneActions, type TradingCalendar } from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { seriesIdentity, type SeriesKind } from '../data-import/index.ts';
import { checkChain } from './check-chain.ts';
import { checkedBars, checkSeries } from './check-series.ts';
import type { CheckedFile, FileOutcome, UncheckedFile } from './checked-file.ts';

export interface CheckRequest {
  readonly paths: readonly string[];
  /** The bar length expected; without it the stamps tell. */
  readonly timeframe?: Timeframe;
  /** What series files hold; without it their columns and names tell. */
  readonly kind?: SeriesKind;
  readonly actions: HygieneActions;
}

/** Every file checked; of several those that cannot be are among them, one alone fails. Codes of the readers, `input-rows`. */
export async function checkFiles(request: CheckRequest): Promise<UsageResult<readonly FileOutcome[]>> {
  const table = readCalendarTable();
  if (!table.ok) return failed(table);
  const calendar = buildTradingCalendar(table.table);
  const files: FileOutcome[] = [];
  for (const path of request.paths) {
    const checked = await checkedFile(path, request, calendar);
    if (!('error' in checked)) files.push(checked);
    else if (request.paths.length === 1) return failed(checked);
    else files.push({ kind: 'refused', path, error: checked.error });
  }
  return { ok: true, value: files };
}

async function checkedFile(
  path: string,
  request: CheckRequest,
  calendar: TradingCalendar,
): Promise<CheckedFile | UncheckedFile> {
  if (path.toLowerCase().endsWith('.zip')) {
    const lean = readLeanBars(path);
    if (lean.ok) return checkedBars(path, lean, request, calendar);
    const chain = await openMarketFile(path);
    if ('error' in chain || chain.kind !== 'chain') return lean;
    return checkChain(path, chain, calendar);
  }
  const opened = await openMarketFile(path);
  if ('error' in opened) return opened;
  if (opened.kind === 'chain') return checkChain(path, opened, calendar);
  const kind = request.kind ?? kindOf(path, opened.header);
  return kind === undefined
    ? unknownColumns(path, opened.header)
    : checkSeries(path, kind, request, calendar);
}

/** Told by the columns; of prices without a known index in the file's name, those with a range are bars. */
function kindOf(path: string, header: readonly string[]): SeriesKind | undefined {
  const identity = seriesIdentity(path, header, undefined);
  if (identity === 'unknown-columns') return undefined;
  if (identity !== 'unknown-symbol') return identity.kind;
  return ['open', 'high', 'low'].every((name) => header.includes(name)) ? 'bars' : 'levels';
}

function unknownColumns(path: string, header: readonly string[]): UncheckedFile {
  const found = header.join(', ');
  const message = `${path}: expected columns of bars, index levels, rates or option chains, found ${found}`;
  const isHeaderless = header.every((name) => name === '' || /^[\d.,: -]+$/.test(name));
  const hint = header.some((name) => /dividend|cash|ex date/.test(name))
    ? 'it looks like a table of dividends, which is not checked here'
    : isHeaderless
      ? 'its first line holds numbers: the file has no header'
      : undefined;
  return {
    ok: false,
    error: { code: 'input-columns', message, problems: hint === undefined ? [message] : [message, hint] },
  };
}

function failed({ error }: UncheckedFile): UsageResult<never> {
  const problems = [error.message, ...error.problems.filter((problem) => problem !== error.message)];
  return usageError(
    error.code,
    error.message,
    problems.map((message) => ({ message })),
  );
}
