// Tests the limits that judge by chance: their sizes by hand, what they lack, and what they leave unbound.
import { describe, expect, it } from 'vitest';
import { type ChanceQuestion, kellyLimit, tailLimit, volatilityLimit } from './chance-limits.ts';

/** Wins 165 with 0.72, loses 335 else: Kelly 0.1515..., mean 25, deviation 224.5. */
const QUESTION: ChanceQuestion = {
  equityCents: 1_000_000,
  outcomes: { pnlCents: [165, -335], probabilities: [0.72, 0.28] },
  observations: undefined,
  years: 0.25,
  heldLossCents: 0,
  heldDeviationCents: 0,
  heldTailCents: 0,
};
const FULL = 0.72 - (0.28 * 335) / 165;
const DEVIATION = 500 * Math.sqrt(0.72 * 0.28);
const LIMITS = { kelly: kellyLimit, volatility: volatilityLimit, tail: tailLimit };

describe('limits by chance', () => {
  it('size Kelly by its share of the trusted fraction over the worst loss', () => {
    expect(kellyLimit(QUESTION, 0.25)).toMatchObject({
      kind: 'sized',
      contracts: Math.floor((0.25 * FULL * 1e6) / 335),
      perUnit: 335,
    });
    const errorSquare = ((1 + 335 / 165) ** 2 * 0.72 * 0.28) / 100;
    const trusted = (FULL * FULL * FULL) / (FULL * FULL + errorSquare);
    const shrunk = kellyLimit({ ...QUESTION, observations: 100 }, 1);
    expect(shrunk).toMatchObject({ contracts: Math.floor((trusted * 1e6) / 335) });
  });

  it('bet Kelly less the worst loss of what is held, and nothing where that has no end', () => {
    const budget = 0.25 * FULL * 1e6;
    const beside = (heldLossCents: ChanceQuestion['heldLossCents']) =>
      kellyLimit({ ...QUESTION, heldLossCents }, 0.25);
    expect(beside(5000)).toMatchObject({
      contracts: Math.floor((budget - 5000) / 335),
      budget: expect.closeTo(budget - 5000, 3) as number,
    });
    expect(beside(budget)).toMatchObject({ contracts: 0 });
    expect(beside({ unavailable: 'unbounded-loss' })).toEqual({ kind: 'missing', reason: 'unbounded-loss' });
  });

  it('size by the yearly deviation beside that of what is held', () => {
    // A quarter of a year: twice the deviation in a year.
    expect(volatilityLimit(QUESTION, 0.1)).toMatchObject({
      contracts: Math.floor(100_000 / (2 * DEVIATION)),
      budget: 100_000,
    });
    expect(volatilityLimit({ ...QUESTION, heldDeviationCents: 60_000 }, 0.1)).toMatchObject({
      budget: 40_000,
    });
  });

  it('size by the tail beside that of what is held', () => {
    expect(tailLimit(QUESTION, 0.02)).toMatchObject({ contracts: Math.floor(20_000 / 335), budget: 20_000 });
    expect(tailLimit({ ...QUESTION, heldTailCents: 15_000 }, 0.02)).toMatchObject({
      contracts: Math.floor(5000 / 335),
      budget: 5000,
    });
  });

  it('are 0 without an edge', () => {
    const outcomes = { pnlCents: [100, -100], probabilities: [0.5, 0.5] };
    expect(kellyLimit({ ...QUESTION, outcomes }, 0.25)).toMatchObject({ contracts: 0, budget: 0 });
  });

  it.each(Object.entries(LIMITS))('%s is off, or lacks outcomes', (_, limit) => {
    expect(limit(QUESTION, undefined)).toEqual({ kind: 'off' });
    expect(limit({ ...QUESTION, outcomes: { unavailable: 'no-volatility' } }, 0.1)).toEqual({
      kind: 'missing',
      reason: 'no-volatility',
    });
    const outcomes = { pnlCents: [1, 2], probabilities: [0.1, 0.1] };
    expect(limit({ ...QUESTION, outcomes }, 0.1)).toEqual({
      kind: 'missing',
      reason: 'probabilities-not-one',
    });
    expect(limit({ ...QUESTION, equityCents: Number.NaN }, 0.1)).toEqual({
      kind: 'missing',
      reason: 'not-a-number',
    });
  });

  it('need the holding time and the risk of what is held', () => {
    for (const years of [undefined, 0, -1, Number.NaN]) {
      expect(volatilityLimit({ ...QUESTION, years }, 0.1)).toEqual({
        kind: 'missing',
        reason: 'no-holding-time',
      });
    }
    const unavailable = { unavailable: 'no-chain' };
    expect(volatilityLimit({ ...QUESTION, heldDeviationCents: unavailable }, 0.1)).toEqual({
      kind: 'missing',
      reason: 'no-chain',
    });
    expect(tailLimit({ ...QUESTION, heldTailCents: unavailable }, 0.1)).toEqual({
      kind: 'missing',
      reason: 'no-chain',
    });
  });

  it('do not bind where nothing loses', () => {
    const outcomes = { pnlCents: [100], probabilities: [1] };
    expect(kellyLimit({ ...QUESTION, outcomes }, 1)).toEqual({
      kind: 'unbound',
      reason: 'no-losing-outcome',
    });
    expect(volatilityLimit({ ...QUESTION, outcomes }, 1)).toEqual({
      kind: 'unbound',
      reason: 'no-deviation',
    });
    expect(tailLimit({ ...QUESTION, outcomes }, 1)).toEqual({
      kind: 'unbound',
      reason: 'no-loss-in-the-tail',
    });
    const even = { pnlCents: [0], probabilities: [1] };
    expect(tailLimit({ ...QUESTION, outcomes: even }, 1)).toEqual({
      kind: 'unbound',
      reason: 'no-loss-in-the-tail',
    });
  });
});
