import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellWords } from './shell-words.ts';

test('plain words stay as they are, others are quoted', () => {
  expect(shellWords(['quantor', '--bars', 'my bars.csv', "it's", '', 'vix=a.csv,vix3m=b.csv'])).toBe(
    String.raw`quantor --bars 'my bars.csv' 'it'\''s' '' vix=a.csv,vix3m=b.csv`,
  );
});

test('a shell reads back the very words', () => {
  const word = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const read = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${shellWords(words)}`], {
        encoding: 'utf8',
      });
      expect(read.split('\0').slice(0, -1)).toEqual(words);
    }),
    { numRuns: 50 },
  );
});
