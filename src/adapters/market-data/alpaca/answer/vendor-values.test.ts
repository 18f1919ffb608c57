import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOrMissing, numberOrMissing, parseInstant, vendorDate, vendorNumber } from './vendor-values.ts';

describe('an instant', () => {
  test.each([
    ['2024-03-12T13:34:54.178322688Z', Date.UTC(2024, 2, 12, 13, 34, 54, 178), 322_688],
    ['2022-03-09T09:00:00.000059Z', Date.UTC(2022, 2, 9, 9), 59_000],
    ['2022-03-09T05:00:16.91Z', Date.UTC(2022, 2, 9, 5, 0, 16, 910), 0],
    ['2024-03-12T09:30:00-04:00', Date.UTC(2024, 2, 12, 13, 30), 0],
    ['2024-03-12T19:00:00.5+05:30', Date.UTC(2024, 2, 12, 13, 30, 0, 500), 0],
    [' 2024-02-29t13:30:00z ', Date.UTC(2024, 1, 29, 13, 30), 0],
  ])('%s', (text, ms, nanos) => {
    expect(parseInstant(text)).toEqual({ ms, nanos });
  });

  test.each([
    '',
    '2024-03-12',
    '2024-03-12T13:30Z',
    '2024-03-12T13:30:00',
    '2023-02-29T13:30:00Z',
    '2024-03-12T24:00:00Z',
    '2024-03-12T13:60:00Z',
    '2024-03-12T13:30:60Z',
    '2024-03-12T13:30:00.Z',
    '2024-03-12T13:30:00.1234567890Z',
    '0001-01-01T00:00:00Z',
    '1710250200000',
    '2024-03-12T13:30:00+4:00',
  ])('%j is none', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  test('agrees with Date to the millisecond and keeps the order of nanoseconds', () => {
    const ns = fc.bigInt({ min: 1_000_000n, max: 4_000_000_000_000_000_000n });
    const written = (value: bigint): string => {
      const seconds = new Date(Number(value / 1_000_000_000n) * 1000).toISOString().slice(0, 19);
      return `${seconds}.${String(value % 1_000_000_000n).padStart(9, '0')}Z`;
    };
    fc.assert(
      fc.property(ns, ns, (a, b) => {
        const [first, second] = [parseInstant(written(a)), parseInstant(written(b))];
        if (first === undefined || second === undefined) throw new Error('not read');
        expect(first.ms).toBe(Date.parse(`${written(a).slice(0, 23)}Z`));
        const order = Math.sign(first.ms - second.ms) || Math.sign(first.nanos - second.nanos);
        expect(order).toBe(a < b ? -1 : Number(a > b));
      }),
    );
  });
});

test.each([
  [1.5, 1.5],
  ['170', 170],
  [' 0.21 ', 0.21],
  ['-1.5e-3', -0.0015],
])('the number %j', (value, expected) => {
  expect(vendorNumber.parse(value)).toBe(expected);
  expect(numberOrMissing.parse(value)).toBe(expected);
});

test.each([true, 'five', '', '0x10', '1,000', 'NaN', 'Infinity', '1e999', Number.POSITIVE_INFINITY, [], {}])(
  '%j is no number',
  (value) => {
    expect(vendorNumber.safeParse(value).success).toBe(false);
    expect(numberOrMissing.safeParse(value).success).toBe(false);
  },
);

test('what is missing is missing, not wrong and not 0', () => {
  for (const value of [null, undefined]) {
    expect(numberOrMissing.parse(value)).toBeNaN();
    expect(vendorNumber.safeParse(value).success).toBe(false);
    expect(dateOrMissing.parse(value)).toBeUndefined();
  }
  expect(dateOrMissing.parse('')).toBeUndefined();
  expect(dateOrMissing.parse(' 2024-03-12 ')).toBe('2024-03-12');
  for (const value of ['2024-02-30', '12/03/2024', 20_240_312])
    expect([vendorDate, dateOrMissing].map((schema) => schema.safeParse(value).success)).toEqual([
      false,
      false,
    ]);
});
