// The peer of the whole backtest: the same strategy the plain way, an object for every bar, leg and price.
import type { Dataset } from '../../src/core/engine/index.ts';
import { naivePriceAndDelta } from './naive-black-scholes.ts';

interface NaiveBar {
  readonly time: number;
  readonly date: string;
  readonly close: number;
  readonly minute: number;
}

interface NaiveLeg {
  readonly strike: number;
  readonly isCall: boolean;
  readonly quantity: number;
}

interface NaiveTrade {
  readonly legs: readonly NaiveLeg[];
  readonly expiryMs: number;
  readonly credit: number;
}

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

/**
 * A condor a week at 30 and 16 delta, 45 days ahead, closed at half of its credit or 21 days before expiry, on prices
 * of a flat volatility; no spreads, fees, ticks, venue, risk or records. Returns equity by bar.
 */
export function naiveBacktest(
  dataset: Dataset,
): readonly { readonly time: number; readonly equity: number }[] {
  const equity: { time: number; equity: number }[] = [];
  let trades: NaiveTrade[] = [];
  let cash = 100_000;
  let lastEntryMs = 0;
  for (let index = 0; index < dataset.series.length; index += 1) {
    const bar = barAt(dataset, index);
    const marks = trades.map((trade) => ({ trade, value: valueOf(trade, bar) }));
    const closing = marks.filter(
      ({ trade, value }) => -value <= trade.credit / 2 || trade.expiryMs - bar.time <= 21 * DAY_MS,
    );
    for (const { value } of closing) cash += 100 * value;
    trades = trades.filter((trade) => !closing.some((entry) => entry.trade === trade));
    if (bar.minute >= 30 && bar.time - lastEntryMs >= 7 * DAY_MS && trades.length < 5) {
      const trade = openTrade(bar);
      cash += 100 * trade.credit;
      trades.push(trade);
      lastEntryMs = bar.time;
    }
    equity.push({
      time: bar.time,
      equity: cash + 100 * trades.reduce((sum, trade) => sum + valueOf(trade, bar), 0),
    });
  }
  return equity;
}

function barAt({ series, sessionOf }: Dataset, index: number): NaiveBar {
  const time = series.closeMs[index] ?? 0;
  return {
    time,
    date: new Date(time).toISOString().slice(0, 10),
    close: series.close[index] ?? 0,
    minute: (time - (sessionOf[index]?.openMs ?? 0)) / 60_000,
  };
}

function valueOf(trade: NaiveTrade, bar: NaiveBar): number {
  return trade.legs
    .map((leg) => leg.quantity * priceOf(leg, trade.expiryMs, bar).price)
    .reduce((a, b) => a + b, 0);
}

function priceOf(
  leg: NaiveLeg,
  expiryMs: number,
  bar: NaiveBar,
): { readonly price: number; readonly delta: number } {
  const years = Math.max(expiryMs - bar.time, 60_000) / YEAR_MS;
  return naivePriceAndDelta({ spot: bar.close, years, vol: 0.18, rate: 0, ...leg });
}

function openTrade(bar: NaiveBar): NaiveTrade {
  const expiryMs = bar.time + 45 * DAY_MS;
  const legs = [
    nearestDelta(bar, expiryMs, { isCall: false, delta: -0.16, quantity: 1 }),
    nearestDelta(bar, expiryMs, { isCall: false, delta: -0.3, quantity: -1 }),
    nearestDelta(bar, expiryMs, { isCall: true, delta: 0.3, quantity: -1 }),
    nearestDelta(bar, expiryMs, { isCall: true, delta: 0.16, quantity: 1 }),
  ];
  const trade = { legs, expiryMs, credit: 0 };
  return { ...trade, credit: -valueOf(trade, bar) };
}

/** Looks at every strike within a quarter of the spot. */
function nearestDelta(
  bar: NaiveBar,
  expiryMs: number,
  wanted: { readonly isCall: boolean; readonly delta: number; readonly quantity: number },
): NaiveLeg {
  const strikes = Array.from({ length: 200 }, (_, index) => Math.round(bar.close * (0.75 + index / 400)));
  const legs = strikes.map((strike) => ({ strike, isCall: wanted.isCall, quantity: wanted.quantity }));
  const distance = (leg: NaiveLeg): number => Math.abs(priceOf(leg, expiryMs, bar).delta - wanted.delta);
  return legs.toSorted((a, b) => distance(a) - distance(b))[0] as NaiveLeg;
}
