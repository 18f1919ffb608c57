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

/**
 * Makes a look-up of expiries; every expiry is one object for its life. Standard monthlies of before 2015 are written as
 * the Saturday after their last session: an expiry on a closed day is that of the session before. Where the root is not
 * told, an index expiry on the standard monthly date may be of either class and is `ambiguous-root`.
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
  if (root === undefined && own === 'SPXW' && calendar.isMonthlyExpiry(session.date)) return 'ambiguous-root';
  const isMorning = own === 'SPX';
  return {
    root: own,
    sessionDate: session.date,
    settlement: isMorning ? 'AM' : 'PM',
    lastTradeMs: isMorning ? previous.closeMs : session.closeMs,
    settlesAtMs: isMorning ? session.openMs : session.closeMs,
  };
}

function belongsTo(underlying: RecordedUnderlying, root: Root): boolean {
  return root === underlying || root === classOf(underlying);
}

function classOf(underlying: RecordedUnderlying): Root {
  return underlying === 'SPX' ? 'SPXW' : underlying;
}
