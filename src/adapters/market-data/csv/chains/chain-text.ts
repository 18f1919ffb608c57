// Reads the text of a chain file from its header on: layout, parser, and what the file's name adds to every row.
import {
  type InputFailure,
  MS_PER_DAY,
  type RawChainRows,
  ROW_FAULTS,
} from '../../../../core/domain/index.ts';
import { readHeader } from '../csv-table.ts';
import { inputFailure } from '../input-failure.ts';
import { parseStamp } from '../parse-stamp.ts';
import { cellPlan } from './chain-cells.ts';
import { CHAIN_LAYOUTS, type ChainColumns, chainLayoutOf } from './chain-layouts.ts';
import { ChainRowParser } from './chain-row-parser.ts';
import { type NamedInPath, rootOf, underlyingOf } from './named-in-path.ts';
import type { ChainOrigin } from './raw-chain-columns.ts';

const MS_PER_MINUTE = 60_000;
const BAR_MINUTES = [1, 2, 5, 10, 15, 30, 60];

/** The header line of a text, and where its rows start. */
export interface TextHead {
  readonly header: readonly string[];
  readonly delimiter: string;
  readonly headerLine: number;
  readonly rowsFrom: number;
}

/** The rows of one text. */
export class ChainText {
  readonly origin: ChainOrigin;
  readonly #columns: ChainColumns;
  readonly #parser: ChainRowParser;
  readonly #named: NamedInPath;
  readonly #namedDay: number;
  readonly #tellsUnderlying: boolean;
  readonly #isRootOfFile: boolean;
  #spanMs: number | undefined;
  #isDaily = false;

  constructor(head: TextHead, columns: ChainColumns, named: NamedInPath) {
    const { layout, stampMeaning, vendorVolFallback, greekFactors = {} } = columns;
    this.origin = { layout, stampMeaning, vendorVolFallback, greekFactors };
    this.#columns = columns;
    this.#tellsUnderlying = tellsUnderlying(head, columns);
    this.#isRootOfFile = isRootOfFile(head, columns);
    this.#named = named;
    this.#parser = new ChainRowParser(this.origin, cellPlan(head.header, columns), head.delimiter);
    this.#parser.line = head.headerLine;
    const stamp = columns.stamp === undefined ? parseStamp(named.date ?? '') : undefined;
    this.#namedDay = stamp?.ms ?? Number.NaN;
    if (columns.stamp === undefined) this.#parser.stampKind = 'date';
  }

  /** What the file's name adds to the rows; empty where they tell everything. */
  get namedFacts(): string {
    const facts = [
      this.#columns.stamp === undefined ? `date ${this.#named.date}` : '',
      this.#isRootOfFile ? `root ${this.#named.root}` : '',
    ];
    return facts.filter((fact) => fact !== '').join(', ');
  }

  /** Full batches of the rows in `block`; each holds until the next is asked for. */
  *rowsOf(block: Uint8Array): Generator<RawChainRows, void> {
    for (let at = 0; at < block.length;) {
      at = this.#parser.parse(block, at);
      if (this.#parser.isFull) yield* this.rest();
    }
  }

  /** The row of a last line without an end, to which one is added: what its last cell holds may be cut. */
  *unendedRow(block: Uint8Array): Generator<RawChainRows, void> {
    const row = this.#parser.columns.length;
    this.#parser.parse(block, 0);
    const { length, faults } = this.#parser.columns;
    if (length > row) faults[row] = (faults[row] as number) | ROW_FAULTS.unended;
    if (this.#parser.isFull) yield* this.rest();
  }

  /** The rows that no full batch held. */
  *rest(): Generator<RawChainRows, void> {
    if (this.#parser.columns.length === 0) return;
    this.#parser.settle();
    this.#addNamed();
    if (this.#columns.isStampedAtStart === true) this.#moveToEnds();
    const batch = this.#parser.batch();
    yield this.#isDaily ? { ...batch, stampKind: 'date' } : batch;
    this.#parser.clear();
  }

  /** What rows leave out because the file's name says it. */
  #addNamed(): void {
    const { columns, underlyings, roots } = this.#parser;
    const { length } = columns;
    const { root } = this.#named;
    if (this.#columns.stamp === undefined) columns.stampsMs.fill(this.#namedDay, 0, length);
    if (this.#columns.isRootNamed === true && root !== undefined)
      columns.rootOf.fill(roots.place(root), 0, length);
    if (this.#tellsUnderlying) return;
    if (this.#columns.root === undefined)
      columns.underlyingOf.fill(underlyings.place(underlyingOf(root ?? '')), 0, length);
    else
      for (let row = 0; row < length; row += 1)
        columns.underlyingOf[row] = underlyings.place(
          underlyingOf(roots.names[columns.rootOf[row] as number] ?? ''),
        );
  }

  /** A bar is known at its end. Where the first stamps are all midnights, rows are of days, of which the date counts. */
  #moveToEnds(): void {
    const { columns } = this.#parser;
    const stamps = columns.stampsMs.subarray(0, columns.length);
    if (this.#parser.stampKind === 'date') return;
    if (this.#spanMs === undefined) {
      this.#isDaily =
        this.#parser.stampKind === 'local' && stamps.every((ms) => Number.isNaN(ms) || ms % MS_PER_DAY === 0);
      const isMinutes = this.#columns.layout === 'option-minute-bars';
      this.#spanMs = this.#isDaily ? 0 : isMinutes ? MS_PER_MINUTE : usualStep(stamps);
    }
    for (let row = 0; row < stamps.length; row += 1) stamps[row] = (stamps[row] as number) + this.#spanMs;
  }
}

/** The bar length that most neighbouring stamps are apart; a minute where none is usual. */
function usualStep(stampsMs: Float64Array): number {
  const sorted = stampsMs.slice().sort();
  const counts = BAR_MINUTES.map(() => 0);
  for (let at = 1; at < sorted.length; at += 1) {
    const minutes = ((sorted[at] as number) - (sorted[at - 1] as number)) / MS_PER_MINUTE;
    const known = BAR_MINUTES.indexOf(minutes);
    if (known >= 0) counts[known] = (counts[known] as number) + 1;
  }
  return (BAR_MINUTES[counts.indexOf(Math.max(...counts))] as number) * MS_PER_MINUTE;
}

/** Opens the text behind a header; codes `input-columns` and `input-rows`. */
export function openChainText(path: string, head: TextHead, named: NamedInPath): ChainText | InputFailure {
  const columns = chainLayoutOf(head.header);
  if (columns === undefined)
    return inputFailure(
      'input-columns',
      `${path}: expected the columns of a chain of option quotes, found ${head.header.join(', ')}`,
      CHAIN_LAYOUTS.map(({ layout, toldBy }) => `${layout} has ${toldBy.join(', ')}`),
    );
  const repeated = repeatedColumn(head.header, columns);
  if (repeated !== undefined)
    return inputFailure('input-columns', `${path}: expected one column ${repeated}, found several`);
  if (columns.stamp === undefined && named.date === undefined)
    return inputFailure(
      'input-rows',
      `${path}: expected the date as YYYYMMDD in the file's name, found none`,
    );
  if (!isRootOfFile(head, columns)) return new ChainText(head, columns, named);
  const found = rootOf(named);
  if ('contradiction' in found)
    return inputFailure(
      'input-rows',
      `${path}: expected --symbol to agree with the file's name, found that ${found.contradiction}`,
    );
  if (found.root === undefined)
    return inputFailure(
      'input-rows',
      `${path}: expected spx, spxw, xsp or spy in the file's name, found none`,
    );
  return new ChainText(head, columns, { ...named, root: found.root });
}

/** A column that the layout reads and the header has more than once. */
function repeatedColumn(header: readonly string[], columns: ChainColumns): string | undefined {
  const { stamp, underlying, root, expiry, right, quotes } = columns;
  const read = [stamp, underlying, root, expiry, right, ...Object.values(quotes)];
  return read.find((name) => name !== undefined && header.indexOf(name) !== header.lastIndexOf(name));
}

/** True where the class or underlying of all rows is what the file is named for. */
function isRootOfFile(head: TextHead, columns: ChainColumns): boolean {
  return columns.isRootNamed === true || (!tellsUnderlying(head, columns) && columns.root === undefined);
}

/** A layout may have a column of underlyings that a file leaves out. */
function tellsUnderlying({ header }: TextHead, { underlying }: ChainColumns): boolean {
  return underlying !== undefined && header.includes(underlying);
}

/** The head of a text, or `undefined` while its first line that is not blank has not ended; `isWhole`: no more comes. */
export function textHead(bytes: Uint8Array, isWhole: boolean): TextHead | undefined {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(10, start);
    if (end < 0 && !isWhole) return undefined;
    const rowsFrom = end < 0 ? bytes.length : end + 1;
    const text = new TextDecoder('utf-8').decode(bytes.subarray(start, rowsFrom)).trim();
    if (text !== '') return { ...readHeader(text), headerLine: line, rowsFrom };
    start = rowsFrom;
  }
  return undefined;
}
