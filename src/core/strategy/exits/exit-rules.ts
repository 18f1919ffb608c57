// The parameters of the exit arbiter: what closes a trade, and how its profit is asked for.

/** Closes a trade whose profit has come back from its best. */
export interface TrailingExit {
  /** Share of the credit that profit has to reach before anything is given back. */
  readonly activationRatio: number;
  /** Share of its best that profit may fall back to. */
  readonly keepRatio: number;
}

/** When a trade is closed; `undefined` switches a rule off, as leaving it out does. */
export interface ExitRules {
  /** Share of the credit that is taken as profit, judged on the mid or asked for by an order, as `profitOrder` says. */
  readonly profitTargetRatio: number | undefined;
  /** `at-mark`: an order is sent once the mid shows the profit; `resting`: one stands at that price each session. */
  readonly profitOrder?: 'at-mark' | 'resting' | undefined;
  /** Loss, as a multiple of the credit, that closes the trade; judged on the marks of two different quotes in a row, valid both. */
  readonly stopCreditMultiple: number | undefined;
  /** Mean implied volatility of the shorts over that at the decision to open; on two different quotes in a row. */
  readonly ivStopRatio?: number | undefined;
  /** The same as a rise, decimal a year. */
  readonly ivStopRise?: number | undefined;
  /** Absolute delta of a short that closes the trade. */
  readonly shortDeltaMax?: number | undefined;
  /** Whether a close of the underlying at or past a short strike closes the trade. */
  readonly isTouchExit?: boolean | undefined;
  /** Calendar days to expiry at or below which the trade is closed. */
  readonly dteFloor: number | undefined;
  /** Calendar days since the session it was opened in, from which on the trade is closed. */
  readonly daysHeldMax?: number | undefined;
  readonly trailing?: TrailingExit | undefined;
  /** A short call that its holder would exercise for a dividend is closed so many sessions ahead of the ex-date, and a put that is worth less than its interest. */
  readonly assignmentDangerSessions?: number | undefined;
  /** Exits that can wait (profit, DTE, days held) are sent from this time of day on, minutes since midnight in New York; others at any time. */
  readonly windowStart: number;
  /**
   * On the expiry day a physically delivered structure is closed from this time on, ahead of a broker's own liquidation;
   * on a half day as long before the close as this is before 16:00; minutes likewise. `undefined`: held to expiry.
   */
  readonly physicalFlatBy: number | undefined;
}
