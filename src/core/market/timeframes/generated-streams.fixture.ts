// Arbitrary inputs of the alignment: frames and quotes around half days, clock changes and closures, damaged in every way.
import fc from 'fast-check';
import { addDays, type SessionDate, type Timeframe } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import type { AlignedStream } from './aligned-stream.ts';
import { createFrameSchedule, type FrameSchedule } from './frame-schedule.ts';
import { naiveCloses, type NaiveStream } from './naive-alignment.fixture.ts';
import { orderItems } from './order-items.ts';

const MINUTE_MS = 60_000;

/** Spans with half days, both clock changes, long weekends, a week without sessions, one-off closures and a plain week. */
const SPANS: readonly (readonly [string, string])[] = [
  ['2018-07-02', '2018-07-06'],
  ['2019-11-26', '2019-12-02'],
  ['2020-03-05', '2020-03-10'],
  ['2020-10-29', '2020-11-03'],
  ['2001-09-07', '2001-09-18'],
  ['2025-01-07', '2025-01-10'],
  ['2018-12-03', '2018-12-07'],
  ['2022-12-22', '2022-12-28'],
  ['2021-05-10', '2021-05-13'],
];
const FRAMES: readonly Timeframe[] = ['5m', '15m', '30m', '60m', 'D', 'W'];
const SCHEDULES = Object.fromEntries(
  FRAMES.map((frame) => [frame, createFrameSchedule(nyse, frame)]),
) as Record<Timeframe, FrameSchedule>;

/** One generated stream in both forms. */
export interface GeneratedStream {
  readonly fast: AlignedStream;
  readonly slow: NaiveStream;
}

export interface GeneratedInput {
  readonly clockMs: Float64Array;
  readonly streams: readonly GeneratedStream[];
}

interface StreamShape {
  readonly frame: Timeframe | 'quotes';
  readonly presence: 'given' | 'given-too' | 'empty' | 'absent';
  /** Share of the frame's bars that are there, in percent. */
  readonly kept: number;
  /** Places from which to copy, to displace by minutes, to spoil and to swap. */
  readonly copied: readonly number[];
  readonly displaced: readonly (readonly [number, number])[];
  readonly spoilt: readonly number[];
  readonly swapped: readonly (readonly [number, number])[];
  readonly isReversed: boolean;
  readonly quotes: readonly number[];
  readonly delayMinutes: number;
  readonly limit: number;
}

const place = fc.nat({ max: 400 });
const shape: fc.Arbitrary<StreamShape> = fc.record({
  frame: fc.constantFrom(...FRAMES, 'quotes' as const),
  presence: fc.constantFrom('given', 'given-too', 'given-too', 'empty', 'absent'),
  kept: fc.constantFrom(100, 100, 90, 50, 10),
  copied: fc.array(place, { maxLength: 3 }),
  displaced: fc.array(fc.tuple(place, fc.integer({ min: -90, max: 90 })), { maxLength: 3 }),
  spoilt: fc.array(place, { maxLength: 2 }),
  swapped: fc.array(fc.tuple(place, place), { maxLength: 3 }),
  isReversed: fc.boolean(),
  quotes: fc.array(fc.nat({ max: 5 * 24 * 60 }), { maxLength: 30 }),
  delayMinutes: fc.constantFrom(0, 0, 0, 1, 15, 600),
  limit: fc.constantFrom(0, 1, 2, 30, 400),
});

/** What an input is made of; short to read where a property fails. */
export interface InputShape {
  readonly span: readonly [string, string];
  readonly clock: Timeframe | 'none';
  readonly extra: readonly number[];
  readonly shapes: readonly StreamShape[];
}

/** `clock` names the frame whose closes are the clock; `extra` adds instants of any minute of the week. */
export const inputShape: fc.Arbitrary<InputShape> = fc.record({
  span: fc.constantFrom(...SPANS),
  clock: fc.constantFrom<Timeframe | 'none'>('15m', '30m', '60m', 'D', 'none'),
  extra: fc.array(fc.nat({ max: 7 * 24 * 60 }), { maxLength: 12 }),
  shapes: fc.array(shape, { maxLength: 5 }),
});

/** Clock and streams of a shape. */
export function inputOf({ span, clock, extra, shapes }: InputShape): GeneratedInput {
  const startMs = Date.parse(`${span[0]}T00:00Z`);
  const closes = clock === 'none' ? [] : closesOf(clock, span, 0);
  const instants = [...closes, ...extra.map((minute) => startMs + minute * MINUTE_MS)];
  return {
    clockMs: Float64Array.from(new Set(instants)).sort(),
    streams: shapes.map((one) => streamOf(one, span, startMs)),
  };
}

const closesOfSpan = new Map<string, readonly number[]>();

/** Closes of a frame from `margin` days before a span to as many after it. */
function closesOf(
  frame: Timeframe,
  [from, to]: readonly [string, string],
  margin: number,
): readonly number[] {
  const key = `${frame} ${from} ${margin}`;
  const known = closesOfSpan.get(key);
  if (known !== undefined) return known;
  const span = { from: addDays(from as SessionDate, -margin), to: addDays(to as SessionDate, margin) };
  const closes = naiveCloses(nyse, frame, span);
  closesOfSpan.set(key, closes);
  return closes;
}

function streamOf(one: StreamShape, span: readonly [string, string], startMs: number): GeneratedStream {
  const { frame } = one;
  const instantsMs = sourceOf(
    one,
    frame === 'quotes' ? one.quotes.map((minute) => startMs + minute * MINUTE_MS) : closesOf(frame, span, 0),
  );
  const delayMs = one.delayMinutes * MINUTE_MS;
  const items = instantsMs && orderItems(Float64Array.from(instantsMs));
  const age =
    frame === 'quotes'
      ? ({ unit: 'minutes', limit: one.limit } as const)
      : ({ unit: 'bars', schedule: SCHEDULES[frame], limit: one.limit } as const);
  // The clock and displaced items may lie outside the span, where closes age an item all the same.
  const closesMs = frame === 'quotes' ? undefined : closesOf(frame, span, 12);
  return {
    fast: { name: frame, items, delayMs, age },
    slow: { instantsMs, delayMs, closesMs, limit: one.limit },
  };
}

function sourceOf(one: StreamShape, instants: readonly number[]): number[] | undefined {
  if (one.presence === 'absent') return undefined;
  if (one.presence === 'empty') return [];
  const source = instants.filter((_, index) => (index * 37) % 100 < one.kept);
  const within = (at: number): number => at % Math.max(1, source.length);
  for (const at of one.copied) if (source.length > 0) source.push(source[within(at)] as number);
  for (const [at, minutes] of one.displaced)
    if (source.length > 0) source[within(at)] = (source[within(at)] as number) + minutes * MINUTE_MS;
  for (const at of one.spoilt) if (source.length > 0) source[within(at)] = Number.NaN;
  for (const [left, right] of one.swapped) {
    const kept = source[within(left)] as number;
    if (source.length === 0) continue;
    source[within(left)] = source[within(right)] as number;
    source[within(right)] = kept;
  }
  return one.isReversed ? source.toReversed() : source;
}
