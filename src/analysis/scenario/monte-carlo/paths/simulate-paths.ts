// Simulates a stretch of a plan's paths; which thread does it, and in what stretches, changes no number.
import { invariant } from '../../../../core/domain/index.ts';
import type { Rng } from '../../../../core/numerics/index.ts';
import { drawPath, type PathPlan } from './path-plan.ts';
import { createPathFigures, type PathFigures, SESSIONS_OF_MONTH, walkPath } from './walk-path.ts';

/** So many paths, counted from path 0, share one stream of chance; a stretch begins at a multiple of it. */
export const PATHS_OF_STREAM = 64;

/** Paths `from` to `to` - 1. */
export interface PathStretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The figures of a stretch of paths, returns multiplied by `scale`. Chance depends on `rng` and a path's number alone:
 * longer or other stretches, and other scales, draw the same sessions.
 */
export function simulatePaths(plan: PathPlan, { from, to }: PathStretch, rng: Rng, scale = 1): PathFigures {
  invariant(
    from % PATHS_OF_STREAM === 0,
    `a stretch begins at a multiple of ${PATHS_OF_STREAM}, found ${from}`,
  );
  const months = plan.keepsMonths ? Math.floor(plan.steps / SESSIONS_OF_MONTH) : 0;
  const figures = createPathFigures(to - from, months);
  const indices = new Int32Array(plan.steps);
  const draw = { returns: plan.returns, indices, scale };
  for (let first = from; first < to; first += PATHS_OF_STREAM) {
    const stream = rng.fork(`paths from ${first}`);
    const end = Math.min(to, first + PATHS_OF_STREAM);
    for (let path = first; path < end; path += 1) {
      drawPath(plan, stream, indices);
      walkPath(draw, figures, path - from);
    }
  }
  return figures;
}

/** Stretches that cover `paths` paths, each of about `length`. */
export function pathStretches(paths: number, length: number): readonly PathStretch[] {
  const step = Math.max(1, Math.round(length / PATHS_OF_STREAM)) * PATHS_OF_STREAM;
  return Array.from({ length: Math.ceil(paths / step) }, (_, at) => ({
    from: at * step,
    to: Math.min(paths, (at + 1) * step),
  }));
}

/** The figures of stretches as one, in their order. */
export function joinedFigures(parts: readonly PathFigures[]): PathFigures {
  const column = (of: (part: PathFigures) => Float64Array): Float64Array => {
    const joined = new Float64Array(parts.reduce((sum, part) => sum + of(part).length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(of(part), at);
      at += of(part).length;
    }
    return joined;
  };
  return {
    finalRatio: column((part) => part.finalRatio),
    drawdown: column((part) => part.drawdown),
    underWater: column((part) => part.underWater),
    lowestRatio: column((part) => part.lowestRatio),
    worstDay: column((part) => part.worstDay),
    worstMonth: column((part) => part.worstMonth),
    monthEnds: column((part) => part.monthEnds),
    months: parts[0]?.months ?? 0,
    sum: column((part) => part.sum),
    squares: column((part) => part.squares),
  };
}
