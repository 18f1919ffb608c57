// Tests of the verdict on made-up campaigns: noise is called luck as often as the tests say, a strong edge is not, and each test can turn it.
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../core/numerics/index.ts';
import { campaignMeasures, type CampaignMeasures } from './campaign-measures.ts';
import { campaignVerdict, type Verdict, type VerdictQuestion } from './campaign-verdict.ts';
import { type MadeCampaign, madeReturns } from './made-campaigns.fixture.ts';

const NOISE: MadeCampaign = { seed: 'noise', sessions: 640, configurations: 6, edge: 0, shared: 0.5 };

function measured(made: MadeCampaign, count = 1): CampaignMeasures {
  return campaignMeasures({
    returns: madeReturns(made),
    judged: 0,
    trials: { count, variance: 1 / made.sessions },
    lifeSessions: 10,
    rng: createRng(made.seed),
    partitions: 8,
    replications: 200,
  });
}

function judged(measures: CampaignMeasures, changes: Partial<VerdictQuestion> = {}): Verdict {
  return campaignVerdict({
    measures,
    insufficient: [],
    pnlAtCostsDollars: 1000,
    costFillShare: 0.75,
    ...changes,
  });
}

describe('on noise', () => {
  const worlds = Array.from({ length: 200 }, (_, world) => measured({ ...NOISE, seed: `noise ${world}` }));

  it('nothing is found but by the one in twenty that a test of one configuration allows', () => {
    const codes = worlds.map((measures) => judged(measures).code);
    const found = codes.filter((code) => code === 'survives' || code === 'fragile').length;
    expect(found / worlds.length).toBeLessThanOrEqual(0.08);
    // Half of the worlds gained something, which is called luck in so many words.
    expect(codes.filter((code) => code === 'luck').length / worlds.length).toBeGreaterThan(0.35);
    expect(codes.filter((code) => code === 'no-gain').length / worlds.length).toBeGreaterThan(0.35);
  });

  it('each test of luck alone finds an edge as seldom as it says', () => {
    const share = (isFound: (measures: CampaignMeasures) => boolean): number =>
      worlds.filter(isFound).length / worlds.length;
    for (const found of [
      share(({ deflatedSharpe }) => (deflatedSharpe ?? 0) >= 0.95),
      share(({ superiority }) => (superiority.judgedOverCash ?? 1) < 0.05),
    ]) {
      expect(found).toBeGreaterThan(0.01);
      expect(found).toBeLessThan(0.1);
    }
  });

  it('the best of a search is found no more often, once the search is counted', () => {
    const best = worlds.map((_world, world) => {
      const returns = madeReturns({ ...NOISE, seed: `noise ${world}`, shared: 0, configurations: 20 });
      const sums = Array.from({ length: 20 }, (_, column) =>
        returns.reduce((sum, row) => sum + (row[column] ?? 0), 0),
      );
      const at = sums.indexOf(Math.max(...sums));
      return returns.map((row) => [row[at] ?? 0]);
    });
    const shareFound = (count: number): number =>
      best.filter((returns) => {
        const trials = { count, variance: 1 / NOISE.sessions };
        const question = { returns, judged: 0, trials, lifeSessions: 10, rng: createRng(1) };
        return (campaignMeasures({ ...question, replications: 1 }).deflatedSharpe ?? 0) >= 0.95;
      }).length / best.length;
    expect(shareFound(1)).toBeGreaterThan(0.4);
    expect(shareFound(20)).toBeLessThan(0.08);
  });
});

it('the judged configuration stands for itself against cash, not for the best of its neighbours', () => {
  const returns = madeReturns({ ...NOISE, shared: 0 }).map((row) => [
    (row[0] ?? 0) - 0.1,
    (row[1] ?? 0) + 0.3,
  ]);
  const { superiority } = campaignMeasures({
    returns,
    judged: 0,
    trials: { count: 1, variance: 0 },
    lifeSessions: 10,
    rng: createRng(1),
    partitions: 8,
    replications: 200,
  });
  expect(superiority.judgedOverCash).toBe(1);
  expect(superiority.bestOverCash).toBeLessThan(0.01);
  expect(superiority.othersOverJudged).toBeLessThan(0.01);
});

describe('on a planted edge', () => {
  // Sharpe 2.4 a year, shared by all neighbours.
  const strong = measured({ ...NOISE, sessions: 1260, edge: 0.15, shared: 0.8 }, 10);

  it('survives, whatever neighbour is best', () => {
    const verdict = judged(strong);
    expect(verdict).toMatchObject({ code: 'survives', reasons: [] });
    expect(verdict.sentence).toContain('not a promise');
    expect(verdict.tests.map(({ isPassed }) => isPassed)).toEqual(Array.from({ length: 7 }, () => true));
  });

  it('too little evidence comes before every test', () => {
    expect(judged(strong, { insufficient: ['under 30 trades (12)'] })).toMatchObject({
      code: 'insufficient-evidence',
      reasons: ['under 30 trades (12)'],
    });
  });

  it('is luck again as the best of a large search', () => {
    const { deflatedSharpe } = measured({ ...NOISE, sessions: 1260, edge: 0.1, shared: 0.8 }, 1e9);
    expect(judged({ ...strong, deflatedSharpe })).toMatchObject({
      code: 'luck',
      reasons: ['deflated-sharpe failed'],
    });
  });

  it.each<[string, Partial<CampaignMeasures>, Partial<VerdictQuestion>]>([
    ['overfitting', { overfitting: { pbo: 0.6, lossProbability: 0.2, degradationSlope: -1 } }, {}],
    ['walk-forward', { walkForward: walk(0.9, 2) }, {}],
    ['paths', { pathSharpes: [-0.1, 1, 2] }, {}],
    ['plateau', { neighbourMedian: 0.4 }, {}],
    ['costs', {}, { pnlAtCostsDollars: -1 }],
  ])('is fragile by %s alone', (name, measures, changes) => {
    const verdict = judged({ ...strong, ...measures }, changes);
    expect(verdict).toMatchObject({ code: 'fragile', reasons: [`${name} failed`] });
  });

  it('what could not be measured is not passed', () => {
    expect(judged({ ...strong, pathSharpes: null })).toMatchObject({
      code: 'fragile',
      reasons: ['paths could not be measured'],
    });
    expect(judged({ ...strong, superiority: { ...strong.superiority, judgedOverCash: null } })).toMatchObject(
      {
        code: 'luck',
      },
    );
  });

  it('an edge of one configuration is a peak, not a plateau', () => {
    const returns = madeReturns({ ...NOISE, sessions: 1260 }).map((row) => [
      (row[0] ?? 0) + 0.15,
      ...Array.from(row).slice(1),
    ]);
    const question = {
      returns,
      judged: 0,
      trials: { count: 1, variance: 0 },
      lifeSessions: 10,
      rng: createRng(2),
    };
    const measures = campaignMeasures({ ...question, partitions: 8, replications: 200 });
    expect(measures).toMatchObject({ rank: 1 });
    const others = measures.sharpes.slice(1).flatMap((ratio) => ratio ?? []);
    expect(others.toSorted((a, b) => a - b)[2]).toBe(measures.neighbourMedian);
    expect(judged(measures).reasons).toContain('plateau failed');
    expect(measures.superiority.othersOverJudged).toBe(1);
  });
});

it('neighbours that never trade are no part of a plateau', () => {
  const returns = madeReturns({ ...NOISE, edge: 0.15, shared: 0.8 }).map((row) => [
    row[0] ?? 0,
    row[1] ?? 0,
    0,
    0,
  ]);
  const trials = { count: 1, variance: 0 };
  const question = { returns, judged: 0, trials, lifeSessions: 10, rng: createRng(3) };
  const measures = campaignMeasures({ ...question, partitions: 8, replications: 1 });
  expect(measures.sharpes.slice(2)).toEqual([null, null]);
  expect(measures.neighbourMedian).toBe(0);
  expect(judged(measures).tests.find(({ name }) => name === 'plateau')?.isPassed).toBe(false);
});

it('under thirty sessions luck is not measured, which is not passed', () => {
  const short = measured({ ...NOISE, sessions: 29, edge: 3 });
  expect(short).toMatchObject({ deflatedSharpe: null, superiority: { judgedOverCash: null } });
  expect(judged(short)).toMatchObject({
    code: 'luck',
    reasons: ['deflated-sharpe could not be measured', 'superior-to-cash could not be measured'],
  });
  expect(measured({ ...NOISE, sessions: 30, edge: 3 }).deflatedSharpe).toBeGreaterThan(0.99);
});

it('a loss is no result to defend', () => {
  const losing = measured({ ...NOISE, edge: -0.1 });
  expect(judged(losing)).toMatchObject({ code: 'no-gain', reasons: [] });
});

function walk(sharpe: number, fixedSharpe: number): CampaignMeasures['walkForward'] {
  return { choices: 4, sessions: 1008, sharpe, fixedSharpe, judgedChosen: 1 };
}
