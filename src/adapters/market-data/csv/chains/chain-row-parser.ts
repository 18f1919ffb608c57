// Parses rows of option quotes from blocks of whole lines into columns, byte by byte, without an object a row.
import { type RawChainRows, ROW_FAULTS, type StampKind } from '../../../../core/domain/index.ts';
import { dayInBytes, shortDayInBytes, StampReader } from '../bytes/date-bytes.ts';
import {
  EXACT_DECIMALS_LIMIT,
  EXACT_INTEGER_LIMIT,
  EXACT_POWERS_OF_TEN,
  textNumber,
} from '../bytes/decimal.ts';
import { NamePlaces } from '../bytes/name-places.ts';
import { blankLineEnd } from '../bytes/line-blocks.ts';
import { DATE_DIGITS, occTail, rightCellInBytes, rightInBytes, symbolStrike } from '../bytes/occ-symbol.ts';
import { textInBytes, unquoted } from '../bytes/quoted-cell.ts';
import { CELL, type CellPlan } from './chain-cells.ts';
import { settledKind, STAMP_KINDS } from './stamp-kinds.ts';
import { type ChainColumnSet, type ChainOrigin, emptyChainColumns } from './raw-chain-columns.ts';

/** Rows of a batch: what stays in a processor's cache from one column's pass to the next. */
export const BATCH_ROWS = 8192;

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const COLON = 58;
const BLANK = 32;
const SIDE_UNREADABLE = 2;
const NOWHERE = -1;
const NO_BYTES = new Uint8Array(0);

/** The rows of one file, or of one member of an archive. */
export class ChainRowParser {
  readonly underlyings: NamePlaces = new NamePlaces();
  readonly roots: NamePlaces = new NamePlaces();
  readonly columns: ChainColumnSet = emptyChainColumns(BATCH_ROWS);
  stampKind: StampKind | undefined;
  /** Line of the row parsed last; the header's before the first. */
  line = 1;
  readonly #origin: ChainOrigin;
  readonly #delimiter: number;
  readonly #stamp = new StampReader();
  readonly #kinds: Uint8Array;
  readonly #kindOf = new Uint8Array(BATCH_ROWS);
  readonly #hasStamps: boolean;
  /** Where each cell of dates or names stands in the previous row of the same block. */
  readonly #previous: Int32Array;
  readonly #targets: readonly Float64Array[];

  constructor(origin: ChainOrigin, plan: CellPlan, delimiter: string) {
    this.#origin = origin;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#kinds = plan.kinds;
    this.#previous = new Int32Array(plan.kinds.length);
    this.#hasStamps = plan.kinds.includes(CELL.stamp);
    // Cells that hold no number never use theirs.
    this.#targets = plan.columns.map((name) => this.columns[name ?? 'spot']);
  }

  get isFull(): boolean {
    return this.columns.length === BATCH_ROWS;
  }

  /** Ends a batch: from here on its stamps are of one kind. */
  settle(): void {
    if (!this.#hasStamps) return;
    const { stampsMs, length } = this.columns;
    this.stampKind = settledKind(stampsMs.subarray(0, length), this.#kindOf, this.stampKind);
  }

  /** The rows parsed since the last call of `clear`; the columns are reused after it. */
  batch(): RawChainRows {
    return {
      ...this.columns,
      ...this.#origin,
      stampKind: this.stampKind ?? 'date',
      underlyings: this.underlyings.names,
      roots: this.roots.names,
    };
  }

  clear(): void {
    this.columns.length = 0;
  }

  /** Parses lines from `from` on until the block ends or the batch is full; returns where it stopped. */
  parse(block: Uint8Array, from: number): number {
    const { lines, faults } = this.columns;
    let at = from;
    this.#previous.fill(NOWHERE);
    while (at < block.length && this.columns.length < BATCH_ROWS) {
      this.line += 1;
      const next = blankLineEnd(block, at);
      if (next > at) {
        at = next;
        continue;
      }
      const row = this.columns.length;
      lines[row] = this.line;
      faults[row] = 0;
      at = this.#row(block, at, row);
      this.columns.length = row + 1;
    }
    return at;
  }

  /**
   * One row, which starts at `from`; returns the start of the next. The block ends with a line feed, so every loop ends.
   * Plain numbers are read here, in one pass over their bytes; whatever else a cell holds goes through `#cell`.
   */
  #row(block: Uint8Array, from: number, row: number): number {
    const kinds = this.#kinds;
    const targets = this.#targets;
    const delimiter = this.#delimiter;
    const cells = kinds.length;
    let at = from;
    for (let cell = 0; cell < cells; cell += 1) {
      const start = at;
      let isRead = false;
      if (kinds[cell] === CELL.number) {
        let code = block[at] as number;
        if (code === MINUS) code = block[(at += 1)] as number;
        const first = at;
        let whole = 0;
        let digit = (code - ZERO) >>> 0;
        for (; digit <= 9; digit = (code - ZERO) >>> 0) {
          whole = whole * 10 + digit;
          code = block[(at += 1)] as number;
        }
        let digits = at - first;
        let decimals = 0;
        if (code === POINT) {
          const point = (at += 1);
          code = block[at] as number;
          digit = (code - ZERO) >>> 0;
          for (; digit <= 9; digit = (code - ZERO) >>> 0) {
            whole = whole * 10 + digit;
            code = block[(at += 1)] as number;
          }
          decimals = at - point;
          digits += decimals;
        }
        if (code === CARRIAGE_RETURN && block[at + 1] === LINE_FEED) code = block[(at += 1)] as number;
        isRead =
          (code === delimiter || code === LINE_FEED) &&
          digits > 0 &&
          whole < EXACT_INTEGER_LIMIT &&
          decimals < EXACT_DECIMALS_LIMIT;
        if (isRead) {
          const value = decimals === 0 ? whole : whole / (EXACT_POWERS_OF_TEN[decimals] as number);
          (targets[cell] as Float64Array)[row] = first === start ? value : -value;
        }
      }
      at = isRead ? at + 1 : this.#cell(block, start, cell);
      if (block[at - 1] === LINE_FEED) {
        for (let missing = cell + 1; missing < cells; missing += 1) this.#miss(missing, row);
        return at;
      }
    }
    return this.#restOfLine(block, at, row);
  }

  /**
   * The cell at `from` in any of its forms; returns where the next cell starts, behind a delimiter or the line's end. Dates and
   * names repeat from row to row: bytes equal to the previous row's have its value.
   */
  #cell(block: Uint8Array, from: number, cell: number): number {
    const delimiter = this.#delimiter;
    const kind = this.#kinds[cell] as number;
    const previous = this.#previous[cell] as number;
    let at = from;
    let code = block[at] as number;
    if (code === QUOTE) {
      const { bytes, next } = unquoted(block, from, delimiter);
      this.#previous[cell] = NOWHERE;
      this.#take(bytes, 0, bytes.length, cell);
      return next;
    }
    if (previous !== NOWHERE) {
      const back = from - previous;
      while (code === block[at - back] && code !== delimiter && code !== LINE_FEED)
        code = block[(at += 1)] as number;
      if (code === block[at - back]) {
        this.#repeat(kind);
        this.#previous[cell] = from;
        return at + 1;
      }
    }
    while (code !== delimiter && code !== LINE_FEED) code = block[(at += 1)] as number;
    if (kind === CELL.skipped) return at + 1;
    if (kind !== CELL.number) this.#previous[cell] = from;
    this.#take(
      block,
      from,
      code === LINE_FEED && at > from && block[at - 1] === CARRIAGE_RETURN ? at - 1 : at,
      cell,
    );
    return at + 1;
  }

  /** Gives the row what the row before has in the cell's columns. */
  #repeat(kind: number): void {
    const { columns } = this;
    const row = columns.length;
    const before = row - 1;
    if (kind === CELL.stamp) {
      columns.stampsMs[row] = columns.stampsMs[before] as number;
      this.#kindOf[row] = this.#kindOf[before] as number;
    } else if (kind === CELL.expiry) columns.expiryDay[row] = columns.expiryDay[before] as number;
    else if (kind === CELL.side) columns.side[row] = columns.side[before] as number;
    else if (kind === CELL.underlying) columns.underlyingOf[row] = columns.underlyingOf[before] as number;
    else {
      columns.symbolExpiryDay[row] = columns.symbolExpiryDay[before] as number;
      columns.symbolSide[row] = columns.symbolSide[before] as number;
      columns.symbolStrike[row] = columns.symbolStrike[before] as number;
      columns.rootOf[row] = columns.rootOf[before] as number;
    }
  }

  /** Stores what `bytes[from, to)` holds. */
  #take(bytes: Uint8Array, from: number, to: number, cell: number): void {
    const columns = this.columns;
    const row = columns.length;
    switch (this.#kinds[cell]) {
      case CELL.number:
        this.#takeNumber(from === to ? '' : textInBytes(bytes, from, to), cell, row);
        return;
      case CELL.stamp:
        this.#takeStamp(bytes, from, to);
        return;
      case CELL.expiry:
        columns.expiryDay[row] = dayInBytes(bytes, from, to);
        return;
      case CELL.side:
        columns.side[row] = rightCellInBytes(bytes, from, to);
        return;
      case CELL.underlying:
        columns.underlyingOf[row] = this.underlyings.placeOf(bytes, from, to);
        return;
      case CELL.symbol:
        this.#takeSymbol(bytes, from, to);
        return;
      default:
    }
  }

  #takeNumber(text: string, cell: number, row: number): void {
    const value = text === '' ? undefined : textNumber(text);
    (this.#targets[cell] as Float64Array)[row] = value ?? Number.NaN;
    if (value !== undefined && Number.isNaN(value))
      this.columns.faults[row] = (this.columns.faults[row] as number) | ROW_FAULTS.unreadableNumber;
  }

  #takeStamp(bytes: Uint8Array, from: number, to: number): void {
    const { stampsMs, length } = this.columns;
    this.#stamp.read(bytes, from, to);
    stampsMs[length] = this.#stamp.ms;
    this.#kindOf[length] = STAMP_KINDS.indexOf(this.#stamp.kind);
  }

  /** A root alone, or an OCC symbol: root, date, right and strike. */
  #takeSymbol(bytes: Uint8Array, from: number, to: number): void {
    const columns = this.columns;
    const row = columns.length;
    const start = bytes[from + 1] === COLON ? from + 2 : from;
    const tail = occTail(bytes, start, to);
    columns.symbolExpiryDay[row] = tail < 0 ? Number.NaN : shortDayInBytes(bytes, tail);
    columns.symbolSide[row] = tail < 0 ? SIDE_UNREADABLE : rightInBytes(bytes, tail + DATE_DIGITS, to);
    columns.symbolStrike[row] = tail < 0 ? Number.NaN : symbolStrike(bytes, tail + DATE_DIGITS + 1);
    columns.rootOf[row] = this.roots.placeOf(bytes, start, tail < 0 ? to : tail);
  }

  /** A cell that the row lacks. */
  #miss(cell: number, row: number): void {
    const { columns } = this;
    this.#previous[cell] = NOWHERE;
    if (this.#kinds[cell] !== CELL.skipped) this.#take(NO_BYTES, 0, 0, cell);
    columns.faults[row] = (columns.faults[row] as number) | ROW_FAULTS.tooFewCells;
  }

  /** Cells beyond those of the header, which are blank where a vendor ends its rows with a delimiter. */
  #restOfLine(block: Uint8Array, from: number, row: number): number {
    let at = from;
    let hasMore = false;
    for (let code = block[at] as number; code !== LINE_FEED; code = block[(at += 1)] as number)
      hasMore ||= code > BLANK && code !== this.#delimiter && code !== QUOTE;
    const { faults } = this.columns;
    if (hasMore) faults[row] = (faults[row] as number) | ROW_FAULTS.tooManyCells;
    return at + 1;
  }
}
