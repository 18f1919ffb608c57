// Which working orders walk a price ladder, and how far one has walked.
import type { Cents, Root, SessionDate, TickRule } from '../../domain/index.ts';
import type { PriceLadder } from '../../execution/index.ts';

/** Which orders walk a ladder. */
export interface LadderPlan {
  /** Of every order; `undefined`: an order works at the limit it was approved with. */
  readonly usual: PriceLadder | undefined;
  /** Of the orders that a kill switch sends to flatten, which never go without a limit. */
  readonly flatten: PriceLadder;
  readonly tickRuleOn: (root: Root, date: SessionDate) => TickRule;
}

/** No record tells the rung; the limit that was asked for last is known. */
export const RESTORED_RUNGS = -2;

/** How far a working order's limit has walked. */
export interface LadderProgress {
  /** Times on a rung that are over at the latest walk; -1 before any quotes told a limit, `RESTORED_RUNGS` after a restart. */
  rungs: number;
  limitCents: Cents;
}
