// Tests that a configuration that lost everything stays in a campaign with the loss that it made.
import { expect, it } from 'vitest';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { type CampaignReturns, campaignReturns } from './campaign-returns.ts';

function returnsOf(...equityDollars: readonly number[]): CampaignReturns {
  const sessions = equityDollars.map((equity, day) => ({
    type: 'session-closed',
    date: `2012-03-0${day + 1}`,
    equityCents: 100 * equity,
  }));
  return campaignReturns([
    { type: 'manifest', initialCashCents: 100_000 },
    ...sessions,
  ] as unknown as readonly LedgerRecord[]);
}

it('are the returns of the sessions where the account lasts', () => {
  expect(returnsOf(1100, 990)).toEqual({
    excess: [expect.closeTo(0.1, 12), expect.closeTo(-0.1, 12)],
    isRuined: false,
  });
  expect(returnsOf()).toEqual({ excess: [], isRuined: false });
});

it.each([[0], [-300]])('lose all in the session that leaves %d, and nothing after it', (left) => {
  expect(returnsOf(1100, left, 500, 600)).toEqual({
    excess: [expect.closeTo(0.1, 12), -1, 0, 0],
    isRuined: true,
  });
  expect(returnsOf(left, 500)).toEqual({ excess: [-1, 0], isRuined: true });
  expect(returnsOf(1000, left)).toEqual({ excess: [0, -1], isRuined: true });
});
