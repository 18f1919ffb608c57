// Tests the chance that a short strike is passed: a textbook's figures, first passages summed by hand, and what bounds them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MS_PER_YEAR } from '../../domain/index.ts';
import { gaussLegendre } from '../../numerics/index.ts';
import { candidateOf, CONDOR, EXPIRY } from '../../portfolio/open-trade.fixture.ts';
import { breachProbability, strikeBreach, type StrikeOutlook } from './breach-probability.ts';

// Hull's example of an option at 40 on a share of 42: rate 10%, volatility 20%, half a year, N(d2) 0.7349.
const HULL = { strike: 40, forward: 42 * Math.exp(0.05), iv: 0.2, years: 0.5 };

const anyOutlook: fc.Arbitrary<StrikeOutlook> = fc.record({
  right: fc.constantFrom('put' as const, 'call' as const),
  strike: fc.double({ min: 60, max: 140, noNaN: true }),
  forward: fc.constant(100),
  iv: fc.double({ min: 0.05, max: 1, noNaN: true }),
  years: fc.double({ min: 0.002, max: 1, noNaN: true }),
});

/** Chance that a Brownian motion with the forward's drift has reached the strike, by the density of the time it takes. */
function touchBySumming({ strike, forward, iv, years }: StrikeOutlook): number {
  const level = Math.log(strike / forward);
  const drift = -(iv ** 2) / 2;
  const rule = gaussLegendre(200);
  let sum = 0;
  for (const [index, node] of rule.nodes.entries()) {
    // Times crowd towards 0 as a cube, where the density rises steeply.
    const part = (1 + node) / 2;
    const time = years * part ** 3;
    const density =
      (Math.abs(level) / (iv * Math.sqrt(2 * Math.PI * time ** 3))) *
      Math.exp(-((level - drift * time) ** 2) / (2 * iv ** 2 * time));
    sum += ((rule.weights[index] ?? 0) / 2) * 3 * years * part ** 2 * density;
  }
  return sum;
}

describe('the chance that a strike is passed', () => {
  it('is that of the textbook', () => {
    expect(strikeBreach({ right: 'call', ...HULL }).atExpiry).toBeCloseTo(0.7349, 4);
    expect(strikeBreach({ right: 'put', ...HULL }).atExpiry).toBeCloseTo(1 - 0.7349, 4);
  });

  it('by touch is what the times of first passage sum to', () => {
    fc.assert(
      fc.property(anyOutlook, (outlook) => {
        const { right, strike } = outlook;
        const { byTouch } = strikeBreach(outlook);
        const isBeyond = right === 'put' ? strike >= 100 : strike <= 100;
        const isFar = Math.abs(Math.log(strike / 100)) > 0.01;
        fc.pre(isFar);
        if (isBeyond) expect(byTouch).toBe(1);
        else expect(byTouch).toBeCloseTo(touchBySumming(outlook), 6);
      }),
    );
  });

  it('is never less by touch than at expiry, and is sure or nil with no time or no volatility', () => {
    fc.assert(
      fc.property(anyOutlook, (outlook) => {
        const { atExpiry, byTouch } = strikeBreach(outlook);
        expect(atExpiry).toBeGreaterThanOrEqual(0);
        expect(byTouch).toBeGreaterThanOrEqual(atExpiry);
        expect(byTouch).toBeLessThanOrEqual(1);
      }),
    );
    const still = { forward: 100, iv: 0.2, years: 0 };
    expect(strikeBreach({ ...still, right: 'put', strike: 99 })).toEqual({ atExpiry: 0, byTouch: 0 });
    expect(strikeBreach({ ...still, right: 'put', strike: 100 })).toEqual({ atExpiry: 0, byTouch: 1 });
    expect(strikeBreach({ ...still, right: 'call', strike: 99 })).toEqual({ atExpiry: 1, byTouch: 1 });
    expect(strikeBreach({ ...still, years: 1, iv: 0, right: 'call', strike: 101 }).byTouch).toBe(0);
  });
});

describe('the chance that a condor is passed', () => {
  const candidate = candidateOf(CONDOR, { ivs: [Number.NaN, 0.15, 0.1, Number.NaN] });
  const years = (EXPIRY.settlesAtMs - candidate.quotedAtMs) / MS_PER_YEAR;
  const [, shortPut, shortCall] = CONDOR.legs.map(({ contract }) => contract.strikeCents / 100);
  const chain = { forwardPoints: () => 271 };

  it('is that of its shorts together, each at its own volatility, to the settlement', () => {
    const put = strikeBreach({ right: 'put', strike: shortPut ?? 0, forward: 271, iv: 0.15, years });
    const call = strikeBreach({ right: 'call', strike: shortCall ?? 0, forward: 271, iv: 0.1, years });
    expect(breachProbability(candidate, chain)).toEqual({
      atExpiry: put.atExpiry + call.atExpiry,
      byTouch: put.byTouch + call.byTouch,
    });
    const wild = candidateOf(CONDOR, { ivs: [1, 9, 9, 1] });
    expect(breachProbability(wild, chain)?.byTouch).toBe(1);
  });

  it('is not known without a forward, without the volatility of a short, or after the settlement', () => {
    expect(breachProbability(candidate, { forwardPoints: () => undefined })).toBeUndefined();
    expect(breachProbability({ ...candidate, ivs: [0.2, 0.25, Number.NaN, 0.2] }, chain)).toBeUndefined();
    expect(breachProbability({ ...candidate, ivs: [0.2] }, chain)).toBeUndefined();
    const late = { ...candidate, quotedAtMs: (EXPIRY.settlesAtMs + 1) as typeof candidate.quotedAtMs };
    expect(breachProbability(late, chain)).toBeUndefined();
  });
});
