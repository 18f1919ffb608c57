// The columns that a chain parser fills batch after batch, and the rows of a whole file gathered from them.
import {
  CHAIN_NUMBER_COLUMNS,
  type ChainLayout,
  type ChainStampMeaning,
  type RawChain,
  type RawChainRows,
} from '../../../../core/domain/index.ts';
import type { GreekFactors, QuoteColumn } from './chain-layouts.ts';

/** What holds for every row of a file. */
export interface ChainOrigin {
  readonly layout: ChainLayout;
  readonly stampMeaning: ChainStampMeaning;
  readonly vendorVolFallback: number | undefined;
  readonly greekFactors: GreekFactors;
}

export const QUOTE_COLUMNS: readonly QuoteColumn[] = CHAIN_NUMBER_COLUMNS.filter(
  (name): name is QuoteColumn => name !== 'quotedAtMs',
);

type Writable<Type> = { -readonly [Name in keyof Type]: Type[Name] };
export type ChainColumnSet = Writable<Omit<RawChainRows, keyof ChainOrigin | 'underlyings' | 'roots'>>;

/** Empty columns: numbers and days NaN, sides and roots untold. */
export function emptyChainColumns(capacity: number): ChainColumnSet {
  const numbers = (): Float64Array => new Float64Array(capacity).fill(Number.NaN);
  const quotes = Object.fromEntries(QUOTE_COLUMNS.map((name) => [name, numbers()])) as Record<
    QuoteColumn,
    Float64Array
  >;
  return {
    ...quotes,
    length: 0,
    stampKind: 'date',
    stampsMs: numbers(),
    lines: new Int32Array(capacity),
    underlyingOf: new Int32Array(capacity),
    rootOf: new Int32Array(capacity).fill(-1),
    expiryDay: numbers(),
    side: new Uint8Array(capacity).fill(2),
    symbolExpiryDay: numbers(),
    symbolStrike: numbers(),
    symbolSide: new Uint8Array(capacity).fill(2),
    faults: new Uint8Array(capacity),
  };
}

/** Gathers batches into the rows of a whole file. */
export class ChainGatherer {
  readonly #batches: RawChainRows[] = [];
  #length = 0;

  add(batch: RawChainRows): void {
    const cut = Object.entries(batch).map(([name, column]: [string, unknown]) => [
      name,
      isColumn(column) ? column.slice(0, batch.length) : column,
    ]);
    this.#batches.push(Object.fromEntries(cut) as RawChainRows);
    this.#length += batch.length;
  }

  /** Names and kind of stamp are those of the last batch, which knows all that came before. */
  chain(origin: ChainOrigin): RawChain {
    const last = this.#batches.at(-1);
    const whole = emptyChainColumns(this.#length);
    for (const [name, column] of Object.entries(whole)) {
      if (!isColumn(column)) continue;
      let at = 0;
      for (const batch of this.#batches) {
        column.set(batch[name as 'strike'], at);
        at += batch.length;
      }
    }
    return {
      ...whole,
      ...origin,
      length: this.#length,
      stampKind: last?.stampKind ?? 'date',
      underlyings: last?.underlyings ?? [],
      roots: last?.roots ?? [],
    };
  }
}

function isColumn(value: unknown): value is Float64Array | Int32Array | Uint8Array {
  return ArrayBuffer.isView(value);
}
