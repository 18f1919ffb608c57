// What a synchronisation is asked for: files, frames, age limits, delays and an instant to look at.
import type { EpochMs, Timeframe } from '../../core/domain/index.ts';

/** How old a stream's item may be: closes of its frame (sessions for chains and indices), or minutes on the clock. */
export interface AgeSetting {
  readonly unit: 'bars' | 'minutes';
  readonly limit: number;
}

/** Names of streams in settings: a timeframe, `chain` for chains of any underlying, or an index. */
export type SettingsByStream<T> = ReadonlyMap<string, T>;

export interface SyncRequest {
  /** Files of bars of any timeframe; the shortest is the base, whose closes are the clock. */
  readonly bars: readonly string[];
  /** Wanted frames; `undefined` takes 15m, 60m and D where they are longer than the base. */
  readonly frames: readonly Timeframe[] | undefined;
  readonly chains: readonly string[];
  readonly volatility: readonly { readonly name: string; readonly path: string }[];
  readonly ages: SettingsByStream<AgeSetting>;
  readonly delayMinutes: SettingsByStream<number>;
  /** Every scheduled close of this frame is the clock, in place of the closes of the base. */
  readonly clock: Timeframe | undefined;
  readonly isDecaying: boolean;
  /** An instant for which to show what a decision would have seen. */
  readonly atMs: EpochMs | undefined;
}
