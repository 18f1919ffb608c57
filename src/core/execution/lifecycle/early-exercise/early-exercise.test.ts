// Checks the rule of early exercise: the published pair, its boundaries, and that nothing is answered from a missing figure.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earlyExercise, exercisingShare } from './early-exercise.ts';
import { call } from './early-exercise.fixture.ts';
import type { ExerciseQuestion } from './exercise-question.ts';

const held: ExerciseQuestion = {
  ...call,
  strike: 450,
  spot: 470,
  rate: 0.05,
  leg: { bid: 19.95, ask: 20.39 },
};
const put: ExerciseQuestion = {
  ...call,
  right: 'put',
  spot: 350,
  strike: 450,
  rate: 0.05,
  years: 36 / 365,
  leg: { bid: 99.7, ask: 100.2 },
  opposite: { bid: 0, ask: 0.02 },
  dividends: [],
  isExDateEve: false,
};

const told = (question: ExerciseQuestion): unknown => {
  const early = earlyExercise(question);
  return early.ok ? [early.probability, early.reason, ...early.warnings] : early.code;
};
const termsOf = (question: ExerciseQuestion): Record<string, number> => {
  const early = earlyExercise(question);
  if (!early.ok || early.terms === undefined) throw new Error('expected terms');
  return { ...early.terms };
};

describe('a call before a dividend', () => {
  it('is assigned at 1.23 > 0.48 + 0.56 and kept at 1.23 < 0.48 + 1.85', () => {
    expect(told(call)).toEqual([1, 'dividend-exceeds-put-and-carry', 'extrinsic-below-dividend']);
    expect(told(held)).toEqual([0, 'put-and-carry-exceed-dividend', 'extrinsic-below-dividend']);
    expect(termsOf(call)['carry']).toBeCloseTo(0.561638, 6);
    expect(termsOf(call)['edge']).toBeCloseTo(1.23 - 0.48 - 0.561638, 6);
    expect(termsOf(held)['carry']).toBeCloseTo(1.84552, 5);
  });

  it('tells every figure it rests on', () => {
    const terms = termsOf(call);
    expect(terms['intrinsic']).toBe(15);
    expect(terms['extrinsic']).toBeCloseTo(0.17, 12);
    expect(terms['oppositeValue']).toBeCloseTo(0.48, 12);
    expect(terms['edgeBand']).toBeCloseTo(0.01, 12);
  });

  it('is uncertain as far as the quote of the put leaves it, in a straight line', () => {
    // Edge 1.23 - put - 0.5616506; the put's mid is moved, its half spread is 0.1.
    const at = (mid: number): unknown =>
      told({ ...call, opposite: { bid: mid - 0.1, ask: mid + 0.1 }, leg: { bid: 14, ask: 20 } });
    const indifferent = 1.23 - 285 * (1 - Math.exp((-0.024 * 30) / 365));
    expect(at(indifferent - 0.11)).toEqual([1, 'dividend-exceeds-put-and-carry']);
    expect(at(indifferent + 0.11)).toEqual([0, 'put-and-carry-exceed-dividend']);
    const [probability, reason] = at(indifferent - 0.05) as [number, string];
    expect(reason).toBe('within-quoted-spread');
    expect(probability).toBeCloseTo(0.75, 9);
    const [below, why] = at(indifferent + 0.05) as [number, string];
    expect(why).toBe('within-quoted-spread');
    expect(below).toBeCloseTo(0.25, 9);
  });

  it('without a bid for the put, values it at half its ask', () => {
    expect(termsOf({ ...call, opposite: { bid: 0, ask: 0.04 } })['oppositeValue']).toBe(0.02);
  });

  it('is less sure where somebody bids more than exercise brings, and not exercised where that outweighs the gain', () => {
    const bid = (above: number): unknown => told({ ...call, leg: { bid: 15 + above, ask: 18 } });
    expect(bid(0)).toEqual([1, 'dividend-exceeds-put-and-carry']);
    expect(bid(0.1)).toEqual([1, 'dividend-exceeds-put-and-carry', 'bid-above-intrinsic']);
    const [probability, reason, warning] = bid(0.183) as [number, string, string];
    expect([reason, warning]).toEqual(['within-quoted-spread', 'bid-above-intrinsic']);
    // 0.5 + 0.188349 / (2 * 0.193)
    expect(probability).toBeCloseTo(0.98795, 4);
    expect(bid(0.1884)).toEqual([0, 'worth-more-sold', 'bid-above-intrinsic']);
    expect(bid(0.1883)).not.toEqual([0, 'worth-more-sold', 'bid-above-intrinsic']);
  });

  it('does not count a bid above intrinsic where keeping it is right anyway', () => {
    expect(told({ ...held, leg: { bid: 22, ask: 22.4 } })).toEqual([0, 'put-and-carry-exceed-dividend']);
    expect(termsOf({ ...held, leg: { bid: 22, ask: 22.4 } })['edgeBand']).toBeCloseTo(0.01, 12);
  });

  it('is kept on every evening but the eve, and without a dividend always', () => {
    expect(told({ ...call, isExDateEve: false })).toEqual([0, 'not-ex-date-eve']);
    expect(told({ ...call, dividends: [] })).toEqual([0, 'no-dividend']);
    expect(told({ ...call, dividends: [{ years: 0, amount: 0 }] })).toEqual([0, 'no-dividend']);
  });

  describe('at a negative rate', () => {
    const kept = 'put-and-carry-exceed-dividend';
    const bare: ExerciseQuestion = {
      ...call,
      spot: 400,
      rate: -0.05,
      years: 25 / 365,
      leg: { bid: 114.8, ask: 115.2 },
      opposite: { bid: 0, ask: 0.01 },
      dividends: [],
      isExDateEve: false,
    };

    it('deep in the money saves interest on any evening, dividend or none', () => {
      // Kept it is worth 400 - 285 exp(0.05 x 25/365) = 114.02, and the put of half a cent.
      expect(told(bare)).toEqual([1, 'negative-carry-exceeds-put']);
      expect(termsOf(bare)['edge']).toBeCloseTo(285 * Math.expm1((0.05 * 25) / 365) - 0.005, 9);
      const ahead = { ...bare, dividends: [{ years: 10 / 365, amount: 1 }] };
      expect(told(ahead)).toHaveProperty('1', 'negative-carry-exceeds-put');
      expect(termsOf(ahead)['edge']).toBeCloseTo((termsOf(bare)['edge'] as number) + 1, 9);
    });

    it('is kept where the put is worth more, and at a rate of 0', () => {
      expect(told({ ...bare, opposite: { bid: 1.2, ask: 1.22 } })).toEqual([0, kept]);
      expect(told({ ...bare, rate: 0 })).toEqual([0, 'no-dividend']);
      expect(told({ ...bare, rate: 0, dividends: [{ years: 10 / 365, amount: 1 }] })).toEqual([
        0,
        'not-ex-date-eve',
      ]);
    });

    it('near the strike waits, though to expiry the interest exceeds the put', () => {
      const near = { ...bare, spot: 286, years: 1, leg: { bid: 0.9, ask: 1.1 } };
      expect(told({ ...near, opposite: { bid: 14, ask: 14.1 } })).toEqual([0, 'call-worth-more-later']);
    });

    it('needs the quotes that it rests on', () => {
      expect(told({ ...bare, opposite: undefined })).toBe('opposite-quote-missing');
    });

    it('on the eve of an ex-date is the dividend’s case', () => {
      expect(told({ ...call, rate: -0.01 })).toHaveProperty('1', 'dividend-exceeds-put-and-carry');
    });
  });

  it('at or out of the money brings nothing, whatever the quotes', () => {
    const bare = { leg: undefined, opposite: undefined };
    expect(told({ ...call, ...bare, spot: 285 })).toEqual([0, 'out-of-the-money']);
    expect(told({ ...call, ...bare, spot: 284.99 })).toEqual([0, 'out-of-the-money']);
    expect(told({ ...call, ...bare, spot: 285.01 })).toBe('opposite-quote-missing');
  });

  it('that gains nothing and loses nothing is a toss-up', () => {
    const even = { rate: 0, dividends: [{ years: 0, amount: 0.5 }], leg: { bid: 15.5, ask: 15.5 } };
    expect(told({ ...call, ...even, opposite: { bid: 0.5, ask: 0.5 } })).toEqual([
      0.5,
      'within-quoted-spread',
    ]);
  });

  it('is sold where the bid brings just as much more as exercise gains', () => {
    const even = { rate: 0, dividends: [{ years: 0, amount: 1.25 }], opposite: { bid: 0.75, ask: 0.75 } };
    const warnings = ['extrinsic-below-dividend', 'bid-above-intrinsic'];
    expect(told({ ...call, ...even, leg: { bid: 15.5, ask: 16 } })).toEqual([
      0,
      'worth-more-sold',
      ...warnings,
    ]);
    expect(told({ ...call, ...even, leg: { bid: 15.25, ask: 16 } })).toHaveProperty(
      '1',
      'dividend-exceeds-put-and-carry',
    );
  });

  it('warns of nothing where time value is just the dividend', () => {
    const even = { dividends: [{ years: 0, amount: 1.25 }], leg: { bid: 21, ask: 21.5 } };
    expect(told({ ...held, ...even })).toEqual([0, 'put-and-carry-exceed-dividend']);
  });

  it('warns of time value below the dividend only', () => {
    expect(told({ ...held, leg: { bid: 21.2, ask: 21.26 } })).toEqual([0, 'put-and-carry-exceed-dividend']);
    expect(told({ ...held, leg: { bid: 21.18, ask: 21.26 } })).toEqual([
      0,
      'put-and-carry-exceed-dividend',
      'extrinsic-below-dividend',
    ]);
  });

  it('is left by the share of holders who forget', () => {
    expect(told({ ...call, forgottenShare: 0.25 })).toEqual([
      0.75,
      'dividend-exceeds-put-and-carry',
      'extrinsic-below-dividend',
    ]);
  });
});

describe('a put', () => {
  it('deep in the money is exercised where interest exceeds the call and the dividends', () => {
    expect(told(put)).toEqual([1, 'carry-exceeds-call-and-dividends']);
    expect(termsOf(put)['edge']).toBeCloseTo(450 * (1 - Math.exp((-0.05 * 36) / 365)) - 0.01, 12);
  });

  it('is kept where the call and the dividends are worth more', () => {
    expect(told({ ...put, opposite: { bid: 2.3, ask: 2.32 } })).toEqual([
      0,
      'call-and-dividends-exceed-carry',
    ]);
    expect(told({ ...put, rate: 0 })).toEqual([0, 'call-and-dividends-exceed-carry']);
  });

  it('at a rate of 0 or below is never exercised', () => {
    expect(told({ ...put, rate: -0.01 })).toEqual([0, 'call-and-dividends-exceed-carry']);
  });

  it('waits for a dividend that outweighs the interest until then', () => {
    const near = (amount: number): unknown => told({ ...put, dividends: [{ years: 10 / 365, amount }] });
    // 450 (1 - exp(-0.05 * 10 / 365)) = 0.61602; to expiry 2.2138 - 0.01 of the call.
    expect(near(0.617)).toEqual([0, 'put-waits-for-dividend']);
    expect(near(0.615)).toEqual([1, 'carry-exceeds-call-and-dividends']);
  });

  it('counts dividends together', () => {
    const dividends = [
      { years: 10 / 365, amount: 0.5 },
      { years: 20 / 365, amount: 0.8 },
    ];
    // 0.5 < 0.616 on the first, 1.3 > 1.2312 on the second.
    expect(told({ ...put, dividends })).toEqual([0, 'put-waits-for-dividend']);
  });

  it('near the strike waits, though to expiry the interest exceeds the call', () => {
    const near = {
      ...put,
      spot: 449,
      years: 1,
      leg: { bid: 0.9, ask: 1.1 },
      opposite: { bid: 21.5, ask: 21.6 },
    };
    expect(termsOf(near)['edge']).toBeCloseTo(450 * (1 - Math.exp(-0.05)) - 21.55, 9);
    expect(told(near)).toEqual([0, 'put-worth-more-later']);
  });

  it('whose call implies no volatility gains nothing by waiting', () => {
    // Forward 473.1, so that a call below 22 is below its intrinsic value.
    const near = {
      ...put,
      spot: 449.9,
      years: 1,
      leg: { bid: 0.05, ask: 0.2 },
      opposite: { bid: 21, ask: 21.2 },
    };
    expect(told(near)).toEqual([1, 'carry-exceeds-call-and-dividends']);
  });

  it('that is bid far above intrinsic is sold', () => {
    expect(told({ ...put, leg: { bid: 102.5, ask: 103 } })).toEqual([
      0,
      'worth-more-sold',
      'bid-above-intrinsic',
    ]);
  });
});

describe('exercisingShare', () => {
  it('is 0, one half and 1 at the ends and the middle of its band', () => {
    expect([-0.2, -0.1, 0, 0.1, 0.2].map((edge) => exercisingShare(edge, 0.1))).toEqual([0, 0, 0.5, 1, 1]);
    expect(exercisingShare(0.05, 0.1)).toBe(0.75);
    expect([-1e-9, 0, 1e-9].map((edge) => exercisingShare(edge, 0))).toEqual([0, 0.5, 1]);
  });

  it('rises with the gain and never leaves 0 to 1', () => {
    const figures = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(figures, figures, fc.double({ min: 0, max: 3, noNaN: true }), (a, b, band) => {
        const [low, high] = [exercisingShare(Math.min(a, b), band), exercisingShare(Math.max(a, b), band)];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(high).toBeGreaterThanOrEqual(low);
      }),
    );
  });
});
