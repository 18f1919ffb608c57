// The probability that one short contract is assigned at its expiry, seen on the expiry day before or after the close.
import { beyondStrike, type PinnedStrike } from './beyond-strike.ts';
import { type AfterHours, afterHoursVariance, pinDistribution } from './pin-distribution.ts';

/** Regular minutes of a session, and sessions of a year. */
const SESSION_MINUTES = 390;
const SESSIONS_PER_YEAR = 252;

/**
 * Volatility after the close as a share of that of a year of sessions. Our assumption: a quarter of a day's variance falls
 * evenly into the 17.5 hours without a session.
 */
export const AFTER_HOURS_RATIO = Math.sqrt((0.25 * 8760) / (SESSIONS_PER_YEAR * 17.5));

/** What is left of the expiry day: `sessionMinutes` to the close, then the time to the holders' cut-off. */
export interface ExpiryDay {
  readonly spotPoints: number;
  /** Of the underlying, decimal a year of 252 sessions. */
  readonly volatility: number;
  readonly sessionMinutes: number;
  readonly afterHours: AfterHours;
}

/**
 * That a contract held short is assigned: inattentive holders leave it to the close, attentive ones decide at the cut-off.
 * With no session left the close is `spotPoints`.
 */
export function expiryDayProbability(contract: PinnedStrike, day: ExpiryDay): number {
  const { spotPoints, volatility, sessionMinutes, afterHours } = day;
  if (sessionMinutes <= 0)
    return pinDistribution(contract, 1, { closePoints: spotPoints, afterHours }).exerciseProbability;
  const toClose = volatility * volatility * (sessionMinutes / (SESSION_MINUTES * SESSIONS_PER_YEAR));
  const toCutOff = toClose + afterHoursVariance(afterHours);
  const { attentiveShare } = afterHours;
  return (
    (1 - attentiveShare) * beyondStrike(contract, spotPoints, toClose) +
    attentiveShare * beyondStrike(contract, spotPoints, toCutOff)
  );
}
