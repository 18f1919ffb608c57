// Until when a series of options is traded on a session and on its last one, which for some is after the underlying has closed.
import {
  type EpochMs,
  invariant,
  type ListingRules,
  type Root,
  type Settlement,
  type TradingRule,
} from '../../domain/index.ts';
import type { TradingCalendar, TradingSession } from '../calendar/trading-calendar.ts';

const MS_PER_MINUTE = 60_000;

/** The hours of a root's series of one settlement. */
export function tradingRuleOf(rules: ListingRules, root: Root, settlement: Settlement): TradingRule {
  const rule = rules.trading.find((row) => row.root === root && row.settlement === settlement);
  invariant(rule !== undefined, `listing rules have no trading hours for ${root} ${settlement}`);
  return rule;
}

/** The last session on which a series that expires on `expiry` is traded; `undefined` before the calendar's first. */
export function lastSessionOf(
  { lastTradeSession }: TradingRule,
  expiry: TradingSession,
  calendar: Pick<TradingCalendar, 'before'>,
): TradingSession | undefined {
  return lastTradeSession === 'previous' ? calendar.before(expiry.date) : expiry;
}

/** When trading ends on a session: of a series that is traded on it for the last time, or of any other. */
export function tradingEndMs(
  { expiringCloseMinutes, otherCloseMinutes }: TradingRule,
  { closeMs }: Pick<TradingSession, 'closeMs'>,
  isLast: boolean,
): EpochMs {
  return (closeMs + (isLast ? expiringCloseMinutes : otherCloseMinutes) * MS_PER_MINUTE) as EpochMs;
}
