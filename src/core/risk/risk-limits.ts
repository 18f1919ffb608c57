// The bounds every entry is sized and refused by.

/**
 * The credit that a trade's worst loss is net of when it is sized. `order-limit`: the least that the order accepts;
 * `quoted-credit`: what the quotes of the decision promise at the share f of the way from mid to natural; `gross`: none.
 */
export type LossBasis = 'order-limit' | 'quoted-credit' | 'gross';

/** `face`: cash covers a worst loss as it stands; `bills`: together with the interest it earns until the expiry. */
export type Collateral = 'face' | 'bills';

export interface RiskLimits {
  /** Largest worst-expiry loss of one trade as a share of equity. */
  readonly riskPerTradeRatio: number;
  /** Largest number of units (condors, puts) in one trade, whatever the account could bear. */
  readonly contractsMax: number;
  readonly lossBasis: LossBasis;
  /** f of `quoted-credit`, from 0 (mid) to 1 (natural). */
  readonly creditNaturalShare: number;
  readonly collateral: Collateral;
}
