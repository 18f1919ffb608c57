// Which snapshot of a book an instant may look at: the newest that was quoted by then and is not too old.
import { createAligner } from '../../../timeframes/aligner.ts';
import type { BookSnapshot } from './chain-book.ts';

/** Stands where no snapshot may be looked at. */
export const NO_SNAPSHOT = -1;

/** For each instant, ascending, the place of the newest snapshot at or before it and at most `ageMsMax` older, or `NO_SNAPSHOT`. */
export function snapshotsAsOf(
  instantsMs: Float64Array,
  snapshots: readonly Pick<BookSnapshot, 'atMs'>[],
  ageMsMax: number,
): Int32Array {
  const items = { length: snapshots.length, atMs: Float64Array.from(snapshots, ({ atMs }) => atMs) };
  const age = { unit: 'minutes', limit: ageMsMax / 60_000 } as const;
  const aligner = createAligner([{ name: 'chain', items, delayMs: 0, age }]);
  return Int32Array.from(instantsMs, (nowMs) => {
    const [chain] = aligner.advanceTo(nowMs);
    return chain === undefined || chain.abstains !== undefined ? NO_SNAPSHOT : chain.item;
  });
}
