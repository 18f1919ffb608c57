// Tests how the limits on the book cut a size, and in which order what cannot be opened is refused.
import { describe, expect, it } from 'vitest';
import { cents } from '../domain/index.ts';
import { CONDOR, openTradeOf } from '../portfolio/open-trade.fixture.ts';
import { legsGreeks } from './exposure/leg-greeks.ts';
import { judge, NOW_MS, refusalOf, stagedChain, unitsOf } from './risk-case.fixture.ts';

describe('a size', () => {
  const account = { equityCents: 10_000_000 };
  const vega = () => Math.abs(legsGreeks(CONDOR.legs, stagedChain(), 0)?.vega ?? Number.NaN);
  const vegaRatio = (units: number) => (vega() * units) / 100_000;

  it('is cut to the most units that keep every limit on the book, and names the gate', () => {
    for (const units of [1, 2, 3, 7, 50]) {
      const given = { account, limits: { tradeGreeks: { vega: vegaRatio(units + 0.5) } } };
      expect(unitsOf(given)).toBe(units);
      expect(judge(given)).toMatchObject({ size: { binding: 'trade-greeks' } });
    }
  });

  it('is cut by what all positions may lose, unit by unit', () => {
    const given = { account, limits: { allocationMax: 0.05 } };
    // 500,000 cents of 100,000 each, premium aside.
    expect(judge(given)).toMatchObject({ order: { quantity: 5 }, size: { binding: 'allocation' } });
  });

  it('is cut by the one Greek that is limited, whatever others are not', () => {
    const tradeGreeks = { delta: undefined, vega: vegaRatio(2.5), theta: undefined };
    expect(unitsOf({ account, limits: { tradeGreeks } })).toBe(2);
    expect(unitsOf({ account, limits: { portfolioGreeks: tradeGreeks } })).toBe(2);
  });

  it('is nothing where interest alone would pay the worst loss', () => {
    const rich = { naturalCreditCents: cents(999), midCreditCents: 999 };
    const limits = { lossBasis: 'quoted-credit', collateral: 'bills' } as const;
    expect(refusalOf({ candidate: rich, limits, request: { rate: 0.05 } })).toEqual({
      gate: 'risk-per-trade',
      reason: 'unit-without-loss',
    });
    expect(refusalOf({ candidate: rich, limits })).toBeUndefined();
  });

  it('is that of the sizing limit where no limit on the book is broken', () => {
    const given = { account, limits: { contractsMax: 7, tradeGreeks: { vega: vegaRatio(7.5) } } };
    expect(judge(given)).toMatchObject({ order: { quantity: 7 }, size: { binding: 'contracts-max' } });
  });

  it('is refused by the first gate that not even one unit passes', () => {
    const limits = {
      priceCollar: { ratioMax: 0, ticksMax: 0 },
      duplicateMinutes: 1,
      tradeGreeks: { vega: vegaRatio(0.5) },
      allocationMax: 0.001,
      riskPerTradeRatio: 0.001,
    };
    const sentOrders = [{ atMs: NOW_MS, action: 'open' as const, structure: CONDOR }];
    const gates: (string | undefined)[] = [];
    const left: Record<string, unknown> = { ...limits };
    for (const off of ['', ...Object.keys(limits)]) {
      if (off === 'riskPerTradeRatio') left[off] = 1;
      else delete left[off];
      gates.push(refusalOf({ account: { ...account, sentOrders }, limits: left })?.gate);
    }
    expect(gates).toEqual([
      'price-collar',
      'duplicate-order',
      'trade-greeks',
      'allocation',
      'risk-per-trade',
      undefined,
    ]);
  });

  it('is not asked for where a number is not sound', () => {
    expect(refusalOf({ candidate: { dte: Number.NaN } })).toEqual({
      gate: 'gamma-near-expiry',
      reason: 'expiry-not-sound',
    });
    expect(refusalOf({ request: { creditSlipMax: Number.NaN } })).toEqual({
      gate: 'price-collar',
      reason: 'limit-not-sound',
    });
    expect(refusalOf({ market: { nowMs: Number.NaN } })).toEqual({
      gate: 'orders-per-minute',
      reason: 'clock-not-sound',
    });
    expect(refusalOf({ request: { rate: 2 } })).toEqual({ gate: 'buying-power', reason: 'rate-not-sound' });
    expect(refusalOf({ request: { unitFeesCents: -1 } })).toEqual({
      gate: 'buying-power',
      reason: 'fees-not-sound',
    });
  });

  it('needs Greeks only where a limit asks for them', () => {
    const market = { chainOf: () => undefined };
    expect(refusalOf({ market, account })).toBeUndefined();
    expect(
      refusalOf({ market, account, limits: { tradeGreeks: { delta: undefined }, portfolioGreeks: {} } }),
    ).toBeUndefined();
    expect(refusalOf({ market, account, limits: { tradeGreeks: { delta: 1 } } })).toEqual({
      gate: 'trade-greeks',
      reason: 'no-greeks',
    });
    expect(refusalOf({ market, account, limits: { portfolioGreeks: { delta: 1 } } })).toEqual({
      gate: 'portfolio-greeks',
      reason: 'no-greeks',
    });
    expect(refusalOf({ market, account, limits: { gammaNearExpiry: { dteMax: 31, ratioMax: 1 } } })).toEqual({
      gate: 'gamma-near-expiry',
      reason: 'no-greeks',
    });
    expect(
      refusalOf({ market, account, limits: { gammaNearExpiry: { dteMax: 30, ratioMax: 1 } } }),
    ).toBeUndefined();
    expect(refusalOf({ market, account, limits: { priceCollar: { ratioMax: 1, ticksMax: 100 } } })).toEqual({
      gate: 'price-collar',
      reason: 'no-model-price',
    });
  });

  it('counts the Greeks of what is held near its expiry, by the clock', () => {
    const gamma = Math.abs(legsGreeks(CONDOR.legs, stagedChain(), 0)?.gamma ?? Number.NaN);
    const openTrades = [openTradeOf()];
    const refused = (units: number, dteMax: number) =>
      refusalOf({
        account: { ...account, openTrades },
        limits: { contractsMax: 1, gammaNearExpiry: { dteMax, ratioMax: (gamma * units) / 100_000 } },
      })?.gate;
    expect(refused(1.5, 31)).toBe('gamma-near-expiry');
    expect(refused(2.5, 31)).toBeUndefined();
    expect(refused(0.1, 30)).toBeUndefined();
  });
});
