// Checks that lines do not depend on how their bytes arrive and that a long one is dropped, not kept.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLineSplitter } from './line-splitter.ts';

function linesOf(chunks: readonly Buffer[], bytesMax = 1000): readonly (string | undefined)[] {
  const splitter = createLineSplitter(bytesMax);
  const lines = chunks.flatMap((chunk) => [...splitter.push(chunk)]);
  return [...lines, ...splitter.end()].map((line) => line?.toString());
}

const text = (...chunks: readonly string[]): readonly Buffer[] => chunks.map((chunk) => Buffer.from(chunk));

describe('lines', () => {
  test('are the same however their bytes are cut', () => {
    const pieces = fc.array(fc.constantFrom('a', 'é', '€', '\n', '\r\n', '\uFEFF', '{}'), { maxLength: 40 });
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(60), { maxLength: 8 }), (parts, cuts) => {
        const bytes = Buffer.from(parts.join(''));
        const places = [
          0,
          ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b),
          bytes.length,
        ];
        const chunks = places.slice(1).map((to, index) => bytes.subarray(places[index], to));
        const expected = parts.join('').split('\n');
        if (expected.at(-1) === '') expected.pop();
        expected[0] = expected[0]?.replace(/^\uFEFF/, '') ?? '';
        expect(linesOf(chunks)).toEqual(bytes.length === 0 ? [] : expected);
      }),
    );
  });

  test('include the last one without a newline, and empty ones', () => {
    expect(linesOf(text('a\n\nb'))).toEqual(['a', '', 'b']);
    expect(linesOf(text('a\n'))).toEqual(['a']);
    expect(linesOf([])).toEqual([]);
  });

  test('lose a byte order mark at the start of the stream only', () => {
    expect(linesOf(text('\uFEFFa\n\uFEFFb\n'))).toEqual(['a', '\uFEFFb']);
    expect(linesOf([Buffer.from([0xef]), Buffer.from([0xbb]), Buffer.from([0xbf, 0x61])])).toEqual(['a']);
  });
});

describe('a line beyond the limit', () => {
  test('is undefined, and those around it are whole', () => {
    expect(linesOf(text('abcd\nabc', 'de\nab\n'), 4)).toEqual(['abcd', undefined, 'ab']);
    expect(linesOf(text('a\nabcde'), 4)).toEqual(['a', undefined]);
  });
});
