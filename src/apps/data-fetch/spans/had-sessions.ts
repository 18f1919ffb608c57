// Which sessions an answer brought: only those of which rows came count as had, all others are asked again and told.
import { daysBetween, intradayMinutes, type SessionDate } from '../../../core/domain/index.ts';
import type { TradingCalendar } from '../../../core/market/index.ts';
import type { SessionSpan } from '../../../core/ports/index.ts';
import type { FetchOrder } from '../orders/fetch-order.ts';
import type { JudgedRows } from '../rows/judged-rows.ts';
import { missingSpans } from './span-arithmetic.ts';
import { mondayOf, sundayOf } from './whole-weeks.ts';

/** A day without a value this long ago will never have one; before that, its value may only be late. */
const SETTLED_DAYS = 10;

/** `covers` is not asked again; `cut` are sessions that have rows, and of which the rest seems to be cut off. */
export interface HadSessions {
  readonly covers: readonly SessionSpan[];
  readonly cut: readonly SessionDate[];
}

/** What is known of an answer beside its rows. */
export interface AnswerFacts {
  readonly span: SessionSpan;
  /** The day on which it was asked. */
  readonly askedOn: SessionDate;
  readonly calendar: TradingCalendar;
  /** False where records could not be read: the answer then says nothing of the days before its first row. */
  readonly isWhollyRead: boolean;
}

export function hadSessions(
  judged: JudgedRows,
  { kind, series }: Pick<FetchOrder, 'kind' | 'series'>,
  facts: AnswerFacts,
): HadSessions {
  const { span, calendar } = facts;
  const dates = [...judged.dates].toSorted();
  const last = dates.at(-1);
  if (series.timeframe === 'W') return { covers: weeksOf(dates), cut: [] };
  const cut = kind === 'bars' && intradayMinutes(series.timeframe) !== undefined ? cutOf(judged, facts) : [];
  const had = new Set(dates.filter((date) => !cut.includes(date)));
  for (const date of judged.valuelessDates)
    if ((last !== undefined && date < last) || daysBetween(date, facts.askedOn) > SETTLED_DAYS) had.add(date);
  const covers = spansOfSessions(had, calendar);
  // A table comes whole: what stands before its first row, its publisher has never had.
  const isWholeTable = last !== undefined && (kind === 'levels' || kind === 'rates');
  const isKnownBefore = isWholeTable && facts.isWhollyRead && judged.quarantinedLines.length === 0;
  return { covers: isKnownBefore ? withLead(covers, span.from) : covers, cut };
}

/** Short sessions behind which others are missing: an answer that broke off looks like that. */
function cutOf(
  { dates, shortSessions }: JudgedRows,
  { span, calendar }: AnswerFacts,
): readonly SessionDate[] {
  return shortSessions.flatMap(({ date }) => {
    const next = calendar.after(date)?.date;
    return next !== undefined && next <= span.to && !dates.has(next) ? [date] : [];
  });
}

/** Sessions that follow each other are one span. */
export function spansOfSessions(
  dates: ReadonlySet<SessionDate>,
  calendar: TradingCalendar,
): readonly SessionSpan[] {
  const spans: SessionSpan[] = [];
  for (const date of [...dates].toSorted()) {
    const last = spans.at(-1);
    if (last !== undefined && calendar.after(last.to)?.date === date)
      spans[spans.length - 1] = { from: last.from, to: date };
    else if (calendar.sessionOn(date) !== undefined) spans.push({ from: date, to: date });
  }
  return spans;
}

function weeksOf(dates: readonly SessionDate[]): readonly SessionSpan[] {
  return dates.map((date) => ({ from: mondayOf(date), to: sundayOf(date) }));
}

function withLead(covers: readonly SessionSpan[], from: SessionDate): readonly SessionSpan[] {
  const [first, ...rest] = covers;
  return first === undefined || first.from <= from ? covers : [{ from, to: first.to }, ...rest];
}

/** A stretch of sessions that are not there. */
export interface LackingSessions extends SessionSpan {
  readonly sessions: number;
}

/** What of `wanted` no span of `covered` has, from session to session. */
export function lackingSessions(
  wanted: SessionSpan,
  covered: readonly SessionSpan[],
  calendar: TradingCalendar,
): readonly LackingSessions[] {
  return missingSpans(wanted, covered).flatMap(({ from, to }) => {
    const first = calendar.atOrAfter(from);
    const last = calendar.atOrBefore(to);
    if (first === undefined || last === undefined || first.index > last.index) return [];
    return [{ from: first.date, to: last.date, sessions: last.index - first.index + 1 }];
  });
}
