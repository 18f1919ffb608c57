import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonOf } from './json-with-comments.ts';

const parsed = (text: string): unknown => JSON.parse(jsonOf(text));

test.each([
  ['{ // to the end\n "a": 1 }', { a: 1 }],
  ['{ /* between\n two lines */ "a": 1 }', { a: 1 }],
  ['// first\r\n{ "a": 1 } // last', { a: 1 }],
  ['{ "a": 1, /* b */ "c": [1, 2,], }', { a: 1, c: [1, 2] }],
  ['{ "a": 1, // the last\n  // "b": 2,\n}', { a: 1 }],
  ['{ "url": "http://x/*y*/", "quote": "\\"//" }', { url: 'http://x/*y*/', quote: '"//' }],
  ['{ "a": ",]", "b": "\\\\" , }', { a: ',]', b: '\\' }],
  ['/**/{}/***/', {}],
  ['{ /* // */ "a": 1 }', { a: 1 }],
  ['{ // /*\n "a": 1 }', { a: 1 }],
])('%j', (text, value) => {
  expect(parsed(text)).toEqual(value);
});

test.each([
  '{} /* no end',
  '{} /*/',
  '{,}',
  '[,]',
  '[1,,]',
  '{"a":,}',
  '{"a": 1 / 2}',
  '{"a": "no end // x }',
  '/',
  ',]',
])('%j is still no JSON', (text) => {
  expect(() => parsed(text)).toThrow(SyntaxError);
});

test('JSON without comments stays what it is', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(jsonOf(text)).toBe(text);
    }),
  );
});

test('comments between the tokens of any JSON change no value and no place', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('// "x": {,\n', '/* "y", \n [ */'), (value, comment) => {
      // A line break between tokens only: JSON writes those inside texts as two characters.
      const text = JSON.stringify(value, undefined, 1).replaceAll('\n', `\n${comment}`);
      expect(JSON.stringify(parsed(text))).toBe(JSON.stringify(value));
      expect(jsonOf(text).length).toBe(text.length);
    }),
  );
});

test('a mistake is told at the place where it stands in the file', () => {
  expect(() => parsed('{ // one\n  "a": 1 "b": 2\n}')).toThrow('line 2 column 10');
});

test('a megabyte of comments that never end is read in no time', () => {
  const startedMs = performance.now();
  expect(() => parsed('/*'.repeat(500_000))).toThrow(SyntaxError);
  expect(performance.now() - startedMs).toBeLessThan(2000);
});
