import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redacted } from './redact.ts';

const SECRET = 'canary/secret+value=4Z8';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

test.each([
  ['itself', SECRET],
  ['in an address', `https://x.test/a?apiKey=${encodeURIComponent(SECRET)}&b=1`],
  ['in an address, lower case', encodeURIComponent(SECRET).replaceAll(/%../g, (hex) => hex.toLowerCase())],
  ['in an address within an address', encodeURIComponent(encodeURIComponent(SECRET))],
  ['in a form', new URLSearchParams({ k: SECRET }).toString()],
  ['with every byte escaped', [...Buffer.from(SECRET)].map((byte) => `%${byte.toString(16)}`).join('')],
  ['in JSON with escaped slashes', JSON.stringify({ k: SECRET }).replaceAll('/', String.raw`\/`)],
  ['in JSON as code units', SECRET.replaceAll('/', String.raw`\u002f`).replaceAll('+', String.raw`\u002B`)],
  ['in markup', SECRET.replaceAll('/', '&#x2F;').replaceAll('+', '&#43;')],
  ['as base64', base64(SECRET)],
  ['as base64 for addresses', Buffer.from(`~~${SECRET}?`).toString('base64url')],
  ['as a header of a user and a password', `Basic ${base64(`user:${SECRET}`)}`],
  ['as a header of a user and a password, one byte on', `Basic ${base64(`user1:${SECRET}`)}`],
  ['as hexadecimal digits', Buffer.from(SECRET).toString('hex')],
  ['as hexadecimal digits, upper case', Buffer.from(SECRET).toString('hex').toUpperCase()],
])('a secret %s', (_, text) => {
  const clean = redacted(`said: ${text} and more`, [SECRET]);
  expect(clean).toContain('[redacted]');
  expect(clean).toMatch(/^said: .*and more$/);
  const rest = clean.replaceAll('[redacted]', '');
  for (const part of ['canary', 'secret+', 'secret%2B', '4Z8', Buffer.from('secret').toString('hex')])
    expect(rest.toLowerCase()).not.toContain(part.toLowerCase());
});

test.each([
  ['apiKey=abc123&x=1', 'apiKey=[redacted]&x=1'],
  ['APCA-API-SECRET-KEY: abc123', 'APCA-API-SECRET-KEY: [redacted]'],
  ['{"apca-api-key-id":"abc123","a":1}', '{"apca-api-key-id":"[redacted]","a":1}'],
  ['Authorization: Bearer abc123', 'Authorization: Bearer [redacted]'],
  ['next_page_token: Invalid input', 'next_page_token: Invalid input'],
  ['a key and a secret', 'a key and a secret'],
])('%s, of a key that is not known here', (text, clean) => {
  expect(redacted(text, [])).toBe(clean);
});

test('no secret is left by another one within it, or by what controls a terminal', () => {
  expect(redacted('abcdefghij abcdef', ['abcdef', 'abcdefghij', ' ', ''])).toBe('[redacted] [redacted]');
  expect(redacted('red \u001B[31m\r\nline', [])).toBe('red  [31m line');
});

test('whatever the secret, its base64 gives less than its first and last characters away', () => {
  const secret = fc.stringMatching(/^[\x21-\x7e]{12,40}$/);
  const around = fc.string({ maxLength: 7 });
  fc.assert(
    fc.property(secret, around, around, (key, before, after) => {
      const clean = redacted(base64(before + key + after), [key]);
      const shown = clean.split('[redacted]').map((rest) => Buffer.from(rest, 'base64').toString());
      expect(clean).toContain('[redacted]');
      expect(shown.join('\n')).not.toContain(key.slice(2, -2));
      expect(redacted(`x${key}x`, [key])).toBe('x[redacted]x');
    }),
  );
});
