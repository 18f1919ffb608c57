// The bounds every entry is sized and refused by.

export interface RiskLimits {
  /** Largest worst-expiry loss of one trade as a share of equity. */
  readonly riskPerTradeRatio: number;
  /** Largest number of units (condors, puts) in one trade, whatever the account could bear. */
  readonly contractsMax: number;
}
