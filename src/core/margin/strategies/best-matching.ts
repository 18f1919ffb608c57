// Sends units from sources to sinks so that what is gained is greatest: who covers whom, and which spreads stand together.
import { invariant } from '../../domain/index.ts';

/** Units sent from one source to one sink. */
export interface Sent {
  readonly from: number;
  readonly to: number;
  units: number;
}

/**
 * The matching with the greatest total gain; units may stay where they are. `gainOf` is what one unit gains from a source to a
 * sink, a whole number so that sums are exact, and `undefined` where the two do not go together. Paths of the greatest gain are
 * filled one after another until none gains; among equals the first in order of index. Source: Bellman (1958).
 */
export function bestMatching(
  sources: readonly number[],
  sinks: readonly number[],
  gainOf: (from: number, to: number) => number | undefined,
): readonly Sent[] {
  const gains = sources.map((_, from) => sinks.map((__, to) => gainOf(from, to)));
  const left = [...sources];
  const room = [...sinks];
  const sent: Sent[] = [];
  for (;;) {
    const path = bestPath({ gains, left, room, sent });
    if (path === undefined) break;
    fill(path, { left, room, sent });
  }
  return sent.filter(({ units }) => units > 0);
}

interface State {
  /** `gains[from][to]`. */
  readonly gains: readonly (readonly (number | undefined)[])[];
  readonly left: number[];
  readonly room: number[];
  readonly sent: Sent[];
}

/** How a node was reached best, and by which step: from a source to a sink, or back along what was sent. */
interface Reach {
  gain: number;
  via: number | undefined;
}

/** Sources and sinks in turn, beginning with a source that has units left and ending with a sink that has room. */
type Path = readonly number[];

function bestPath(state: State): Path | undefined {
  const atSource: (Reach | undefined)[] = state.left.map((units) =>
    units > 0 ? { gain: 0, via: undefined } : undefined,
  );
  const atSink: (Reach | undefined)[] = state.room.map(() => undefined);
  // No path is longer than there are nodes, so the sweeps end.
  for (let sweep = 0; sweep <= state.left.length + state.room.length; sweep += 1) {
    const isForward = reachSinks(state, atSource, atSink);
    const isBack = reachSources(state, atSource, atSink);
    if (!isForward && !isBack) break;
  }
  let end: number | undefined;
  let best = 0;
  for (const [to, reach] of atSink.entries()) {
    if (reach !== undefined && (state.room[to] ?? 0) > 0 && reach.gain > best) {
      best = reach.gain;
      end = to;
    }
  }
  return end === undefined ? undefined : pathTo(end, atSource, atSink);
}

function reachSinks(
  { gains }: State,
  atSource: (Reach | undefined)[],
  atSink: (Reach | undefined)[],
): boolean {
  let isBetter = false;
  for (const [from, reach] of atSource.entries()) {
    if (reach === undefined) continue;
    for (const [to, gain] of (gains[from] ?? []).entries()) {
      if (gain === undefined || reach.gain + gain <= (atSink[to]?.gain ?? -Infinity)) continue;
      atSink[to] = { gain: reach.gain + gain, via: from };
      isBetter = true;
    }
  }
  return isBetter;
}

function reachSources(
  { gains, sent }: State,
  atSource: (Reach | undefined)[],
  atSink: (Reach | undefined)[],
): boolean {
  let isBetter = false;
  for (const { from, to, units } of sent) {
    const reach = atSink[to];
    const gain = gains[from]?.[to];
    if (units === 0 || reach === undefined || gain === undefined) continue;
    if (reach.gain - gain <= (atSource[from]?.gain ?? -Infinity)) continue;
    atSource[from] = { gain: reach.gain - gain, via: to };
    isBetter = true;
  }
  return isBetter;
}

function pathTo(
  end: number,
  atSource: readonly (Reach | undefined)[],
  atSink: readonly (Reach | undefined)[],
): Path {
  const path = [end];
  const nodes = atSource.length + atSink.length;
  for (let isSink = true; ; isSink = !isSink) {
    const via = (isSink ? atSink : atSource)[path[0] ?? 0]?.via;
    if (via === undefined) return path;
    path.unshift(via);
    invariant(path.length <= nodes, 'a best path visits a node once');
  }
}

/** Sends along the path what its narrowest step can take. */
function fill(path: Path, { left, room, sent }: Omit<State, 'gains'>): void {
  const first = path[0] ?? 0;
  const last = path.at(-1) ?? 0;
  const steps = path.slice(1).map((node, index) => {
    const before = path[index] ?? 0;
    return index % 2 === 0
      ? { isBack: false, edge: edgeOf(sent, before, node) }
      : { isBack: true, edge: edgeOf(sent, node, before) };
  });
  const units = Math.min(
    left[first] ?? 0,
    room[last] ?? 0,
    ...steps.filter(({ isBack }) => isBack).map(({ edge }) => edge.units),
  );
  for (const { isBack, edge } of steps) edge.units += isBack ? -units : units;
  left[first] = (left[first] ?? 0) - units;
  room[last] = (room[last] ?? 0) - units;
}

function edgeOf(sent: Sent[], from: number, to: number): Sent {
  const known = sent.find((edge) => edge.from === from && edge.to === to);
  if (known !== undefined) return known;
  const edge = { from, to, units: 0 };
  sent.push(edge);
  return edge;
}
