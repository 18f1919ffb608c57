// One price bar as the engine sees it; a bar exists for decisions only from its close on.
import type { EpochMs } from '../time.ts';

/** Open, high, low, close in points of the root, over [startMs, closeMs). */
export interface Bar {
  readonly startMs: EpochMs;
  /** The bar's close and the instant from which it may be used. */
  readonly closeMs: EpochMs;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Shares or contracts traded; `undefined` where the source has no volume. */
  readonly volume: number | undefined;
}
