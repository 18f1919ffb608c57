// How far a session opened from the close before it.

/** Bounds of |gap|, decimals: up to `noneMax` there is none, up to `smallMax` it is small. */
export interface GapBounds {
  readonly noneMax: number;
  readonly smallMax: number;
}

export type GapClass = 'none' | 'small' | 'large';

const GAP_BOUNDS: GapBounds = { noneMax: 0.0005, smallMax: 0.0019 };

/** Open over the previous close, less 1. Who has no open of its own has no gap: published opens of indices often repeat that close. */
export function openingGap(open: number, previousClose: number): number {
  return open / previousClose - 1;
}

/** The class of a gap; without bounds of one's own, 0.05% and 0.19%. */
export function gapClass(gap: number, { noneMax, smallMax }: GapBounds = GAP_BOUNDS): GapClass {
  const size = Math.abs(gap);
  if (size <= noneMax) return 'none';
  return size <= smallMax ? 'small' : 'large';
}
