// Spans that are there and spans that are missing make up what was wanted, day by day.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, type SessionDate } from '../../../core/domain/index.ts';
import type { SessionSpan } from '../../../core/ports/index.ts';
import { commonSpan, missingSpans, yearlySpans } from './span-arithmetic.ts';

const START = '2019-12-20' as SessionDate;
const spanOf = ([from, days]: readonly [number, number]): SessionSpan => ({
  from: addDays(START, from),
  to: addDays(START, from + days),
});
const spans = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 25 })).map(spanOf);

function daysOf(parts: readonly SessionSpan[]): readonly string[] {
  return parts.flatMap(({ from, to }) =>
    Array.from({ length: daysBetween(from, to) + 1 }, (_, day) => addDays(from, day)),
  );
}

test('missing days are the wanted ones that nothing covers, once and in order', () => {
  fc.assert(
    fc.property(spans, fc.array(spans, { maxLength: 8 }), (wanted, covered) => {
      const had = new Set(daysOf(covered));
      expect(daysOf(missingSpans(wanted, covered))).toEqual(daysOf([wanted]).filter((day) => !had.has(day)));
    }),
  );
});

test('years cut a span without losing a day', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2000 }), fc.nat({ max: 1500 }), (from, days) => {
      const span = spanOf([from, days]);
      const parts = yearlySpans(span);
      expect(daysOf(parts)).toEqual(daysOf([span]));
      for (const part of parts) expect(part.from.slice(0, 4)).toBe(part.to.slice(0, 4));
    }),
  );
});

test('what two spans share is what lies in both', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const both = commonSpan(a, b);
      const inB = new Set(daysOf([b]));
      expect(daysOf(both === undefined ? [] : [both])).toEqual(daysOf([a]).filter((day) => inB.has(day)));
    }),
  );
});

test('years of whole weeks begin on Mondays and leave no day out', () => {
  const whole = { from: '2023-12-18' as SessionDate, to: '2026-01-09' as SessionDate };
  expect(yearlySpans(whole, true)).toEqual([
    { from: '2023-12-18', to: '2023-12-31' },
    { from: '2024-01-01', to: '2025-01-05' },
    { from: '2025-01-06', to: '2026-01-04' },
    { from: '2026-01-05', to: '2026-01-09' },
  ]);
});
