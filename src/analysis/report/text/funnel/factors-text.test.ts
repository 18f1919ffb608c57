// Tests how the comparison of winners with losers reads.
import { expect, test } from 'vitest';
import { LINE_WIDTH } from '../aligned-text.ts';
import { factorsText } from './factors-text.ts';

const ROW = { winners: 20, losers: 9, winnersMedian: 14.2, losersMedian: 21.5, superiority: 0.123 };

test('a factor that tells and one that does not', () => {
  const text = factorsText({
    winners: 20,
    losers: 9,
    rows: [
      { ...ROW, factor: 'vix', p: 0.002, pAdjusted: 0.004 },
      { ...ROW, factor: 'days to expiry', p: 0.3, pAdjusted: 0.3 },
    ],
    leftOut: ['vote: D'],
  });
  expect(text).toContain('  vix               20/9     14.2    21.5  0.123   0.0020  0.0040\n');
  expect(text).toContain(
    'Beyond what luck gives one of 2: vix. Trades that were open together share their luck',
  );
  expect(text).toContain('no difference: vote: D.\n');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(LINE_WIDTH);
});

test('nothing that tells, and nothing to compare', () => {
  const row = { ...ROW, factor: 'vix', p: 0.05, pAdjusted: 0.05 };
  expect(factorsText({ winners: 20, losers: 9, rows: [row], leftOut: [] })).toContain(
    'No factor tells winners from losers beyond what luck gives one of 1.',
  );
  expect(factorsText({ winners: 1, losers: 0, rows: [], leftOut: [] })).toContain(
    'there is nothing to compare',
  );
});
