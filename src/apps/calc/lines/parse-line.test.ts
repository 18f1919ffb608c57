// Checks by code which lines are no JSON object, and that messages stay short.
import { describe, expect, test } from 'vitest';
import { parseLine } from './parse-line.ts';

const parsed = (text: string) => parseLine(Buffer.from(text));

test('an object is read with the blanks around it, carriage return included', () => {
  expect(parsed(' {"a":1} \r')).toEqual({ ok: true, value: { a: 1 } });
});

describe('codes', () => {
  test.each([
    ['empty-line', ''],
    ['empty-line', ' \t\r'],
    ['invalid-json', '{"a":1'],
    ['invalid-json', '{"a":NaN}'],
    ['invalid-json', '{"a":Infinity}'],
    ['invalid-json', "{'a':1}"],
    ['invalid-json', '{} {}'],
    ['not-an-object', '[1]'],
    ['not-an-object', 'null'],
    ['not-an-object', '3'],
    ['not-an-object', '"text"'],
  ])('%s for %j', (code, text) => {
    expect(parsed(text)).toMatchObject({ ok: false, code });
  });

  test('line-too-long for a line that was dropped, invalid-utf8 for bytes that are none', () => {
    expect(parseLine(undefined)).toMatchObject({ ok: false, code: 'line-too-long' });
    expect(parseLine(Buffer.from([0x7b, 0xff, 0x7d]))).toMatchObject({ ok: false, code: 'invalid-utf8' });
  });
});

test.each([`"${'x'.repeat(100_000)}"`, 'x'.repeat(100_000), '['.repeat(100_000)])(
  'the message does not repeat a long line',
  (text) => {
    const failure = parsed(text);
    expect(failure.ok).toBe(false);
    if (!failure.ok) expect(failure.message.length).toBeLessThan(200);
  },
);
