// The settings of what becomes of contracts that deliver shares: assignment, the pin zone, the broker's liquidation, shares.
import { z } from 'zod';

const share = z.number().min(0).max(1);

/** The settings' `lifecycle`. */
export const lifecycleSettings = z.strictObject({
  assignment: z
    .enum(['simulated', 'none'])
    .describe(
      'SPY: simulated: shorts are assigned before ex-dates, deep in the money and at expiry, and shares change hands; none: settled in cash and never assigned, to stand in for SPX',
    ),
  forgottenShare: share.describe('share of contracts that nobody exercises early though it pays'),
  attentiveShare: share.describe(
    'share of contracts whose holders follow the price between the close of the expiry day and the cut-off; the others leave it to the close',
  ),
  afterHoursVolatility: z
    .number()
    .min(0)
    .max(5)
    .describe('yearly volatility of the underlying between that close and that cut-off'),
  shareHalfSpreadCents: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .describe('cents a share by which an order in shares is filled worse than the opening price'),
  liquidation: z
    .enum(['none', 'standard', 'support-page', 'guide', 'observed'])
    .describe(
      'whether the broker closes positions on their expiry day that the account could not carry as shares, and by which of its rules, where its sources conflict',
    ),
  liquidationZone: share.describe(
    'how far the broker fears that the underlying may move, as a share of its price',
  ),
  shareEquity: share.describe(
    'equity that the broker asks for shares, as a share of their value: 1 in a cash account, 0.5 by Regulation T',
  ),
});
export type LifecycleSettings = z.infer<typeof lifecycleSettings>;

/** Assignment as it happens; trades are closed before the broker's own hour, and its liquidation is asked for by name. */
export const LIFECYCLE_DEFAULTS: LifecycleSettings = {
  assignment: 'simulated',
  forgottenShare: 0,
  attentiveShare: 0.5,
  afterHoursVolatility: 0.11,
  shareHalfSpreadCents: 1,
  liquidation: 'none',
  liquidationZone: 0.01,
  shareEquity: 0.5,
};
