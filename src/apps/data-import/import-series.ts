// Imports one file of bars, index levels or rates: read whole, put through the hygiene of its kind, and stored.
import type { DatasetStore, ImportReport, StoreImport } from '../../adapters/dataset/index.ts';
import { readBarsFile, readRatesFile, readVolatilityFile } from '../../adapters/market-data/csv/index.ts';
import type { InputFailure } from '../../core/domain/index.ts';
import type { TradingCalendar } from '../../core/market/index.ts';
import { identityOf } from './import-chain.ts';
import type { FileOutcome, ImportCounts, RefusedFile } from './import-outcome.ts';
import { barsToStore, levelsToStore, ratesToStore } from './series-rows.ts';
import { type SeriesIdentity, seriesIdentity } from './series-kind.ts';

export interface SeriesImport {
  readonly name: string;
  readonly store: DatasetStore;
  readonly calendar: TradingCalendar;
  readonly symbol: string | undefined;
}

interface SeriesRows {
  readonly ok: true;
  readonly layout: string;
  readonly series: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly counts: ImportCounts;
  readonly append: (open: StoreImport) => Promise<void>;
}

export async function importSeries(
  path: string,
  header: readonly string[],
  run: SeriesImport,
): Promise<FileOutcome> {
  const identity = seriesIdentity(path, header, run.symbol);
  if (identity === 'unknown-columns')
    return refused(path, 'input-columns', {
      expected: 'columns of option chains, bars, index levels or rates',
      found: header.join(', '),
    });
  if (identity === 'unknown-symbol')
    return refused(path, 'symbol-unknown', {
      expected: 'the symbol in the name of the file, such as spy or vix, or --symbol',
      found: 'neither',
    });
  if (run.symbol !== undefined && identity.symbol !== run.symbol)
    return refused(path, 'input-rows', {
      expected: `--symbol ${run.symbol} to agree with the name of the file`,
      found: `${identity.symbol} in it`,
    });
  const rows = rowsOf(path, identity, run.calendar);
  if (!rows.ok) return { path, state: 'refused', code: rows.error.code, message: rows.error.message };
  return stored(path, identity, rows, run);
}

function refused(
  path: string,
  code: string,
  { expected, found }: { readonly expected: string; readonly found: string },
): RefusedFile {
  return { path, state: 'refused', code, message: `${path}: expected ${expected}, found ${found}` };
}

async function stored(
  path: string,
  { kind, symbol }: SeriesIdentity,
  { layout, series, bytes, counts, sha256: bytesSha256, append }: SeriesRows,
  { store, name }: SeriesImport,
): Promise<FileOutcome> {
  const sha256 = identityOf(bytesSha256, `symbol ${symbol}`);
  const known = store.findImport(sha256);
  const report: ImportReport = {
    sha256,
    bytes,
    accepted: counts.accepted,
    repaired: counts.repaired,
    quarantined: counts.quarantineReasons,
    quarantinedLines: counts.quarantined,
    notes: { kind, bytesSha256, named: `symbol ${symbol}`, rows: counts.rows },
  };
  const { state, manifest } =
    known === undefined
      ? await appended(await store.beginImport({ name, layout }), append, report)
      : { state: 'already-imported' as const, manifest: known };
  return {
    path,
    state: state === 'committed' ? 'imported' : 'already-imported',
    kind,
    layout,
    series,
    sha256,
    bytes,
    counts,
    stored: manifest.stored,
    alreadyStored: manifest.alreadyStored,
    conflictsWithStored: manifest.conflictsWithStored,
  };
}

async function appended(
  open: StoreImport,
  append: SeriesRows['append'],
  report: ImportReport,
): ReturnType<StoreImport['commit']> {
  try {
    await append(open);
  } catch (error) {
    await open.abandon();
    throw error;
  }
  return open.commit(report);
}

function rowsOf(
  path: string,
  { kind, symbol }: SeriesIdentity,
  calendar: TradingCalendar,
): SeriesRows | InputFailure {
  if (kind === 'bars') {
    const file = readBarsFile(path);
    if (!file.ok) return file;
    const prepared = barsToStore(file.bars, calendar, path);
    if (!prepared.ok) return prepared;
    const { bars, timeframe, counts } = prepared;
    return {
      ...file,
      layout: 'bars',
      series: `${symbol} ${timeframe}`,
      counts,
      append: async (open) => open.appendBars({ symbol, timeframe }, bars),
    };
  }
  if (kind === 'levels') {
    const file = readVolatilityFile(path);
    if (!file.ok) return file;
    const prepared = levelsToStore(file.values, calendar, path);
    if (!prepared.ok) return prepared;
    const { levels, timeframe, counts } = prepared;
    return {
      ...file,
      layout: 'index-levels',
      series: `${symbol} ${timeframe}`,
      counts,
      append: async (open) => open.appendLevels({ symbol, timeframe }, levels),
    };
  }
  const file = readRatesFile(path);
  if (!file.ok) return file;
  const { rates, counts } = ratesToStore(file.rates);
  return {
    ...file,
    layout: 'rates',
    series: symbol,
    counts,
    append: async (open) => open.appendRates(symbol, rates),
  };
}
