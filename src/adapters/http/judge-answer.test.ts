import { expect, test } from 'vitest';
import { failureOfStatus } from './judge-answer.ts';

test('words of a vendor are cut between two of them: half a key would not be known as one', () => {
  const key = 'canary/secret+value=4Z8';
  for (let before = 150; before < 210; before += 1) {
    const words = `${'x'.repeat(before)} ${key} and more`;
    const { message } = failureOfStatus(400, JSON.stringify({ message: words })).error;
    expect(message.includes(key) || !message.includes('canary'.slice(0, 3))).toBe(true);
    expect(message.length).toBeLessThan(300);
  }
});
