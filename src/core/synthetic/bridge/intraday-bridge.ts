// Intraday bars inside real daily bars, so that a market known only by the day can be traded at any bar length.
import { type BarSeries, emptyBarSeries, invariant } from '../../domain/index.ts';
import type { TradingSession } from '../../market/index.ts';
import type { Rng } from '../../numerics/index.ts';
import type { SessionBars } from '../session-bars.ts';
import { drawOpen, isOpenMissing } from './opening-value.ts';
import { type Extremes, fillUnitPath, type SessionShape, sessionShape } from './unit-path.ts';

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
 * its own bar and the close before, so other days can be cut or changed without moving it. The path is drawn by the
 * minute, so every bar length shows the same market. Volume is spread like variance, in whole units that add up.
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
  const shapes = new Map<number, SessionShape>();
  let repaired = 0;
  let from = 0;
  for (const [row, session] of days.entries()) {
    checkDailyBar(daily.bars, row, session);
    const steps = minutesOf(session);
    const shape = shapes.get(steps) ?? sessionShape(steps);
    shapes.set(steps, shape);
    const dayRng = rng.fork(`bridge/${session.date}`);
    const isMissing = isOpenMissing(daily.bars, row);
    if (isMissing) repaired += 1;
    openings[row] = isMissing ? drawOpen(daily.bars, row, dayRng) : (daily.bars.open[row] as number);
    const path = dayPath(daily.bars, row, openings[row], { shape, rng: dayRng });
    const to = from + (counts[row] as number);
    writeBars(bars, { from, to, barMinutes, openMs: session.openMs }, path);
    spreadVolume(bars, { from, to, barMinutes, dayVolume: daily.bars.volume?.[row] }, shape);
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

/** The session's prices at its opening and after each minute. */
function dayPath(
  daily: BarSeries,
  row: number,
  open: number,
  draw: { readonly shape: SessionShape; readonly rng: Rng },
): Float64Array {
  const { shape, rng } = draw;
  const high = daily.high[row] as number;
  const low = daily.low[row] as number;
  const close = daily.close[row] as number;
  const path = new Float64Array(shape.steps + 1);
  const range = high - low;
  if (range === 0) return path.fill(low);
  // Ends that are extremes must be recognised exactly, which a quotient of rounded differences does not promise.
  const scaled = (price: number): number =>
    price === high ? 1 : price === low ? 0 : inner((price - low) / range);
  const extremes = fillUnitPath(path, { start: scaled(open), end: scaled(close) }, shape, rng);
  for (let index = 0; index <= shape.steps; index += 1) {
    path[index] = Math.min(high, Math.max(low, low + (path[index] as number) * range));
  }
  pin(path, extremes, { high, low });
  path[0] = open;
  path[shape.steps] = close;
  return path;
}

function inner(share: number): number {
  return Math.min(1 - Number.EPSILON, Math.max(Number.MIN_VALUE, share));
}

function pin(
  path: Float64Array,
  extremes: Extremes,
  prices: { readonly high: number; readonly low: number },
): void {
  if (extremes.highAt !== undefined) path[extremes.highAt] = prices.high;
  if (extremes.lowAt !== undefined) path[extremes.lowAt] = prices.low;
}

interface BarSpan {
  readonly from: number;
  readonly to: number;
  readonly barMinutes: number;
}

function writeBars(bars: BarSeries, span: BarSpan & { readonly openMs: number }, path: Float64Array): void {
  const lastMinute = path.length - 1;
  for (let index = span.from; index < span.to; index += 1) {
    const start = (index - span.from) * span.barMinutes;
    const end = Math.min(start + span.barMinutes, lastMinute);
    let high = path[start] as number;
    let low = high;
    for (let minute = start + 1; minute <= end; minute += 1) {
      const price = path[minute] as number;
      if (price > high) high = price;
      if (price < low) low = price;
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
