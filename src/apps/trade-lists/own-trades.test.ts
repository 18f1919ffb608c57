// Checks how a trade whose calls were moved is held against a list: as it was opened, with everything after as its closing.
import { expect, test } from 'vitest';
import { adjustedRun } from '../../../test/fixtures/adjusted-run.ts';
import { ownTrades } from './own-trades.ts';

test('an adjusted trade has the legs and the credit of its opening', () => {
  const [trade, ...others] = ownTrades(adjustedRun());
  expect(others).toEqual([]);
  expect(trade).toMatchObject({
    id: 1,
    contracts: 3,
    multiplier: 100,
    // 714.00 in all, of which the adjustment brought 108.00.
    creditCents: 60_600,
    feesCents: 1040,
    pnlCents: 8860,
    // 606.00 - 10.40 - 88.60.
    closingCents: 50_700,
    reason: 'dte-floor',
    adjustments: 1,
  });
  expect(trade?.legs.map(({ right, strikeCents, quantity }) => [right, strikeCents / 100, quantity])).toEqual(
    [
      ['put', 251, 3],
      ['put', 258, -3],
      ['call', 282, -3],
      ['call', 289, 3],
    ],
  );
});
