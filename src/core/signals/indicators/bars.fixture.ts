// Bars for the tests of indicators: seeded walks, and what an indicator says over all of a series.
import fc from 'fast-check';
import { createRng } from '../../numerics/index.ts';
import { type BarColumns, batch } from './batch.ts';
import type { Indicator, IndicatorBar } from './indicator.ts';

/** A seeded walk of `length` bars around 100 points. */
export function walk(length: number, seed: number): IndicatorBar[] {
  const rng = createRng(seed);
  let price = 100;
  return Array.from({ length }, () => {
    const open = price;
    price *= Math.exp(0.01 * (rng.uniform() - 0.5));
    const reach = price * 0.004;
    const high = Math.max(open, price) + reach * rng.uniform();
    const low = Math.min(open, price) - reach * rng.uniform();
    return { open, high, low, close: price, volume: Math.floor(1000 * rng.uniform()) };
  });
}

/** Bars that are flat, gap, repeat or have no volume more often than any market. */
export const awkwardBars: fc.Arbitrary<IndicatorBar[]> = fc.array(
  fc
    .tuple(
      fc.array(fc.constantFrom(1, 2, 2.5, 99.99, 100, 100.01), { minLength: 4, maxLength: 4 }),
      fc.constantFrom(undefined, 0, 1, 250),
    )
    .map(([prices, volume]) => ({
      open: prices[0] as number,
      high: Math.max(...prices),
      low: Math.min(...prices),
      close: prices[1] as number,
      volume,
    })),
  { maxLength: 60 },
);

/** The bars as columns; `volume` is there where every bar has one. */
export function columnsOf(bars: readonly IndicatorBar[]): BarColumns {
  const volumes = bars.flatMap(({ volume }) => (volume === undefined ? [] : [volume]));
  return {
    length: bars.length,
    open: bars.map(({ open }) => open),
    high: bars.map(({ high }) => high),
    low: bars.map(({ low }) => low),
    close: bars.map(({ close }) => close),
    volume: volumes.length === bars.length ? volumes : undefined,
  };
}

/** One line of an indicator over all bars, `undefined` where it has no value. */
export function lineOver<Line extends string>(
  indicator: Indicator<Line>,
  bars: BarColumns,
  line: Line,
): (number | undefined)[] {
  const { values, isDefined } = batch(indicator, bars)[line];
  return Array.from(values, (value, index) => (isDefined[index] === 1 ? value : undefined));
}

/** A bar of the given close, from it where no other price is told. */
export function bar(close: number, other: Partial<IndicatorBar> = {}): IndicatorBar {
  return { open: close, high: close, low: close, close, volume: 100, ...other };
}

/** A line after each bar. */
export function over<Line extends string>(
  indicator: Indicator<Line>,
  line: Line,
  bars: readonly IndicatorBar[],
): (number | undefined)[] {
  return bars.map((one) => {
    indicator.push(one);
    return indicator.value(line);
  });
}
