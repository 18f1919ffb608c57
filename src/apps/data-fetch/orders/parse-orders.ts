// Turns the words of `quantor data fetch` into orders, with what was expected where they are something else.
import { parseSessionDate, type SessionDate, TIMEFRAMES } from '../../../core/domain/index.ts';
import type { SessionSpan } from '../../../core/ports/index.ts';
import type { TradingCalendar } from '../../../core/market/index.ts';
import { nearestName, usageError, type UsageResult } from '../../config/index.ts';
import { wholeWeeks } from '../spans/whole-weeks.ts';
import {
  barsOrder,
  chainOrder,
  FETCH_SOURCES,
  type FetchOrder,
  type FetchSource,
  levelsOrder,
  ratesOrder,
} from './fetch-order.ts';

/** Flags as typed. */
export interface FetchWords {
  readonly source: string;
  readonly words: readonly string[];
  readonly timeframe?: string;
  readonly from?: string;
  readonly to?: string;
  readonly date?: string;
  readonly expiries?: string;
}

/** The calendar, and the last session that a fetch may take for complete. */
export interface FetchBounds {
  readonly calendar: TradingCalendar;
  readonly lastClosed: SessionDate;
}

/** One order a symbol, index or series. */
export function parseOrders(typed: FetchWords, bounds: FetchBounds): UsageResult<readonly FetchOrder[]> {
  const source = FETCH_SOURCES.find((known) => known === typed.source.toLowerCase());
  if (source === undefined) return sourceUnknown(typed.source);
  if (source === 'cboe' || source === 'fred') return tableOrders(source, typed, bounds);
  const [what = '', ...symbols] = typed.words;
  if (what !== 'bars' && what !== 'chains') {
    const found = what === '' ? 'nothing' : `"${what}"`;
    return usageError('fetch-what-unknown', `${source}: expected bars or chains, found ${found}`);
  }
  const names = symbolsOf(symbols, `${source} ${what}`, 'symbols, such as SPY');
  if (!names.ok) return names;
  return what === 'bars'
    ? barOrders(source, names.value, typed, bounds)
    : chainOrders(source, names.value, typed, bounds);
}

function sourceUnknown(found: string): UsageResult<never> {
  const expected = `expected one of ${FETCH_SOURCES.join(', ')}`;
  return usageError('source-unknown', `${expected}, found "${found}"${nearestName(found, FETCH_SOURCES)}`);
}

function tableOrders(
  source: 'cboe' | 'fred',
  typed: FetchWords,
  bounds: FetchBounds,
): UsageResult<readonly FetchOrder[]> {
  const example = source === 'cboe' ? 'indices, such as vix' : 'series, such as DTB3';
  const names = symbolsOf(typed.words, source, example);
  if (!names.ok) return names;
  const unwanted = unwantedFlag(typed, ['timeframe', 'date', 'expiries']);
  if (unwanted !== undefined) return unwanted;
  const span = spanOf(typed, bounds);
  if (!span.ok) return span;
  const order = source === 'cboe' ? levelsOrder : ratesOrder;
  return { ok: true, value: names.value.map((name) => order(source, name, span.value)) };
}

function barOrders(
  source: FetchSource,
  symbols: readonly string[],
  typed: FetchWords,
  bounds: FetchBounds,
): UsageResult<readonly FetchOrder[]> {
  const unwanted = unwantedFlag(typed, ['date', 'expiries']);
  if (unwanted !== undefined) return unwanted;
  const timeframe = TIMEFRAMES.find((known) => known === (typed.timeframe ?? '5m'));
  if (timeframe === undefined)
    return usageError(
      'timeframe-unknown',
      `--timeframe: expected ${TIMEFRAMES.join(', ')}, found "${typed.timeframe}"`,
    );
  if (typed.from === undefined)
    return usageError('from-missing', '--from: expected the first session as YYYY-MM-DD, found nothing');
  const span = spanOf(typed, bounds);
  if (!span.ok) return span;
  const asked = timeframe === 'W' ? wholeWeeks(span.value, bounds.calendar) : span.value;
  if (asked !== undefined)
    return { ok: true, value: symbols.map((symbol) => barsOrder(source, symbol, timeframe, asked)) };
  const { from, to } = span.value;
  return usageError(
    'span-without-week',
    `--timeframe W: expected a span with the end of a week that is over, found ${from}..${to}`,
  );
}

function chainOrders(
  source: FetchSource,
  symbols: readonly string[],
  typed: FetchWords,
  bounds: FetchBounds,
): UsageResult<readonly FetchOrder[]> {
  const unwanted = unwantedFlag(typed, ['timeframe', 'from', 'to']);
  if (unwanted !== undefined) return unwanted;
  const date = typed.date === undefined ? undefined : dateOf('--date', typed.date);
  if (date?.ok === false) return date;
  if (date !== undefined && date.value > bounds.lastClosed)
    return usageError(
      'date-not-closed',
      `--date: expected a session that is over, ${bounds.lastClosed} or earlier, found ${date.value}; without --date the chain is fetched as it is quoted now`,
    );
  const expiries = expirySpan(typed.expiries);
  if (!expiries.ok) return expiries;
  if (source === 'polygon' && date !== undefined && expiries.value === undefined)
    return usageError(
      'expiries-missing',
      '--expiries: expected YYYY-MM-DD..YYYY-MM-DD, as a past chain takes a request a contract, found nothing',
    );
  const orders = symbols.map((underlying) =>
    chainOrder(source, { underlying, date: date?.value, expiries: expiries.value }),
  );
  return { ok: true, value: orders };
}

function expirySpan(text: string | undefined): UsageResult<SessionSpan | undefined> {
  if (text === undefined) return { ok: true, value: undefined };
  const [first = '', last = ''] = text.split('..');
  const from = parseSessionDate(first);
  const to = parseSessionDate(last);
  if (from !== undefined && to !== undefined && from <= to) return { ok: true, value: { from, to } };
  return usageError('expiries-unreadable', `--expiries: expected YYYY-MM-DD..YYYY-MM-DD, found "${text}"`);
}

function spanOf(typed: FetchWords, { lastClosed, calendar }: FetchBounds): UsageResult<SessionSpan> {
  const first = calendar.from;
  const from = typed.from === undefined ? { ok: true as const, value: first } : dateOf('--from', typed.from);
  if (!from.ok) return from;
  const to = typed.to === undefined ? { ok: true as const, value: lastClosed } : dateOf('--to', typed.to);
  if (!to.ok) return to;
  if (from.value > to.value)
    return usageError(
      'span-reversed',
      `expected --from at or before --to, found ${from.value} and ${to.value}`,
    );
  if (from.value > lastClosed) {
    const over = `a session that is over, ${lastClosed} or earlier`;
    return usageError('date-not-closed', `--from: expected ${over}, found ${from.value}`);
  }
  if (from.value < first) {
    const since = `${first} or later, as the calendar begins there`;
    return usageError('date-before-calendar', `--from: expected ${since}, found ${from.value}`);
  }
  return { ok: true, value: { from: from.value, to: to.value < lastClosed ? to.value : lastClosed } };
}

function dateOf(flag: string, text: string): UsageResult<SessionDate> {
  const date = parseSessionDate(text);
  return date === undefined
    ? usageError('date-unreadable', `${flag}: expected a date as YYYY-MM-DD, found "${text}"`)
    : { ok: true, value: date };
}

type FlagName = 'timeframe' | 'from' | 'to' | 'date' | 'expiries';

function unwantedFlag(
  typed: FetchWords,
  names: readonly FlagName[],
): ReturnType<typeof usageError> | undefined {
  const found = names.find((name) => typed[name] !== undefined);
  if (found === undefined) return undefined;
  return usageError(
    'flag-unused',
    `--${found}: expected nothing, as this order has no use for it, found "${typed[found]}"`,
  );
}

const SYMBOL = /^[A-Z0-9][A-Z0-9.\-_]{0,31}$/;

function symbolsOf(
  words: readonly string[],
  order: string,
  expected: string,
): UsageResult<readonly string[]> {
  const names = [...new Set(words.map((word) => word.toUpperCase()))];
  if (names.length === 0)
    return usageError('symbol-missing', `${order}: expected ${expected}, found nothing`);
  const bad = names.find((name) => !SYMBOL.test(name));
  if (bad !== undefined)
    return usageError('symbol-unreadable', `${order}: expected ${expected}, found "${bad}"`);
  return { ok: true, value: names };
}
