// What stops new risk: the reasons for which a limit on losses trips, and what an operator can order.

/** Which limit on losses was passed; `equity-unknown`: there was no figure to hold against any. */
export const TRIP_REASONS = [
  'equity-unknown',
  'drawdown',
  'drawdown-slope',
  'daily-loss-ratio',
  'daily-loss-dollars',
] as const;
export type TripReason = (typeof TRIP_REASONS)[number];

/** `halt`: no new risk, exits go on; `flatten`: everything is closed as well. */
export const KILL_ACTIONS = ['halt', 'flatten'] as const;
export type KillAction = (typeof KILL_ACTIONS)[number];

/** A limit that was passed. `measured` and `limit` are shares, for `daily-loss-dollars` dollars; absent where unknown. */
export interface Trip {
  readonly reason: TripReason;
  readonly measured: number | undefined;
  readonly limit: number | undefined;
  readonly action: KillAction;
}
