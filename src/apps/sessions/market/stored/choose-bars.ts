// Decides which of several stored timeframes a run reads.
import {
  addDays,
  dayNumberOf,
  intradayMinutes,
  type SessionDate,
  type Timeframe,
} from '../../../../core/domain/index.ts';
import { minutesOf, type StoredSpan } from './store-contents.ts';

/** A range may begin and end on days without a session. */
const CLOSED_DAYS_MAX = 5;

/**
 * The series for `timeframe`: that itself, else the longest shorter one that it can be built of, else the shortest longer
 * one. Without a timeframe the finest that covers the dates asked for, else the one that reaches over most of them.
 */
export function chooseBars(
  frames: readonly StoredSpan[],
  asked: { readonly from: SessionDate | undefined; readonly to: SessionDate | undefined },
  timeframe: Timeframe | null,
): StoredSpan | undefined {
  const usable = frames.filter((one) => one.timeframe !== 'W');
  const wanted = timeframe === null ? usable : framesFor(usable, timeframe);
  // The shortest comes first, and of equals the first is kept.
  return wanted.find((one) => covers(one, asked, usable)) ?? widest(wanted, asked);
}

/** Those that serve the timeframe, the best first. */
function framesFor(frames: readonly StoredSpan[], timeframe: Timeframe): readonly StoredSpan[] {
  const minutes = minutesOf({ timeframe });
  const shorter = frames.filter((one) => minutesOf(one) <= minutes).toReversed();
  if (shorter.length > 0) return shorter;
  const intraday = frames.filter((one) => intradayMinutes(one.timeframe ?? 'D') !== undefined);
  return intraday.length > 0 ? intraday : frames;
}

function covers(
  one: StoredSpan,
  { from, to }: Parameters<typeof chooseBars>[1],
  frames: readonly StoredSpan[],
): boolean {
  // No series reaches beyond the last bar of any.
  const last = frames.reduce((latest, frame) => (frame.to > latest ? frame.to : latest), one.to);
  const end = to !== undefined && to < last ? to : to === undefined ? one.to : last;
  return (
    (from === undefined || one.from <= addDays(from, CLOSED_DAYS_MAX)) &&
    addDays(one.to, CLOSED_DAYS_MAX) >= end
  );
}

function widest(
  frames: readonly StoredSpan[],
  asked: Parameters<typeof chooseBars>[1],
): StoredSpan | undefined {
  const days = ({ from, to }: StoredSpan): number => {
    const first = asked.from !== undefined && asked.from > from ? asked.from : from;
    const last = asked.to !== undefined && asked.to < to ? asked.to : to;
    return dayNumberOf(last) - dayNumberOf(first);
  };
  return frames.toSorted((a, b) => days(b) - days(a))[0];
}
