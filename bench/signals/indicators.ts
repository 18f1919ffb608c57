// RSI, ATR, ADX, Bollinger bands and the stochastic oscillator together over a million bars, beside windows added up anew.
import { createRng } from '../../src/core/numerics/index.ts';
import {
  type BarColumns,
  batch,
  createAdx,
  createAtr,
  createBollinger,
  createRsi,
  createStochastic,
} from '../../src/core/signals/index.ts';
import { timed } from '../measure.ts';
import { naiveIndicators } from '../peers/naive-indicators.ts';
import type { BenchResult } from '../result.ts';

const BARS = 1_000_000;
/** The script is too slow for as many. */
const NAIVE_BARS = 100_000;
const REPETITIONS = 8;

/** Bars a second of all five, streamed with one line of each read at every bar; the same as a batch that keeps every line. */
export function indicators(): BenchResult {
  const bars = walk(BARS);
  const beginning = walk(NAIVE_BARS);
  checkSameValues(beginning);
  const streamed = timed(REPETITIONS, () => stream(bars)).cpuSeconds;
  const batched = timed(4, () => batchAll(bars)).cpuSeconds;
  const naive = timed(3, () => naiveIndicators(beginning)).cpuSeconds;
  const rate = BARS / streamed;
  return {
    name: 'five indicators, streamed',
    value: rate,
    unit: 'bars/CPU-second',
    ratios: { 'windows anew': rate / (NAIVE_BARS / naive) },
    detail: { 'batch of all 15 lines, bars/CPU-second': BARS / batched },
  };
}

function stream(bars: BarColumns): number {
  const rsi = createRsi(14);
  const atr = createAtr(14);
  const adx = createAdx(14);
  const bands = createBollinger({ period: 20, deviations: 2 });
  const stochastic = createStochastic({ k: 14, smooth: 3, d: 3 });
  const bar = { open: 0, high: 0, low: 0, close: 0, volume: undefined };
  let sum = 0;
  for (let index = 0; index < bars.length; index += 1) {
    bar.high = bars.high[index] as number;
    bar.low = bars.low[index] as number;
    bar.close = bars.close[index] as number;
    rsi.push(bar);
    atr.push(bar);
    adx.push(bar);
    bands.push(bar);
    stochastic.push(bar);
    sum =
      (rsi.value('rsi') ?? 0) +
      (atr.value('atr') ?? 0) +
      (adx.value('adx') ?? 0) +
      (bands.value('position') ?? 0) +
      (stochastic.value('d') ?? 0);
  }
  return sum;
}

function batchAll(bars: BarColumns): void {
  batch(createRsi(14), bars);
  batch(createAtr(14), bars);
  batch(createAdx(14), bars);
  batch(createBollinger({ period: 20, deviations: 2 }), bars);
  batch(createStochastic({ k: 14, smooth: 3, d: 3 }), bars);
}

/** Seeds differ; after so many bars nothing is left of them. */
function checkSameValues(bars: BarColumns): void {
  const [own, naive] = [stream(bars), naiveIndicators(bars)];
  if (Math.abs(own - naive) > 1e-6) throw new Error(`the sums of the five differ: ${own} and ${naive}`);
}

function walk(length: number): BarColumns {
  const rng = createRng('indicators');
  const columns = [0, 1, 2, 3].map(() => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [open, high, low, close] = columns;
  let price = 500;
  for (let index = 0; index < length; index += 1) {
    open[index] = price;
    price *= Math.exp(0.002 * (rng.uniform() - 0.5));
    close[index] = price;
    high[index] = Math.max(open[index] as number, price) * (1 + 0.0005 * rng.uniform());
    low[index] = Math.min(open[index] as number, price) * (1 - 0.0005 * rng.uniform());
  }
  return { length, open, high, low, close, volume: undefined };
}
