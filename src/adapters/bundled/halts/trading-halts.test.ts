// Tests the bundled halts against the minutes that the exchanges' report gives.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bundledPath } from '../bundled-table.ts';
import { readTradingHalts } from './trading-halts.ts';

it('are the four of March 2020, of fifteen minutes each, with the hash of their file', () => {
  const read = readTradingHalts();
  if (!read.ok) throw new Error(read.error.message);
  expect(read.table.map(({ date }) => date)).toEqual([
    '2020-03-09',
    '2020-03-12',
    '2020-03-16',
    '2020-03-18',
  ]);
  expect(read.table.map(({ fromSecond, toSecond }) => toSecond - fromSecond)).toEqual([900, 900, 900, 900]);
  expect(read.table[0]?.fromSecond).toBe(9 * 3600 + 34 * 60 + 13);
  const bytes = readFileSync(bundledPath('trading-halts.json'));
  expect(read.input).toEqual({
    role: 'trading-halts',
    path: 'bundled:trading-halts.json',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
});
