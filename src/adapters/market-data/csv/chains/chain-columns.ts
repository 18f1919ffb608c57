// Collects the rows of a chain file, whatever its layout, as the columns of a `RawChain`.
import type { ChainLayout, ChainStampMeaning, RawChain, StampKind } from '../../../../core/domain/index.ts';
import { GrowingColumn } from '../growing-column.ts';
import type { Stamp } from '../parse-stamp.ts';
import { QUOTE_COLUMNS, type QuoteColumn } from './chain-layouts.ts';

/** One row; numbers that the layout lacks are left out. */
export interface ChainRow {
  readonly line: number;
  readonly stamp: Stamp | undefined;
  readonly underlying: string;
  /** `undefined` where the layout does not tell roots. */
  readonly root: string | undefined;
  readonly expiryDay: number;
  readonly right: string;
  readonly quotes: Readonly<Partial<Record<QuoteColumn, number>>>;
}

export interface ChainOrigin {
  readonly layout: ChainLayout;
  readonly stampMeaning: ChainStampMeaning;
  readonly vendorVolFallback: number | undefined;
}

const SIDE_PUT = 0;
const SIDE_CALL = 1;
const SIDE_UNREADABLE = 2;
const NO_ROOT = -1;

export class ChainCollector {
  #stampKind: StampKind | undefined;
  readonly #underlyings = new NamePlaces();
  readonly #roots = new NamePlaces();
  readonly #stamps = new GrowingColumn();
  readonly #lines = new GrowingColumn();
  readonly #underlyingOf = new GrowingColumn();
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
    this.#underlyingOf.push(this.#underlyings.placeOf(row.underlying));
    this.#rootOf.push(row.root === undefined ? NO_ROOT : this.#roots.placeOf(row.root));
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
      underlyings: this.#underlyings.names,
      underlyingOf: Int32Array.from(this.#underlyingOf.values()),
      roots: this.#roots.names,
      rootOf: Int32Array.from(this.#rootOf.values()),
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
}

/** Names in the order in which they are first met; a damaged file may have as many as rows. */
class NamePlaces {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();

  placeOf(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.names.push(name) - 1;
    this.#places.set(name, place);
    return place;
  }
}

function sideOf(right: string): number {
  const letter = right.charAt(0).toLowerCase();
  return letter === 'c' ? SIDE_CALL : letter === 'p' ? SIDE_PUT : SIDE_UNREADABLE;
}
