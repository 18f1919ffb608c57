// A vendor that answers at once with daily rows or a small chain, and writes down what it is asked.
import {
  type ChainRows,
  dayNumberOf,
  emptyChainRows,
  MS_PER_DAY,
  type RawBars,
  type SessionDate,
} from '../../core/domain/index.ts';
import type {
  FailedAnswer,
  MarketDataPage,
  MarketDataRequest,
  MarketDataSource,
  PageRows,
} from '../../core/ports/index.ts';

const dayOf = (text: string): number => dayNumberOf(text as SessionDate);

/** A vendor that has daily rows of these dates, and writes down what it is asked. */
export function vendorOf(
  dates: readonly string[],
  answer: (request: MarketDataRequest) => PageRows | FailedAnswer | MarketDataPage = (request) =>
    rowsFor(request, dates),
): MarketDataSource & { readonly asked: MarketDataRequest[]; readonly cursors: unknown[] } {
  const asked: MarketDataRequest[] = [];
  const cursors: unknown[] = [];
  return {
    asked,
    cursors,
    name: 'vendor',
    kinds: ['bars', 'chain', 'index-levels', 'rates'],
    // oxlint-disable-next-line require-await -- a vendor that answers at once
    async *pages(request, { after }): AsyncGenerator<MarketDataPage | FailedAnswer> {
      asked.push(request);
      cursors.push(after);
      const rows = answer(request);
      yield 'ok' in rows ? rows : { ok: true, rows, leftOut: {}, next: undefined };
    },
  };
}

export function rowsFor(request: MarketDataRequest, dates: readonly string[]): PageRows {
  if (!('from' in request)) throw new Error('a daily request has a span');
  const kept = dates.filter((day) => day >= request.from && day <= request.to);
  const stamps = {
    length: kept.length,
    stampKind: 'date' as const,
    stampsMs: Float64Array.from(kept, (day) => dayOf(day) * MS_PER_DAY),
    lines: Int32Array.from(kept, (_, row) => row + 1),
  };
  const level = Float64Array.from(kept, (_, row) => 17 + row / 10);
  if (request.kind === 'rates')
    return { kind: 'rates', rates: { ...stamps, rate: level.map((value) => value / 400) } };
  const bars: RawBars = {
    ...stamps,
    open: level,
    high: level.map((value) => value + 0.2),
    low: level.map((value) => value - 0.2),
    close: level,
    volume: level.map(() => 1e6),
    dividend: undefined,
  };
  return request.kind === 'bars' ? { kind: 'bars', bars } : { kind: 'index-levels', levels: bars };
}

/** A small chain at noon, puts and calls around 680. */
export function chainRows(hasSwappedSides = false): ChainRows {
  const strikes = Array.from({ length: 40 }, (_, index) => 660 + index);
  const rows = emptyChainRows(strikes.length * 2, ['SPY']);
  for (const [index, strike] of strikes.entries())
    for (const side of [0, 1]) {
      const row = index * 2 + side;
      const value = (side === 1) === hasSwappedSides ? 5 + index : 50 - index;
      rows.quotedAtMs[row] = Date.UTC(2026, 10, 20, 17, 0);
      rows.date[row] = dayOf('2026-11-20');
      rows.expiryDay[row] = dayOf('2026-12-18');
      rows.side[row] = side;
      rows.strike[row] = strike;
      rows.spot[row] = 680;
      rows.bid[row] = value;
      rows.ask[row] = value + 0.1;
    }
  return rows;
}
