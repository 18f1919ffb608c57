import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionalCoverageTest } from './conditional-coverage.ts';
import { christoffersenIndependence, hitTransitions } from './independence.ts';
import { kupiecTest } from './unconditional-coverage.ts';

const sessions = (length: number, exceptions: number): readonly boolean[] =>
  Array.from({ length }, (_, index) => index < exceptions);

/** A series that starts and ends without an exception and holds each run of exceptions apart from the next. */
function seriesOf(runs: readonly number[], length: number): readonly boolean[] {
  const series = runs.flatMap((run) => [false, ...Array.from({ length: run }, () => true)]);
  return [...series, ...Array.from({ length: length - series.length }, () => false)];
}

test('J.P. Morgan in 1998: 20 exceptions in 252 days at 95%', () => {
  // Jorion (2006), Value at Risk, 3rd edition, section 6.2: LR 3.91, rejected against 3.841.
  const result = kupiecTest(sessions(252, 20), 0.05);
  expect(result?.lr).toBeCloseTo(3.91, 2);
  expect(result?.p).toBeCloseTo(0.048, 3);
});

// Jorion (2006), table 6-2, after Kupiec (1995): numbers of exceptions that are not rejected at 95%. Its first cell says
// fewer than 7; none at all in 255 sessions has a ratio of 5.13 and is rejected by the same rule.
test.each([
  { probability: 0.01, length: 255, least: 1, most: 6 },
  { probability: 0.01, length: 510, least: 2, most: 10 },
  { probability: 0.01, length: 1000, least: 5, most: 16 },
  { probability: 0.05, length: 255, least: 7, most: 20 },
  { probability: 0.05, length: 510, least: 17, most: 35 },
  { probability: 0.05, length: 1000, least: 38, most: 64 },
  { probability: 0.1, length: 255, least: 17, most: 35 },
])('$length sessions at $probability keep from $least to $most exceptions', (row) => {
  const isKept = Array.from({ length: row.most + 5 }, (_, count) => {
    const result = kupiecTest(sessions(row.length, count), row.probability);
    return (result?.lr ?? NaN) < 3.841;
  });
  expect([isKept.indexOf(true), isKept.lastIndexOf(true)]).toEqual([row.least, row.most]);
});

test('the same days clustered: 6 of 20 exceptions followed another', () => {
  // Jorion (2006), section 6.2: 218 quiet pairs, 14 into and 14 out of exceptions, 6 between them: LR 9.53.
  const series = seriesOf([2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1], 253);
  expect(hitTransitions(series)).toEqual({
    afterKept: { kept: 218, exceeded: 14 },
    afterExceeded: { kept: 14, exceeded: 6 },
  });
  const independence = christoffersenIndependence(series);
  expect(independence?.lr).toBeCloseTo(9.53, 2);
  expect(independence?.p).toBeCloseTo(0.002, 3);
  const both = conditionalCoverageTest(series, 0.05);
  expect(both?.lr).toBeCloseTo((kupiecTest(series, 0.05)?.lr ?? NaN) + (independence?.lr ?? NaN), 12);
  // Two degrees of freedom: the tail is exp(-lr / 2).
  expect(both?.p).toBeCloseTo(Math.exp(-(both?.lr ?? NaN) / 2), 14);
});

test('no exception and nothing else are the limits of the likelihood', () => {
  expect(kupiecTest(sessions(250, 0), 0.01)?.lr).toBeCloseTo(-500 * Math.log(0.99), 12);
  expect(kupiecTest(sessions(3, 3), 0.01)?.lr).toBeCloseTo(-6 * Math.log(0.01), 12);
  for (const series of [sessions(250, 0), sessions(3, 3), [false, false, true]]) {
    expect(christoffersenIndependence(series)).toEqual({ lr: 0, p: 1 });
  }
});

test('exceptions exactly as promised, and pairs exactly as if by chance, have p 1 and not its rounding', () => {
  for (const length of [20, 1000, 5000]) {
    const result = kupiecTest(sessions(length, length / 20), 1 - 0.95);
    expect(result?.lr).toBeLessThan(1e-25);
    expect(result?.p).toBeCloseTo(1, 12);
  }
  // One exception in three after either.
  const round = [false, false, false, true, true, false, false, false, true];
  const pairs = [...Array.from({ length: 777 }, () => round).flat(), false];
  expect(hitTransitions(pairs).afterExceeded).toEqual({ kept: 2 * 777, exceeded: 777 });
  expect(christoffersenIndependence(pairs)?.p).toBeCloseTo(1, 12);
});

test('ratios of many sessions keep their digits', () => {
  // Kupiec's ratio in decimal arithmetic of 50 digits, rounded once to float64.
  expect(kupiecTest(sessions(50_000, 2551), 0.05)?.lr).toBeCloseTo(1.0881740735461032, 13);
  expect(kupiecTest(sessions(1_000_000, 50_100), 0.05)?.lr).toBeCloseTo(0.2103934849935408, 13);
});

test('alternating sessions are the strongest dependence, whatever is followed by what', () => {
  const series = Array.from({ length: 101 }, (_, index) => index % 2 === 1);
  expect(christoffersenIndependence(series)?.lr).toBeCloseTo(200 * Math.log(2), 10);
});

test('without sessions there is no test, and of one session none of its order', () => {
  expect(kupiecTest([], 0.05)).toBeUndefined();
  expect(christoffersenIndependence([true])).toBeUndefined();
  expect(conditionalCoverageTest([true], 0.05)).toBeUndefined();
  expect(kupiecTest([true], 0.05)?.lr).toBeCloseTo(-2 * Math.log(0.05), 12);
});

test('any series has finite ratios of at least 0 with p-values from 0 to 1', () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 2, maxLength: 300 }),
      fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true }),
      (series, probability) => {
        const results = [
          kupiecTest(series, probability),
          christoffersenIndependence(series),
          conditionalCoverageTest(series, probability),
        ];
        for (const result of results) {
          expect(result?.lr).toBeGreaterThanOrEqual(0);
          expect(result?.lr).toBeLessThan(Infinity);
          expect(result?.p).toBeGreaterThanOrEqual(0);
          expect(result?.p).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});
