// Which sessions were over when a vendor answered, by the earlier of its clock and this machine's.
import type { EpochMs, SessionDate } from '../../../core/domain/index.ts';
import type { TradingCalendar } from '../../../core/market/index.ts';

/** A vendor may still correct and complete a session for a while after its close. */
const SETTLES_AFTER_CLOSE_MS = 30 * 60_000;

/** Clocks that are set by nobody drift by seconds a day; more than this is a wrong one. */
const CLOCKS_APART_MS_MAX = 5 * 60_000;

/** The latest session that is over: what a fetch may take for complete ends with it. */
export function lastClosedSession(calendar: TradingCalendar, nowMs: number): SessionDate | undefined {
  const opened = calendar.lastOpened(nowMs as EpochMs);
  if (opened === undefined) return undefined;
  return opened.closeMs + SETTLES_AFTER_CLOSE_MS <= nowMs ? opened.date : calendar.before(opened.date)?.date;
}

/** When a page was asked by this machine's clock, and answered by the vendor's, epoch ms. */
export interface PageTimes {
  readonly askedAtMs: number;
  readonly answeredAtMs?: number | undefined;
}

/** What holds for all pages of an answer. */
export interface AnswerTime {
  /** The earliest time at which any page was made, by whichever clock is behind. */
  readonly earliestMs: number;
  /** How far this machine's clock is ahead of the vendor's, at most. */
  readonly aheadMs: number;
  readonly areApart: boolean;
}

export function answerTimeOf(pages: readonly PageTimes[]): AnswerTime {
  const earliestMs = Math.min(
    ...pages.map(({ askedAtMs, answeredAtMs }) => Math.min(askedAtMs, answeredAtMs ?? askedAtMs)),
  );
  const aheadMs = Math.max(
    ...pages.map(({ askedAtMs, answeredAtMs }) => askedAtMs - (answeredAtMs ?? askedAtMs)),
  );
  return { earliestMs, aheadMs, areApart: aheadMs > CLOCKS_APART_MS_MAX };
}
