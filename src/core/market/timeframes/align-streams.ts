// Runs a whole clock through the alignment and keeps account of it: states, lags and the steps it took.
import type { AlignedStream, StreamView } from './aligned-stream.ts';
import { createAligner } from './aligner.ts';
import { type ConfidenceRule, NO_DECAY } from './confidence.ts';
import { createLagTally, type StreamLags } from './stream-lags.ts';

/** Counts of one pass. `steps` = instants + items passed, at most the clock's length plus that of all streams. */
export interface Alignment {
  readonly instants: number;
  readonly itemsPassed: number;
  readonly steps: number;
  /** One account a stream, in their order. */
  readonly lags: readonly StreamLags[];
}

export interface AlignmentOptions {
  readonly confidence?: ConfidenceRule;
  /** Called at each instant; `views` are reused. */
  readonly observe?: (ms: number, views: readonly StreamView[]) => void;
}

/** Aligns streams to an ascending clock in epoch ms, in one pass that ends on any input. */
export function alignStreams(
  clockMs: Float64Array,
  streams: readonly AlignedStream[],
  options: AlignmentOptions = {},
): Alignment {
  const aligner = createAligner(streams, options.confidence ?? NO_DECAY);
  const tallies = streams.map((stream) => createLagTally(stream.name, clockMs.length));
  const { observe } = options;
  for (const ms of clockMs) {
    const views = aligner.advanceTo(ms);
    for (let index = 0; index < views.length; index += 1) tallies[index]?.add(ms, views[index] as StreamView);
    observe?.(ms, views);
  }
  return {
    instants: clockMs.length,
    itemsPassed: aligner.itemsPassed,
    steps: clockMs.length + aligner.itemsPassed,
    lags: tallies.map((tally) => tally.account()),
  };
}
