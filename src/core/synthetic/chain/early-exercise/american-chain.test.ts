// Checks that a chain of an American class quotes every bar alike, whatever bars it stood at before, and beyond the European.
import { expect, test } from 'vitest';
import { cents, optionContract, type OptionRight, type QuoteSlot } from '../../../domain/index.ts';
import { createRng } from '../../../numerics/index.ts';
import { bridgeIntraday } from '../../bridge/intraday-bridge.ts';
import {
  calendar,
  chainOf,
  dailyBars,
  expiryOn,
  flatVolatility,
  modelOf,
} from '../../small-market.fixture.ts';
import { writeLevels } from '../../volatility/volatility-path.ts';
import type { SimulatedChain } from '../simulated-chain.ts';

const EXPIRY = expiryOn('2018-03-23');

function quoteOf(
  chain: SimulatedChain,
  expiry: typeof EXPIRY,
  right: OptionRight,
  points: number,
): QuoteSlot | undefined {
  const slot = { bidCents: -1, askCents: -1 };
  return chain.readQuote(optionContract(expiry, right, cents(points * 100)), slot) ? slot : undefined;
}

test('quotes American options of a bar alike from wherever it came', () => {
  const daily = dailyBars('2018-02-08', 4);
  const market = bridgeIntraday({ daily, sessions: calendar.sessions, barMinutes: 60, rng: createRng(1) });
  const volatility = flatVolatility(market.bars, 18);
  for (let bar = 0; bar < market.bars.length; bar += 1) writeLevels(volatility, bar, 15 + (bar % 7));
  const expiry = expiryOn('2018-03-23', 'PM', 'SPY');
  const dividends = [{ exDate: '2018-03-16' as typeof expiry.sessionDate, dollars: 11 }];
  const carry = { rateOn: () => 0.05, yieldOn: () => 0, dividendsOn: () => dividends };
  const moved = chainOf({ root: 'SPY', market, volatility, carry });
  const european = chainOf({ market, volatility, carry });
  for (const bar of [0, 3, 1, 8, 20, 9, 13, 0]) {
    const fresh = chainOf({ root: 'SPY', market, volatility, carry });
    fresh.moveTo(bar);
    moved.moveTo(bar);
    european.moveTo(bar);
    for (const right of ['put', 'call'] as const) {
      for (const points of [2600, 2700, 2800])
        expect(quoteOf(moved, expiry, right, points)).toEqual(quoteOf(fresh, expiry, right, points));
      const strike = cents(270_000);
      expect(moved.model(expiry, right, strike)).toEqual(fresh.model(expiry, right, strike));
      const [own, other] = [modelOf(moved, expiry, right, strike), modelOf(european, EXPIRY, right, strike)];
      expect(own.iv).toBe(other.iv);
      expect(Math.abs(own.delta)).toBeGreaterThan(Math.abs(other.delta));
    }
  }
});
