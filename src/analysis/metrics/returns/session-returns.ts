// What the account returned in each session, and above what cash earned meanwhile: the series that ratios and tests of luck rest on.
import { daysBetween, dollarsFromCents, type SessionDate } from '../../../core/domain/index.ts';
import type { InterestRecord, LedgerRecord, SessionClosedRecord } from '../../../core/ledger/index.ts';
import { excessReturns } from './excess-returns.ts';
import { periodReturns } from './period-returns.ts';

// Rates are continuous, ACT/365F.
const DAYS_PER_RATE_YEAR = 365;

/** Three lists that are aligned; decimals a session, not annualised. */
export interface SessionReturns {
  readonly dates: readonly SessionDate[];
  readonly returns: readonly number[];
  /** Above the rate that cash earned into the session; the same as `returns` where the run was given no rates. */
  readonly excess: readonly number[];
}

/** The sessions of a run from its records, manifest first; empty lists where a session began with nothing or less. */
export function sessionReturns(records: readonly LedgerRecord[]): SessionReturns {
  const [manifest] = records;
  const sessions = records.filter((record) => record.type === 'session-closed');
  const interest = records.filter((record) => record.type === 'interest-credited');
  const initial = manifest?.type === 'manifest' ? manifest.initialCashCents : undefined;
  const equity = [initial ?? sessions[0]?.equityCents, ...sessions.map(({ equityCents }) => equityCents)];
  const returns = periodReturns(
    equity.flatMap((value) => (value === undefined ? [] : dollarsFromCents(value))),
  );
  if (returns === undefined) return { dates: [], returns: [], excess: [] };
  return {
    dates: sessions.map(({ date }) => date),
    returns,
    excess: excessReturns(returns, riskFreeReturns(sessions, interest)),
  };
}

// The rate that cash earned into a session, over the calendar days since the session before; 0 without a rate curve.
function riskFreeReturns(
  sessions: readonly SessionClosedRecord[],
  interest: readonly InterestRecord[],
): readonly number[] {
  const rates = new Map(interest.map(({ date, rate }) => [date, rate]));
  return sessions.map(({ date }, index) => {
    const before = sessions[index - 1];
    if (before === undefined) return 0;
    return Math.expm1(((rates.get(date) ?? 0) * daysBetween(before.date, date)) / DAYS_PER_RATE_YEAR);
  });
}
