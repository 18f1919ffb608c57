// Reads a file of option quotes in any known layout; what the quotes are worth is for the market room to judge.
import {
  dayNumberOf,
  type InputFailure,
  parseSessionDate,
  type RawChain,
} from '../../../../core/domain/index.ts';
import { type CsvTable, openCsv } from '../csv-table.ts';
import { inputFailure } from '../input-failure.ts';
import { parseStamp } from '../parse-stamp.ts';
import { decodeInput, loadInputFile } from '../read-input-file.ts';
import { createStampReader, numberOf } from '../stamped-columns.ts';
import { ChainCollector } from './chain-columns.ts';
import { CHAIN_LAYOUTS, type ChainColumns, chainLayoutOf, QUOTE_COLUMNS } from './chain-layouts.ts';
import { isZip, readLeanMinutes } from './lean-minute-zip.ts';

export interface ChainFile {
  readonly ok: true;
  readonly chain: RawChain;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * The quotes of a chain file: CSV, packed or not, or a zip of Lean minute quotes. Codes: those of every input file, and
 * `input-columns` where no layout has the columns, `input-rows` where the file's name lacks what its rows leave out.
 */
export function readChainFile(path: string): ChainFile | InputFailure {
  const file = loadInputFile(path);
  if (!file.ok) return file;
  const { sha256, stored } = file;
  if (isZip(stored)) {
    const chain = readLeanMinutes(path, stored);
    return 'error' in chain ? chain : { ok: true, chain, sha256, bytes: stored.length };
  }
  const decoded = decodeInput(path, stored);
  if (!decoded.ok) return decoded;
  const table = openCsv(decoded.text);
  const columns = chainLayoutOf(table.header);
  if (columns === undefined) return unknownLayout(path, table.header);
  const chain = readRows(path, table, columns);
  if ('error' in chain) return chain;
  if (chain.length === 0)
    return inputFailure('input-empty', `${path}: expected rows of quotes, found the header only`);
  return { ok: true, chain, sha256, bytes: stored.length };
}

function unknownLayout(path: string, header: readonly string[]): InputFailure {
  return inputFailure(
    'input-columns',
    `${path}: expected the columns of a chain of option quotes, found ${header.join(', ')}`,
    CHAIN_LAYOUTS.map(({ layout, toldBy }) => `${layout} has ${toldBy.join(', ')}`),
  );
}

const UNDERLYING = /(?<![a-z])(spxw?|xsp|spy)(?![a-z])/i;
const NAMED_DATE = /(?<!\d)(\d{8})(?!\d)/;

/** What a file's name, or the folder it stands in, tells of its rows. */
interface Named {
  readonly date: string | undefined;
  readonly root: string | undefined;
}

function namedIn(path: string): Named {
  const parts = path.split(/[\\/]/).slice(-2).toReversed();
  const first = (pattern: RegExp): string | undefined =>
    parts.map((part) => pattern.exec(part)?.[1]).find((found) => found !== undefined);
  return { date: first(NAMED_DATE), root: first(UNDERLYING)?.toUpperCase() };
}

function readRows(path: string, table: CsvTable, columns: ChainColumns): RawChain | InputFailure {
  const named = namedIn(path);
  if (columns.stamp === undefined && named.date === undefined)
    return inputFailure(
      'input-rows',
      `${path}: expected the date as YYYYMMDD in the file's name, found none`,
    );
  if (columns.underlying === undefined && named.root === undefined)
    return inputFailure(
      'input-rows',
      `${path}: expected spx, spxw, xsp or spy in the file's name, found none`,
    );
  const { header } = table;
  const at = (name: string | undefined): number => (name === undefined ? -1 : header.indexOf(name));
  const places = {
    stamp: at(columns.stamp),
    root: at(columns.root),
    expiry: at(columns.expiry),
    right: at(columns.right),
  };
  const quotes = QUOTE_COLUMNS.map((name) => [name, at(columns.quotes[name])] as const);
  const underlyingAt = at(columns.underlying);
  const namedUnderlying = named.root === 'SPXW' ? 'SPX' : (named.root ?? '');
  const collector = new ChainCollector();
  const readStamp = createStampReader();
  const readExpiry = createDayReader();
  const namedStamp = named.date === undefined ? undefined : parseStamp(named.date);
  table.forEachRow((cells, line) => {
    collector.push({
      line,
      stamp: columns.stamp === undefined ? namedStamp : readStamp((cells[places.stamp] ?? '').trim()),
      underlying: underlyingAt < 0 ? namedUnderlying : (cells[underlyingAt] ?? '').trim().toUpperCase(),
      root: rootIn(columns, cells[places.root], named),
      expiryDay: readExpiry((cells[places.expiry] ?? '').trim()),
      right: (cells[places.right] ?? '').trim(),
      quotes: Object.fromEntries(quotes.map(([name, place]) => [name, numberOf(cells[place])])),
    });
  });
  const { layout, stampMeaning, vendorVolFallback } = columns;
  return collector.chain({ layout, stampMeaning, vendorVolFallback });
}

/** The root as the row writes it, before the digits of an OCC symbol; a file of one class has it in its name. */
function rootIn(columns: ChainColumns, cell: string | undefined, named: Named): string | undefined {
  if (columns.root === undefined) return columns.isRootNamed === true ? named.root : undefined;
  const text = (cell ?? '').trim().toUpperCase();
  return OCC_SYMBOL.exec(text)?.[1] ?? text;
}

/** Root, then date, right and strike. A root may end in a digit, as those of adjusted contracts do. */
const OCC_SYMBOL = /^([A-Z]+\d?) *\d{6}[CP]\d{8}$/;

/** Reads a day once while it repeats. */
function createDayReader(): (text: string) => number {
  let known = '';
  let day = Number.NaN;
  return (text) => {
    if (text === known) return day;
    known = text;
    const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
    const date = parseSessionDate(compact === null ? text : compact.slice(1).join('-'));
    day = date === undefined ? Number.NaN : dayNumberOf(date);
    return day;
  };
}
