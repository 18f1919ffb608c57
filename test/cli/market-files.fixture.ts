// Small made-up market files: enough sessions to trade on, and lines that can be damaged one by one.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HOLIDAYS = new Set(['2018-01-15', '2018-02-19', '2018-03-30', '2018-05-28', '2018-07-04']);

/** The first `count` sessions of 2018. */
export function sessionDates(count: number): readonly string[] {
  const dates: string[] = [];
  for (let day = Date.UTC(2018, 0, 2); dates.length < count; day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    const weekday = new Date(day).getUTCDay();
    if (weekday > 0 && weekday < 6 && !HOLIDAYS.has(date)) dates.push(date);
  }
  return dates;
}

export const BARS_HEADER = 'date,open,high,low,close,volume';

/** A daily row each session: an index near 2700 that wanders a little. */
export function barRows(count = 60): readonly string[] {
  return sessionDates(count).map((date, index) => {
    const open = 2700 + 20 * Math.sin(index / 5);
    const close = 2700 + 20 * Math.sin((index + 1) / 5);
    const [high, low] = [Math.max(open, close) + 8, Math.min(open, close) - 8];
    return [date, ...[open, high, low, close].map((price) => price.toFixed(2)), '1000'].join(',');
  });
}

/** VIX closes near 18 for the same sessions. */
export function vixRows(count = 60): readonly string[] {
  return sessionDates(count).map((date, index) => `${date},${(18 + Math.cos(index / 4)).toFixed(2)}`);
}

/** Writes lines under a name in `folder` and returns the path. */
export function writeLines(folder: string, name: string, lines: readonly string[], end = '\n'): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${line}${end}`).join(''));
  return path;
}

/** `--bars` and `--volatility` of a small market that trades, written into `folder`. */
export function smallMarket(folder: string, count = 60): readonly string[] {
  const bars = writeLines(folder, 'bars.csv', [BARS_HEADER, ...barRows(count)]);
  const vix = writeLines(folder, 'vix.csv', ['date,close', ...vixRows(count)]);
  return ['--bars', bars, '--volatility', `vix=${vix}`];
}
