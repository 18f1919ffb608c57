// The alignment as the predecessor did it: at every bar a mask over each whole frame.
import type { BarSeries } from '../../src/core/domain/index.ts';

/** For each instant and frame the last bar closed by then, found by looking at every bar; returns a sum of their places. */
export function naiveFrameMask(clockMs: Float64Array, frames: readonly BarSeries[]): number {
  let places = 0;
  for (const ms of clockMs)
    for (const { closeMs } of frames) {
      let last = -1;
      for (let index = 0; index < closeMs.length; index += 1)
        if ((closeMs[index] as number) <= ms) last = index;
      places += last;
    }
  return places;
}
