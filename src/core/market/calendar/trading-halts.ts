// Whether trading was halted in all markets at an instant.
import { dayNumberOf, MS_PER_DAY, type TradingHalt } from '../../domain/index.ts';
import { epochMsFromEastern } from './eastern-time.ts';

const MS_PER_SECOND = 1000;

/** True from a halt's first instant until trading resumes, which is no longer part of it. */
export function haltCheck(halts: readonly TradingHalt[]): (atMs: number) => boolean {
  const spans = halts.map(({ date, fromSecond, toSecond }) => {
    const midnight = dayNumberOf(date) * MS_PER_DAY;
    return {
      fromMs: epochMsFromEastern(midnight + fromSecond * MS_PER_SECOND),
      toMs: epochMsFromEastern(midnight + toSecond * MS_PER_SECOND),
    };
  });
  return (atMs) => spans.some(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
}
