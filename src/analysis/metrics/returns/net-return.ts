// What the account gained over the run, in dollars and as a share of what it began with.

/** An account's value before the first and after the last period, dollars. */
export interface EquityChange {
  readonly initialDollars: number;
  readonly finalDollars: number;
}

/** Final less initial equity, dollars: trades, fees and interest on cash together. */
export function netPnlDollars(change: EquityChange): number {
  return change.finalDollars - change.initialDollars;
}

/** Net P&L over initial equity, decimal; `undefined` unless the initial equity is positive. */
export function netReturn(change: EquityChange): number | undefined {
  return change.initialDollars > 0 ? netPnlDollars(change) / change.initialDollars : undefined;
}
