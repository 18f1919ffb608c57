// Blocks join where levels are alike, keep their kinds, run on in order, and give back the distribution of levels.
import { describe, expect, test } from 'vitest';
import { createRng, quantile } from '../../../core/numerics/index.ts';
import { matchedBlocks, type SourceSessions } from './matched-blocks.ts';

/** A level that reverts to its mean, with one session in 40 of another kind. */
function source(length: number, seed = 'levels'): SourceSessions {
  const rng = createRng(seed);
  const levelBefore = new Float64Array(length);
  const levelAfter = new Float64Array(length);
  let level = Math.log(18);
  for (let session = 0; session < length; session += 1) {
    levelBefore[session] = level;
    level += 0.03 * (Math.log(18) - level) + 0.07 * rng.normal();
    levelAfter[session] = level;
  }
  return {
    levelBefore,
    levelAfter,
    kind: Int32Array.from({ length }, (_, at) => (at % 40 === 7 ? 210 : 390)),
  };
}

const own = source(3000);

function draw(seed: number, meanBlockLength: number): Int32Array {
  const startLevel = own.levelBefore[0] ?? 0;
  return matchedBlocks(own, own.kind, { rng: createRng(seed), meanBlockLength, startLevel });
}

describe('matched blocks', () => {
  test('repeat by the seed and differ by it', () => {
    expect(draw(1, 30)).toEqual(draw(1, 30));
    expect(draw(1, 30)).not.toEqual(draw(2, 30));
  });

  test('give each session one of its own kind', () => {
    expect(Array.from(draw(3, 30), (at) => own.kind[at])).toEqual(Array.from(own.kind));
  });

  test('run on in order for as long as they should, across half days too', () => {
    let joins = 0;
    for (let seed = 0; seed < 10; seed += 1) {
      let last = -1;
      for (const at of draw(seed, 30)) {
        if (own.kind[at] !== 390) continue;
        // The next of its kind, past at most one half day of the source.
        const isNext = at === last + 1 || (at === last + 2 && own.kind[last + 1] === 210);
        if (!isNext) joins += 1;
        last = at;
      }
    }
    // 30,000 sessions in blocks of 30, of which some begin where they would have gone on.
    expect(joins).toBeGreaterThan(650);
    expect(joins).toBeLessThan(1050);
  });

  test('join where the level is nearly that of the session before', () => {
    const chosen = draw(5, 10);
    const steps: number[] = [];
    let level = own.levelBefore[0] ?? 0;
    for (const at of chosen) {
      steps.push(Math.abs((own.levelBefore[at] ?? 0) - level));
      level = own.levelAfter[at] ?? 0;
    }
    // Of half the ends; the rest run on, with no step at all.
    expect(quantile(steps, 0.5)).toBe(0);
    expect(quantile(steps, 0.95)).toBeLessThan(0.03);
  });

  test('give back the distribution of levels, which changes drawn alone would let drift away', () => {
    const drawn: number[] = [];
    for (let seed = 0; seed < 40; seed += 1) {
      for (const at of draw(seed, 60)) drawn.push(own.levelAfter[at] ?? 0);
    }
    for (const probability of [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]) {
      const difference = (quantile(drawn, probability) ?? 9) - (quantile(own.levelAfter, probability) ?? 0);
      expect(Math.abs(difference)).toBeLessThan(0.06);
    }
  });

  test('need a session of each kind', () => {
    const day = { rng: createRng(1), meanBlockLength: 5, startLevel: 3 };
    expect(() => matchedBlocks(own, Int32Array.of(240), day)).toThrow('kind of session');
  });
});
