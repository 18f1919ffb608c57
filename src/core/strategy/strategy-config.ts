// The strategy's parameters: which condor, when to enter, when to leave.

/** Minutes since midnight in New York. */
export type MinuteOfDay = number;

/** Which expiry and strikes make the condor. */
export interface CondorSelection {
  /** `nearest-dte`: the listed expiry nearest `dteTarget` in the band; `next-monthly`: the next standard monthly. */
  readonly expiryRule: 'nearest-dte' | 'next-monthly';
  readonly dteTarget: number;
  readonly dteMin: number;
  readonly dteMax: number;
  /** Absolute delta wanted of both shorts and of both longs. */
  readonly shortDelta: number;
  readonly longDelta: number;
  /** The furthest a chosen strike's absolute delta may lie from the one wanted. */
  readonly deltaTolerance: number;
  /** Least mid credit over the wider side's width; `undefined` asks for none. */
  readonly creditWidthMin: number | undefined;
}

/** When a new condor may be opened. */
export interface EntryCadence {
  readonly windowStart: MinuteOfDay;
  readonly windowEnd: MinuteOfDay;
  /** `any-session`, or only sessions on which a standard monthly expires. */
  readonly calendar: 'any-session' | 'monthly-expiry';
  readonly entriesPerSessionMax: number;
  readonly daysBetweenEntriesMin: number;
  readonly coolDownDaysAfterStop: number;
  readonly positionsMax: number;
  /** An entry order unfilled for this long is cancelled. */
  readonly orderTimeoutMinutes: number;
  /** The order's limit: the natural credit seen at the decision less this share of it. */
  readonly creditSlipMax: number;
}

/** When a condor is closed; `undefined` switches a rule off. */
export interface ExitRules {
  /** Share of the credit that is taken as profit, judged on the mid. */
  readonly profitTargetRatio: number | undefined;
  /** Loss, as a multiple of the credit, that closes the trade; judged on the mid of two consecutive valid quotes. */
  readonly stopCreditMultiple: number | undefined;
  /** Calendar days to expiry at or below which the trade is closed. */
  readonly dteFloor: number | undefined;
  /** Profit and DTE exits are sent from this time of day on; a stop is sent at any time. */
  readonly windowStart: MinuteOfDay;
  /**
   * On the expiry day a physically delivered condor is closed from this time on, ahead of a broker's own liquidation;
   * on a half day as long before the close as this is before 16:00.
   */
  readonly physicalFlatBy: MinuteOfDay;
}

/** Largest quoted width a leg may have to be traded. */
export interface LiquidityLimits {
  /** Ask less bid over mid, for legs worth more than `spreadCentsMax`. */
  readonly spreadRatioMax: number;
  /** A leg whose ask less bid is at most this many cents passes whatever its ratio. */
  readonly spreadCentsMax: number;
}

export interface StrategyConfig {
  readonly selection: CondorSelection;
  readonly entry: EntryCadence;
  readonly exit: ExitRules;
  readonly liquidity: LiquidityLimits;
}
