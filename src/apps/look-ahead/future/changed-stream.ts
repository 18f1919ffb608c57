// The drawn part of a market with another future: what was drawn of the session in hand stays up to the instant, the rest does not.
import {
  type BarSeries,
  type EpochMs,
  emptyBarSeries,
  invariant,
  type Root,
  type VolatilityRow,
} from '../../../core/domain/index.ts';
import type { TradingCalendar, TradingSession } from '../../../core/market/index.ts';
import type { SessionBars, VolatilityPath } from '../../../core/synthetic/index.ts';
import type { DrawnStream, MarketVolatility, PriceHistory } from '../../sessions/index.ts';
import { FALSE_LEVEL_FACTOR, type FutureChange, sessionAt } from './future-change.ts';

/** What was drawn of every class of a run as it is. */
export interface DrawnMarket {
  readonly prices: Map<Root, PriceHistory>;
  readonly volatility: Map<Root, MarketVolatility>;
}

/** A stream that changes nothing and keeps what was drawn. */
export function keepingStream(): DrawnStream & { readonly drawn: DrawnMarket } {
  const drawn: DrawnMarket = { prices: new Map(), volatility: new Map() };
  return {
    drawn,
    isCut: false,
    prices(history, root) {
      drawn.prices.set(root, history);
      return history;
    },
    volatility(volatility, _history, root) {
      drawn.volatility.set(root, volatility);
      return volatility;
    },
  };
}

/**
 * A stream with another future. Bars drawn inside a day, and levels of quotes drawn inside recorded days, are those of `drawn` up
 * to the instant. Bars that are recorded and levels that are estimated are made anew from what the changed files leave.
 */
export function changedStream(
  drawn: DrawnMarket,
  calendar: TradingCalendar,
  change: FutureChange,
): DrawnStream {
  const session = sessionAt(calendar, change.atMs);
  return {
    isCut: change.kind === 'cut',
    prices(history, root) {
      const own = drawn.prices.get(root);
      invariant(own !== undefined, `${root} was drawn before it is changed`);
      const kept = own.isBridged
        ? withKeptBars(own, history, { atMs: change.atMs, session, calendar })
        : history;
      return change.kind === 'cut' ? kept : withFalsePrices(kept, change);
    },
    volatility(volatility, history, root) {
      const own = drawn.volatility.get(root);
      const prices = drawn.prices.get(root);
      invariant(own !== undefined && prices !== undefined, `${root} was drawn before it is changed`);
      const path =
        own.path.origin === 'recorded'
          ? keptLevels({ own, prices }, { made: volatility.path, history }, { change, session })
          : volatility.path;
      return { path, rows: changedLevels(volatility.rows, calendar, change) };
    },
  };
}

/** Sessions before that of the instant as `made`, that session up to the instant as `own`, and after it as `made` again. */
function withKeptBars(
  own: PriceHistory,
  made: PriceHistory,
  at: { readonly atMs: EpochMs; readonly session: number; readonly calendar: TradingCalendar },
): PriceHistory {
  const { atMs, session, calendar } = at;
  const parts = [
    rowsWhere(made.market, (index) => index < session),
    rowsWhere(own.market, (index, closeMs) => index === session && closeMs <= atMs),
    rowsWhere(made.market, (index, closeMs) => index >= session && closeMs > atMs),
  ];
  const market = joined(parts);
  const openings = new Map(made.openings);
  const opening = own.openings.get(session);
  if (opening !== undefined) openings.set(session, opening);
  return {
    ...made,
    market,
    openings,
    sessionOf: Array.from(market.sessionIndex, (index) => calendar.sessions[index] as TradingSession),
  };
}

interface ChosenRows {
  readonly of: SessionBars;
  readonly rows: readonly number[];
}

function rowsWhere(of: SessionBars, isChosen: (session: number, closeMs: number) => boolean): ChosenRows {
  const { bars, sessionIndex } = of;
  const rows = Array.from(sessionIndex.keys()).filter((row) =>
    isChosen(sessionIndex[row] ?? 0, bars.closeMs[row] ?? 0),
  );
  return { of, rows };
}

const COLUMNS = ['startMs', 'closeMs', 'open', 'high', 'low', 'close', 'volume'] as const;

function joined(parts: readonly ChosenRows[]): SessionBars {
  const length = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  const bars = emptyBarSeries(
    length,
    parts.every(({ of }) => of.bars.volume !== undefined),
  );
  const sessionIndex = new Int32Array(length);
  let at = 0;
  for (const { of, rows } of parts) {
    for (const row of rows) {
      for (const name of COLUMNS) {
        const column = bars[name];
        if (column !== undefined) column[at] = of.bars[name]?.[row] ?? 0;
      }
      sessionIndex[at] = of.sessionIndex[row] ?? 0;
      at += 1;
    }
  }
  return { bars, sessionIndex };
}

/** A factor alone would leave the range of a bar as it was. */
const FALSE_RANGE = { high: 1.04, low: 0.97 } as const;

/** Prices and openings after the instant so far off that nothing they enter looks like what was. */
function withFalsePrices(history: PriceHistory, { atMs, absurdFactor }: FutureChange): PriceHistory {
  const { bars, sessionIndex } = history.market;
  const times = (column: Float64Array, factor: number): Float64Array =>
    column.map((price, row) => ((bars.closeMs[row] ?? 0) > atMs ? price * factor : price));
  const openMs = new Map(history.sessionOf.map(({ index, openMs: at }) => [index, at]));
  const market: BarSeries = {
    ...bars,
    open: times(bars.open, absurdFactor),
    high: times(bars.high, absurdFactor * FALSE_RANGE.high),
    low: times(bars.low, absurdFactor * FALSE_RANGE.low),
    close: times(bars.close, absurdFactor),
  };
  return {
    ...history,
    market: { bars: market, sessionIndex },
    openings: new Map(
      [...history.openings].map(([index, points]) => [
        index,
        (openMs.get(index) ?? 0) >= atMs ? points * absurdFactor : points,
      ]),
    ),
  };
}

const LEVELS = ['vix', 'vix9d', 'vix3m', 'vix6m'] as const;

/** The levels of `made`, but those of the session in hand up to the instant as they were drawn. */
function keptLevels(
  drawn: { readonly own: MarketVolatility; readonly prices: PriceHistory },
  { made, history }: { readonly made: VolatilityPath; readonly history: PriceHistory },
  { change, session }: { readonly change: FutureChange; readonly session: number },
): VolatilityPath {
  const { closeMs } = history.market.bars;
  const { path } = drawn.own;
  const rowOf = new Map(Array.from(drawn.prices.market.bars.closeMs, (ms, row) => [ms, row]));
  const column = (name: (typeof LEVELS)[number]): Float64Array => made[name].slice();
  const kept = {
    ...made,
    vix: column('vix'),
    vix9d: column('vix9d'),
    vix3m: column('vix3m'),
    vix6m: column('vix6m'),
    available: made.available.slice(),
  };
  for (let row = closeMs.length - 1; row >= 0; row -= 1) {
    const atMs = closeMs[row] ?? 0;
    if ((history.market.sessionIndex[row] ?? 0) < session) break;
    const from = atMs <= change.atMs ? rowOf.get(atMs) : undefined;
    if (from !== undefined) {
      for (const name of LEVELS) kept[name][row] = path[name][from] ?? 0;
      kept.available[row] = path.available[from] ?? 0;
    } else if (change.kind === 'poison' && atMs > change.atMs) {
      for (const name of LEVELS) kept[name][row] = (kept[name][row] ?? 0) * FALSE_LEVEL_FACTOR;
    }
  }
  return kept;
}

/** A day's close of an index is out this long after the session's; stated here, since a proof borrows nothing from what it judges. */
const LEVEL_KNOWN_AFTER_CLOSE_MS = 15 * 60_000;

/** The rows that were published by the instant, and where the rest is made false the others beside them. */
function changedLevels(
  rows: readonly VolatilityRow[],
  calendar: TradingCalendar,
  { kind, atMs }: FutureChange,
): readonly VolatilityRow[] {
  const times = (level: number | undefined): number | undefined => level && level * FALSE_LEVEL_FACTOR;
  return rows.flatMap((row): readonly VolatilityRow[] => {
    const closeMs = calendar.sessionOn(row.date)?.closeMs ?? 0;
    if (closeMs + LEVEL_KNOWN_AFTER_CLOSE_MS <= atMs) return [row];
    if (kind === 'cut') return [];
    const { date, vix, vix9d, vix3m, vix6m } = row;
    return [
      { date, vix: vix * FALSE_LEVEL_FACTOR, vix9d: times(vix9d), vix3m: times(vix3m), vix6m: times(vix6m) },
    ];
  });
}
