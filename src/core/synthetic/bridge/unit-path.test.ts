// Checks the unit path: it reaches both bounds, has no jump where its pieces meet, turns at its extremes as Brownian motion does, and reflects as mirrors do.
import { describe, expect, test } from 'vitest';
import { createRng, mean } from '../../numerics/index.ts';
import type { DayVariance } from './day-variance.ts';
import { fillUnitPath, foldIntoUnit } from './unit-path.ts';

const STEPS = 390;

/** A day of even variance, `total` in units of its squared range. */
function evenDay(total: number, steps = STEPS): DayVariance {
  const elapsed = Float64Array.from({ length: steps + 1 }, (_, index) => index / steps);
  return { steps, total, deviation: new Float64Array(steps + 1).fill(Math.sqrt(total / steps)), elapsed };
}

describe('unit path', () => {
  test('reflects any number into the unit interval', () => {
    const folded = [-0.25, 0, 0.4, 1, 1.25, 2, 2.25, 3.75, -1.5].map(foldIntoUnit);
    expect(folded).toEqual([0.25, 0, 0.4, 1, 0.75, 0, 0.25, 0.25, 0.5]);
  });

  test('reaches 0 and 1, keeps its ends and never jumps', () => {
    const day = evenDay(0.4);
    const path = new Float64Array(STEPS + 1);
    for (let seed = 0; seed < 300; seed += 1) {
      const rng = createRng(seed);
      const ends = { start: 0.05 + 0.9 * rng.uniform(), end: 0.05 + 0.9 * rng.uniform() };
      const { highAt, lowAt } = fillUnitPath(path, ends, day, rng);
      expect([path[0], path[STEPS]]).toEqual([ends.start, ends.end]);
      expect([path[highAt ?? -1], path[lowAt ?? -1]]).toEqual([1, 0]);
      expect([Math.max(...path), Math.min(...path)]).toEqual([1, 0]);
      for (let index = 1; index <= STEPS; index += 1) {
        const step = Math.abs((path[index] as number) - (path[index - 1] as number));
        // Four bytes stay below 3.5 deviations; the bridges through the extremes add little to it.
        expect(step / (day.deviation[index] as number)).toBeLessThan(5.5);
      }
    }
  });

  test('keeps ends that are extremes, both of one, and the shortest of sessions', () => {
    for (const [start, end] of [
      [1, 0],
      [0, 1],
      [1, 1],
      [0, 0],
      [1, 0.5],
      [0.5, 1],
      [0, 0.5],
      [1e-12, 1 - 1e-12],
    ] as const) {
      for (const steps of [3, 4, 5, 390]) {
        for (const total of [0.01, 0.4, 4]) {
          const path = new Float64Array(steps + 1);
          const { highAt, lowAt } = fillUnitPath(path, { start, end }, evenDay(total, steps), createRng(5));
          expect([path[0], path[steps]]).toEqual([start, end]);
          expect([Math.max(...path), Math.min(...path)]).toEqual([1, 0]);
          expect(highAt === undefined).toBe(start === 1 || end === 1);
          expect(lowAt === undefined).toBe(start === 0 || end === 0);
        }
      }
    }
  });

  test('puts the low first on most days that close near their high', () => {
    const path = new Float64Array(STEPS + 1);
    let lowFirst = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const { highAt, lowAt } = fillUnitPath(path, { start: 0.1, end: 0.9 }, evenDay(0.4), createRng(seed));
      if ((lowAt ?? 0) < (highAt ?? 0)) lowFirst += 1;
    }
    expect(lowFirst).toBeGreaterThan(170);
  });

  test('remakes days of Brownian motion: extremes as often early and late, half hours without memory', () => {
    const own = brownianFigures((path) => path);
    const remade = brownianFigures((path, rng) => remadeDay(path, rng));
    // Half of the extremes of a day come in its first and last tenth: the arcsine law.
    expect(own.atEnds).toBeGreaterThan(0.35);
    expect(Math.abs(remade.atEnds - own.atEnds)).toBeLessThan(0.03);
    expect(Math.abs(remade.between - own.between)).toBeLessThan(0.02);
    expect(Math.abs(remade.memory)).toBeLessThan(0.04);
    expect(remade.variance / own.variance).toBeGreaterThan(0.97);
    expect(remade.variance / own.variance).toBeLessThan(1.1);
  });
});

/** Draws the day again from no more than its open, high, low, close and its true variance, in its own units. */
function remadeDay(path: Float64Array, rng: ReturnType<typeof createRng>): Float64Array {
  const [high, low] = [Math.max(...path), Math.min(...path)];
  const range = high - low;
  const scaled = (price: number): number => (price === high ? 1 : price === low ? 0 : (price - low) / range);
  const ends = { start: scaled(path[0] as number), end: scaled(path[STEPS] as number) };
  const unit = new Float64Array(STEPS + 1);
  fillUnitPath(unit, ends, evenDay(1 / (range * range)), rng);
  return unit.map((value) => low + range * value);
}

interface PathFigures {
  /** Share of highs and lows in the first and last tenth of the day. */
  readonly atEnds: number;
  /** Mean share of the day between the high and the low. */
  readonly between: number;
  /** Correlation of half-hour moves with the next. */
  readonly memory: number;
  /** Mean squared five-minute move. */
  readonly variance: number;
}

function brownianFigures(
  change: (path: Float64Array, rng: ReturnType<typeof createRng>) => Float64Array,
): PathFigures {
  const rng = createRng('brownian days');
  const other = createRng('remade days');
  const atEnds: number[] = [];
  const between: number[] = [];
  const products: number[] = [];
  const squares: number[] = [];
  const moves: number[] = [];
  for (let day = 0; day < 2000; day += 1) {
    const own = new Float64Array(STEPS + 1);
    for (let index = 1; index <= STEPS; index += 1) {
      own[index] = (own[index - 1] as number) + rng.normal() / Math.sqrt(STEPS);
    }
    const path = change(own, other);
    const places = [path.indexOf(Math.max(...path)), path.indexOf(Math.min(...path))] as const;
    for (const place of places) atEnds.push(place < 39 || place > STEPS - 39 ? 1 : 0);
    between.push(Math.abs(places[0] - places[1]) / STEPS);
    const halfHours = Array.from(
      { length: 13 },
      (_, index) => (path[30 * index + 30] as number) - (path[30 * index] as number),
    );
    for (const [index, move] of halfHours.entries()) {
      squares.push(move * move);
      if (index > 0) products.push(move * (halfHours[index - 1] as number));
    }
    for (let index = 5; index <= STEPS; index += 5) {
      moves.push(((path[index] as number) - (path[index - 5] as number)) ** 2);
    }
  }
  return {
    atEnds: mean(atEnds) ?? 0,
    between: mean(between) ?? 0,
    memory: (mean(products) ?? 0) / (mean(squares) ?? 1),
    variance: mean(moves) ?? 0,
  };
}
