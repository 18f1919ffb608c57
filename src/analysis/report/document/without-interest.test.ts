// Checks that interest on cash never makes trades that lose look like ones that gain.
import { expect, test } from 'vitest';
import { withoutInterest } from './without-interest.ts';

const band = (netPnl: readonly number[], interestDollars?: number): Parameters<typeof withoutInterest>[0] =>
  netPnl.map((netPnlDollars, at) => ({
    f: at / (netPnl.length - 1),
    netPnlDollars,
    trades: 1,
    ...(interestDollars === undefined ? {} : { interestDollars }),
  }));

test.each([
  ['loses', [6000, 3000], 'it loses at every f.'],
  ['gains', [16_000, 15_000], 'it gains at every f.'],
  ['breaks even', [14_000, 12_000], 'it breaks even at f = 0.40.'],
  ['did not trade', [13_200, 13_200], 'it neither gains nor loses at any f.'],
] as const)('says of a run that gains with interest when it %s without', (_, netPnl, told) => {
  expect(withoutInterest(band(netPnl, 13_200))).toBe(`Without interest on cash ${told}`);
});

test('says nothing where cash earned nothing', () => {
  expect(withoutInterest(band([-1, 1], 0))).toBeUndefined();
  expect(withoutInterest(band([-1, 1]))).toBeUndefined();
  expect(withoutInterest([])).toBeUndefined();
});
