// Sets of frames as bad sources have them, drawn by a seed, and what the consensus says of them worked out bar by bar.
import { dayNumberOf, MS_PER_DAY, type SessionDate, type Timeframe } from '../../domain/index.ts';
import type { TradingCalendar } from '../../market/index.ts';
import type { createRng } from '../../numerics/index.ts';
import type { SourceBar, SourceFrame } from './consensus-of.ts';
import type { VoteRule } from './vote-rule.ts';

type Rng = ReturnType<typeof createRng>;

/** Weeks of a change of the clocks, of half days, of a late open, of an unplanned close, and a quiet one. */
const STARTS = [
  '2020-03-05',
  '2019-11-01',
  '2020-11-24',
  '2019-12-20',
  '2002-09-10',
  '2001-09-07',
  '2018-05-14',
];
const FRAMES: readonly Timeframe[] = ['1m', '5m', '15m', '30m', '60m', 'D', 'W'];
const MINUTES: Readonly<Record<string, number>> = { '1m': 1, '5m': 5, '15m': 15, '30m': 30, '60m': 60 };
const BAD_PRICES = [Number.NaN, 0, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308];
const PRICES = ['open', 'high', 'low', 'close'] as const;
/** From the close of a bar to the instant asked for. */
const DELAYS_MS = [0, -1, 60_000, 5 * MS_PER_DAY];

export interface FrameSet {
  readonly frames: readonly SourceFrame[];
  readonly atMs: number;
}

/** A set whose frames may be missing, empty, of one bar, flat, unsorted, duplicated, spoilt, or of another year. */
export function drawFrameSet(rng: Rng, calendar: TradingCalendar): FrameSet {
  const start = oneOf(rng, STARTS) as SessionDate;
  const closes: number[] = [];
  const frames = FRAMES.filter(() => rng.uniform() < 0.7).map((frame) => {
    const shift = rng.uniform() < 0.1 ? -3 * 365 : 0;
    const bars = spoilt(rng, drawBars(rng, frame, spanCloses(calendar, frame, dayNumberOf(start) + shift)));
    closes.push(...bars.map(({ closeMs }) => closeMs).filter(Number.isFinite));
    return { frame, bars };
  });
  const any = closes[rng.integer(Math.max(1, closes.length))] ?? dayNumberOf(start) * MS_PER_DAY;
  return { frames, atMs: any + oneOf(rng, DELAYS_MS) };
}

function oneOf<T>(rng: Rng, choices: readonly T[]): T {
  return choices[rng.integer(choices.length)] as T;
}

function spanCloses(calendar: TradingCalendar, frame: Timeframe, fromDay: number): readonly number[] {
  const closes: number[] = [];
  const minutes = MINUTES[frame];
  for (let day = fromDay; day < fromDay + (minutes === undefined ? 60 : 4); day += 1) {
    const session = calendar.sessionOnDay(day as ReturnType<typeof dayNumberOf>);
    if (session === undefined) continue;
    if (minutes === undefined) closes.push(session.closeMs);
    else
      for (let ms = session.openMs + minutes * 60_000; closes.length < 60; ms += minutes * 60_000) {
        closes.push(Math.min(ms, session.closeMs));
        if (ms >= session.closeMs) break;
      }
  }
  return closes;
}

function drawBars(rng: Rng, frame: Timeframe, closes: readonly number[]): SourceBar[] {
  const kind = rng.integer(10);
  if (kind === 0) return [];
  const isFlat = kind === 1;
  const count = kind === 2 ? 1 : rng.integer(closes.length + 1);
  const step = (MINUTES[frame] ?? 400) ** 0.5 / 20;
  let price = 50 + 400 * rng.uniform();
  return closes.slice(0, count).map((closeMs) => {
    const open = price;
    if (!isFlat) price = Math.max(1, price + step * rng.normal());
    const width = isFlat ? 0 : step * rng.uniform();
    return {
      closeMs,
      open,
      high: Math.max(open, price) + width,
      low: Math.min(open, price) - width / 2,
      close: price,
    };
  });
}

function spoilt(rng: Rng, bars: SourceBar[]): readonly SourceBar[] {
  const within = (): number => rng.integer(Math.max(1, bars.length));
  if (bars.length === 0) return bars;
  if (rng.uniform() < 0.3)
    for (let copy = 0; copy < 3; copy += 1)
      bars.splice(within(), 0, { ...(bars[within()] as SourceBar), close: bars[within()]?.close ?? 1 });
  if (rng.uniform() < 0.3)
    bars[within()] = {
      ...(bars[within()] as SourceBar),
      [oneOf(rng, PRICES)]: oneOf(rng, BAD_PRICES),
    };
  if (rng.uniform() < 0.1) bars[within()] = { ...(bars[within()] as SourceBar), closeMs: Number.NaN };
  if (rng.uniform() < 0.2) bars.reverse();
  if (rng.uniform() < 0.2) bars.sort(() => rng.uniform() - 0.5);
  return bars;
}

/** The vote of one frame by its definition, over all its bars at once; `undefined` where it has none. */
export function naiveVote(bars: readonly SourceBar[], rule: VoteRule, atMs: number): number | undefined {
  const byClose = new Map<number, SourceBar>();
  for (const bar of bars) {
    const { open, high, low, close, closeMs } = bar;
    const prices = [open, high, low, close];
    const isSound = prices.every((price) => price <= 1e12 && price > 0);
    if (isSound && Math.max(...prices) === high && Math.min(...prices) === low && closeMs <= atMs)
      byClose.set(closeMs, bar);
  }
  const visible = [...byClose.values()].toSorted((left, right) => left.closeMs - right.closeMs);
  const last = visible.at(-1);
  if (last === undefined) return undefined;
  if (rule.kind === 'body') return Math.max(0, 1 - Math.abs((100 * (last.close - last.open)) / last.open));
  const needed = visible.slice(-(rule.moveBars + rule.rangeBars + 1));
  if (needed.length < rule.moveBars + rule.rangeBars + 1) return undefined;
  const ranges = needed.slice(1).map((bar, index) => {
    const before = needed[index]?.close ?? Number.NaN;
    return Math.max(bar.high - bar.low, Math.abs(bar.high - before), Math.abs(bar.low - before));
  });
  const range = ranges.slice(0, rule.rangeBars).reduce((sum, one) => sum + one, 0) / rule.rangeBars;
  if (range === 0) return undefined;
  const net = Math.abs(last.close - (needed[rule.rangeBars]?.close ?? Number.NaN));
  return Math.max(0, 1 - net / (range * Math.sqrt(rule.moveBars)));
}
