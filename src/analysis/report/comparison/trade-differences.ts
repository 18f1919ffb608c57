// Trades that only some of several runs made: the same structure opened in the same session counts as the same trade.
import type { TradeEntry } from '../document/trades/trade-entry.ts';
import type { ComparedRun } from './compared-run.ts';

/** A trade and the names of the runs that made it. */
export interface PartialTrade {
  readonly trade: TradeEntry;
  readonly runs: readonly string[];
}

export interface TradeOverlap {
  /** Trades that every run made. */
  readonly shared: number;
  /** In order of entry; none that every run made. */
  readonly partial: readonly PartialTrade[];
}

/** How far the runs' trades, closed and open, are the same. */
export function tradeOverlap(runs: readonly ComparedRun[]): TradeOverlap {
  const byKey = new Map<string, { readonly trade: TradeEntry; readonly runs: string[] }>();
  for (const { name, document } of runs) {
    for (const trade of [...document.trades, ...document.openPositions]) {
      const key = keyOf(trade);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, { trade, runs: [name] });
      else if (!known.runs.includes(name)) known.runs.push(name);
    }
  }
  const all = [...byKey.values()];
  const partial = all.filter((one) => one.runs.length < runs.length);
  return {
    shared: all.length - partial.length,
    partial: partial.toSorted(
      (a, b) => compare(a.trade.entryAt, b.trade.entryAt) || compare(keyOf(a.trade), keyOf(b.trade)),
    ),
  };
}

function keyOf({ root, expiry, entryAt, legs }: TradeEntry): string {
  const strikes = legs.map(({ right, side, strike }) => `${side} ${right} ${strike}`);
  return [root, expiry, entryAt.slice(0, 10), ...strikes].join('|');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
