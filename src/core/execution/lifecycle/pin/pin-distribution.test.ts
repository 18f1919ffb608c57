// Checks the pin zone: closed forms of one and several contracts, the cent at which exercise is automatic, and symmetry.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, type OptionRight } from '../../../domain/index.ts';
import { cumulativeNormal } from '../../../numerics/index.ts';
import { beyondStrike, type PinnedStrike } from './beyond-strike.ts';
import { binomialProbabilities } from './binomial-probabilities.ts';
import { AFTER_HOURS_RATIO, type ExpiryDay, expiryDayProbability } from './expiry-day.ts';
import { type AfterHours, isAutomatic, pinDistribution } from './pin-distribution.ts';

const AFTER: AfterHours = { volatility: 0.12, minutes: 90, attentiveShare: 0.5 };
const strike = (right: OptionRight, strikeCents: number): PinnedStrike => ({
  right,
  strikeCents: cents(strikeCents),
});
const CALL = strike('call', 45_000);
const PUT = strike('put', 45_000);
const pin = (contract: PinnedStrike, closePoints: number, afterHours = AFTER): number =>
  pinDistribution(contract, 1, { closePoints, afterHours }).exerciseProbability;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('isAutomatic', () => {
  it('is a cent in the money or more, by the close to its cents', () => {
    expect(isAutomatic(CALL, 450)).toBe(false);
    expect(isAutomatic(CALL, 450.01)).toBe(true);
    expect(isAutomatic(CALL, 450.004)).toBe(false);
    expect(isAutomatic(PUT, 450)).toBe(false);
    expect(isAutomatic(PUT, 449.99)).toBe(true);
    expect(isAutomatic(PUT, 450.01)).toBe(false);
    expect(isAutomatic(CALL, 449.99)).toBe(false);
  });
});

describe('beyondStrike', () => {
  it('is the normal distribution of the distance in deviations', () => {
    expect(beyondStrike(CALL, 450 * Math.exp(0.01), 0.0001)).toBeCloseTo(cumulativeNormal(1), 12);
    expect(beyondStrike(PUT, 450 * Math.exp(0.01), 0.0001)).toBeCloseTo(cumulativeNormal(-1), 12);
    expect(beyondStrike(CALL, 450, 0.0001)).toBe(0.5);
  });

  it('without variance is as it stands', () => {
    expect(beyondStrike(CALL, 450.01, 0)).toBe(1);
    expect(beyondStrike(PUT, 450.01, 0)).toBe(0);
    expect(beyondStrike(PUT, 450, 0)).toBe(0.5);
  });

  it('refuses prices and variances that cannot be', () => {
    for (const price of [0, -1, Infinity, Number.NaN])
      expect(() => beyondStrike(CALL, price, 1)).toThrow(`expected a price above 0, found ${price}`);
    for (const variance of [-1, Number.NaN])
      expect(() => beyondStrike(CALL, 1, variance)).toThrow(
        `expected a variance of at least 0, found ${variance}`,
      );
  });
});

describe('binomialProbabilities', () => {
  it('are those of the textbook', () => {
    const half = binomialProbabilities(4, 0.5);
    expect(half).toEqual([1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16]);
    const [none = 0, one = 0, two = 0] = binomialProbabilities(2, 0.3);
    expect([none, one, two].map((chance) => Number(chance.toFixed(12)))).toEqual([0.49, 0.42, 0.09]);
    expect(binomialProbabilities(3, 0)).toEqual([1, 0, 0, 0]);
    expect(binomialProbabilities(3, 1)).toEqual([0, 0, 0, 1]);
    expect(binomialProbabilities(0, 0.5)).toEqual([1]);
  });

  it('refuses what is no count and no probability', () => {
    expect(() => binomialProbabilities(1.5, 0)).toThrow('expected a whole number of trials, found 1.5');
    expect(() => binomialProbabilities(-1, 0)).toThrow('found -1');
    expect(() => binomialProbabilities(1, -0.1)).toThrow('expected a probability, found -0.1');
    expect(() => binomialProbabilities(1, 1.1)).toThrow('found 1.1');
  });
});

describe('pinDistribution', () => {
  const deviation = 0.12 * Math.sqrt(90 / 525_600);

  it('of one contract mixes those who look and those who do not', () => {
    const distance = Math.log(450.5 / 450) / deviation;
    // In the money at the close: all are assigned unless the price falls below the strike and half of the holders see it.
    expect(pin(CALL, 450.5)).toBeCloseTo(1 - 0.5 * cumulativeNormal(-distance), 12);
    expect(pin(PUT, 450.5)).toBeCloseTo(0.5 * cumulativeNormal(-distance), 12);
  });

  it('at the strike a quarter is called: half of the moves, half of the holders', () => {
    expect(pin(CALL, 450)).toBe(0.25);
    expect(pin(PUT, 450)).toBe(0.25);
  });

  it('jumps by the inattentive half at the cent that makes exercise automatic', () => {
    expect(pin(CALL, 450.01) - pin(CALL, 450)).toBeGreaterThan(0.49);
    expect(pin(CALL, 450.01) - pin(CALL, 450)).toBeLessThan(0.51);
  });

  it('without attentive holders is the close alone, with none else the price at the cut-off', () => {
    const none = { ...AFTER, attentiveShare: 0 };
    expect([pin(CALL, 450.01, none), pin(CALL, 450, none)]).toEqual([1, 0]);
    const all = { ...AFTER, attentiveShare: 1 };
    expect(pin(CALL, 450.5, all)).toBeCloseTo(cumulativeNormal(Math.log(450.5 / 450) / deviation), 12);
  });

  it('without time left is what the close says', () => {
    expect(pin(CALL, 450.01, { ...AFTER, minutes: 0 })).toBe(1);
    expect(pin(CALL, 449.99, { ...AFTER, minutes: 0 })).toBe(0);
  });

  it('of several is one move for all: far from independent', () => {
    const { probabilities, exerciseProbability } = pinDistribution(CALL, 4, {
      closePoints: 450,
      afterHours: AFTER,
    });
    // Half of the time none; else each of four with one half.
    expect(probabilities).toEqual([0.5 + 0.5 / 16, 2 / 16, 3 / 16, 2 / 16, 0.5 / 16]);
    expect(exerciseProbability).toBe(0.25);
  });

  it('is a distribution with the mean that one contract has, and moves towards the strike it is beyond', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 440, max: 460, noNaN: true }),
        fc.integer({ min: 0, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom<OptionRight>('call', 'put'),
        (close, contracts, attentiveShare, right) => {
          const contract = strike(right, 45_000);
          const closePoints = Math.round(close * 100) / 100;
          const pinned = pinDistribution(contract, contracts, {
            closePoints,
            afterHours: { ...AFTER, attentiveShare },
          });
          expect(pinned.probabilities).toHaveLength(contracts + 1);
          expect(sum(pinned.probabilities)).toBeCloseTo(1, 9);
          expect(sum(pinned.probabilities.map((chance, count) => chance * count))).toBeCloseTo(
            contracts * pinned.exerciseProbability,
            8,
          );
          const moved = closePoints + (right === 'call' ? 0.5 : -0.5);
          expect(pin(contract, moved, { ...AFTER, attentiveShare })).toBeGreaterThanOrEqual(
            pin(contract, closePoints, { ...AFTER, attentiveShare }) - 1e-12,
          );
        },
      ),
    );
  });
});

describe('expiryDayProbability', () => {
  const day = (change: Partial<ExpiryDay>): ExpiryDay => ({
    spotPoints: 450.5,
    volatility: 0.16,
    sessionMinutes: 60,
    afterHours: AFTER,
    ...change,
  });

  it('before the close adds the variance of the session’s rest', () => {
    const toClose = 0.16 ** 2 * (60 / (390 * 252));
    const toCutOff = toClose + 0.12 ** 2 * (90 / 525_600);
    const distance = Math.log(450.5 / 450);
    expect(expiryDayProbability(CALL, day({}))).toBeCloseTo(
      0.5 * cumulativeNormal(distance / Math.sqrt(toClose)) +
        0.5 * cumulativeNormal(distance / Math.sqrt(toCutOff)),
      12,
    );
    const quarter = { ...AFTER, attentiveShare: 0.25 };
    expect(expiryDayProbability(PUT, day({ afterHours: quarter }))).toBeCloseTo(
      0.75 * cumulativeNormal(-distance / Math.sqrt(toClose)) +
        0.25 * cumulativeNormal(-distance / Math.sqrt(toCutOff)),
      12,
    );
  });

  it('from the close on is the pin’s', () => {
    expect(expiryDayProbability(CALL, day({ sessionMinutes: 0 }))).toBe(pin(CALL, 450.5));
    expect(expiryDayProbability(CALL, day({ sessionMinutes: -1 }))).toBe(pin(CALL, 450.5));
    expect(expiryDayProbability(CALL, day({ sessionMinutes: 0, spotPoints: 450 }))).toBe(0.25);
    expect(expiryDayProbability(CALL, day({ sessionMinutes: 1, spotPoints: 450 }))).toBe(0.5);
  });

  it('a quarter of the variance of a day falls after hours', () => {
    // 252 times 17.5 hours at this ratio are a quarter of the variance of 252 sessions: here of a volatility of 1.
    expect(AFTER_HOURS_RATIO ** 2 * ((252 * 17.5) / 8760)).toBeCloseTo(0.25, 12);
  });
});
