// Checks the unit path: it reaches both bounds, has no jump where its pieces meet, and reflects as mirrors do.
import { describe, expect, test } from 'vitest';
import { createRng } from '../../numerics/index.ts';
import { fillUnitPath, foldIntoUnit, sessionShape } from './unit-path.ts';

describe('unit path', () => {
  test('reflects any number into the unit interval', () => {
    const folded = [-0.25, 0, 0.4, 1, 1.25, 2, 2.25, 3.75, -1.5].map(foldIntoUnit);
    expect(folded).toEqual([0.25, 0, 0.4, 1, 0.75, 0, 0.25, 0.25, 0.5]);
  });

  test('reaches 0 and 1, keeps its ends and never jumps', () => {
    const shape = sessionShape(390);
    const path = new Float64Array(391);
    for (let seed = 0; seed < 300; seed += 1) {
      const rng = createRng(seed);
      const ends = { start: 0.05 + 0.9 * rng.uniform(), end: 0.05 + 0.9 * rng.uniform() };
      const { highAt, lowAt } = fillUnitPath(path, ends, shape, rng);
      expect([path[0], path[390]]).toEqual([ends.start, ends.end]);
      expect([path[highAt ?? -1], path[lowAt ?? -1]]).toEqual([1, 0]);
      expect([Math.max(...path), Math.min(...path)]).toEqual([1, 0]);
      for (let index = 1; index <= 390; index += 1) {
        const step = Math.abs((path[index] as number) - (path[index - 1] as number));
        // A normal step of 117,000 stays below 4.9 deviations; bending onto the bounds adds little to it.
        expect(step / (shape.deviation[index] as number)).toBeLessThan(5.5);
      }
    }
  });

  test('puts the low first on most days that close near their high', () => {
    const shape = sessionShape(390);
    const path = new Float64Array(391);
    let lowFirst = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const { highAt, lowAt } = fillUnitPath(path, { start: 0.1, end: 0.9 }, shape, createRng(seed));
      if ((lowAt ?? 0) < (highAt ?? 0)) lowFirst += 1;
    }
    expect(lowFirst).toBeGreaterThan(170);
  });

  test('spreads variance over the session in a U that sums to the whole', () => {
    const shape = sessionShape(210);
    expect(shape.elapsed[210]).toBe(1);
    expect(shape.elapsed[105]).toBeCloseTo(0.5, 6);
    const total = shape.deviation.reduce((sum, deviation) => sum + deviation ** 2, 0);
    expect(total).toBeCloseTo(1 / (4 * Math.LN2), 9);
    expect(((shape.deviation[1] as number) / (shape.deviation[105] as number)) ** 2).toBeGreaterThan(3.5);
  });
});
