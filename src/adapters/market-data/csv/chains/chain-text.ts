// Reads the text of a chain file from its header on: layout, parser, and what the file's name adds to every row.
import {
  type InputFailure,
  MS_PER_DAY,
  type RawChainRows,
  type StampKind,
} from '../../../../core/domain/index.ts';
import { readHeader } from '../csv-table.ts';
import { inputFailure } from '../input-failure.ts';
import { parseStamp } from '../parse-stamp.ts';
import { cellPlan } from './chain-cells.ts';
import { CHAIN_LAYOUTS, type ChainColumns, chainLayoutOf } from './chain-layouts.ts';
import { ChainRowParser } from './chain-row-parser.ts';
import { type NamedInPath, underlyingOf } from './named-in-path.ts';
import type { ChainOrigin } from './raw-chain-columns.ts';

const MS_PER_MINUTE = 60_000;

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
  #spanMs: number | undefined;

  constructor(head: TextHead, columns: ChainColumns, named: NamedInPath) {
    const { layout, stampMeaning, vendorVolFallback, greekFactors = {} } = columns;
    this.origin = { layout, stampMeaning, vendorVolFallback, greekFactors };
    this.#columns = columns;
    this.#named = named;
    this.#parser = new ChainRowParser(this.origin, cellPlan(head.header, columns), head.delimiter);
    this.#parser.line = head.headerLine;
    const stamp = columns.stamp === undefined ? parseStamp(named.date ?? '') : undefined;
    this.#namedDay = stamp?.ms ?? Number.NaN;
    if (columns.stamp === undefined) this.#parser.stampKind = 'date';
  }

  /** What the file's name adds to the rows; empty where they tell everything. */
  get namedFacts(): string {
    const { stamp, underlying, root, isRootNamed } = this.#columns;
    const facts = [
      stamp === undefined ? `date ${this.#named.date}` : '',
      isRootNamed === true || (underlying === undefined && root === undefined)
        ? `root ${this.#named.root}`
        : '',
    ];
    return facts.filter((fact) => fact !== '').join(', ');
  }

  get stampKind(): StampKind {
    return this.#parser.stampKind ?? 'date';
  }

  /** Full batches of the rows in `block`; each holds until the next is asked for. */
  *rowsOf(block: Uint8Array): Generator<RawChainRows, void> {
    for (let at = 0; at < block.length;) {
      at = this.#parser.parse(block, at);
      if (this.#parser.isFull) yield* this.rest();
    }
  }

  /** The rows that no full batch held. */
  *rest(): Generator<RawChainRows, void> {
    if (this.#parser.columns.length === 0) return;
    this.#addNamed();
    if (this.#columns.isStampedAtStart === true) this.#moveToEnds();
    yield this.#parser.batch();
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
    if (this.#columns.underlying !== undefined) return;
    if (this.#columns.root === undefined)
      columns.underlyingOf.fill(underlyings.place(underlyingOf(root ?? '')), 0, length);
    else
      for (let row = 0; row < length; row += 1)
        columns.underlyingOf[row] = underlyings.place(
          underlyingOf(roots.names[columns.rootOf[row] as number] ?? ''),
        );
  }

  /** A bar is known at its end. Spans of a day, or stamps at midnight, are days, of which only the date counts. */
  #moveToEnds(): void {
    const { columns } = this.#parser;
    const stamps = columns.stampsMs.subarray(0, columns.length);
    if (this.stampKind === 'date') return;
    this.#spanMs ??= this.#columns.layout === 'option-minute-bars' ? MS_PER_MINUTE : shortestStep(stamps);
    for (let row = 0; row < stamps.length; row += 1) stamps[row] = (stamps[row] as number) + this.#spanMs;
  }
}

/** The least distance of two stamps of one day; a minute where all are the same. */
function shortestStep(stampsMs: Float64Array): number {
  let shortest = Number.POSITIVE_INFINITY;
  const sorted = stampsMs.slice().sort();
  for (let at = 1; at < sorted.length; at += 1) {
    const step = (sorted[at] as number) - (sorted[at - 1] as number);
    if (step > 0 && step < shortest) shortest = step;
  }
  return shortest < MS_PER_DAY / 2 ? shortest : MS_PER_MINUTE;
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
  if (columns.stamp === undefined && named.date === undefined)
    return inputFailure(
      'input-rows',
      `${path}: expected the date as YYYYMMDD in the file's name, found none`,
    );
  if (columns.underlying === undefined && columns.root === undefined && named.root === undefined)
    return inputFailure(
      'input-rows',
      `${path}: expected spx, spxw, xsp or spy in the file's name, found none`,
    );
  return new ChainText(head, columns, named);
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
