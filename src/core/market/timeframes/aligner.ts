// The one alignment: walks any number of streams along a clock and says at each instant what of each was known, and how old.
import { invariant, InvariantViolation } from '../../domain/index.ts';
import type { AbstentionReason, AlignedStream, StreamState, StreamView } from './aligned-stream.ts';
import { type ConfidenceRule, confidenceOf, NO_DECAY } from './confidence.ts';

/** A position in all streams that only moves forward. */
export interface Aligner {
  /** One view for each stream, in their order, as of the last instant. */
  readonly views: readonly StreamView[];
  /** Items passed so far: never more than the streams have. */
  readonly itemsPassed: number;
  /** Moves to an instant in epoch ms that is not before the last; allocates nothing. */
  advanceTo(ms: number): readonly StreamView[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** An item's place, its instant and the closes due by then, so that its age costs one look-up an instant. */
interface Cursor {
  readonly stream: AlignedStream;
  readonly view: Writable<StreamView>;
  next: number;
  dueAtItem: number;
}

/**
 * Starts before the first item of every stream. Only items whose instant plus delay is at or before the clock are ever
 * looked at, so what comes later cannot change a view.
 */
export function createAligner(streams: readonly AlignedStream[], rule: ConfidenceRule = NO_DECAY): Aligner {
  const cursors = streams.map(startOf);
  const views = cursors.map(({ view }) => view);
  let nowMs = -Infinity;
  let itemsPassed = 0;
  return {
    views,
    get itemsPassed() {
      return itemsPassed;
    },
    advanceTo: (ms) => {
      if (!(ms >= nowMs)) refuse(ms, nowMs);
      nowMs = ms;
      for (const cursor of cursors) {
        itemsPassed += pass(cursor, ms);
        look(cursor, ms, rule);
      }
      return views;
    },
  };
}

/** Apart from the loop, so that no message is written for an instant that goes on. */
function refuse(ms: number, nowMs: number): never {
  throw new InvariantViolation(`the clock must not go back: ${ms} after ${nowMs}`);
}

function startOf(stream: AlignedStream): Cursor {
  invariant(
    stream.delayMs >= 0,
    `${stream.name}: an item cannot be there before it is, found ${stream.delayMs} ms`,
  );
  const view = {
    name: stream.name,
    state: 'none' as StreamState,
    item: -1,
    atMs: Number.NaN,
    age: Number.NaN,
    confidence: 0,
    abstains: abstentionBeforeFirst(stream) as AbstentionReason | undefined,
  };
  return { stream, view, next: 0, dueAtItem: 0 };
}

function abstentionBeforeFirst({ items }: AlignedStream): AbstentionReason {
  if (items === undefined) return 'not-given';
  return items.length === 0 ? 'empty' : 'not-yet';
}

/** Passes every item that is available at `ms` and returns how many those were. */
function pass(cursor: Cursor, ms: number): number {
  const { items, delayMs, age } = cursor.stream;
  if (items === undefined) return 0;
  const { atMs, length } = items;
  let next = cursor.next;
  while (next < length && (atMs[next] as number) + delayMs <= ms) next += 1;
  const passed = next - cursor.next;
  if (passed === 0) return 0;
  cursor.next = next;
  cursor.view.item = next - 1;
  cursor.view.atMs = atMs[next - 1] as number;
  if (age.unit === 'bars') cursor.dueAtItem = age.schedule.dueBy(cursor.view.atMs);
  return passed;
}

function look({ stream, view, next, dueAtItem }: Cursor, ms: number, rule: ConfidenceRule): void {
  const { age } = stream;
  if (next === 0) {
    view.abstains = abstentionBeforeFirst(stream);
    return;
  }
  view.age = age.unit === 'bars' ? age.schedule.dueBy(ms) - dueAtItem : (ms - view.atMs) / 60_000;
  if (view.atMs === ms) view.state = 'exact';
  else view.state = view.age <= age.limit ? 'prior' : 'stale';
  view.confidence = confidenceOf(view.state, view.age, age.limit, rule);
  view.abstains = view.state === 'stale' ? 'stale' : undefined;
}
