// When and how a held condor may be adjusted; a strategy without these rules never is.

export interface AdjustRules {
  /** A side is tested once the absolute delta of its short is at or above this. */
  readonly testedDelta: number;
  /** Absolute delta wanted of the short of the side that is moved. */
  readonly untestedDelta: number;
  /** Least net credit that moving a side must bring at natural prices, and the least its order accepts; cents per share, 1 or more. */
  readonly creditCentsMin: number;
  /** Fewest calendar days to expiry at which a side is moved. */
  readonly dteMin: number;
  /** Most by which the worst loss net of all credits may rise, as a share of what it is. */
  readonly lossIncreaseMax: number;
  /** `undefined`: no trade is moved to a later expiry. */
  readonly rollOut?: RollOutRules | undefined;
}

/** When a tested trade is closed and sold again at a later expiry, once. */
export interface RollOutRules {
  /** Most calendar days to expiry at which it is. */
  readonly dteMax: number;
  /** Least that selling it again must bring above what buying it back costs, all at natural prices; cents per share. */
  readonly creditCentsMin: number;
}
