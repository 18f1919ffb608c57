// Collects the rows of a chain file, whatever its layout, as the columns of a `RawChain`.
import type { ChainLayout, ChainStampMeaning, RawChain, StampKind } from '../../../../core/domain/index.ts';
import { GrowingColumn } from '../growing-column.ts';
import type { Stamp } from '../parse-stamp.ts';
import { QUOTE_COLUMNS, type QuoteColumn } from './chain-layouts.ts';

/** One row; numbers that the layout lacks are left out. */
export interface ChainRow {
  readonly line: number;
  readonly stamp: Stamp | undefined;
  /** `undefined` where the layout does not tell roots. */
  readonly root: string | undefined;
  readonly expiryDay: number;
  readonly right: string;
  readonly quotes: Readonly<Partial<Record<QuoteColumn, number>>>;
}

export interface ChainOrigin {
  readonly layout: ChainLayout;
  readonly stampMeaning: ChainStampMeaning;
  readonly underlying: string;
  readonly vendorVolFallback: number | undefined;
}

const SIDE_PUT = 0;
const SIDE_CALL = 1;
const SIDE_UNREADABLE = 2;
const NO_ROOT = -1;

export class ChainCollector {
  #stampKind: StampKind | undefined;
  readonly #roots: string[] = [];
  readonly #stamps = new GrowingColumn();
  readonly #lines = new GrowingColumn();
  readonly #rootOf = new GrowingColumn();
  readonly #expiryDay = new GrowingColumn();
  readonly #side = new GrowingColumn();
  readonly #quotes = new Map(QUOTE_COLUMNS.map((name) => [name, new GrowingColumn()]));

  /** The first readable stamp says how the file is stamped; a stamp of another kind is unreadable in it. */
  push(row: ChainRow): void {
    this.#stampKind ??= row.stamp?.kind;
    this.#stamps.push(
      row.stamp !== undefined && row.stamp.kind === this.#stampKind ? row.stamp.ms : Number.NaN,
    );
    this.#lines.push(row.line);
    this.#rootOf.push(this.#placeOfRoot(row.root));
    this.#expiryDay.push(row.expiryDay);
    this.#side.push(sideOf(row.right));
    for (const [name, column] of this.#quotes) column.push(row.quotes[name] ?? Number.NaN);
  }

  chain(origin: ChainOrigin): RawChain {
    const stampsMs = this.#stamps.values();
    const column = (name: QuoteColumn): Float64Array =>
      this.#quotes.get(name)?.values() ?? new Float64Array();
    return {
      ...origin,
      length: stampsMs.length,
      stampKind: this.#stampKind ?? 'date',
      stampsMs,
      lines: Int32Array.from(this.#lines.values()),
      roots: this.#roots,
      rootOf: Int16Array.from(this.#rootOf.values()),
      expiryDay: this.#expiryDay.values(),
      side: Uint8Array.from(this.#side.values()),
      spot: column('spot'),
      strike: column('strike'),
      bid: column('bid'),
      ask: column('ask'),
      last: column('last'),
      volume: column('volume'),
      openInterest: column('openInterest'),
      vendorVol: column('vendorVol'),
      vendorDelta: column('vendorDelta'),
    };
  }

  #placeOfRoot(root: string | undefined): number {
    if (root === undefined) return NO_ROOT;
    const place = this.#roots.indexOf(root);
    return place >= 0 ? place : this.#roots.push(root) - 1;
  }
}

function sideOf(right: string): number {
  const letter = right.charAt(0).toLowerCase();
  return letter === 'c' ? SIDE_CALL : letter === 'p' ? SIDE_PUT : SIDE_UNREADABLE;
}
