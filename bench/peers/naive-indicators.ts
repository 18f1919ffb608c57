// The five indicators as a short script writes them: every window cut out and added up anew at every bar.
import type { BarColumns } from '../../src/core/signals/index.ts';

const PERIOD = 14;
const BAND_PERIOD = 20;

/** RSI, ATR, ADX of 14 bars, Bollinger position of 20 and stochastic %D of 14, 3, 3 at the last bar, added up. */
export function naiveIndicators(bars: BarColumns): number {
  const { length } = bars;
  const [high, low, close] = [bars.high, bars.low, bars.close].map((column) => Array.from(column)) as [
    number[],
    number[],
    number[],
  ];
  const before = (series: readonly number[], index: number): number => series[index - 1] as number;
  const changes = close.map((value, index) => (index === 0 ? 0 : value - before(close, index)));
  const ranges = close.map((_value, index) => rangeAt(index));
  const plus = movements((index) => (high[index] as number) - before(high, index), low, -1);
  const minus = movements((index) => before(low, index) - (low[index] as number), high, 1);
  function rangeAt(index: number): number {
    const [top, bottom] = [high[index] as number, low[index] as number];
    if (index === 0) return top - bottom;
    const last = before(close, index);
    return Math.max(top - bottom, Math.abs(top - last), Math.abs(bottom - last));
  }
  function movements(own: (index: number) => number, other: readonly number[], sign: number): number[] {
    return close.map((_value, index) => {
      if (index === 0) return 0;
      const against = sign * ((other[index] as number) - before(other, index));
      return own(index) > against && own(index) > 0 ? own(index) : 0;
    });
  }
  const smoothed = (series: readonly number[]): number[] => {
    const out: number[] = [];
    for (const [index, value] of series.entries())
      out.push(
        index < PERIOD
          ? mean(series.slice(0, index + 1))
          : (before(out, index) * (PERIOD - 1) + value) / PERIOD,
      );
    return out;
  };
  const gains = smoothed(changes.map((change) => Math.max(0, change)));
  const losses = smoothed(changes.map((change) => Math.max(0, -change)));
  const atr = smoothed(ranges);
  const up = smoothed(plus);
  const down = smoothed(minus);
  const adx = smoothed(
    up.map(
      (value, index) =>
        (100 * Math.abs(value - (down[index] as number))) / (value + (down[index] as number) || 1),
    ),
  );
  const fast: number[] = [];
  let position = 0;
  let slowD = 0;
  for (let index = 0; index < length; index += 1) {
    const window = close.slice(Math.max(0, index - BAND_PERIOD + 1), index + 1);
    const middle = mean(window);
    const deviation = Math.sqrt(mean(window.map((value) => (value - middle) ** 2)));
    position = 0.5 + ((close[index] as number) - middle) / (4 * deviation || 1);
    const from = Math.max(0, index - PERIOD + 1);
    const lowest = Math.min(...low.slice(from, index + 1));
    const highest = Math.max(...high.slice(from, index + 1));
    fast.push((100 * ((close[index] as number) - lowest)) / (highest - lowest || 1));
    const slow = [2, 1, 0].map((back) => mean(fast.slice(Math.max(0, index - back - 2), index - back + 1)));
    slowD = mean(slow);
  }
  const last = length - 1;
  const rsi = (100 * (gains[last] as number)) / ((gains[last] as number) + (losses[last] as number));
  return rsi + (atr[last] as number) + (adx[last] as number) + position + slowD;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
