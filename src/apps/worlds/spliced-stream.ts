// A resampled world as the stream of a run: each session on its real date, with the bars and levels of the session it repeats.
import {
  type BarSeries,
  type CashDividend,
  emptyBarSeries,
  type EpochMs,
  type VolatilityRow,
} from '../../core/domain/index.ts';
import type { SessionBars, VolatilityPath } from '../../core/synthetic/index.ts';
import type { DrawnStream, MarketVolatility, PriceHistory } from '../sessions/index.ts';
import type { SessionSpan, SourceMarket } from './source-market.ts';

/** What each session of a world is made of. */
interface Placed {
  readonly target: SessionSpan;
  readonly origin: SessionSpan;
  /** Place of the origin among the source's spans. */
  readonly originPlace: number;
  /** First bar in the world's columns. */
  readonly at: number;
  /** Prices of the origin times this are the world's. */
  readonly scale: number;
}

/**
 * The stream of a world whose session `firstDrawn + i` repeats the source's session `firstDrawn + chosen[i]`; sessions before
 * stay. A session brings its bars relative to the close before it, its gap included, and the levels of its own bars and
 * close. `dividends`: of a share, taken out of the gap they fell into and put where they are paid.
 */
export function splicedStream(
  market: SourceMarket,
  chosen: Int32Array,
  dividends: readonly CashDividend[],
): DrawnStream {
  const placed = placements(market, chosen, dividends);
  const prices = splicedPrices(market, placed);
  const volatility = splicedVolatility(market, placed, prices.market.bars.length);
  return { isCut: false, prices: () => prices, volatility: () => volatility };
}

function placements(
  { spans, firstDrawn, closes }: SourceMarket,
  chosen: Int32Array,
  dividends: readonly CashDividend[],
): readonly Placed[] {
  const paid = new Map(dividends.map(({ exDate, dollars }) => [exDate, dollars]));
  const placed: Placed[] = [];
  let at = 0;
  let before = closes[0] as number;
  for (const [place, target] of spans.entries()) {
    const originPlace = place < firstDrawn ? place : firstDrawn + (chosen[place - firstDrawn] as number);
    const origin = spans[originPlace] as SessionSpan;
    const originBefore = closes[originPlace - 1];
    const scale =
      originPlace === place && place < firstDrawn
        ? 1
        : (before - (paid.get(target.session.date) ?? 0)) /
          ((originBefore ?? before) - (paid.get(origin.session.date) ?? 0));
    placed.push({ target, origin, originPlace, at, scale });
    before = (closes[originPlace] as number) * scale;
    at += origin.to - origin.from;
  }
  return placed;
}

function splicedPrices({ prices }: SourceMarket, placed: readonly Placed[]): PriceHistory {
  const { bars, sessionIndex } = splicedBars(prices.market.bars, placed);
  const openings = new Map<number, number>();
  const lateStarts = new Map<number, EpochMs>();
  for (const { target, origin, scale } of placed) {
    const opening = prices.openings.get(origin.session.index);
    if (opening !== undefined) openings.set(target.session.index, opening * scale);
    const late = prices.lateStarts.get(origin.session.index);
    if (late !== undefined) {
      lateStarts.set(target.session.index, (target.session.openMs + late - origin.session.openMs) as EpochMs);
    }
  }
  const sessionOf = placed.flatMap(({ target, origin }) =>
    Array.from({ length: origin.to - origin.from }, () => target.session),
  );
  return { ...prices, market: { bars, sessionIndex }, sessionOf, openings, lateStarts };
}

function splicedBars(from: BarSeries, placed: readonly Placed[]): SessionBars {
  const length = placed.reduce((sum, { origin }) => sum + origin.to - origin.from, 0);
  const bars = emptyBarSeries(length, from.volume !== undefined);
  const sessionIndex = new Int32Array(length);
  for (const { target, origin, at, scale } of placed) {
    const shift = target.session.openMs - origin.session.openMs;
    for (let bar = origin.from; bar < origin.to; bar += 1) {
      const place = at + bar - origin.from;
      bars.startMs[place] = (from.startMs[bar] as number) + shift;
      bars.closeMs[place] = (from.closeMs[bar] as number) + shift;
      bars.open[place] = (from.open[bar] as number) * scale;
      bars.high[place] = (from.high[bar] as number) * scale;
      bars.low[place] = (from.low[bar] as number) * scale;
      bars.close[place] = (from.close[bar] as number) * scale;
      if (bars.volume !== undefined) bars.volume[place] = from.volume?.[bar] ?? 0;
      sessionIndex[place] = target.session.index;
    }
  }
  return { bars, sessionIndex };
}

function splicedVolatility(
  { volatility }: SourceMarket,
  placed: readonly Placed[],
  length: number,
): MarketVolatility {
  const { path } = volatility;
  const gathered = (column: Float64Array): Float64Array => {
    const into = new Float64Array(length);
    for (const { origin, at } of placed) into.set(column.subarray(origin.from, origin.to), at);
    return into;
  };
  const available = new Uint8Array(length);
  for (const { origin, at } of placed) available.set(path.available.subarray(origin.from, origin.to), at);
  const spliced: VolatilityPath = {
    ...path,
    vix: gathered(path.vix),
    vix9d: gathered(path.vix9d),
    vix3m: gathered(path.vix3m),
    vix6m: gathered(path.vix6m),
    available,
  };
  return { path: spliced, rows: splicedRows(volatility.rows, placed) };
}

/** Rows of before the first bar stay; each session has the row of the one that it repeats. */
function splicedRows(rows: readonly VolatilityRow[], placed: readonly Placed[]): readonly VolatilityRow[] {
  const byDate = new Map(rows.map((row) => [row.date, row]));
  const firstDate = placed[0]?.target.session.date ?? '';
  const own = placed.flatMap(({ target, origin }) => {
    const row = byDate.get(origin.session.date);
    return row === undefined ? [] : [{ ...row, date: target.session.date }];
  });
  return [...rows.filter(({ date }) => date < firstDate), ...own];
}
