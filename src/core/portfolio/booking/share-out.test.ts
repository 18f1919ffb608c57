// Tests that nothing is lost or made when a sum or a number of contracts is split.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOut, takeInOrder } from './share-out.ts';

describe('a sum that is shared out', () => {
  it('falls in whole parts that add up, each within one of its proportion', () => {
    const anyWeights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), anyWeights, (total, weights) => {
        const parts = shareOut(total, weights);
        const sum = weights.reduce((before, weight) => before + weight, 0);
        expect(parts.reduce((before, part) => before + part, 0)).toBe(total);
        for (const [index, part] of parts.entries()) {
          expect(Number.isInteger(part)).toBe(true);
          expect(Math.abs(part - (total * (weights[index] ?? 0)) / sum)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is told exactly', () => {
    expect(shareOut(10, [1, 1, 1])).toEqual([3, 4, 3]);
    expect(shareOut(-7, [2, 0, 5])).toEqual([-2, 0, -5]);
  });

  it('needs weights above 0 in all and none below', () => {
    expect(() => shareOut(1, [])).toThrow(/by weights above 0/);
    expect(() => shareOut(1, [0])).toThrow(/by weights above 0/);
    expect(() => shareOut(1, [3, -1])).toThrow(/by weights above 0/);
  });
});

describe('contracts that are taken', () => {
  it('come from the first that have them', () => {
    expect(takeInOrder(5, [2, 2, 4])).toEqual([2, 2, 1]);
    expect(takeInOrder(2, [2, 2])).toEqual([2, 0]);
    expect(takeInOrder(0, [3])).toEqual([0]);
    expect(takeInOrder(0, [])).toEqual([]);
  });

  it('are never more than there are', () => {
    expect(() => takeInOrder(5, [2, 2])).toThrow('5 contracts are taken of 4 that are held');
  });
});
