// Tests what is kept back for fees: both ways, the dearer of one unit and a hundred, and nothing known where a price is none.
import { describe, expect, it } from 'vitest';
import type { ContractFee, FeeSchedule, OptionContract, SessionDate } from '../../domain/index.ts';
import { closingFeesCents, type PricedContracts, reservedUnitFeesCents } from './reserved-fees.ts';

const DAY = '2025-06-02' as SessionDate;
const item = (amountDollars: number, more: Partial<ContractFee> = {}): ContractFee => ({
  name: 'commission',
  basis: 'per-contract',
  amountDollars,
  side: 'both',
  effect: 'both',
  roots: ['SPY'],
  from: DAY,
  source: 'published',
  ...more,
});
const schedule = (...items: ContractFee[]): FeeSchedule => ({
  broker: 'any',
  total: { scope: 'order', rounding: 'up', unitCents: 1 },
  items,
});
const contracts = (quantity: number, priceCents = 100, root = 'SPY'): PricedContracts => ({
  contract: { root } as OptionContract,
  quantity,
  priceCents,
});
const spread = [contracts(-1, 90), contracts(1, 40)];

describe('kept back for one unit', () => {
  it('are fees of opening it and of closing it', () => {
    expect(reservedUnitFeesCents(schedule(item(0.65)), spread, DAY)).toBe(4 * 65);
    expect(reservedUnitFeesCents(schedule(item(1, { effect: 'open' })), spread, DAY)).toBe(200);
    expect(reservedUnitFeesCents(schedule(item(1, { effect: 'close' })), spread, DAY)).toBe(200);
  });

  it('follow what is bought and sold each way', () => {
    // The short is sold to open and bought to close, the long the other way: two sales of four.
    expect(reservedUnitFeesCents(schedule(item(0.1, { side: 'sell' })), spread, DAY)).toBe(20);
    const sold = [contracts(-2)];
    expect(reservedUnitFeesCents(schedule(item(0.1, { side: 'sell', effect: 'open' })), sold, DAY)).toBe(20);
    expect(reservedUnitFeesCents(schedule(item(0.1, { side: 'buy', effect: 'open' })), sold, DAY)).toBe(0);
    expect(reservedUnitFeesCents(schedule(item(0.1, { side: 'buy', effect: 'close' })), sold, DAY)).toBe(20);
    expect(reservedUnitFeesCents(schedule(item(0.1)), [contracts(1, 100, 'SPX')], DAY)).toBe(0);
  });

  it('are those of one alone where a minimum makes it dear, of a hundred where a fee begins at a size', () => {
    const minimum = schedule(item(0.01, { minimumDollarsPerOrder: 1 }));
    expect(reservedUnitFeesCents(minimum, spread, DAY)).toBe(200);
    const fromTen = schedule(item(0.04, { contractsFrom: 10 }));
    expect(reservedUnitFeesCents(fromTen, spread, DAY)).toBe(16);
    expect(closingFeesCents(fromTen, spread, DAY)).toBe(0);
  });

  it('are rounded up a unit', () => {
    // 0.0012 a contract and order: 1 cent each way alone, 24 cents each way for a hundred.
    expect(reservedUnitFeesCents(schedule(item(0.0012)), spread, DAY)).toBe(2);
    // At 0.0312 from ten contracts on: 624 cents each way for a hundred spreads, 12.48 a spread.
    expect(reservedUnitFeesCents(schedule(item(0.0312, { contractsFrom: 10 })), spread, DAY)).toBe(13);
  });
});

describe('kept back for what is held', () => {
  it('are fees of closing it', () => {
    expect(closingFeesCents(schedule(item(0.65)), [contracts(-3), contracts(3)], DAY)).toBe(390);
    expect(closingFeesCents(schedule(item(1, { effect: 'open' })), spread, DAY)).toBe(0);
    expect(closingFeesCents(schedule(item(0.5, { side: 'sell' })), [contracts(-3)], DAY)).toBe(0);
    expect(closingFeesCents(schedule(item(0.5, { side: 'sell' })), [contracts(3)], DAY)).toBe(150);
    expect(closingFeesCents(schedule(item(0.5)), [], DAY)).toBe(0);
    expect(closingFeesCents(schedule(item(0.5)), [contracts(1, 0)], DAY)).toBe(50);
  });
});

it.each([Number.NaN, Infinity, -1])('are not known at a price of %d', (priceCents) => {
  const unit = [contracts(1), contracts(-1, priceCents)];
  expect(reservedUnitFeesCents(schedule(item(0.65)), unit, DAY)).toBeNaN();
  expect(closingFeesCents(schedule(item(0.65)), unit, DAY)).toBeNaN();
});
