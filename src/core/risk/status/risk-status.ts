// The account's risk status: the levels that losses are measured from, and what is latched.
import type { KillAction, Trip } from '../../domain/index.ts';

/** Follows from the initial cash, the session closes, the trips and the commands alone, all of which a ledger holds. */
export interface RiskStatus {
  /** What a day's loss is measured from: equity at the previous session's close or at a resume since; before either, the initial cash. */
  readonly previousCloseCents: number;
  /** Equity at the previous session's close, whatever was resumed since; before the first, the initial cash. */
  readonly lastCloseCents: number;
  /** The highest session close, the initial cash counted as one. */
  readonly highCents: number;
  /** Equity at the latest session closes, oldest first; no more than the slope needs. */
  readonly closesCents: readonly number[];
  /** Latched by a drawdown or by equity that is not known. */
  readonly killSwitch: Trip | undefined;
  /** Latched by a daily loss. */
  readonly dailyLoss: Trip | undefined;
  /** What an operator has ordered and not taken back. */
  readonly operator: KillAction | undefined;
}

export function initialRiskStatus(equityCents: number): RiskStatus {
  return {
    previousCloseCents: equityCents,
    lastCloseCents: equityCents,
    highCents: equityCents,
    closesCents: [],
    killSwitch: undefined,
    dailyLoss: undefined,
    operator: undefined,
  };
}

/** Whether no new risk may be taken, whoever or whatever stopped it. */
export function isStopped(status: RiskStatus): boolean {
  return status.operator !== undefined || status.killSwitch !== undefined || status.dailyLoss !== undefined;
}

/** Whether everything that is held must be closed. */
export function isFlattening({ operator, killSwitch, dailyLoss }: RiskStatus): boolean {
  return operator === 'flatten' || killSwitch?.action === 'flatten' || dailyLoss?.action === 'flatten';
}

/** The trips of `after` that `before` had not. */
export function newTrips(before: RiskStatus, after: RiskStatus): readonly Trip[] {
  const trips: Trip[] = [];
  if (after.killSwitch !== undefined && before.killSwitch === undefined) trips.push(after.killSwitch);
  if (after.dailyLoss !== undefined && before.dailyLoss === undefined) trips.push(after.dailyLoss);
  return trips;
}
