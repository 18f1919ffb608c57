// The verdict over worlds: what is counted as found, what few worlds can say, and what makes a test fail.
import { describe, expect, test } from 'vitest';
import { createRng } from '../../../core/numerics/index.ts';
import { binomialUpperTail } from './binomial-tail.ts';
import { judgeWorlds } from './judge-worlds.ts';
import { meanInterval } from './mean-interval.ts';
import { findingOf, type WorldFinding } from './world-finding.ts';

const interval = (
  mean: number,
  reach: number,
): { mean: number; low: number; high: number; blockLength: number } => ({
  mean,
  low: mean - reach,
  high: mean + reach,
  blockLength: 1,
});

/** Worlds whose gross means are spread evenly about `centre`, each with an interval of `reach`. */
function worlds(count: number, centre: number, { reach = 2, cost = 1, premium = 0 } = {}): WorldFinding[] {
  return Array.from({ length: count }, (_, place) => {
    const gross = centre + (2 * place) / (count - 1) - 1;
    return {
      trades: 10,
      sessions: 100,
      perTrade: { net: interval(gross - cost, reach), gross: interval(gross, reach), cost, premium },
    };
  });
}

describe('fair worlds', () => {
  test('pass where nothing is found and results lie about nothing', () => {
    const judgement = judgeWorlds(worlds(200, 0), 'fair');
    expect(judgement).toMatchObject({ verdict: 'passed', failures: [], worlds: 200, trades: 2000 });
    expect(judgement.gross).toBeCloseTo(0, 12);
    expect(judgement.net).toBeCloseTo(-1, 12);
  });

  test('fail where more than one in twenty shows a profit, after costs or before', () => {
    expect(judgeWorlds(worlds(200, 0, { reach: 0.88 }), 'fair')).toMatchObject({
      failures: ['gross-edges-found', 'intervals-miss'],
      edges: { count: 0 },
      grossEdges: { count: 12 },
    });
    expect(judgeWorlds(worlds(200, 4), 'fair').failures).toEqual(
      expect.arrayContaining(['edges-found', 'gross-edges-found']),
    );
  });

  test('fail where the mean over all of them is off, though no world alone shows it', () => {
    expect(judgeWorlds(worlds(200, 0.3, { reach: 5 }), 'fair').failures).toEqual(['results-biased']);
    expect(judgeWorlds(worlds(200, -0.3, { reach: 5 }), 'fair').failures).toEqual(['results-biased']);
  });

  test('are too few to pass, but not to fail', () => {
    expect(judgeWorlds(worlds(20, 0), 'fair').verdict).toBe('undecided');
    expect(judgeWorlds(worlds(20, 4), 'fair').verdict).toBe('failed');
    // Two of 20 are 10%, and chance.
    const two = [...worlds(18, 0), ...worlds(2, 5)];
    expect(judgeWorlds(two, 'fair')).toMatchObject({ verdict: 'undecided', edges: { count: 2 } });
    // A single world says nothing however it ends.
    expect(judgeWorlds(worlds(2, 9).slice(1), 'fair').verdict).toBe('undecided');
  });

  test('in which nothing was traded claim nothing', () => {
    const idle: WorldFinding = { trades: 0, sessions: 100, perTrade: undefined };
    const judgement = judgeWorlds([idle, idle], 'fair');
    expect(judgement).toMatchObject({
      verdict: 'undecided',
      tradedWorlds: 0,
      net: undefined,
      biasScore: undefined,
    });
  });
});

describe('planted worlds', () => {
  test('pass where results lie about what prices say, and edges may be found', () => {
    const judgement = judgeWorlds(worlds(200, 5, { premium: 5 }), 'premium');
    expect(judgement).toMatchObject({ verdict: 'passed', edges: { count: 200 } });
    expect(judgement.expectedGross).toBe(5);
  });

  test('fail where the premium is not recovered', () => {
    expect(judgeWorlds(worlds(200, 0, { premium: 5 }), 'premium').failures).toEqual([
      'intervals-miss',
      'results-biased',
    ]);
  });
});

test('tails of a count are exact sums', () => {
  expect(binomialUpperTail(0, 10, 0.3)).toBeCloseTo(1, 14);
  expect(binomialUpperTail(2, 3, 0.5)).toBeCloseTo(0.5, 14);
  expect(binomialUpperTail(3, 3, 0.1)).toBeCloseTo(0.001, 14);
  expect(binomialUpperTail(4, 3, 0.1)).toBe(0);
  // Sums of both sides of one count are 1.
  expect(binomialUpperTail(21, 400, 0.05) + binomialUpperTail(380, 400, 0.95)).toBeCloseTo(1, 12);
});

test('intervals of a mean hold it about as often as they say', () => {
  let held = 0;
  const rng = createRng(11);
  for (let sample = 0; sample < 300; sample += 1) {
    const values = Float64Array.from({ length: 120 }, () => rng.normal());
    const found = meanInterval(values, { rng, resamples: 300, confidence: 0.95 });
    if (found !== undefined && found.low <= 0 && found.high >= 0) held += 1;
  }
  expect(held / 300).toBeGreaterThan(0.9);
  expect(held / 300).toBeLessThan(0.985);
  expect(meanInterval(new Float64Array(), { rng, resamples: 10, confidence: 0.95 })).toBeUndefined();
});

test('a finding is told by the trade, repeats by its stream, and is none without trades', () => {
  const draw = createRng('account');
  const netDollars = Array.from({ length: 200 }, () => 10 * draw.normal());
  const account = {
    netDollars,
    costDollars: netDollars.map(() => 1),
    premiumDollars: netDollars.map(() => 0.5),
    trades: 20,
  };
  const found = findingOf(account, createRng(1));
  expect(found).toEqual(findingOf(account, createRng(1)));
  expect(found).not.toEqual(findingOf(account, createRng(2)));
  const net = netDollars.reduce((sum, value) => sum + value, 0) / 20;
  expect(found.perTrade?.net.mean).toBeCloseTo(net, 9);
  expect(found.perTrade?.gross.mean).toBeCloseTo(net + 10, 9);
  expect(found.perTrade).toMatchObject({ cost: 10, premium: 5 });
  expect(findingOf({ ...account, trades: 0 }, createRng(1)).perTrade).toBeUndefined();
});
