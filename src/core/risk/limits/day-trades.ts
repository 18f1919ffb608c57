// Whether an entry that may be closed on its own day would be one day trade too many, by the rule of the broker and the date.
import { type DayTradeRule, invariant, type SessionDate } from '../../domain/index.ts';
import type { TradingCalendar } from '../../market/index.ts';
import { atMost, type LimitAnswer, PASS } from './refusal.ts';

/** The account as the rule sees it before an entry. */
export interface DayTradeAccount {
  readonly kind: 'margin' | 'cash';
  /** Equity at the close of the session before, cents; `undefined` where it is not known. */
  readonly equityCents: number | undefined;
  /** The session of every day trade done, in any order, one entry for each. */
  readonly dayTrades: readonly SessionDate[];
}

/** The entry: its session, and how many day trades there would be if it and all that may still be one were closed on it. */
export interface DayTradeQuestion {
  readonly date: SessionDate;
  readonly planned: number;
  /** `undefined` where no rule is known for the broker. */
  readonly rule: DayTradeRule | undefined;
}

/**
 * Passes a cash account, a rule that does not count, and equity of at least the rule's; else as many day trades as the rule
 * allows, counted in its sessions with those planned. Reasons of a refusal that counts nothing: `rule-unknown`,
 * `equity-unknown`, `session-unknown`.
 * Source: FINRA Rule 4210(f)(8)(B), in force to 2026-06-03; SR-FINRA-2025-017.
 */
export function checkDayTrades(
  account: DayTradeAccount,
  { date, planned, rule }: DayTradeQuestion,
  calendar: Pick<TradingCalendar, 'sessionOn' | 'sessions'>,
): LimitAnswer {
  invariant(
    Number.isSafeInteger(planned) && planned >= 0,
    `planned: expected a whole number of day trades, found ${planned}`,
  );
  if (account.kind === 'cash') return PASS;
  if (rule === undefined) return { gate: 'day-trades', reason: 'rule-unknown' };
  if (rule.rule !== 'pattern-day-trader') return PASS;
  const equityCents = account.equityCents ?? Number.NaN;
  if (!Number.isFinite(equityCents)) return { gate: 'day-trades', reason: 'equity-unknown' };
  if (equityCents >= rule.equityMinDollars * 100) return PASS;
  const from = windowStart(date, rule.windowSessions, calendar);
  if (from === undefined) return { gate: 'day-trades', reason: 'session-unknown' };
  const measured = account.dayTrades.filter((done) => done >= from).length + planned;
  return atMost('day-trades', measured, rule.dayTradesMax);
}

/** The first of the sessions that are counted on `date`, which is the last of them. */
function windowStart(
  date: SessionDate,
  windowSessions: number,
  calendar: Pick<TradingCalendar, 'sessionOn' | 'sessions'>,
): SessionDate | undefined {
  const session = calendar.sessionOn(date);
  return session && calendar.sessions[Math.max(0, session.index - windowSessions + 1)]?.date;
}
