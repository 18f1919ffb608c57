// Intraday bars inside real daily bars, so that a market known only by the day can be traded at any bar length.
import { type BarSeries, emptyBarSeries, invariant } from '../../domain/index.ts';
import type { TradingSession } from '../../market/index.ts';
import type { Rng } from '../../numerics/index.ts';
import type { SessionBars } from '../session-bars.ts';
import { drawOpen, isOpenMissing } from './opening-value.ts';
import { type DayVariance, drawDayVariance, emptyDayVariance } from './day-variance.ts';
import { fillMinuteRange } from './minute-range.ts';
import { type SessionShape, sessionShape } from './session-shape.ts';
import { fillUnitPath } from './unit-path.ts';

const MS_PER_MINUTE = 60_000;

export interface BridgeInput {
  /** Hygienic daily bars, one a session at most: 0 < low <= close <= high. */
  readonly daily: SessionBars;
  /** All sessions of the calendar that `daily.sessionIndex` counts. */
  readonly sessions: readonly TradingSession[];
  readonly barMinutes: number;
  readonly rng: Rng;
}

export interface BridgedBars extends SessionBars {
  /** The opening value used for each daily bar, aligned with `daily.bars`: the proxy for an AM settlement. */
  readonly openings: Float64Array;
  /** Counts by repair; they do not depend on the seed. */
  readonly repairs: { readonly 'bridged-open': number };
}

/**
 * Bridges every daily bar. Each session's bars take the day's open first and its close last and touch its high and low
 * exactly; a bar opens where the one before closed. A session draws from `rng.fork('bridge/DATE')` and reads nothing but
 * its own bar and the close before, so other days can be cut or changed without moving it. The path and the extremes
 * between its points are drawn by the minute, so every bar length shows the same market. Volume is spread like the
 * usual variance, in whole units that add up.
 */
export function bridgeIntraday(input: BridgeInput): BridgedBars {
  const { daily, sessions, barMinutes, rng } = input;
  invariant(
    Number.isInteger(barMinutes) && barMinutes > 0,
    `bar length must be whole minutes, found ${barMinutes}`,
  );
  const days = Array.from(daily.sessionIndex, (index) => {
    const session = sessions[index];
    invariant(session !== undefined, `the calendar has no session ${index}`);
    return session;
  });
  const counts = days.map((session) => Math.ceil(minutesOf(session) / barMinutes));
  const length = counts.reduce((sum, count) => sum + count, 0);
  const bars = emptyBarSeries(length, daily.bars.volume !== undefined);
  const sessionIndex = new Int32Array(length);
  const openings = new Float64Array(days.length);
  const rooms = new Map<number, Room>();
  let repaired = 0;
  let from = 0;
  for (const [row, session] of days.entries()) {
    checkDailyBar(daily.bars, row, session);
    const steps = minutesOf(session);
    const room = rooms.get(steps) ?? roomFor(steps);
    rooms.set(steps, room);
    const dayRng = rng.fork(`bridge/${session.date}`);
    const isMissing = isOpenMissing(daily.bars, row);
    if (isMissing) repaired += 1;
    openings[row] = isMissing ? drawOpen(daily.bars, row, dayRng) : (daily.bars.open[row] as number);
    drawMinutes(room, { daily: daily.bars, row, open: openings[row] }, dayRng);
    const to = from + (counts[row] as number);
    writeBars(bars, { from, to, barMinutes, openMs: session.openMs }, room);
    spreadVolume(bars, { from, to, barMinutes, dayVolume: daily.bars.volume?.[row] }, room.shape);
    sessionIndex.fill(session.index, from, to);
    from = to;
  }
  return { bars, sessionIndex, openings, repairs: { 'bridged-open': repaired } };
}

function minutesOf(session: TradingSession): number {
  return Math.round((session.closeMs - session.openMs) / MS_PER_MINUTE);
}

function checkDailyBar(daily: BarSeries, row: number, session: TradingSession): void {
  const low = daily.low[row] as number;
  const high = daily.high[row] as number;
  const close = daily.close[row] as number;
  invariant(
    low > 0 && low <= close && close <= high && high < Infinity,
    `daily bar ${session.date} must have 0 < low <= close <= high, found ${low}, ${close}, ${high}`,
  );
}

/** One session's minutes, used again for every session of its length. */
interface Room {
  readonly shape: SessionShape;
  readonly variance: DayVariance;
  /** The price at the opening and after each minute. */
  readonly path: Float64Array;
  /** `high[i]`, `low[i]`: the extremes from point i - 1 to point i. */
  readonly high: Float64Array;
  readonly low: Float64Array;
}

function roomFor(steps: number): Room {
  const column = (): Float64Array => new Float64Array(steps + 1);
  return {
    shape: sessionShape(steps),
    variance: emptyDayVariance(steps),
    path: column(),
    high: column(),
    low: column(),
  };
}

/** Draws the session's minutes in units of its range and turns them into prices. */
function drawMinutes(
  room: Room,
  day: { readonly daily: BarSeries; readonly row: number; readonly open: number },
  rng: Rng,
): void {
  const { daily, row, open } = day;
  const high = daily.high[row] as number;
  const low = daily.low[row] as number;
  const close = daily.close[row] as number;
  const range = high - low;
  if (range === 0) {
    for (const column of [room.path, room.high, room.low]) column.fill(low);
    return;
  }
  // Ends that are extremes must be recognised exactly, which a quotient of rounded differences does not promise.
  const scaled = (price: number): number =>
    price === high ? 1 : price === low ? 0 : inner((price - low) / range);
  const ends = { start: scaled(open), end: scaled(close) };
  drawDayVariance(room.variance, room.shape, ends.end - ends.start, rng);
  const { highAt, lowAt } = fillUnitPath(room.path, ends, room.variance, rng);
  fillMinuteRange(room, room.path, room.variance.deviation, rng);
  toPrices(room, low, high);
  if (highAt !== undefined) room.path[highAt] = high;
  if (lowAt !== undefined) room.path[lowAt] = low;
  room.path[0] = open;
  room.path[room.path.length - 1] = close;
}

function inner(share: number): number {
  return Math.min(1 - Number.EPSILON, Math.max(Number.MIN_VALUE, share));
}

function toPrices({ path, high, low }: Room, dayLow: number, dayHigh: number): void {
  const range = dayHigh - dayLow;
  for (const column of [path, high, low]) {
    for (let index = 0; index < column.length; index += 1) {
      column[index] = Math.min(dayHigh, Math.max(dayLow, dayLow + (column[index] as number) * range));
    }
  }
}

interface BarSpan {
  readonly from: number;
  readonly to: number;
  readonly barMinutes: number;
}

function writeBars(bars: BarSeries, span: BarSpan & { readonly openMs: number }, room: Room): void {
  const { path } = room;
  const lastMinute = path.length - 1;
  for (let index = span.from; index < span.to; index += 1) {
    const start = (index - span.from) * span.barMinutes;
    const end = Math.min(start + span.barMinutes, lastMinute);
    let high = Math.max(path[start] as number, path[end] as number);
    let low = Math.min(path[start] as number, path[end] as number);
    for (let minute = start + 1; minute <= end; minute += 1) {
      const top = Math.max(room.high[minute] as number, path[minute] as number);
      const bottom = Math.min(room.low[minute] as number, path[minute] as number);
      if (top > high) high = top;
      if (bottom < low) low = bottom;
    }
    bars.startMs[index] = span.openMs + start * MS_PER_MINUTE;
    bars.closeMs[index] = span.openMs + end * MS_PER_MINUTE;
    bars.open[index] = path[start] as number;
    bars.high[index] = high;
    bars.low[index] = low;
    bars.close[index] = path[end] as number;
  }
}

function spreadVolume(
  bars: BarSeries,
  span: BarSpan & { readonly dayVolume: number | undefined },
  shape: SessionShape,
): void {
  if (bars.volume === undefined || span.dayVolume === undefined) return;
  let given = 0;
  for (let index = span.from; index < span.to; index += 1) {
    const end = Math.min((index - span.from + 1) * span.barMinutes, shape.steps);
    const due =
      end === shape.steps ? span.dayVolume : Math.round(span.dayVolume * (shape.elapsed[end] as number));
    bars.volume[index] = due - given;
    given = due;
  }
}
