import { expect, test } from 'vitest';
import { murmurHash128 } from './murmur-hash.ts';

function hashHex(text: string): string {
  const words = murmurHash128(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  return words.map((word) => word.toString(16).padStart(8, '0')).join('');
}

// Published digests of MurmurHash3_x86_128 with seed 0, as they circulate in the test suites of its ports.
test.each([
  ['', '00000000000000000000000000000000'],
  ['0', '0ab2409ea5eb34f8a5eb34f8a5eb34f8'],
  ['The quick brown fox jumps over the lazy dog', '2f1583c3ecee2c675d7bf66ce5e91d2c'],
  [
    'MurmurHash3 was written by Austin Appleby, and is placed in the public',
    '6d3583489d9d1e5a898493af67e2ad10',
  ],
])('hash of %j', (text, digest) => {
  expect(hashHex(text)).toBe(digest);
});
