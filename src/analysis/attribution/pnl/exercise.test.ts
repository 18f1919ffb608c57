// Tests how an exercise is told: the option is walked to the close that it happens at, and only its time value is the exercise's.
import { expect, it } from 'vitest';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { blackPrice } from '../../../core/pricing/index.ts';
import { pnlAttribution } from '../index.ts';
import { worldRecords } from './black-world.fixture.ts';

const VOL = 0.15;
const SPOT = 236;
const EXERCISED_DAY = 10;

/** A put with strike 250 is sold, and assigned at the close of day 10; the shares go at the spot of that close. */
function assignedPut(forwardPoints: number | undefined): readonly LedgerRecord[] {
  const sold = worldRecords({
    fills: [{ day: 0, spot: 252, vol: VOL, contracts: [0, -1, 0, 0], worseCents: 0, feesCents: 0 }],
    closes: [
      { day: 0, spot: 252, vol: VOL },
      { day: 9, spot: 244, vol: VOL },
      { day: EXERCISED_DAY, spot: SPOT, vol: VOL },
    ],
  });
  const fill = sold.find((record) => record.type === 'order-filled');
  const close = sold.findLast((record) => record.type === 'session-closed');
  if (fill?.type !== 'order-filled' || close?.type !== 'session-closed') throw new Error('a trade is held');
  const { seq, atMs } = close;
  const leg = { ...fill.legs[0], quantity: -1 };
  const at = { seq, atMs, tradeId: 1 };
  const mark = { tradeId: 1, isMarkFresh: true, legs: [], markCents: SPOT * 10_000 };
  const quoted = forwardPoints === undefined ? mark : { ...mark, forwardPoints };
  const pnlCents = 100 * (fill.legPricesCents[0] ?? 0) - (250 - SPOT) * 10_000;
  return [
    ...sold.slice(0, sold.indexOf(close)),
    { ...at, type: 'option-exercised', leg, shares: 100, amountCents: -2_500_000, feesCents: 0 },
    { ...close, openTrades: [quoted] },
    { ...at, type: 'shares-filled', root: 'XSP', shares: -100, priceCents: SPOT * 100, feesCents: 0 },
    { type: 'trade-closed', tradeId: 1, pnlCents },
    { type: 'run-ended', openTrades: [] },
  ] as unknown as readonly LedgerRecord[];
}

function told(records: readonly LedgerRecord[]) {
  const found = pnlAttribution(records);
  if ('unavailable' in found) throw new Error(found.unavailable);
  expect(found.differenceCents).toBe(0);
  const [trade] = found.trades;
  if (trade === undefined) throw new Error('there is a trade');
  return trade.parts;
}

/** Cents of the contract at a close, beyond what exercise brings. */
function timeValueCents(spot: number, day: number): number {
  const market = { forward: spot, strike: 250, years: (45 - day) / 365, vol: VOL, discount: 1 };
  return 10_000 * (blackPrice({ right: 'put', ...market }) - (250 - spot));
}

it('is walked to the close that it happens at, whose time value the short keeps', () => {
  const { assignment, residual } = told(assignedPut(SPOT));
  expect(Math.abs(assignment - timeValueCents(SPOT, EXERCISED_DAY))).toBeLessThan(500);
  expect(Math.abs(residual)).toBeLessThan(2500);
});

it('is told from the look before where its close has no forward', () => {
  const { assignment } = told(assignedPut(undefined));
  expect(Math.abs(assignment - timeValueCents(244, 9))).toBeLessThan(100);
});
