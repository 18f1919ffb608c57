import { expect, test } from 'vitest';
import { dateOfHttp } from './http-date.ts';
import { retryAfterMs } from './retry-delay.ts';

const NOON = Date.UTC(2026, 10, 20, 12);

test.each([
  ['Fri, 20 Nov 2026 12:00:05 GMT', 5000],
  ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
  [' 7 ', 7000],
  ['2026', 2_026_000],
  ['soon', undefined],
  [null, undefined],
])('Retry-After %j is a wait of %j ms', (header, waitMs) => {
  expect(retryAfterMs(header, NOON)).toBe(waitMs);
});

test.each(['2026', '2026-11-20T12:00:00Z', 'yesterday', '', null])('%j is no date of HTTP', (header) => {
  expect(dateOfHttp(header)).toBeUndefined();
});
