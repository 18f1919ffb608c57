// Tests the rate of false trips on histories whose answer is known, and a small seeded one.
import { expect, it } from 'vitest';
import { createRng } from '../../src/core/numerics/index.ts';
import { falseTripRate } from './false-trips.ts';

const LIMIT = { sessions: 20, fallRatio: 0.002, drawdownRatio: 0.05 };
const SMALL = { years: 200, seed: 1 };

function normalReturns(deviation: number): readonly number[] {
  const rng = createRng('false-trips-test');
  return Array.from({ length: 1500 }, () => deviation * rng.normal());
}

it('is none where equity never falls and certain where it falls steadily past both limits', () => {
  expect(falseTripRate([0, 0.001], LIMIT, SMALL)).toBe(0);
  // 0.21% a session: past 5% within 25 sessions, while the slope is still a share of the high.
  expect(falseTripRate([-0.0022], LIMIT, SMALL)).toBe(1);
  expect(falseTripRate([-0.0019], LIMIT, SMALL)).toBe(0);
});

it('grows with the noise of equity and falls with either limit', () => {
  const rate = (deviation: number, changes: Partial<typeof LIMIT> = {}): number =>
    falseTripRate(normalReturns(deviation), { ...LIMIT, ...changes }, SMALL);
  const noisy = rate(0.006);
  expect(noisy).toBeGreaterThan(0.05);
  expect(noisy).toBeLessThan(0.95);
  expect(rate(0.002)).toBeLessThan(0.02);
  expect(rate(0.006, { fallRatio: 0.004 })).toBeLessThan(noisy);
  expect(rate(0.006, { drawdownRatio: 0.1 })).toBeLessThan(noisy);
});

it('is the same for the same seed, and another for another', () => {
  const returns = normalReturns(0.006);
  expect(falseTripRate(returns, LIMIT, SMALL)).toBe(falseTripRate(returns, LIMIT, SMALL));
  expect(falseTripRate(returns, LIMIT, { ...SMALL, seed: 2 })).not.toBe(falseTripRate(returns, LIMIT, SMALL));
});
