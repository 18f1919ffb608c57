import { expect, test } from 'vitest';
import { manifest } from '../../report/ledger-records.fixture.ts';
import { EXPOSURE_MOVES, exposureOverTime } from './exposure-over-time.ts';
import { stressOfRun } from './stress-of-run.ts';
import { SHOCKS, stressedRun } from './stressed-run.fixture.ts';

const closes = exposureOverTime(stressedRun());
const shareAt = (close: number, move: number): number | null | undefined =>
  closes[close]?.shareOfEquity[EXPOSURE_MOVES.indexOf(move as never)];

test('every close at which something was held is looked at, as long as they are few', () => {
  expect(closes.map(({ date, positions, unpriced }) => [date, positions, unpriced])).toEqual([
    ['2018-01-29', 1, 0],
    ['2018-01-30', 2, 0],
    ['2018-01-31', 1, 1],
  ]);
  expect(exposureOverTime([manifest()])).toEqual([]);
});

test('three condors have one and a half times the exposure of two of the same make', () => {
  expect(shareAt(1, -0.1)).toBeCloseTo(1.5 * (shareAt(0, -0.1) ?? 0), 3);
  expect(shareAt(0, -0.1)).toBeLessThan(-0.003);
});

test('a market that does not move gives nothing', () => {
  for (const close of [0, 1, 2]) expect(shareAt(close, 0)).toBeCloseTo(0, 10);
});

test('agrees with the stress grid of the same close', () => {
  const { moments } = stressOfRun(stressedRun(), { shocks: SHOCKS, sha256: 'ab' });
  const grid = moments.find(({ date }) => date === '2018-01-30')?.grid;
  const row = grid?.pnlDollars[0]?.[grid.vixRatios.indexOf(1)];
  for (const move of [-0.1, -0.05, -0.03, 0.05])
    expect(shareAt(1, move)).toBeCloseTo((row?.[grid?.spotChanges.indexOf(move) ?? 0] ?? 0) / 100_000, 10);
});
