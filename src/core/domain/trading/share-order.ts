// Orders in the underlying's shares: the way back from an assignment.
import type { Root } from '../instrument/product.ts';
import type { ExitReason } from './decision.ts';

/** Shares of one trade that are to be bought or sold at the market. */
export interface ShareOrderIntent {
  readonly tradeId: number;
  readonly root: Root;
  /** Shares bought (+) or sold (-), whole and not 0. */
  readonly shares: number;
  readonly exitReason: ExitReason;
}

declare const approvedShares: unique symbol;

/** A share order that reduces what a trade holds; only core/risk can make one. */
export type ApprovedShareOrder = ShareOrderIntent & { readonly [approvedShares]: true };
