// Base bars of the exchange's sessions as engine events have them, and what a builder makes of them, for the tests of this room.
import type { Bar, BarSeries, EpochMs, SessionDate, Timeframe } from '../../domain/index.ts';
import { dayNumberOf } from '../../domain/index.ts';
import { nyse } from '../../market/bundled-rules.fixture.ts';
import type { FrameBar, FrameInput, WeekAt } from './frame-bar.ts';
import { createFrameBuilder, type FrameBuilder } from './frame-builder.ts';

/** The bars of a series as inputs; each must start inside a session. */
export function inputsOf(series: BarSeries): readonly FrameInput[] {
  return Array.from({ length: series.length }, (_, index) => {
    const at = (column: Float64Array): number => column[index] as number;
    const session = nyse.containing(at(series.startMs) as EpochMs);
    if (session === undefined) throw new Error(`no session at bar ${index}`);
    const bar: Bar = {
      startMs: at(series.startMs) as EpochMs,
      closeMs: at(series.closeMs) as EpochMs,
      open: at(series.open),
      high: at(series.high),
      low: at(series.low),
      close: at(series.close),
      volume: series.volume?.[index],
    };
    return {
      availableAtMs: bar.closeMs,
      bar,
      sessionOpenMs: session.openMs,
      sessionCloseMs: session.closeMs,
      sessionDay: dayNumberOf(session.date),
    };
  });
}

/** Copies of the bars that a builder of `timeframe` gives over the inputs. */
export function builtBars(
  inputs: readonly FrameInput[],
  timeframe: Timeframe,
  weekAt?: WeekAt,
): { readonly bars: readonly FrameBar[]; readonly builder: FrameBuilder } {
  const builder = createFrameBuilder(timeframe, weekAt);
  const bars: FrameBar[] = [];
  for (const input of inputs) builder.push(input, (bar) => bars.push({ ...bar }));
  return { bars, builder };
}

/** Every bar of `minutes` in the sessions of the dates, its prices from `priceAt` of its place; volume 100 and up. */
export function seriesOf(
  dates: readonly string[],
  minutes: number,
  priceAt: (place: number) => number = (place) => 100 + (place % 7) - (place % 3),
): BarSeries {
  const spans = dates.flatMap((date) => {
    const session = nyse.sessionOn(date as SessionDate);
    if (session === undefined) return [];
    const starts: { startMs: number; closeMs: number }[] = [];
    for (let ms: number = session.openMs; ms < session.closeMs; ms += minutes * 60_000)
      starts.push({ startMs: ms, closeMs: Math.min(ms + minutes * 60_000, session.closeMs) });
    return starts;
  });
  const column = (value: (place: number) => number): Float64Array =>
    Float64Array.from(spans, (_, place) => value(place));
  const open = (place: number): number => priceAt(place);
  const close = (place: number): number => priceAt(place + 1);
  return {
    length: spans.length,
    startMs: Float64Array.from(spans, ({ startMs }) => startMs),
    closeMs: Float64Array.from(spans, ({ closeMs }) => closeMs),
    open: column(open),
    high: column((place) => Math.max(open(place), close(place)) + 0.25),
    low: column((place) => Math.min(open(place), close(place)) - 0.5),
    close: column(close),
    volume: column((place) => 100 + place),
  };
}

/** The bars of a series whose places `isKept`. */
export function keptSeries(series: BarSeries, isKept: (place: number) => boolean): BarSeries {
  const keep = (column: Float64Array): Float64Array => column.filter((_, place) => isKept(place));
  const startMs = keep(series.startMs);
  return {
    length: startMs.length,
    startMs,
    closeMs: keep(series.closeMs),
    open: keep(series.open),
    high: keep(series.high),
    low: keep(series.low),
    close: keep(series.close),
    volume: series.volume && keep(series.volume),
  };
}
