// Fair worlds: repeatable by seed, martingales, of the variance that their law says, and quoted at what options are worth.
import { describe, expect, test } from 'vitest';
import type { SessionDate } from '../../domain/index.ts';
import { createRng, mean, sampleStandardDeviation } from '../../numerics/index.ts';
import { blackPrice } from '../../pricing/index.ts';
import { calendar } from '../small-market.fixture.ts';
import { drawFairWorld, type FairWorld } from './fair-world.ts';
import { LawPrices } from './law-prices.ts';
import { lognormalLaw, movingVolatilityLaw } from './price-law.ts';

const first = calendar.atOrAfter('2018-01-02' as SessionDate)?.index ?? 0;
const law = movingVolatilityLaw();

function world(seed: number, sessions = 250, barMinutes = 30): FairWorld {
  return drawFairWorld({
    law,
    sessions: calendar.sessions.slice(first, first + sessions),
    startPoints: 2000,
    barMinutes,
    rng: createRng(seed),
  });
}

describe('a fair world', () => {
  test('repeats by seed, differs by seed, and a longer one begins with a shorter', () => {
    const [one, again, other, short] = [world(1), world(1), world(2), world(1, 40)];
    expect(again.market.bars.close).toEqual(one.market.bars.close);
    expect(again.states).toEqual(one.states);
    expect(other.market.bars.close).not.toEqual(one.market.bars.close);
    expect(one.market.bars.close.slice(0, short.market.bars.length)).toEqual(short.market.bars.close);
  });

  test('has whole sessions of bars, short ones too, each inside its range', () => {
    const { bars, sessionIndex } = world(3).market;
    const halfDay = calendar.sessionOn('2018-11-23' as SessionDate)?.index;
    expect(sessionIndex.filter((index) => index === halfDay)).toHaveLength(7);
    for (let bar = 0; bar < bars.length; bar += 1) {
      const [open = 0, close = 0] = [bars.open[bar], bars.close[bar]];
      expect(bars.high[bar]).toBeGreaterThanOrEqual(Math.max(open, close));
      expect(bars.low[bar]).toBeLessThanOrEqual(Math.min(open, close));
      if (sessionIndex[bar] === sessionIndex[bar - 1]) expect(open).toBe(bars.close[bar - 1]);
    }
    expect(() => world(3, 250, 60)).toThrow('divide every session');
  });

  test('of one volatility drifts by minus half of its variance, night and day together', () => {
    const sessions = calendar.sessions.slice(first, first + 63);
    const logs = Array.from({ length: 400 }, (_, seed) => {
      const { market } = drawFairWorld({
        law: lognormalLaw(0.9),
        sessions,
        startPoints: 1,
        barMinutes: 195,
        rng: createRng(seed),
      });
      return Math.log(market.bars.close.at(-1) ?? 0);
    });
    const variance = 0.9 ** 2 / 4;
    const error = Math.sqrt(variance / logs.length);
    expect(Math.abs((mean(logs) ?? 9) + variance / 2)).toBeLessThan(4 * error);
    expect((sampleStandardDeviation(logs) ?? 0) / Math.sqrt(variance)).toBeCloseTo(1, 0);
  });

  test('is expected to end where it began, and puts to pay what they cost', () => {
    const prices = new LawPrices(law);
    const ends: number[] = [];
    const gains: number[] = [];
    for (let seed = 0; seed < 1200; seed += 1) {
      const { market, states } = world(seed, 22, 195);
      const closes = Array.from(market.bars.close);
      // The first session's close, and the last one 21 sessions on.
      const from = closes[market.sessionIndex.lastIndexOf(first)] ?? 0;
      const growth = (closes.at(-1) ?? 0) / from;
      ends.push(growth - 1);
      const state = states[0] ?? 0;
      const smile = prices.smile({ state, dayLeft: 0, sessions: 21, last: 'whole' });
      const values = Math.sqrt(smile.totalVariance(Math.log(0.97)));
      gains.push(Math.max(0, 0.97 - growth) - putPrice(0.97, values));
    }
    for (const sample of [ends, gains]) {
      const error = (sampleStandardDeviation(sample) ?? 0) / Math.sqrt(sample.length);
      expect(Math.abs((mean(sample) ?? 1) / error)).toBeLessThan(3);
    }
    expect(sampleStandardDeviation(ends)).toBeGreaterThan(0.03);
  });
});

function putPrice(strike: number, totalVol: number): number {
  return blackPrice({ right: 'put', forward: 1, strike, years: 1, vol: totalVol, discount: 1 });
}
