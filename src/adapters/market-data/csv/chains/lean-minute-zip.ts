// Reads a zip of Lean's minute files of options: a file a contract, named for it, without a header.
import {
  type ChainLayout,
  type InputFailure,
  MS_PER_DAY,
  type RawChainRows,
} from '../../../../core/domain/index.ts';
import { dayInBytes } from '../bytes/date-bytes.ts';
import { LineBlocks } from '../bytes/line-blocks.ts';
import { inputFailure } from '../input-failure.ts';
import { CELL, type CellPlan } from './chain-cells.ts';
import type { QuoteColumn } from './chain-layouts.ts';
import { ChainRowParser } from './chain-row-parser.ts';
import { underlyingOf } from './named-in-path.ts';
import type { ChainOrigin } from './raw-chain-columns.ts';
import type { ZipEntry } from '../bytes/zip-entries.ts';

/** `20210104_spx_minute_quote_european_call_32000000_20210115.csv` */
const ENTRY_NAME =
  /^(\d{8})_([a-z]+)_minute_(quote|trade|openinterest)_[a-z]+_(call|put)_(\d+)_(\d{8})\.csv$/;
/** Prices and strikes are written in ten-thousandths of a dollar. */
const PRICE_UNITS_A_DOLLAR = 10_000;
const MS_PER_MINUTE = 60_000;

type Cell = QuoteColumn | 'stampsMs' | undefined;

interface LeanKind {
  readonly layout: ChainLayout;
  readonly cells: readonly Cell[];
  readonly prices: readonly QuoteColumn[];
  /** Quotes and trades are those of a whole minute, known at its end; open interest is known at its stamp. */
  readonly spanMs: number;
}

const KINDS: Readonly<Record<string, LeanKind>> = {
  quote: {
    layout: 'lean-minute-quotes',
    // Bid open, high, low, close and size, then the ask's.
    cells: ['stampsMs', ...nothing(3), 'bid', 'bidSize', ...nothing(3), 'ask', 'askSize'],
    prices: ['bid', 'ask'],
    spanMs: MS_PER_MINUTE,
  },
  trade: {
    layout: 'lean-minute-trades',
    cells: ['stampsMs', ...nothing(3), 'last', 'volume'],
    prices: ['last'],
    spanMs: MS_PER_MINUTE,
  },
  openinterest: {
    layout: 'lean-minute-open-interest',
    cells: ['stampsMs', 'openInterest'],
    prices: [],
    spanMs: 0,
  },
};

function nothing(cells: number): readonly Cell[] {
  return Array.from({ length: cells }, () => undefined);
}

interface Contract {
  readonly kind: LeanKind;
  readonly midnightMs: number;
  readonly root: string;
  readonly right: string;
  readonly strike: number;
  readonly expiryDay: number;
}

/** An archive of one kind of Lean's minute files. */
export class LeanMinutes {
  readonly origin: ChainOrigin;
  /** The names of the entries, which are of the archive's bytes, tell everything. */
  readonly namedFacts = '';
  readonly #entries: readonly ZipEntry[];
  readonly #parser: ChainRowParser;

  constructor(kind: LeanKind, entries: readonly ZipEntry[]) {
    this.origin = {
      layout: kind.layout,
      stampMeaning: 'quotes',
      vendorVolFallback: undefined,
      greekFactors: {},
    };
    this.#entries = entries;
    this.#parser = new ChainRowParser(this.origin, planOf(kind), ',');
    this.#parser.stampKind = 'local';
  }

  /** The rows of every contract, stamped in New York time; `line` counts within each contract's file. */
  *rows(): Generator<RawChainRows, void> {
    for (const { name, content } of this.#entries) {
      const contract = contractOf(name) as Contract;
      const blocks = new LineBlocks();
      this.#parser.line = 0;
      for (const block of [...blocks.feed(content), ...blocks.end()]) {
        for (let at = 0; at < block.length;) {
          const before = this.#parser.columns.length;
          at = this.#parser.parse(block, at);
          this.#complete(contract, before);
          if (this.#parser.isFull) yield* this.#rest();
        }
      }
    }
    yield* this.#rest();
  }

  *#rest(): Generator<RawChainRows, void> {
    if (this.#parser.columns.length > 0) yield this.#parser.batch();
    this.#parser.clear();
  }

  /** Adds what the contract's name says to its rows from `from` on. */
  #complete({ kind, midnightMs, root, right, strike, expiryDay }: Contract, from: number): void {
    const { columns, underlyings, roots } = this.#parser;
    const to = columns.length;
    for (let row = from; row < to; row += 1) {
      columns.stampsMs[row] = (columns.stampsMs[row] as number) + midnightMs + kind.spanMs;
      for (const name of kind.prices) {
        const prices = columns[name];
        prices[row] = (prices[row] as number) / PRICE_UNITS_A_DOLLAR;
      }
    }
    columns.strike.fill(strike, from, to);
    columns.expiryDay.fill(expiryDay, from, to);
    columns.side.fill(right === 'call' ? 1 : 0, from, to);
    columns.rootOf.fill(roots.place(root), from, to);
    columns.underlyingOf.fill(underlyings.place(underlyingOf(root)), from, to);
  }
}

/** Opens the entries of an archive; codes `input-columns` where they are no minute files of one kind, `input-empty`. */
export function openLeanMinutes(path: string, entries: readonly ZipEntry[]): LeanMinutes | InputFailure {
  const first = entries[0];
  if (first === undefined)
    return inputFailure('input-empty', `${path}: expected minute quotes, found an empty zip`);
  const kind = contractOf(first.name)?.kind;
  const other = entries.find(({ name }) => kind === undefined || contractOf(name)?.kind !== kind);
  if (kind !== undefined && other === undefined) return new LeanMinutes(kind, entries);
  const expected =
    'minute files of options of one kind, DATE_ROOT_minute_quote_STYLE_RIGHT_STRIKE_EXPIRY.csv';
  return inputFailure('input-columns', `${path}: expected ${expected}, found ${other?.name ?? first.name}`);
}

function contractOf(entryName: string): Contract | undefined {
  const [, date, root, kindName, right, strike, expiry] = ENTRY_NAME.exec(entryName.toLowerCase()) ?? [];
  const kind = KINDS[kindName ?? ''];
  if (date === undefined || root === undefined || right === undefined || kind === undefined) return undefined;
  return {
    kind,
    midnightMs: dayIn(date) * MS_PER_DAY,
    root: root.toUpperCase(),
    right,
    strike: Number(strike) / PRICE_UNITS_A_DOLLAR,
    expiryDay: dayIn(expiry ?? ''),
  };
}

function dayIn(text: string): number {
  return dayInBytes(Buffer.from(text, 'latin1'), 0, text.length);
}

function planOf({ cells }: LeanKind): CellPlan {
  return {
    kinds: Uint8Array.from(cells, (name) => (name === undefined ? CELL.skipped : CELL.number)),
    columns: cells,
  };
}
