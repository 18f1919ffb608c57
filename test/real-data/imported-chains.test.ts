// Every recorded chain file imported: counts held against counts made here by splitting lines, and a second import that changes nothing.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { readCalendarTable } from '../../src/adapters/bundled/index.ts';
import { openMarketFile } from '../../src/adapters/market-data/csv/index.ts';
import { importFiles, type ImportOutcome } from '../../src/apps/data-import/index.ts';
import { buildTradingCalendar, ChainIntake, type IntakeReport } from '../../src/core/market/index.ts';
import { CHAINS_FOLDER, isRecordedDataHere, SKIPPED_NOTE } from './recorded-market.fixture.ts';

const table = readCalendarTable();
if (!table.ok) throw new Error(table.error.message);
const calendar = buildTradingCalendar(table.table);

const files = isRecordedDataHere
  ? readdirSync(CHAINS_FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(csv\.gz|csv|zip)$/.test(name) && !name.endsWith('_index.csv'))
      .toSorted()
  : [];
const texts = files.filter((name) => !name.endsWith('.zip'));

interface Counted {
  readonly report: IntakeReport;
  readonly strikes: number;
  readonly bids: number;
}

async function importedOf(file: string): Promise<Counted> {
  const source = await openMarketFile(join(CHAINS_FOLDER, file));
  if ('error' in source || source.kind !== 'chain') throw new Error(`${file} is no chain`);
  const intake = new ChainIntake(calendar);
  let strikes = 0;
  let bids = 0;
  for await (const batch of source.rows()) {
    const rows = intake.judge(batch);
    for (let row = 0; row < rows.length; row += 1) {
      strikes += rows.strike[row] as number;
      bids += Number.isNaN(rows.bid[row]) ? 0 : (rows.bid[row] as number);
    }
  }
  expect(intake.mislabelling()).toBeUndefined();
  return { report: intake.report(), strikes, bids };
}

type Row = Readonly<Record<string, string>>;

/** The rows of a text file by nothing but its commas. */
function rowsOf(file: string): readonly Row[] {
  const stored = readFileSync(join(CHAINS_FOLDER, file));
  const text = file.endsWith('.gz') ? gunzipSync(stored).toString() : stored.toString();
  const [header = '', ...lines] = text.trim().split('\n');
  const names = header.replace('#', '').split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

const expiryOf = (row: Row): string =>
  (row['expiration'] ?? row['option_expiration'] ?? row['maturity_date'] ?? row['expiry'] ?? '').replaceAll(
    '-',
    '',
  );

/** A third Friday, or the Thursday before that of June 2026, which is a holiday. */
function isMonthly(date: string): boolean {
  if (date === '20260618') return true;
  const day = Number(date.slice(6));
  const weekday = new Date(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T12:00:00Z`).getUTCDay();
  return weekday === 5 && day >= 15 && day <= 21;
}

/** Why a row is expected to be kept out, by rules written for these files alone. */
function reasonOf(file: string, row: Row): string | undefined {
  if (Object.values(row).some((cell) => /^-?\d+\.\d+\.\d+$/.test(cell))) return 'unreadable-number';
  if (file.includes('spy_2015') && !(row['contract'] ?? '').startsWith('SPY ')) return 'nonstandard-root';
  if (expiryOf(row) > '20281231') return 'beyond-calendar';
  if (row['quote_date'] !== undefined && expiryOf(row) < row['quote_date'].replaceAll('-', ''))
    return 'expired';
  const isToday = (row['quote_ts'] ?? '').slice(0, 10).replaceAll('-', '') === expiryOf(row);
  const isQuoted = isToday && Number(row['ask']) > 0;
  return file.includes('spx_eod_daily') && isMonthly(expiryOf(row)) && !isQuoted
    ? 'ambiguous-root'
    : undefined;
}

function countBy(keys: readonly (string | undefined)[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of keys) if (key !== undefined) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

describe.skipIf(!isRecordedDataHere)(`recorded chain files ${SKIPPED_NOTE}`, () => {
  test.each(texts)('%s: every row has the fate that counting by hand gives it', async (file) => {
    const rows = rowsOf(file);
    const options = rows.filter((row) => expiryOf(row) !== '');
    const kept = options.filter((row) => reasonOf(file, row) === undefined);
    const { report, strikes, bids } = await importedOf(file);
    expect(report.rows).toBe(rows.length);
    expect(report.repaired['underlying-row'] ?? 0).toBe(rows.length - options.length);
    expect(report.quarantined).toEqual(countBy(options.map((row) => reasonOf(file, row))));
    expect(report.accepted).toBe(kept.length);
    const sum = (name: string): number => kept.reduce((total, row) => total + Number(row[name] ?? 0), 0);
    expect(strikes).toBeCloseTo(sum('strike'), 3);
    expect(bids).toBeCloseTo(sum('bid'), 3);
    const quotes = kept.map(
      (row) => [Number(row['bid'] || Number.NaN), Number(row['ask'] || Number.NaN)] as const,
    );
    expect(report.facts).toMatchObject({
      crossed: quotes.filter(([bid, ask]) => ask > 0 && bid > ask).length,
      locked: quotes.filter(([bid, ask]) => bid > 0 && bid === ask).length,
      zeroBid: quotes.filter(([bid]) => bid === 0).length,
      unquoted: quotes.filter(([bid, ask]) => !(bid > 0) && !(ask > 0)).length,
    });
    expect(report.expiries).toBe(new Set(kept.map((row) => `${rootOf(row, report)} ${expiryOf(row)}`)).size);
  });

  test('the fallback volatility is taken for missing', async () => {
    const file = 'other/spy_2015-01-05.csv.gz';
    const kept = rowsOf(file).filter((row) => reasonOf(file, row) === undefined);
    const fallbacks = kept.filter((row) => row['iv'] === '0.113826').length;
    expect(fallbacks).toBeGreaterThan(200);
    expect((await importedOf(file)).report.repaired['vendor-fallback']).toBe(fallbacks);
  });
});

/** The class that a row is of as far as the file tells it; files of one class count their expiries alone. */
function rootOf(row: Row, report: IntakeReport): string {
  const symbol = (row['contract'] ?? row['option_symbol'] ?? row['symbol'] ?? '').replace(/^O:/, '');
  const told = row['root'] ?? symbol.replace(/ *\d{6}[CP]\d{8}$/, '');
  if (told === 'SPXPM') return 'SPXW';
  return Object.keys(report.rowsByRoot).includes(told) ? told : '';
}

describe.skipIf(!isRecordedDataHere)(`the folder of recorded chains ${SKIPPED_NOTE}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'quantor-import-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (): Promise<ImportOutcome> => {
    const outcome = await importFiles({
      paths: [CHAINS_FOLDER],
      store: join(folder, 'store'),
      hooks: { progress: () => undefined, isStopped: () => false },
    });
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.value;
  };

  /** Every file of the store but its lock, with the hash of its bytes. */
  const contents = (): readonly string[] =>
    readdirSync(join(folder, 'store'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.lock'))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`);

  test('is imported once, and a second time nothing changes', { timeout: 120_000 }, async () => {
    const first = await run();
    const refused = first.files.filter(({ state }) => state === 'refused');
    expect(refused.map(({ path }) => path)).toEqual([join(CHAINS_FOLDER, 'spx_eod_daily_index.csv')]);
    expect(first.files.filter(({ state }) => state === 'imported')).toHaveLength(files.length);
    const before = contents();
    expect(before.length).toBeGreaterThan(files.length);
    const second = await run();
    expect(second.files.filter(({ state }) => state === 'already-imported')).toHaveLength(files.length);
    expect(contents()).toEqual(before);
  });
});
