// Tests the drawing and walking of paths: blocks, spells, figures of one path, and streams that no stretch changes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRng } from '../../../../core/numerics/index.ts';
import { compoundedCurve, maximumDrawdown } from '../../../metrics/index.ts';
import { clusteredSample, sampleOf } from '../../sample/simulated-sample.fixture.ts';
import { bandCounts, bandPlan, spellPlan } from './band-plans.ts';
import { drawPath, type PathPlan } from './path-plan.ts';
import { joinedFigures, pathStretches, PATHS_OF_STREAM, simulatePaths } from './simulate-paths.ts';
import { createPathFigures, type PathFigures, SESSIONS_OF_MONTH, walkPath } from './walk-path.ts';

const blocksOf = (returns: ArrayLike<number>, meanBlockLength: number, steps: number): PathPlan => ({
  name: 'test',
  returns: Float64Array.from(returns),
  steps,
  rule: { kind: 'blocks', meanBlockLength },
  keepsMonths: true,
});

function walked(returns: readonly number[], scale = 1): PathFigures {
  const figures = createPathFigures(1, Math.floor(returns.length / SESSIONS_OF_MONTH));
  const indices = Int32Array.from(returns.keys());
  walkPath({ returns: Float64Array.from(returns), indices, scale }, figures, 0);
  return figures;
}

describe('walking a path', () => {
  const someReturns = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), {
    minLength: 1,
    maxLength: 90,
  });

  test('gives what the metrics give of the same curve', () => {
    fc.assert(
      fc.property(someReturns, (returns) => {
        const figures = walked(returns);
        const curve = compoundedCurve(returns);
        expect(figures.finalRatio[0]).toBeCloseTo(curve.at(-1) as number, 10);
        expect(figures.drawdown[0]).toBeCloseTo(maximumDrawdown(curve)?.byRatio.ratio ?? -1, 10);
        expect(figures.worstDay[0]).toBe(Math.min(...returns));
        expect(figures.lowestRatio[0]).toBeCloseTo(Math.min(...curve), 10);
        expect(figures.underWater[0]).toBe(longestUnderWater(curve));
        for (let month = 0; month < figures.months; month += 1)
          expect(figures.monthEnds[month]).toBeCloseTo(curve[(month + 1) * SESSIONS_OF_MONTH] as number, 10);
      }),
    );
  });

  function longestUnderWater(curve: readonly number[]): number {
    let peak = curve[0] as number;
    let peakAt = 0;
    let longest = 0;
    for (const [at, value] of curve.entries()) {
      if (value >= peak) [peak, peakAt] = [value, at];
      longest = Math.max(longest, at - peakAt);
    }
    return longest;
  }

  test('a month is 21 sessions from the start, and one that is cut short is none', () => {
    const month = (value: number): readonly number[] => Array.from({ length: 21 }, () => value);
    const figures = walked([...month(0.001), ...month(-0.002), ...month(0), -0.5]);
    expect(figures.worstMonth[0]).toBeCloseTo(0.998 ** 21 - 1, 12);
    expect(walked([-0.5]).worstMonth[0]).toBe(0);
  });

  test('equity that is gone stays gone', () => {
    const figures = walked([0.1, -1.2, 5, 5]);
    expect([figures.finalRatio[0], figures.lowestRatio[0], figures.drawdown[0]]).toEqual([0, 0, 1]);
  });

  test('a scale multiplies each return', () => {
    expect(walked([0.1, -0.04], 0.5)).toEqual(walked([0.05, -0.02]));
  });
});

describe('drawing blocks', () => {
  test('a constant gives the constant, whatever the blocks', () => {
    const figures = simulatePaths(
      blocksOf([0.001, 0.001, 0.001], 2.5, 42),
      { from: 0, to: 100 },
      createRng(1),
    );
    const one = walked(Array.from({ length: 42 }, () => 0.001));
    for (const key of ['finalRatio', 'drawdown', 'underWater', 'worstMonth', 'sum'] as const)
      expect(new Set(figures[key])).toEqual(new Set(one[key]));
  });

  test('blocks of one session are independent draws: variance of a sum is the sum of variances', () => {
    const { returns } = clusteredSample(1500);
    const spread = (meanBlockLength: number): number => {
      const { sum } = simulatePaths(
        blocksOf(returns, meanBlockLength, 200),
        { from: 0, to: 3000 },
        createRng(2),
      );
      const mean = sum.reduce((total, value) => total + value, 0) / sum.length;
      return sum.reduce((total, value) => total + (value - mean) ** 2, 0) / sum.length;
    };
    const mean = returns.reduce((total, value) => total + value, 0) / returns.length;
    const variance = returns.reduce((total, value) => total + (value - mean) ** 2, 0) / returns.length;
    // A variance of 3,000 draws is known to 2.6%.
    expect(spread(1) / (200 * variance)).toBeGreaterThan(0.89);
    expect(spread(1) / (200 * variance)).toBeLessThan(1.11);
    expect(spread(20)).toBeGreaterThan(1.5 * spread(1));
  });
});

describe('streams of chance', () => {
  const plan = blocksOf(clusteredSample(300).returns, 4, 63);

  test('any stretches give the figures of the whole, and more paths begin with the same', () => {
    const whole = simulatePaths(plan, { from: 0, to: 500 }, createRng(7));
    for (const length of [PATHS_OF_STREAM, 3 * PATHS_OF_STREAM, 1000]) {
      const parts = pathStretches(500, length).map((stretch) => simulatePaths(plan, stretch, createRng(7)));
      expect(joinedFigures(parts)).toEqual(whole);
    }
    const fewer = simulatePaths(plan, { from: 0, to: 100 }, createRng(7));
    expect(fewer.drawdown).toEqual(whole.drawdown.slice(0, 100));
  });

  test('other seeds and streams draw others', () => {
    const figures = simulatePaths(plan, { from: 0, to: 128 }, createRng(7));
    expect(simulatePaths(plan, { from: 0, to: 128 }, createRng(8)).sum).not.toEqual(figures.sum);
    expect(figures.sum.slice(64)).not.toEqual(figures.sum.slice(0, 64));
  });

  test('a stretch from amid a stream is refused', () => {
    expect(() => simulatePaths(plan, { from: 10, to: 20 }, createRng(1))).toThrow(/multiple of 64/);
  });
});

describe('volatility bands', () => {
  const sample = clusteredSample(4000);
  const counts = bandCounts(sample);
  const horizon = { steps: 5000, meanBlockLength: 5 };

  test('are counted with what followed them, around sessions without one', () => {
    const made = bandCounts(sampleOf([0, 0, 0, 0, 0, 0], { bands: Int8Array.of(0, 0, 1, -1, 1, 0) }));
    expect(made.sessions).toEqual([3, 2, 0, 0]);
    expect(made.unknown).toBe(1);
    expect(made.transition).toEqual([[0.5, 0.5, 0, 0], [1, 0, 0, 0], undefined, undefined]);
  });

  test('spells begin in the latest band, and follow each other as often as in history', () => {
    const plan = spellPlan(sample, counts, horizon);
    if (plan?.rule.kind !== 'spells') throw new Error('a sample with bands has spells');
    const moves = bandCounts(sample).transition.map((row) => row?.map(() => 0) ?? []);
    const indices = new Int32Array(horizon.steps);
    const rng = createRng(4);
    for (let path = 0; path < 20; path += 1) {
      drawPath(plan, rng, indices);
      const bands = Array.from(indices, (place) => sample.bands[place] as number);
      expect(bands[0]).toBe(sample.bands.at(-1));
      for (let at = 1; at < bands.length; at += 1) {
        const row = moves[bands[at - 1] as number] as number[];
        row[bands[at] as number] = (row[bands[at] as number] ?? 0) + 1;
      }
    }
    for (const [band, row] of moves.entries()) {
      const total = row.reduce((sum, count) => sum + count, 0);
      for (const [next, count] of row.entries()) {
        const chance = counts.transition[band]?.[next] ?? 0;
        const error = Math.sqrt((chance * (1 - chance)) / total);
        expect(Math.abs(count / total - chance)).toBeLessThan(4.5 * error + 1e-12);
      }
    }
  });

  test('a band alone draws its own sessions, all of them, and too few are refused', () => {
    const plan = bandPlan(sample, 3, horizon);
    const wild = sample.returns.filter((_, at) => sample.bands[at] === 3);
    expect(plan?.returns).toEqual(wild);
    const few = sampleOf(
      Array.from({ length: 200 }, () => 0),
      {
        bands: Int8Array.from({ length: 200 }, (_, at) => (at < 59 ? 3 : 0)),
      },
    );
    expect(bandPlan(few, 3, horizon)).toBeUndefined();
    expect(bandPlan(few, 0, horizon)).toBeDefined();
  });

  test('without a known band there are no spells; a band that nothing followed is left for others', () => {
    const unknown = sampleOf([0, 0], { bands: Int8Array.of(-1, -1) });
    expect(spellPlan(unknown, bandCounts(unknown), horizon)).toBeUndefined();
    const last = sampleOf([0, 0, 0.1], { bands: Int8Array.of(0, 0, 2) });
    const plan = spellPlan(last, bandCounts(last), { steps: 400, meanBlockLength: 1 });
    const indices = new Int32Array(400);
    drawPath(plan as PathPlan, createRng(1), indices);
    expect(indices[0]).toBe(2);
    expect(new Set(indices)).toEqual(new Set([0, 1, 2]));
  });
});
