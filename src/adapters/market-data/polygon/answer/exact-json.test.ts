import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { epochMs, exactInstant, exactInstantOrNever, parseExactJson } from './exact-json.ts';

test('nanoseconds keep every digit, whatever a double would make of them', () => {
  const body =
    '{"t":1651254260800059648,"u":[1651254260800059649],"n":12,"x":1.5e300,"s":"1651254260800059650"}';
  expect(parseExactJson(body)).toEqual({
    t: '1651254260800059648',
    u: ['1651254260800059649'],
    n: 12,
    x: 1.5e300,
    s: '1651254260800059650',
  });
});

test('any two instants are told apart and ordered by ms and nanos as by their nanoseconds', () => {
  const nanoseconds = fc.bigInt({ min: 600_000_000_000_000_000n, max: 4_000_000_000_000_000_000n });
  fc.assert(
    fc.property(nanoseconds, fc.bigInt({ min: -2_000_000n, max: 2_000_000n }), (first, step) => {
      const [a, b] = [first, first + step].map((value) =>
        exactInstant.parse((parseExactJson(`[${value}]`) as unknown[])[0]),
      );
      if (a === undefined || b === undefined) throw new Error('unreachable');
      expect(BigInt(a.ms) * 1_000_000n + BigInt(a.nanos)).toBe(first);
      expect(Math.sign(a.ms - b.ms || a.nanos - b.nanos)).toBe(step === 0n ? 0 : step > 0n ? -1 : 1);
    }),
  );
});

test.each([
  ['seconds', exactInstant, '1651254260'],
  ['text', exactInstant, '"yesterday"'],
  ['a fraction', exactInstant, '1651254260800059648.5'],
  ['a negative number', exactInstant, '-1651254260800059648'],
  ['nothing', exactInstant, 'null'],
  ['never', exactInstant, '0'],
  ['ms as seconds', epochMs, '1651254260'],
  ['ms beyond the calendar', epochMs, '9999999999999'],
] as const)('%s are no time', (_, schema, json) => {
  expect((schema as z.ZodType).safeParse(parseExactJson(json)).success).toBe(false);
});

test('a 0 that stands for never is no time and no fault', () => {
  expect(exactInstantOrNever.parse(0)).toBeUndefined();
  expect(exactInstantOrNever.safeParse(5_000_000).success).toBe(false);
});
