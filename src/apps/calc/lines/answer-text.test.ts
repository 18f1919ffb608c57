// Checks how answers are written: every digit, null for undefined, never -0, NaN or Infinity.
import { expect, test } from 'vitest';
import { answerText } from './answer-text.ts';

test('an answer is one line with null for undefined and 0 for -0', () => {
  const value = { a: 0.1 + 0.2, b: undefined, c: -0, d: [1e-300, undefined, -0], e: { f: undefined } };
  expect(answerText({ ok: true, value })).toEqual({
    isOk: true,
    text: '{"a":0.30000000000000004,"b":null,"c":0,"d":[1e-300,null,0],"e":{"f":null}}\n',
  });
});

test.each([NaN, Infinity, -Infinity])('%s anywhere makes the whole answer out-of-range', (number) => {
  for (const value of [{ a: number }, { a: [1, { b: number }] }]) {
    const { isOk, text } = answerText({ ok: true, value });
    expect(isOk).toBe(false);
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'out-of-range' } });
  }
});

test('a failure is an error of code and message, on one line whatever the message holds', () => {
  const { isOk, text } = answerText({ ok: false, code: 'some-code', message: 'two\nlines "quoted"' });
  expect(isOk).toBe(false);
  expect(text.indexOf('\n')).toBe(text.length - 1);
  expect(JSON.parse(text)).toEqual({ error: { code: 'some-code', message: 'two\nlines "quoted"' } });
});
