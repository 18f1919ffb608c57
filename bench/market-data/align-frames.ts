// Aligns 5m, 15m, 60m, daily and weekly frames to 10,000 and 40,000 five-minute bars, beside a mask over the frames at every bar.
import { readCalendarTable } from '../../src/adapters/bundled/index.ts';
import {
  type BarSeries,
  emptyBarSeries,
  type SessionDate,
  type Timeframe,
} from '../../src/core/domain/index.ts';
import {
  type AlignedStream,
  aggregateBars,
  alignStreams,
  buildTradingCalendar,
  createFrameSchedule,
  type TradingCalendar,
} from '../../src/core/market/index.ts';
import { timed } from '../measure.ts';
import { naiveFrameMask } from '../peers/naive-frame-mask.ts';
import type { BenchResult } from '../result.ts';

const FRAMES: readonly Timeframe[] = ['5m', '15m', '60m', 'D', 'W'];
const FRAME_MS = 300_000;
const BARS = 10_000;
const REPETITIONS = 8;

/** Bars a second, and how the time grows with four times the bars. */
export function alignFrames(): BenchResult {
  const calendar = readCalendar();
  const short = inputOf(calendar, BARS);
  const long = inputOf(calendar, 4 * BARS);
  checkSteps(short);
  const own = timed(REPETITIONS, () => align(short)).cpuSeconds;
  const longer = timed(REPETITIONS, () => align(long)).cpuSeconds;
  const naive = timed(2, () => naiveFrameMask(short.clockMs, short.series)).cpuSeconds;
  const naiveLonger = timed(2, () => naiveFrameMask(long.clockMs, long.series)).cpuSeconds;
  return {
    name: 'align 5 frames, 10,000 bars',
    value: BARS / own,
    unit: 'bars/s',
    ratios: { 'mask per bar': naive / own, 'mask per bar, 40,000 bars': naiveLonger / longer },
    detail: { 'ms per 10,000 bars': 1000 * own, 'time of 4 times the bars (linear 4)': longer / own },
  };
}

interface Input {
  readonly clockMs: Float64Array;
  readonly series: readonly BarSeries[];
  readonly streams: readonly AlignedStream[];
}

function align({ clockMs, streams }: Input): number {
  return alignStreams(clockMs, streams).steps;
}

/** The bound that makes it linear, and that both find the same bars. */
function checkSteps(input: Input): void {
  const items = input.series.reduce((sum, { length }) => sum + length, 0);
  const { clockMs, streams } = input;
  let places = 0;
  const observe = (_: number, views: readonly { readonly item: number }[]): void => {
    for (const { item } of views) places += item;
  };
  const { steps } = alignStreams(clockMs, streams, { observe });
  if (steps > items + clockMs.length) throw new Error(`${steps} steps for ${items} items`);
  if (places !== naiveFrameMask(clockMs, input.series)) throw new Error('the mask finds other bars');
}

function inputOf(calendar: TradingCalendar, bars: number): Input {
  const base = flatBars(calendar, bars);
  const series = FRAMES.map((frame) => aggregateBars(base, calendar, frame));
  const streams = FRAMES.map((frame, index): AlignedStream => {
    const { closeMs, length } = series[index] as BarSeries;
    return {
      name: frame,
      items: { length, atMs: closeMs },
      delayMs: 0,
      age: { unit: 'bars', schedule: createFrameSchedule(calendar, frame), limit: 1 },
    };
  });
  return { clockMs: base.closeMs, series, streams };
}

function flatBars(calendar: TradingCalendar, bars: number): BarSeries {
  const series = emptyBarSeries(bars, false);
  let count = 0;
  const first = calendar.atOrAfter('2018-01-02' as SessionDate)?.index ?? 0;
  for (const { openMs, closeMs } of calendar.sessions.slice(first))
    for (let ms: number = openMs; ms < closeMs && count < bars; ms += FRAME_MS) {
      series.startMs[count] = ms;
      series.closeMs[count] = ms + FRAME_MS;
      count += 1;
    }
  return series;
}

function readCalendar(): TradingCalendar {
  const read = readCalendarTable();
  if (!read.ok) throw new Error(read.error.message);
  return buildTradingCalendar(read.table);
}
