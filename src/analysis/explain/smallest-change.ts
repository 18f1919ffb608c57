// Searches the smallest change of one setting with which a run makes enough trades; the runs themselves are its caller's.

/** A span whose ends are further apart than this is halved by its geometric mean. */
const WIDE = 4;

/** What a run with a value came to. */
export interface Trial {
  readonly trades: number;
  /** Values with which what this run itself refused would have passed. */
  readonly rungs: readonly number[];
}

export type Change =
  | {
      readonly kind: 'found';
      readonly value: number;
      /** The next looser value that is known to let another bar through; absent: none is. */
      readonly nextLooser?: number;
      /** Whether the next tighter value was tried and does not suffice; false where the trials ran out. */
      readonly isSmallest: boolean;
    }
  /** `loosest` is the loosest value tried; absent: there was none to try. */
  | { readonly kind: 'out-of-reach'; readonly loosest?: number };

export interface ChangeSearch {
  /** The value of the run as it was; greater is looser. */
  readonly from: number;
  /** Values that would have let a refused bar pass, in any order. */
  readonly rungs: readonly number[];
  /** Those of them with which trades are to be expected one by one, rising: where the search begins. */
  readonly likely: readonly number[];
  /** The loosest value that may be had, whatever was refused: where it does not suffice, hardly anything does. */
  readonly extreme: number | undefined;
  /** Trades that are to be added. */
  readonly more: number;
  /** Trades that a run must make. */
  readonly target: number;
  /** Most runs to ask for. */
  readonly trialsMax: number;
  /**
   * Given where rungs are estimates, for values above zero: the answer is narrowed down between them to this share of it.
   * `farthest` is the loosest value short of switching the limit off.
   */
  readonly narrow?: { readonly ratio: number; readonly farthest: number | undefined };
}

/**
 * Yields the value to try and takes what the run came to. Between two neighbouring rungs all values give the same run, so
 * only rungs are tried; what a trial itself refuses adds rungs. Trades need not grow with looseness, so that of several
 * crossings one is found: the value just below it was tried and falls short.
 */
export function* smallestChange(search: ChangeSearch): Generator<number, Change, Trial> {
  const { from, target, likely, trialsMax } = search;
  const known = new Set(search.rungs);
  let trials = 0;
  let open: number | undefined;
  const ends = farEnds(search);
  // The far end first: what even that does not open is not worth climbing.
  for (const end of ends) {
    const trial = yield end;
    trials += 1;
    for (const rung of trial.rungs) known.add(rung);
    if (trial.trades >= target) {
      open = end;
      break;
    }
  }
  const [loosest] = ends;
  if (open === undefined) return { kind: 'out-of-reach', ...(loosest === undefined ? {} : { loosest }) };
  let tight = from;
  let loose: number = open;
  let isFirst = true;
  const narrowed = (): number | undefined => {
    const value = narrower(search, { tight, loose, isFirst });
    isFirst = false;
    return value;
  };
  for (let rank = search.more; trials < trialsMax; trials += 1, rank *= 2) {
    const next: number | undefined =
      between(likely[rank - 1], tight, loose) ??
      middle(likely, tight, loose) ??
      middle([...known], tight, loose) ??
      narrowed();
    if (next === undefined) break;
    const trial = yield next;
    for (const rung of trial.rungs) known.add(rung);
    if (trial.trades >= target) loose = next;
    else tight = next;
  }
  const nextLooser = leastAbove(known, loose);
  return {
    kind: 'found',
    value: loose,
    isSmallest: (middle([...known], tight, loose) ?? narrowed()) === undefined,
    ...(nextLooser === undefined ? {} : { nextLooser }),
  };
}

/** The loosest value, the loosest that a refusal asked for and a middling one, where they differ: looser is not always more. */
function farEnds({ from, rungs, likely, extreme }: ChangeSearch): readonly number[] {
  const asked = rungs.toSorted((a, b) => b - a)[0];
  const ends = [extreme, asked, likely[Math.floor(likely.length / 2)]];
  return [...new Set(ends)].filter((end): end is number => end !== undefined && end > from);
}

function between(value: number | undefined, tight: number, loose: number): number | undefined {
  return value !== undefined && value > tight && value < loose ? value : undefined;
}

function middle(rungs: readonly number[], tight: number, loose: number): number | undefined {
  const inside = rungs.filter((rung) => rung > tight && rung < loose).toSorted((a, b) => a - b);
  return inside[Math.floor((inside.length - 1) / 2)];
}

/**
 * The value to try between two neighbouring rungs; `undefined` where they are near enough. The first is just below the
 * looser one, which most often settles it; from then on the span is halved.
 */
function narrower(
  { narrow }: ChangeSearch,
  { tight, loose, isFirst }: { readonly tight: number; readonly loose: number; readonly isFirst: boolean },
): number | undefined {
  if (narrow === undefined) return undefined;
  if (!Number.isFinite(loose)) return between(narrow.farthest, tight, loose);
  const near = loose * (1 - narrow.ratio);
  if (tight >= near) return undefined;
  if (isFirst) return near;
  return tight > 0 && loose > WIDE * tight ? Math.sqrt(tight * loose) : (tight + loose) / 2;
}

function leastAbove(rungs: ReadonlySet<number>, bound: number): number | undefined {
  let found: number | undefined;
  for (const rung of rungs) if (rung > bound && (found === undefined || rung < found)) found = rung;
  return found;
}
