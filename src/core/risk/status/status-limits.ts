// The limits on what the account may lose before new risk stops, and what is done when one is passed.
import type { KillAction } from '../../domain/index.ts';

/** How fast and how deep equity may fall: both must be passed. */
export interface SlopeLimit {
  /** Session closes that the slope is taken over, at least 2; with fewer behind it no slope is measured. */
  readonly sessions: number;
  /** Fall a session as a share of the high, positive. */
  readonly fallRatio: number;
  /** Fall from the high as a share of it. */
  readonly drawdownRatio: number;
}

/** `undefined` switches a limit off; a measure equal to its limit passes. */
export interface StatusLimits {
  /** Loss since the previous session's close as a share of the equity then. */
  readonly dailyLossRatio: number | undefined;
  /** The same loss in cents. */
  readonly dailyLossCents: number | undefined;
  /** `resume`: until an operator resumes; `session`: for the rest of the session. */
  readonly dailyLossLasts: 'resume' | 'session';
  /** Fall of equity from its high, which is the highest session close so far, as a share of it. */
  readonly drawdownRatio: number | undefined;
  readonly drawdownSlope: SlopeLimit | undefined;
  /** A mark whose quotes are older than this counts at the least its legs can be worth when an entry asks. */
  readonly staleMarkMs: number;
  readonly action: KillAction;
}

/** Nothing is limited: the status tells what an operator ordered and nothing else. */
export const NO_STATUS_LIMITS: StatusLimits = {
  dailyLossRatio: undefined,
  dailyLossCents: undefined,
  dailyLossLasts: 'resume',
  drawdownRatio: undefined,
  drawdownSlope: undefined,
  staleMarkMs: 0,
  action: 'halt',
};
