// The account at worth: fills against mid and worth, fees, settlement, and what a session made of it.
import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { FairLedger, type HeldLeg } from './fair-account.ts';

const put = {
  root: 'XSP',
  expiry: '2018-02-16',
  settlement: 'PM',
  right: 'put',
  strikeCents: 20_000,
  multiplier: 100,
};
const call = { ...put, right: 'call', strikeCents: 22_000 };

/** Sells two units of a put and a call, each at 5 cents under its mid; 3 dollars of fees. */
const FILL = {
  type: 'order-filled',
  atMs: 1,
  quantity: 2,
  legs: [
    { ...put, quantity: -1 },
    { ...call, quantity: -1 },
  ],
  legPricesCents: [195, 95],
  legDoubleMidsCents: [400, 200],
  feesCents: 300,
};

const closed = (atMs: number, cashCents: number) => ({ type: 'session-closed', atMs, cashCents });

/** Records of a run are read by their type; what a test leaves out is not looked at. */
function ledgerOf(worth: (leg: HeldLeg, atMs: number) => number, records: readonly unknown[]): FairLedger {
  const ledger = new FairLedger(10_000, worth);
  for (const record of records) ledger.append(record as LedgerRecord);
  return ledger;
}

describe('a fill', () => {
  const worth = ({ right }: HeldLeg): number => (right === 'put' ? 1.8 : 1.1);

  test('costs its fees and its distance from mid, and gains what mid is above worth', () => {
    const { sessions, trades } = ledgerOf(worth, [
      FILL,
      { type: 'trade-opened' },
      closed(2, 1_057_700),
    ]).account();
    // Sold 200 shares of each at 1.95 and 0.95.
    expect(trades).toBe(1);
    expect(sessions.costDollars[0]).toBeCloseTo(3 + 2 * 200 * 0.05, 9);
    expect(sessions.premiumDollars[0]).toBeCloseTo(200 * (2 - 1.8) + 200 * (1 - 1.1), 9);
    // Cash of 577 more, and a debt of 580.
    expect(sessions.netDollars[0]).toBeCloseTo(577 - 580, 9);
  });

  test('leaves nothing but chance: net, plus cost, less premium is what worth moved', () => {
    const moving = (leg: HeldLeg, atMs: number): number => worth(leg) + (atMs === 3 ? 0.5 : 0);
    const { sessions } = ledgerOf(moving, [FILL, closed(2, 1_057_700), closed(3, 1_057_700)]).account();
    const rest = (session: number): number =>
      (sessions.netDollars[session] ?? 9) +
      (sessions.costDollars[session] ?? 9) -
      (sessions.premiumDollars[session] ?? 9);
    expect(rest(0)).toBeCloseTo(0, 9);
    expect(rest(1)).toBeCloseTo(-0.5 * 400, 9);
    expect(sessions.costDollars[1]).toBe(0);
  });
});

test('what is bought back or settles is held no longer', () => {
  const worth = (): number => 1;
  const back = { ...FILL, atMs: 2, legs: FILL.legs.map((leg) => ({ ...leg, quantity: 1 })), feesCents: 0 };
  const flat = ledgerOf(worth, [FILL, back, closed(3, 1_000_000)]).account();
  expect(flat.sessions.netDollars).toEqual([0]);
  const settled = { type: 'expiry-settled', legs: [put, call], feesCents: 50 };
  const gone = ledgerOf(worth, [FILL, settled, closed(3, 1_000_000)]).account();
  expect(gone.sessions.netDollars).toEqual([0]);
  expect(gone.sessions.costDollars[0]).toBeCloseTo(3 + 20 + 0.5, 9);
});

test('a fair world has no exercise, shares or interest', () => {
  expect(() => ledgerOf(() => 1, [{ type: 'interest-credited' }])).toThrow('fair world');
  expect(() => ledgerOf(() => 1, [{ type: 'option-exercised' }])).toThrow('fair world');
});
