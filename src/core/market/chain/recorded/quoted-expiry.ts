// Which expiry a recorded quote is of: its class and settlement from the root as the vendor writes it.
import {
  type DayNumber,
  type OptionExpiry,
  type Root,
  type SessionDate,
  sessionDateOf,
} from '../../../domain/index.ts';
import type { TradingCalendar } from '../../calendar/trading-calendar.ts';
import type { DropReason, RecordedUnderlying } from './recorded-chain.ts';

/** Vendors' names of the classes; `SPXPM` are the PM-settled quarterlies of before 2012. */
const CLASSES: ReadonlyMap<string, Root> = new Map([
  ['SPX', 'SPX'],
  ['SPXW', 'SPXW'],
  ['SPXPM', 'SPXW'],
  ['XSP', 'XSP'],
  ['SPY', 'SPY'],
]);

/** Days since 1970-01-01, a Thursday, modulo a week. */
const FRIDAY = 1;
const SATURDAY = 2;
/** The last standard monthly that was written as a Saturday: long-dated series listed so before 2015 kept that date. */
const LAST_SATURDAY = '2016-01-16';

/**
 * Makes a look-up of expiries; every expiry is one object for its life. Where the root is not told, an index expiry on the
 * standard monthly date may be of either class and is `ambiguous-root`. A closed day, and a day other than the standard
 * monthly date of the class that settles in the morning, are `not-an-expiry`, but for two ways to write standard monthlies:
 * the third Friday where it is a holiday, and, in the years that did so, the Saturday after it.
 */
export function createExpiryReader(
  calendar: TradingCalendar,
): (underlying: RecordedUnderlying, root: string | undefined, day: number) => OptionExpiry | DropReason {
  const known = new Map<string, OptionExpiry | DropReason>();
  return (underlying, root, day) => {
    const key = `${underlying} ${root ?? '?'} ${day}`;
    const answer = known.get(key) ?? quotedExpiry(calendar, root, { underlying, day });
    known.set(key, answer);
    return answer;
  };
}

function quotedExpiry(
  calendar: TradingCalendar,
  root: string | undefined,
  { underlying, day }: { readonly underlying: RecordedUnderlying; readonly day: number },
): OptionExpiry | DropReason {
  if (Number.isNaN(day)) return 'unreadable';
  const date: SessionDate = sessionDateOf(day as DayNumber);
  const own = root === undefined ? classOf(underlying) : CLASSES.get(root);
  if (own === undefined || !belongsTo(underlying, own)) return 'nonstandard-root';
  const session = calendar.covers(date) ? calendar.atOrBefore(date) : undefined;
  const previous = session && calendar.before(session.date);
  if (session === undefined || previous === undefined) return 'outside-calendar';
  const isMorning = own === 'SPX';
  const isMonthly = calendar.isMonthlyExpiry(session.date);
  if (isMorning && !isMonthly) return 'not-an-expiry';
  if (session.date !== date && !(isMonthly && isWrittenSo(date, day))) return 'not-an-expiry';
  if (root === undefined && own === 'SPXW' && isMonthly) return 'ambiguous-root';
  return {
    root: own,
    sessionDate: session.date,
    settlement: isMorning ? 'AM' : 'PM',
    lastTradeMs: isMorning ? previous.closeMs : session.closeMs,
    settlesAtMs: isMorning ? session.openMs : session.closeMs,
  };
}

/** Whether a standard monthly may be written as this closed day after its session. */
function isWrittenSo(date: SessionDate, day: number): boolean {
  const weekday = day % 7;
  return weekday === FRIDAY || (weekday === SATURDAY && date <= LAST_SATURDAY);
}

function belongsTo(underlying: RecordedUnderlying, root: Root): boolean {
  return root === underlying || root === classOf(underlying);
}

function classOf(underlying: RecordedUnderlying): Root {
  return underlying === 'SPX' ? 'SPXW' : underlying;
}
