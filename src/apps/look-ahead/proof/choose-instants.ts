// The instants at which a proof cuts and poisons: a seeded sample that always holds the bars at which leaks like to hide.
import type { EpochMs } from '../../../core/domain/index.ts';
import type { Dataset } from '../../../core/engine/index.ts';
import { createRng, type Rng } from '../../../core/numerics/index.ts';
import type { RunTrail } from '../seen/run-trail.ts';

/** Share of the sample that is given to the kinds of bars at which leaks like to hide. */
const SHARE_OF_KINDS = 0.6;

/** Closes of bars that may be traded, ascending, each once. */
export type Instants = readonly EpochMs[];

/** The bars of a run that may be traded. */
export function tradableInstants({
  series,
  tradableFromMs,
}: Pick<Dataset, 'series' | 'tradableFromMs'>): Instants {
  return Array.from(series.closeMs).filter((closeMs) => closeMs >= tradableFromMs) as EpochMs[];
}

/**
 * `count` of the bars, or all where there are no more: the last; some of those that open a session, that end one, of half days,
 * and at which the run entered, left, was filled or settled; the rest spread over times of day and weekdays.
 */
export function sampledInstants(
  dataset: Pick<Dataset, 'series' | 'tradableFromMs' | 'sessionOf'>,
  trail: Pick<RunTrail, 'records' | 'exits'>,
  { count, seed }: { readonly count: number; readonly seed: number },
): Instants {
  const all = tradableInstants(dataset);
  if (all.length <= count) return all;
  const rng = createRng(seed).fork('look-ahead-sample');
  const known = new Set(all);
  const chosen = new Set(all.slice(-1));
  const kinds = kindsOf(dataset, trail).map((kind) =>
    shuffled(
      [...new Set(kind)].filter((atMs) => known.has(atMs)),
      rng,
    ),
  );
  fill(chosen, inTurns(kinds), Math.ceil(count * SHARE_OF_KINDS));
  fill(chosen, spread(all, rng), count);
  return [...chosen].sort((a, b) => a - b);
}

function fill(chosen: Set<EpochMs>, from: Instants, size: number): void {
  for (const atMs of from) {
    if (chosen.size >= size) return;
    chosen.add(atMs);
  }
}

/** The first of each list, then the second of each, and so on. */
function inTurns(lists: readonly Instants[]): Instants {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((bars) => bars[turn] ?? [])).flat();
}

function kindsOf(
  { series, sessionOf }: Pick<Dataset, 'series' | 'sessionOf'>,
  { records, exits }: Pick<RunTrail, 'records' | 'exits'>,
): readonly (readonly EpochMs[])[] {
  const closeMs = (bar: number): EpochMs => (series.closeMs[bar] ?? 0) as EpochMs;
  const barsWhere = (isOne: (bar: number) => boolean): readonly EpochMs[] =>
    Array.from(series.closeMs.keys()).filter(isOne).map(closeMs);
  const isFirst = (bar: number): boolean => sessionOf[bar] !== sessionOf[bar - 1];
  const isLast = (bar: number): boolean => sessionOf[bar] !== sessionOf[bar + 1];
  const recordsOf = (...types: readonly string[]): readonly EpochMs[] =>
    records.filter(({ type }) => types.includes(type)).map(({ atMs }) => atMs);
  return [
    barsWhere(isFirst),
    barsWhere(isLast),
    barsWhere((bar) => sessionOf[bar]?.isEarlyClose === true),
    recordsOf('expiry-settled'),
    recordsOf('order-submitted'),
    recordsOf('order-filled'),
    recordsOf('trade-closed'),
    exits.filter(({ text }) => !text.includes(' kept ')).map(({ atMs }) => atMs),
  ];
}

/** All bars in an order in which times of day and weekdays come round evenly. */
function spread(all: Instants, rng: Rng): Instants {
  const cells = new Map<number, EpochMs[]>();
  for (const atMs of shuffled(all, rng)) {
    const halfHour = Math.floor(atMs / 1_800_000);
    const cell = (halfHour % 48) * 7 + (Math.floor(halfHour / 48) % 7);
    const bars = cells.get(cell) ?? [];
    bars.push(atMs);
    cells.set(cell, bars);
  }
  return inTurns(shuffled([...cells.values()], rng));
}

function shuffled<T>(items: readonly T[], rng: Rng): readonly T[] {
  const left = [...items];
  for (let end = left.length - 1; end > 0; end -= 1) {
    const at = rng.integer(end + 1);
    [left[end], left[at]] = [left[at] as T, left[end] as T];
  }
  return left;
}
