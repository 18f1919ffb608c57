// The index levels that the simulated quotes rest on at each bar: the columns between volatility data and the chain.
import { completedIndexLevels } from '../surface/index-family.ts';

/** Levels in points by base bar; a bar counts only where `available` is 1, elsewhere the levels are 0. */
export interface VolatilityPath {
  readonly origin: 'recorded' | 'estimated';
  readonly vix: Float64Array;
  readonly vix9d: Float64Array;
  readonly vix3m: Float64Array;
  readonly vix6m: Float64Array;
  readonly available: Uint8Array;
  /** Why bars without levels have none. */
  readonly unavailableReason: string;
}

/** Members that are given for a bar beside VIX; the others are estimated from it. */
export interface GivenMembers {
  vix9d: number | undefined;
  vix3m: number | undefined;
  vix6m: number | undefined;
}

/** A path of `length` bars on which nothing is available yet. */
export function emptyVolatilityPath(
  length: number,
  origin: VolatilityPath['origin'],
  unavailableReason: string,
): VolatilityPath {
  const column = (): Float64Array => new Float64Array(length);
  return {
    origin,
    vix: column(),
    vix9d: column(),
    vix3m: column(),
    vix6m: column(),
    available: new Uint8Array(length),
    unavailableReason,
  };
}

/** Sets a bar's levels, estimating the members that are not given, and marks it available. */
export function writeLevels(path: VolatilityPath, index: number, vix: number, given?: GivenMembers): void {
  const levels = completedIndexLevels({
    vix,
    vix9d: given?.vix9d,
    vix3m: given?.vix3m,
    vix6m: given?.vix6m,
  });
  path.vix[index] = levels.vix;
  path.vix9d[index] = levels.vix9d;
  path.vix3m[index] = levels.vix3m;
  path.vix6m[index] = levels.vix6m;
  path.available[index] = 1;
}
