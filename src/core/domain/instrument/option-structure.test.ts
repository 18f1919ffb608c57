// Tests what any structure is: legs in order, a bounded loss, and a value that is the sum of its legs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { cents } from '../money.ts';
import { intrinsicPoints, optionContract, type OptionRight } from './option-contract.ts';
import { optionStructure, type StructureLeg, structureValue } from './option-structure.ts';
import { shortPut } from './short-put.ts';

const EXPIRY = stageExpiry('SPX', '2018-03-16', 'AM');
const leg = (right: OptionRight, strike: number, quantity: 1 | -1): StructureLeg => ({
  contract: optionContract(EXPIRY, right, cents(strike * 100)),
  quantity,
});

describe('a structure', () => {
  it('refuses no leg, legs out of strike order, and calls sold without cover', () => {
    expect(() => optionStructure('short-put', [])).toThrow(/has legs/);
    const disordered = [leg('put', 2700, -1), leg('put', 2600, 1)];
    expect(() => optionStructure('iron-condor', disordered)).toThrow(/strike order/);
    const naked = [leg('call', 2700, -1), leg('call', 2750, -1), leg('call', 2800, 1)];
    expect(() => optionStructure('iron-condor', naked)).toThrow(/covered/);
  });

  it('is as wide as the most it can cost wherever the underlying settles', () => {
    const anyLeg = fc.record({
      right: fc.constantFrom<OptionRight[]>('put', 'call'),
      strike: fc.integer({ min: 90, max: 110 }),
      quantity: fc.constantFrom(1 as const, -1 as const),
    });
    fc.assert(
      fc.property(fc.array(anyLeg, { minLength: 1, maxLength: 4 }), (drawn) => {
        const legs = drawn
          .toSorted((a, b) => a.strike - b.strike)
          .map(({ right, strike, quantity }) => leg(right, strike, quantity));
        const calls = legs.filter(({ contract }) => contract.right === 'call');
        fc.pre(calls.reduce((sum, { quantity }) => sum + quantity, 0) >= 0);
        const structure = optionStructure('iron-condor', legs);
        const costs = Array.from({ length: 400 }, (_, points) =>
          legs.reduce((sum, { contract, quantity }) => sum - quantity * intrinsicPoints(contract, points), 0),
        );
        expect(structure.widthCents).toBe(100 * Math.max(0, ...costs));
      }),
    );
  });

  it('is worth what its longs are less what its shorts are', () => {
    const spread = optionStructure('iron-condor', [leg('put', 2600, 1), leg('put', 2700, -1)]);
    expect(structureValue(spread, [400, 1150])).toBe(-750);
    expect(structureValue(spread, [400])).toBeNaN();
  });
});

describe('a short put', () => {
  it('is one put sold, as wide as its strike', () => {
    const { contract } = leg('put', 2700, -1);
    const structure = shortPut(contract);
    expect(structure).toMatchObject({
      kind: 'short-put',
      legs: [{ contract, quantity: -1 }],
      expiry: EXPIRY,
      multiplier: 100,
      widthCents: 270_000,
    });
    expect(() => shortPut(leg('call', 2700, -1).contract)).toThrow(/is a put/);
  });
});
