// Arithmetic of what a fetch has and still lacks, in spans of calendar days.
import { addDays, type SessionDate } from '../../../core/domain/index.ts';
import type { SessionSpan } from '../../../core/ports/index.ts';
import { sundayOf } from './whole-weeks.ts';

/** The parts of `wanted` that no span of `covered` has, in order of date. */
export function missingSpans(wanted: SessionSpan, covered: readonly SessionSpan[]): readonly SessionSpan[] {
  const missing: SessionSpan[] = [];
  let from = wanted.from;
  for (const span of covered.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (span.to < from) continue;
    if (span.from > wanted.to) break;
    if (span.from > from) missing.push({ from, to: addDays(span.from, -1) });
    from = addDays(span.to, 1);
  }
  return from > wanted.to ? missing : [...missing, { from, to: wanted.to }];
}

/**
 * The span cut at the end of every year, so that an answer has a bounded number of pages; weeks are not cut, but belong to
 * the year of their Monday.
 */
export function yearlySpans({ from, to }: SessionSpan, areWeeksWhole = false): readonly SessionSpan[] {
  const spans: SessionSpan[] = [];
  for (let start = from; start <= to;) {
    const yearEnd = `${start.slice(0, 4)}-12-31` as SessionDate;
    const cut = areWeeksWhole ? sundayOf(yearEnd) : yearEnd;
    const end = cut < to ? cut : to;
    spans.push({ from: start, to: end });
    start = addDays(end, 1);
  }
  return spans;
}

/** What both spans have, or `undefined`. */
export function commonSpan(a: SessionSpan, b: SessionSpan): SessionSpan | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : undefined;
}
