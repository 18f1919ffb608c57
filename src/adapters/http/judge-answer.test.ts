import { expect, test } from 'vitest';
import { failureOfForm, failureOfStatus } from './judge-answer.ts';

test('words of a vendor are cut between two of them: half a key would not be known as one', () => {
  const key = 'canary/secret+value=4Z8';
  for (let before = 150; before < 210; before += 1) {
    const words = `${'x'.repeat(before)} ${key} and more`;
    const { message } = failureOfStatus(400, JSON.stringify({ message: words })).error;
    expect(message.includes(key) || !message.includes('canary'.slice(0, 3))).toBe(true);
    expect(message.length).toBeLessThan(300);
  }
});

test('a table is whole where its length or its chunks were told, elsewhere where its last line ends', () => {
  const table = (headers: Record<string, string>, body: string): string | undefined =>
    failureOfForm('csv', new Headers({ 'content-type': 'text/csv', ...headers }), body)?.error.code;
  expect(table({}, 'DATE,CLOSE\n2024-06-14,15')).toBe('response-malformed');
  expect(table({}, 'DATE,CLOSE\n2024-06-14,15.82\n')).toBeUndefined();
  expect(table({ 'content-length': '27' }, 'DATE,CLOSE\n2024-06-14,15.82')).toBeUndefined();
  expect(table({ 'transfer-encoding': 'chunked' }, 'DATE,CLOSE\n2024-06-14,15.82')).toBeUndefined();
});
