// A size after the signals have taken their share of it: of what each limit allows before it is cut to whole units.
import { invariant } from '../../domain/index.ts';
import {
  leastOf,
  SIZE_LIMIT_NAMES,
  type Size,
  type SizeLimit,
  sized,
  type SizeLimits,
} from './size-limits.ts';

/**
 * Every budget times `scale` (above 0 to 1): where a limit allows 2.9 units, 0.8 of it are 2. Throws
 * `InvariantViolation` for any other scale.
 */
export function scaledSize(full: Size & { readonly limits: SizeLimits }, scale: number): Size {
  invariant(scale > 0 && scale <= 1, `a size is scaled by a share above 0, at most 1, found ${scale}`);
  if (scale === 1) return full;
  const scaled = SIZE_LIMIT_NAMES.map((name) => [name, scaledLimit(full.limits[name], scale)] as const);
  return leastOf(Object.fromEntries(scaled) as SizeLimits);
}

/** The least scale that leaves one unit of `full`, which has at least one. */
export function scaleForOne({ limits }: { readonly limits: SizeLimits }): number {
  let scale = 0;
  for (const name of SIZE_LIMIT_NAMES) {
    const limit = limits[name];
    if (limit.kind === 'sized') scale = Math.max(scale, limit.perUnit / limit.budget);
  }
  return scale;
}

function scaledLimit(limit: SizeLimit, scale: number): SizeLimit {
  if (limit.kind !== 'sized') return limit;
  return { ...limit, ...sized(limit.budget * scale, limit.perUnit) };
}
