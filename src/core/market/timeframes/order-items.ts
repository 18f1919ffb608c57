// Puts instants of any source into the order the alignment needs and says what it had to leave out.
import type { ItemTimes } from './aligned-stream.ts';

/** Instants ascending, each once, with the way back to the source. */
export interface OrderedItems extends ItemTimes {
  /** Place of each item in its source. */
  readonly source: Int32Array;
  /** Instants left out because they are not numbers. */
  readonly unreadable: number;
  /** Instants left out because a later item of the source has the same. */
  readonly duplicates: number;
  /** Whether the source was not in ascending order. */
  readonly wasUnsorted: boolean;
}

/** Orders instants in epoch ms; of equal ones the last in the source counts. Linear where they ascend already. */
export function orderItems(instantsMs: Float64Array): OrderedItems {
  const source = new Int32Array(instantsMs.length);
  let readable = 0;
  let wasUnsorted = false;
  let before = -Infinity;
  for (let place = 0; place < instantsMs.length; place += 1) {
    const ms = instantsMs[place] as number;
    if (!Number.isFinite(ms)) continue;
    if (ms < before) wasUnsorted = true;
    before = ms;
    source[readable] = place;
    readable += 1;
  }
  const places = source.subarray(0, readable);
  if (wasUnsorted)
    places.sort(
      (left, right) => (instantsMs[left] as number) - (instantsMs[right] as number) || left - right,
    );
  const length = keepLastOfEqual(places, instantsMs);
  const kept = places.subarray(0, length);
  return {
    length,
    atMs: Float64Array.from(kept, (place) => instantsMs[place] as number),
    source: kept,
    unreadable: instantsMs.length - readable,
    duplicates: readable - length,
    wasUnsorted,
  };
}

/** Moves the last place of each instant to the front and returns how many there are. */
function keepLastOfEqual(places: Int32Array, instantsMs: Float64Array): number {
  let kept = 0;
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] as number;
    const next = places[index + 1];
    if (next !== undefined && instantsMs[next] === instantsMs[place]) continue;
    places[kept] = place;
    kept += 1;
  }
  return kept;
}
