// Checks the simulated chain: sound quotes near the model, parity, order in strikes, reach in stress, and its limits in time.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cents,
  type ContractModel,
  optionContract,
  type OptionRight,
  type QuoteSlot,
} from '../../domain/index.ts';
import { blackPrice } from '../../pricing/index.ts';
import {
  barsOfSession,
  calendar,
  chainOf,
  dailyBars,
  expiryOn,
  flatVolatility,
  modelOf,
  SPX_TICKS,
  strikesAround,
} from '../small-market.fixture.ts';
import { createRng } from '../../numerics/index.ts';
import { bridgeIntraday } from '../bridge/intraday-bridge.ts';
import { emptyVolatilityPath, writeLevels } from '../volatility/volatility-path.ts';
import type { SimulatedChain } from './simulated-chain.ts';

const SPOT = 2700;
const FLAT = Array.from({ length: 13 }, () => SPOT);
const DATE = '2018-02-06';
/** 45 days ahead. */
const EXPIRY = expiryOn('2018-03-23');

/** A chain at VIX `vix`, standing at half past twelve. */
function chainAt(vix: number, date = DATE, spots: readonly number[] = FLAT): SimulatedChain {
  const market = barsOfSession(date, spots);
  const chain = chainOf({ market, volatility: flatVolatility(market.bars, vix) });
  chain.moveTo(5);
  return chain;
}

function quoteOf(
  chain: SimulatedChain,
  expiry: typeof EXPIRY,
  right: OptionRight,
  points: number,
): QuoteSlot | undefined {
  const slot = { bidCents: -1, askCents: -1 };
  return chain.readQuote(optionContract(expiry, right, cents(points * 100)), slot) ? slot : undefined;
}

function modelPriceCents(
  chain: SimulatedChain,
  right: OptionRight,
  points: number,
  model: ContractModel,
): number {
  const forward = chain.forwardPoints(EXPIRY) ?? 0;
  const years = (EXPIRY.settlesAtMs - chain.atMs) / (365 * 86_400_000);
  return 100 * blackPrice({ right, forward, strike: points, years, vol: model.iv, discount: 1 });
}

describe('simulated chain quotes', () => {
  test('bid below ask on the tick grid, mid within half a width of the model price', () => {
    const strike = fc.integer({ min: 200, max: 1000 }).map((step) => step * 5);
    const right = fc.constantFrom<OptionRight>('call', 'put');
    fc.assert(
      fc.property(strike, right, fc.integer({ min: 9, max: 85 }), (points, side, vix) => {
        const chain = chainAt(vix);
        const quote = quoteOf(chain, EXPIRY, side, points);
        if (quote === undefined) throw new Error('a trading contract must be quoted');
        const price = modelPriceCents(chain, side, points, modelOf(chain, EXPIRY, side, cents(points * 100)));
        expect(quote.bidCents).toBeGreaterThanOrEqual(0);
        expect(quote.askCents).toBeGreaterThan(quote.bidCents);
        expect(quote.bidCents % (quote.bidCents < 300 ? 5 : 10)).toBe(0);
        expect(quote.askCents % (quote.askCents < 300 ? 5 : 10)).toBe(0);
        expect(quote.bidCents).toBeLessThanOrEqual(price + 1e-6);
        expect(quote.askCents).toBeGreaterThanOrEqual(price - 1e-6);
        // Rounding outwards moves either side by less than a tick.
        expect(Math.abs((quote.bidCents + quote.askCents) / 2 - price)).toBeLessThanOrEqual(10);
      }),
      { numRuns: 400 },
    );
  });

  test('bids and asks fall with the strike for calls and rise for puts', () => {
    for (const vix of [10, 18, 35, 80]) {
      const chain = chainAt(vix);
      for (const days of ['2018-02-09', '2018-03-23', '2018-06-29']) {
        const expiry = expiryOn(days);
        for (const [right, sign] of [
          ['call', -1],
          ['put', 1],
        ] as const) {
          let before = { bidCents: sign === -1 ? Infinity : -1, askCents: sign === -1 ? Infinity : -1 };
          for (const strike of strikesAround(SPOT)) {
            const quote = quoteOf(chain, expiry, right, strike / 100);
            if (quote === undefined) throw new Error('a trading contract must be quoted');
            expect(sign * (quote.bidCents - before.bidCents)).toBeGreaterThanOrEqual(0);
            expect(sign * (quote.askCents - before.askCents)).toBeGreaterThanOrEqual(0);
            before = quote;
          }
        }
      }
    }
  });

  test('keep put-call parity within the quoted widths, and exactly on the forward with carry', () => {
    const market = barsOfSession(DATE, FLAT);
    const carry = { rateOn: () => 0.05, yieldOn: () => 0.02 };
    const chain = chainOf({ market, volatility: flatVolatility(market.bars, 20), carry });
    chain.moveTo(5);
    const years = (EXPIRY.settlesAtMs - chain.atMs) / (365 * 86_400_000);
    const forward = chain.forwardPoints(EXPIRY) ?? 0;
    expect(forward).toBeCloseTo(SPOT * Math.exp(0.03 * years), 9);
    for (let points = 2000; points <= 3300; points += 25) {
      const call = quoteOf(chain, EXPIRY, 'call', points);
      const put = quoteOf(chain, EXPIRY, 'put', points);
      if (call === undefined || put === undefined) throw new Error('a trading contract must be quoted');
      const parity = 100 * Math.exp(-0.05 * years) * (forward - points);
      expect(call.bidCents - put.askCents).toBeLessThanOrEqual(parity + 1e-6);
      expect(call.askCents - put.bidCents).toBeGreaterThanOrEqual(parity - 1e-6);
      const difference = (call.bidCents + call.askCents - put.bidCents - put.askCents) / 2;
      expect(Math.abs(difference - parity)).toBeLessThanOrEqual(20);
    }
  });

  test('a worthless option has no bid and an ask of one tick', () => {
    expect(quoteOf(chainAt(15), EXPIRY, 'call', 5000)).toEqual({ bidCents: 0, askCents: 5 });
    expect(quoteOf(chainAt(15), EXPIRY, 'put', 600)).toEqual({ bidCents: 0, askCents: 5 });
  });

  test('are wider in volatility in stress, in the wings, in the money and at the close', () => {
    const width = (chain: SimulatedChain, right: OptionRight, points: number): number => {
      const quote = quoteOf(chain, EXPIRY, right, points);
      return quote === undefined ? 0 : quote.askCents - quote.bidCents;
    };
    expect(width(chainAt(60), 'put', SPOT)).toBeGreaterThan(2 * width(chainAt(15), 'put', SPOT));
    expect(width(chainAt(18), 'call', 2400)).toBeGreaterThan(2 * width(chainAt(18), 'call', 2750));
    const spots = Array.from({ length: 78 }, () => SPOT);
    const atClose = chainAt(18, DATE, spots);
    atClose.moveTo(77);
    expect(width(atClose, 'put', SPOT)).toBeGreaterThan(1.2 * width(chainAt(18), 'put', SPOT));
  });

  test('at the money 57 days out are about 0.19 volatility points wide at VIX 18 in 2018', () => {
    const chain = chainAt(18, '2018-01-25');
    const quote = quoteOf(chain, EXPIRY, 'put', SPOT);
    if (quote === undefined) throw new Error('a trading contract must be quoted');
    const years = (EXPIRY.settlesAtMs - chain.atMs) / (365 * 86_400_000);
    // Cents a volatility point of 0.01 is worth.
    const vega = SPOT * Math.sqrt(years / (2 * Math.PI));
    const width = quote.askCents - quote.bidCents;
    // The in-the-money part adds a little at just over half a delta; rounding to ticks of 10 takes 5 and adds up to 20.
    expect(width).toBeGreaterThanOrEqual(0.17 * vega - 5);
    expect(width).toBeLessThanOrEqual(0.19 * vega + 15);
  });
});

describe('simulated chain model', () => {
  test.each([10, 20, 40, 80])(
    'at VIX %f deltas fall with the strike and reach 5 delta on both sides',
    (vix) => {
      const chain = chainAt(vix);
      const strikes = chain.strikesCents(EXPIRY);
      const deltas = strikes.map((strike) => modelOf(chain, EXPIRY, 'call', strike).delta);
      for (let index = 1; index < deltas.length; index += 1) {
        expect(deltas[index]).toBeLessThanOrEqual(deltas[index - 1] as number);
      }
      expect(deltas[0]).toBeGreaterThan(0.95);
      expect(deltas.at(-1)).toBeLessThan(0.05);
      const put = modelOf(chain, EXPIRY, 'put', cents(SPOT * 100));
      expect(modelOf(chain, EXPIRY, 'call', cents(SPOT * 100)).delta - put.delta).toBeCloseTo(1, 12);
    },
  );

  test('at-the-money volatility lies below VIX, puts above calls', () => {
    const chain = chainAt(18);
    const at = (points: number): number => modelOf(chain, EXPIRY, 'put', cents(points * 100)).iv;
    expect(at(SPOT)).toBeGreaterThan(0.13);
    expect(at(SPOT)).toBeLessThan(0.18);
    expect(at(2500)).toBeGreaterThan(at(SPOT));
    expect(at(2800)).toBeLessThan(at(SPOT));
  });

  test('puts the yield into the spot delta', () => {
    const market = barsOfSession(DATE, FLAT);
    const carry = { rateOn: () => 0, yieldOn: () => 0.5 };
    const chain = chainOf({ market, volatility: flatVolatility(market.bars, 20), carry });
    const years = (EXPIRY.settlesAtMs - chain.atMs) / (365 * 86_400_000);
    expect(modelOf(chain, EXPIRY, 'call', cents(50_000)).delta).toBeCloseTo(Math.exp(-0.5 * years), 5);
  });
});

describe('simulated chain in time', () => {
  test('reads the bar it was moved to, in any order, and the same again', () => {
    const spots = FLAT.map((spot, index) => spot + 3 * index);
    const chain = chainAt(18, DATE, spots);
    const first = quoteOf(chain, EXPIRY, 'put', 2650);
    chain.moveTo(12);
    expect(chain.spotPoints).toBe(2736);
    const later = quoteOf(chain, EXPIRY, 'put', 2650);
    expect(later?.askCents).toBeLessThan(first?.askCents ?? 0);
    chain.moveTo(5);
    expect(chain.spotPoints).toBe(2715);
    expect(quoteOf(chain, EXPIRY, 'put', 2650)).toEqual(first);
    expect(quoteOf(chain, EXPIRY, 'put', 2650)).toEqual(
      quoteOf(chainAt(18, DATE, spots), EXPIRY, 'put', 2650),
    );
  });

  test('quotes intrinsic value at the expiry instant and lists the expiry no more', () => {
    const friday = expiryOn('2018-02-09');
    const chain = chainAt(18, '2018-02-09', FLAT);
    expect(chain.expiries()[0]?.sessionDate).toBe('2018-02-09');
    chain.moveTo(12);
    expect(chain.atMs).toBe(friday.settlesAtMs);
    expect(quoteOf(chain, friday, 'call', 2650)).toEqual({ bidCents: 5000, askCents: 5010 });
    expect(quoteOf(chain, friday, 'put', 2650)).toEqual({ bidCents: 0, askCents: 5 });
    expect(chain.model(friday, 'call', cents(265_000))).toBeUndefined();
    expect(chain.forwardPoints(friday)).toBe(SPOT);
    expect(chain.expiries()[0]?.sessionDate).toBe('2018-02-16');
  });

  test('quotes nothing after the last trade: an AM series on its settlement day, a PM series on the next', () => {
    const am = expiryOn('2018-02-09', 'AM');
    const eve = chainAt(18, '2018-02-08');
    eve.moveTo(12);
    expect(eve.atMs).toBe(am.lastTradeMs);
    expect(quoteOf(eve, am, 'call', SPOT)).toBeDefined();
    const day = chainAt(18, '2018-02-09');
    expect(quoteOf(day, am, 'call', SPOT)).toBeUndefined();
    expect(day.forwardPoints(am)).toBeUndefined();
    expect(quoteOf(chainAt(18, '2018-02-12'), expiryOn('2018-02-09'), 'call', SPOT)).toBeUndefined();
  });

  test('quotes nothing between a last trade and its later settlement', () => {
    const chain = chainAt(18);
    const stopped = { ...EXPIRY, lastTradeMs: (chain.atMs - 1) as typeof EXPIRY.lastTradeMs };
    expect(quoteOf(chain, stopped, 'call', SPOT)).toBeUndefined();
    expect(chain.forwardPoints(stopped)).toBeUndefined();
  });

  test('moves between sessions and volatility levels as if it were new at every bar', () => {
    const daily = dailyBars('2018-02-08', 5);
    const market = bridgeIntraday({ daily, sessions: calendar.sessions, barMinutes: 60, rng: createRng(1) });
    const volatility = flatVolatility(market.bars, 18);
    for (let bar = 0; bar < market.bars.length; bar += 1) writeLevels(volatility, bar, 12 + bar);
    const moved = chainOf({ market, volatility });
    for (const bar of [0, 3, 1, 6, 7, 20, 34, 13, 13, 0]) {
      const fresh = chainOf({ market, volatility });
      fresh.moveTo(bar);
      moved.moveTo(bar);
      expect(moved.expiries()).toEqual(fresh.expiries());
      const row = daily.sessionIndex.indexOf(market.sessionIndex[bar] as number);
      expect(moved.strikesCents(EXPIRY)).toEqual(strikesAround(market.openings[row] as number));
      expect(quoteOf(moved, EXPIRY, 'put', 2600)).toEqual(quoteOf(fresh, EXPIRY, 'put', 2600));
      expect(moved.model(EXPIRY, 'put', cents(260_000))).toEqual(fresh.model(EXPIRY, 'put', cents(260_000)));
    }
  });

  test('prices an AM series below the PM series of its date', () => {
    const chain = chainAt(18);
    const iv = (settlement: 'AM' | 'PM'): number => {
      const model = modelOf(chain, expiryOn('2018-02-16', settlement), 'put', cents(SPOT * 100));
      const expiry = expiryOn('2018-02-16', settlement);
      return model.iv ** 2 * (expiry.settlesAtMs - chain.atMs);
    };
    expect(iv('AM')).toBeLessThan(iv('PM'));
  });

  test('has forwards but no quotes where volatility is unavailable, and none without a tick rule', () => {
    const market = barsOfSession(DATE, FLAT);
    const blind = chainOf({
      market,
      volatility: emptyVolatilityPath(market.bars.length, 'estimated', 'warm-up'),
    });
    expect(quoteOf(blind, EXPIRY, 'call', SPOT)).toBeUndefined();
    expect(blind.model(EXPIRY, 'call', cents(270_000))).toBeUndefined();
    expect(blind.forwardPoints(EXPIRY)).toBe(SPOT);
    const slot = { bidCents: -1, askCents: -1 };
    const later = { ...SPX_TICKS, from: '2019-01-01' as typeof SPX_TICKS.from };
    const untabled = chainOf({ market, volatility: flatVolatility(market.bars, 18), tickRules: [later] });
    expect(untabled.readQuote(optionContract(EXPIRY, 'call', cents(270_000)), slot)).toBe(false);
    expect(slot).toEqual({ bidCents: -1, askCents: -1 });
  });

  test('is labelled simulated and names its root', () => {
    const chain = chainAt(18);
    expect([chain.origin, chain.root]).toEqual(['simulated', 'SPXW']);
  });
});
