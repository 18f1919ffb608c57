// The bounds every entry is sized and refused by.
import type { NearExpiryGamma } from './limits/gamma-near-expiry.ts';
import type { GreekLimits } from './limits/greek-limits.ts';
import type { OrderRate } from './limits/orders-per-minute.ts';
import type { PriceCollar } from './limits/price-collar.ts';

/**
 * The credit that a trade's worst loss is net of when it is sized. `order-limit`: the least that the order accepts;
 * `quoted-credit`: what the quotes of the decision promise at the share f of the way from mid to natural; `gross`: none.
 */
export type LossBasis = 'order-limit' | 'quoted-credit' | 'gross';

/** `face`: cash covers a worst loss as it stands; `bills`: together with the interest it earns until the expiry. */
export type Collateral = 'face' | 'bills';

/** A bound that is `undefined` is off; one that is set and lacks its data refuses. Ratios are shares of equity. */
export interface RiskLimits {
  /** Largest worst-expiry loss of one trade. */
  readonly riskPerTradeRatio: number;
  /** Largest number of units (condors, puts) in one trade, whatever the account could bear. */
  readonly contractsMax: number;
  readonly lossBasis: LossBasis;
  /** f of `quoted-credit`, from 0 (mid) to 1 (natural). */
  readonly creditNaturalShare: number;
  readonly collateral: Collateral;
  /** Share of the Kelly fraction that is bet. */
  readonly kellyFraction?: number | undefined;
  /** Yearly standard deviation of the book's P&L. */
  readonly volatilityTarget?: number | undefined;
  /** Mean loss of the book in the worst 5% of outcomes. */
  readonly cvarBudgetRatio?: number | undefined;
  /** Worst loss of all positions on one index. */
  readonly correlatedRiskRatio?: number | undefined;
  /** Worst losses of all positions summed, premium aside. */
  readonly allocationMax?: number | undefined;
  readonly tradeGreeks?: GreekLimits | undefined;
  readonly portfolioGreeks?: GreekLimits | undefined;
  readonly gammaNearExpiry?: NearExpiryGamma | undefined;
  readonly priceCollar?: PriceCollar | undefined;
  /** Minutes within which the same structure is not sent again. */
  readonly duplicateMinutes?: number | undefined;
  readonly orderRate?: OrderRate | undefined;
}
