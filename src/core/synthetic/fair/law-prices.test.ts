// The law's prices against closed forms: mixtures of Black prices over every way that the nights may go.
import { describe, expect, test } from 'vitest';
import { blackPrice } from '../../pricing/index.ts';
import { LawPrices } from './law-prices.ts';
import {
  checkPriceLaw,
  lognormalLaw,
  movingVolatilityLaw,
  NIGHT_SHARE,
  nightCompensation,
  type PriceLaw,
  SESSIONS_PER_YEAR,
} from './price-law.ts';

const MONEYNESS = [-0.25, -0.1, -0.04, -0.01, 0, 0.01, 0.04, 0.1] as const;

/** Price of the option out of the money, forward 1, in a mixture of lognormals. */
function mixed(
  parts: readonly { readonly chance: number; readonly mean: number; readonly variance: number }[],
  logMoneyness: number,
): number {
  const right = logMoneyness <= 0 ? 'put' : 'call';
  return parts.reduce((sum, { chance, mean, variance }) => {
    const forward = Math.exp(mean + variance / 2);
    const terms = { right, forward, strike: Math.exp(logMoneyness), years: 1, discount: 1 } as const;
    return sum + chance * blackPrice({ ...terms, vol: Math.sqrt(variance) });
  }, 0);
}

function smilePrice(totalVariance: number, logMoneyness: number): number {
  return mixed([{ chance: 1, mean: -totalVariance / 2, variance: totalVariance }], logMoneyness);
}

describe('prices of a law with moving volatility', () => {
  const law = movingVolatilityLaw();
  const prices = new LawPrices(law);
  const daily = law.variances.map((variance) => variance / SESSIONS_PER_YEAR);

  /** Every way through two nights, `lastShare` of the last session passed. */
  function twoNights(state: number, today: number, lastShare: number): Parameters<typeof mixed>[0] {
    return (law.nights[state] ?? []).flatMap((first) =>
      (law.nights[first.to] ?? []).map((second) => {
        const diffusion = today + (daily[first.to] ?? 0) + lastShare * (daily[second.to] ?? 0);
        return {
          chance: first.probability * second.probability,
          mean:
            nightCompensation(law, state) +
            nightCompensation(law, first.to) +
            first.jumpMean +
            second.jumpMean -
            diffusion / 2,
          variance: diffusion + first.jumpDeviation ** 2 + second.jumpDeviation ** 2,
        };
      }),
    );
  }

  test.for([
    { state: 0, dayLeft: 1, last: 'whole', lastShare: 1 },
    { state: 3, dayLeft: 0.25, last: 'whole', lastShare: 1 },
    { state: 8, dayLeft: 0, last: 'whole', lastShare: 1 },
    { state: 2, dayLeft: 0.5, last: 'morning', lastShare: NIGHT_SHARE },
  ] as const)('are the mixture over two nights: %o', ({ state, dayLeft, last, lastShare }) => {
    const smile = prices.smile({ state, dayLeft, sessions: 2, last });
    const today = (1 - NIGHT_SHARE) * dayLeft * (daily[state] ?? 0);
    for (const k of MONEYNESS) {
      const exact = mixed(twoNights(state, today, lastShare), k);
      // A quote of an index at 3,000 is on ticks of 0.05.
      expect(Math.abs(smilePrice(smile.totalVariance(k), k) - exact) * 3000).toBeLessThan(1e-3);
    }
  });

  test('stand on the expected variance, which a longer look draws to the middle', () => {
    const [calm, wild] = [prices.yearlyVariance(0, 21), prices.yearlyVariance(8, 21)];
    expect(calm).toBeGreaterThan(law.variances[0] ?? 1);
    expect(wild).toBeLessThan(law.variances[8] ?? 0);
    expect(Math.abs(prices.yearlyVariance(0, 5000) - prices.yearlyVariance(8, 5000))).toBeLessThan(0.002);
  });

  test('give one smile for one question', () => {
    const asked = { state: 1, dayLeft: 0.5, sessions: 9, last: 'whole' } as const;
    expect(prices.smile(asked)).toBe(prices.smile({ ...asked }));
    expect(prices.smile({ ...asked, last: 'morning' })).not.toBe(prices.smile(asked));
  });
});

/** Nights of one state that jump or do not: the discrete form of Merton's law. */
const JUMPING: PriceLaw = {
  name: 'jumping',
  variances: [0.03],
  nights: [
    [
      { to: 0, probability: 0.1, jumpMean: -0.03, jumpDeviation: 0.02 },
      { to: 0, probability: 0.9, jumpMean: 0, jumpDeviation: 0 },
    ],
  ],
};

test.for([1, 5, 21, 63, 252])('jumps of one state are a binomial mixture over %i sessions', (sessions) => {
  const smile = new LawPrices(JUMPING).smile({ state: 0, dayLeft: 0.5, sessions, last: 'whole' });
  const diffusion = (0.03 / SESSIONS_PER_YEAR) * (sessions + 0.5 * (1 - NIGHT_SHARE));
  const compensation = sessions * nightCompensation(JUMPING, 0);
  let chance = 0.9 ** sessions;
  const parts = Array.from({ length: sessions + 1 }, (_, jumps) => {
    const part = {
      chance,
      mean: compensation - 0.03 * jumps - diffusion / 2,
      variance: diffusion + 0.02 ** 2 * jumps,
    };
    chance *= ((sessions - jumps) / (jumps + 1)) * (0.1 / 0.9);
    return part;
  });
  for (const k of MONEYNESS) {
    expect(Math.abs(smilePrice(smile.totalVariance(k), k) - mixed(parts, k)) * 3000).toBeLessThan(1e-3);
  }
});

test('the lognormal smile is flat: what is left of today, whole sessions, a last morning', () => {
  const prices = new LawPrices(lognormalLaw(0.16));
  const daily = 0.16 ** 2 / SESSIONS_PER_YEAR;
  const smile = prices.smile({ state: 0, dayLeft: 0.5, sessions: 20, last: 'whole' });
  for (const k of MONEYNESS) expect(smile.totalVariance(k)).toBeCloseTo(daily * 20.35, 14);
  const morning = prices.smile({ state: 0, dayLeft: 0, sessions: 1, last: 'morning' });
  expect(morning.totalVariance(0)).toBeCloseTo(daily * NIGHT_SHARE, 14);
});

test.for([
  { ...JUMPING, variances: [] },
  { ...JUMPING, variances: [0] },
  { ...JUMPING, nights: [[{ to: 0, probability: 0.9, jumpMean: 0, jumpDeviation: 0 }]] },
  { ...JUMPING, nights: [[{ to: 1, probability: 1, jumpMean: 0, jumpDeviation: 0 }]] },
])('refuses what is no law', (law) => {
  expect(() => checkPriceLaw(law)).toThrow('jumping');
});
