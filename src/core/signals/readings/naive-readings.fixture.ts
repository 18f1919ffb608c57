// The daily readings worked out anew from everything that was told so far, straight from their definitions: what a book is held to.
import type { BarClosed, SessionDate } from '../../domain/index.ts';
import { nyse } from '../../market/bundled-rules.fixture.ts';
import type { SessionWindows } from './readings-config.ts';
import type { Note } from './run-events.fixture.ts';

export type Naive = { readonly value: number; readonly asOfMs: number } | { readonly reason: string };

interface Day {
  readonly index: number;
  readonly bars: readonly BarClosed[];
  readonly isClosed: boolean;
  readonly atMs: number;
}

/** A value of the time from one session's close to another's. */
interface Entry {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const square = (a: number, b: number): number => Math.log(b / a) ** 2;
const closeOf = ({ bars }: Day): number => bars.at(-1)?.bar.close ?? Number.NaN;
const isValue = (found: Entry | undefined): found is Entry => found !== undefined;

/** Every daily reading of the book by name. */
export function naiveReadings(
  notes: readonly Note[],
  windows: SessionWindows,
): Readonly<Record<string, Naive>> {
  const days = daysOf(notes);
  const closed = days.filter(({ isClosed }) => isClosed);
  const latest = days.at(-1);
  const over = latest === undefined ? Number.NEGATIVE_INFINITY : latest.index - (latest.isClosed ? 0 : 1);
  const problemOf = (entries: readonly Entry[], least: number): string | undefined => {
    const [first, last] = [entries[0], entries.at(-1)];
    if (first === undefined || last === undefined || entries.length < least) return 'too-few-sessions';
    if (over - last.to > windows.ageSessionsMax) return 'stale';
    const missing = last.to - first.from - entries.length;
    return missing > Math.floor(windows.missingShareMax * entries.length) ? 'missing-sessions' : undefined;
  };
  const asOfMs = closed.at(-1)?.atMs ?? 0;
  const yearly = (all: readonly Entry[]): Naive => {
    const entries = all.slice(-windows.realisedSessions);
    const reason = problemOf(entries, windows.realisedSessions);
    if (reason !== undefined) return { reason };
    const value = volatilityOf(entries);
    return value > 0 ? { value, asOfMs } : { reason: 'no-movement' };
  };
  const ranked = (all: readonly Entry[], atMs: number, isRank: boolean): Naive => {
    const entries = all.slice(-windows.rankSessions);
    const reason = problemOf(entries, windows.rankSessionsMin);
    if (reason !== undefined) return { reason };
    const values = entries.map(({ value }) => value);
    const last = values.at(-1) ?? 0;
    const [low, high] = [Math.min(...values), Math.max(...values)];
    if (low === high) return { reason: 'flat-window' };
    const below = values.filter((value) => value < last).length / values.length;
    return { value: isRank ? (last - low) / (high - low) : below, asOfMs: atMs };
  };
  const returns = consecutive(closed).map(([before, day]) => ({
    value: square(closeOf(before), closeOf(day)),
    from: before.index,
    to: day.index,
  }));
  const recent = returns.flatMap(({ to }, place) => {
    const entries = returns.slice(place + 1 - windows.expansionSessions, place + 1);
    const isFull = place + 1 >= windows.expansionSessions;
    return isFull ? [{ value: volatilityOf(entries), from: to - 1, to }] : [];
  });
  const rows = rowsOf(notes);
  const levels = rows.map(({ vix, index }) => ({ value: vix, from: index - 1, to: index }));
  const row = rows.at(-1);
  const vix: Naive =
    row === undefined
      ? { reason: 'not-published-yet' }
      : over - row.index > windows.ageSessionsMax
        ? { reason: 'stale' }
        : { value: row.vix, asOfMs: row.atMs };
  const realised = yearly(returns);
  return {
    vix,
    'iv-rank': row === undefined ? vix : ranked(levels, row.atMs, true),
    'iv-percentile': row === undefined ? vix : ranked(levels, row.atMs, false),
    'realised-21': realised,
    'realised-parkinson': yearly(closed.map(rangeEntry)),
    'realised-garman-klass': yearly(withBefore(closed).map(bodyEntry).filter(isValue)),
    'realised-5m': fiveMinutes(days, yearly),
    'volatility-expansion': ranked(recent, asOfMs, false),
    vrp: premium(vix, realised),
    gap: gapOf(latest, days.at(-2)),
  };
}

const volatilityOf = (entries: readonly Entry[]): number =>
  Math.sqrt((252 * sum(entries.map(({ value }) => value))) / sum(entries.map(({ from, to }) => to - from)));

const consecutive = (days: readonly Day[]): readonly (readonly [Day, Day])[] =>
  days.slice(1).map((day, place) => [days[place] as Day, day]);

const withBefore = (days: readonly Day[]): readonly (readonly [Day | undefined, Day])[] =>
  days.map((day, place) => [days[place - 1], day]);

function daysOf(notes: readonly Note[]): readonly Day[] {
  const bars = notes.flatMap((note) => (note.kind === 'bar' ? [note.bar] : []));
  const dates = [...new Set(bars.map(({ sessionDate }) => sessionDate))];
  return dates.map((date, place) => {
    const own = bars.filter(({ sessionDate }) => sessionDate === date);
    const last = own.at(-1) as BarClosed;
    const next = bars.find(({ sessionDate }) => sessionDate === dates[place + 1]);
    const isWhole = last.bar.closeMs === last.sessionCloseMs;
    const atMs = isWhole || next === undefined ? last.availableAtMs : next.availableAtMs;
    return { index: indexOf(date), bars: own, isClosed: isWhole || next !== undefined, atMs };
  });
}

const indexOf = (date: SessionDate): number => nyse.sessionOn(date)?.index ?? Number.NaN;

const rowsOf = (notes: readonly Note[]) =>
  notes.flatMap((note) =>
    note.kind === 'row' ? [{ vix: note.row.vix, index: indexOf(note.row.date), atMs: note.atMs }] : [],
  );

function rangeEntry({ index, bars }: Day): Entry {
  const [high, low] = extremes(bars);
  return { value: square(low, high) / (4 * Math.LN2), from: index - 1, to: index };
}

const extremes = (bars: readonly BarClosed[]): readonly [number, number] => [
  Math.max(...bars.map(({ bar }) => bar.high)),
  Math.min(...bars.map(({ bar }) => bar.low)),
];

/** The open of a day, or why it has none. */
function openOf(day: Day, before: Day | undefined): number | string {
  const [first] = day.bars;
  if (first === undefined || first.bar.startMs > first.sessionOpenMs) return 'no-opening-bar';
  return before !== undefined && first.bar.open === closeOf(before) ? 'open-repeats-close' : first.bar.open;
}

function bodyEntry([before, day]: readonly [Day | undefined, Day]): Entry | undefined {
  if (openOf(day, before) === 'open-repeats-close') return undefined;
  const open = day.bars[0]?.bar.open ?? Number.NaN;
  const [high, low] = extremes(day.bars);
  const value = square(low, high) / 2 - (2 * Math.LN2 - 1) * square(open, closeOf(day));
  return { value, from: day.index - 1, to: day.index };
}

function fiveMinutes(days: readonly Day[], yearly: (all: readonly Entry[]) => Naive): Naive {
  const all = days.flatMap(({ bars }) => bars);
  if (all.some(({ bar }) => bar.closeMs - bar.startMs > 300_000))
    return { reason: 'bars-longer-than-5-minutes' };
  const entries = consecutive(days).flatMap(([before, day]) => {
    if (!day.isClosed) return [];
    const prices = [closeOf(before), day.bars[0]?.bar.open ?? 0, ...day.bars.map(({ bar }) => bar.close)];
    const value = sum(prices.slice(1).map((price, place) => square(prices[place] as number, price)));
    return [{ value, from: before.index, to: day.index }];
  });
  return yearly(entries);
}

function premium(vix: Naive, realised: Naive): Naive {
  if ('reason' in vix) return vix;
  if ('reason' in realised) return realised;
  return { value: vix.value / 100 - realised.value, asOfMs: Math.max(vix.asOfMs, realised.asOfMs) };
}

function gapOf(day: Day | undefined, before: Day | undefined): Naive {
  if (day === undefined) return { reason: 'no-session-yet' };
  if (before === undefined) return { reason: 'no-previous-close' };
  if (day.index - before.index > 1) return { reason: 'missing-sessions' };
  const open = openOf(day, before);
  if (typeof open === 'string') return { reason: open };
  return { value: open / closeOf(before) - 1, asOfMs: day.bars[0]?.availableAtMs ?? 0 };
}
