// Checks columns and paragraphs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENTRY_GATES } from '../../../core/domain/index.ts';
import { alignedRows, LINE_WIDTH, wrappedText } from './aligned-text.ts';
import { gateMeaning } from './gate-meaning.ts';

test('columns are as wide as their widest cell and end where their alignment says', () => {
  const lines = alignedRows(
    [
      ['gate', '9', 'x'],
      ['a', '1,000', ''],
    ],
    ['left', 'right', 'left'],
  );
  expect(lines).toEqual(['  gate      9  x', '  a     1,000']);
});

test('wrapping keeps every word in order and every line within the width', () => {
  const words = fc.array(
    fc.string({ minLength: 1, maxLength: 30 }).map((word) => word.replaceAll(/\s/g, '_')),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(words, (list) => {
      const lines = wrappedText(list.join(' '), '  ', '    ');
      expect(lines.map((line) => line.trimStart()).join(' ')).toBe(list.join(' ').trimStart());
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(LINE_WIDTH);
    }),
  );
});

test('a word longer than the line stands alone', () => {
  const long = 'x'.repeat(120);
  expect(wrappedText(`a ${long} b`)).toEqual(['  a', `  ${long}`, '  b']);
});

test('every gate has a meaning that fits its column', () => {
  for (const gate of ENTRY_GATES) expect(gateMeaning(gate)).toMatch(/^.{10,38}$/);
});
