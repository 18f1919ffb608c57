// Which snapshot of a book an instant may look at: the newest that was quoted by then and is not too old.
import type { BookSnapshot } from './chain-book.ts';

/** Stands where no snapshot may be looked at. */
export const NO_SNAPSHOT = -1;

/** For each instant, ascending, the place of the newest snapshot at or before it and at most `ageMsMax` older, or `NO_SNAPSHOT`. */
export function snapshotsAsOf(
  instantsMs: Float64Array,
  snapshots: readonly Pick<BookSnapshot, 'atMs'>[],
  ageMsMax: number,
): Int32Array {
  const places = new Int32Array(instantsMs.length).fill(NO_SNAPSHOT);
  let newest = NO_SNAPSHOT;
  for (let row = 0; row < places.length; row += 1) {
    const nowMs = instantsMs[row] as number;
    while ((snapshots[newest + 1]?.atMs ?? Number.POSITIVE_INFINITY) <= nowMs) newest += 1;
    const atMs = snapshots[newest]?.atMs;
    if (atMs !== undefined && nowMs - atMs <= ageMsMax) places[row] = newest;
  }
  return places;
}
