// Tests the whole simulation: what its rows say of each other, that tasks can be done anywhere, and what it refuses.
import { describe, expect, test } from 'vitest';
import { createRng } from '../../../core/numerics/index.ts';
import { clusteredSample, sampleOf } from '../sample/simulated-sample.fixture.ts';
import { campaignOf, campaignTasks, doTask } from './campaign.ts';
import { capitalForDrawdown } from './capital-for-drawdown.ts';
import { drawnHistories, historyIntervals, ownEstimates } from './drawn-histories.ts';
import { ESTIMATES } from './estimates.ts';
import { monteCarlo, monteCarloResult } from './monte-carlo.ts';
import type { MonteCarloResult, ScenarioEntry } from './monte-carlo-section.ts';
import { MONTE_CARLO_DEFAULTS } from './monte-carlo-settings.ts';
import type { PathPlan } from './paths/path-plan.ts';
import { simulatePaths } from './paths/simulate-paths.ts';

const SETTINGS = {
  paths: 600,
  runPaths: 200,
  histories: 40,
  pathsOfHistory: 24,
  runPathsOfHistory: 10,
  years: 1,
};
const sample = clusteredSample(1200);
const result = told(monteCarlo({ ok: true, sample }, 5, SETTINGS));

function told(section: ReturnType<typeof monteCarlo>): MonteCarloResult {
  if (section.reason !== null) throw new Error(section.reason);
  return section;
}

function entry(of: MonteCarloResult, kind: ScenarioEntry['kind']): ScenarioEntry {
  const found = of.scenarios.find((scenario) => scenario.kind === kind);
  if (found === undefined) throw new Error(`no scenario of kind ${kind}`);
  return found;
}

describe('a simulation of clustered returns', () => {
  test('has a row for each way of drawing, with what is behind it', () => {
    expect(result.scenarios.map(({ kind, band }) => (band === null ? kind : band))).toEqual([
      'run',
      'horizon',
      'bands',
      'calm',
      'normal',
      'elevated',
      'crisis',
      'trades',
    ]);
    expect(entry(result, 'run')).toMatchObject({ drawnFrom: 1200, steps: 1200, paths: 200, histories: 40 });
    expect(entry(result, 'horizon')).toMatchObject({ drawnFrom: 1200, steps: 252, paths: 600 });
    const ofBands = result.scenarios.filter(({ kind }) => kind === 'band');
    expect(ofBands.map(({ drawnFrom }) => drawnFrom)).toEqual(result.bands.map(({ sessions }) => sessions));
  });

  test('has quantiles that rise, medians within their errors, and errors that hold each other', () => {
    for (const { distributions, badDrawdown, chances } of result.scenarios) {
      for (const { quantiles, simulationError, historyError } of distributions) {
        expect(quantiles.toSorted((a, b) => a - b)).toEqual(quantiles);
        expect(simulationError.low).toBeLessThanOrEqual(quantiles[2]);
        expect(simulationError.high).toBeGreaterThanOrEqual(quantiles[2]);
        expect(historyError?.low ?? -Infinity).toBeLessThanOrEqual(simulationError.low);
        expect(historyError?.high ?? Infinity).toBeGreaterThanOrEqual(simulationError.high);
      }
      expect(badDrawdown.simulationError.low).toBeLessThanOrEqual(badDrawdown.value);
      const [, down20, down30, down50] = chances.map(({ chance }) => chance);
      expect(down20).toBeGreaterThanOrEqual(down30 as number);
      expect(down30).toBeGreaterThanOrEqual(down50 as number);
    }
  });

  test('falls further in blocks of sessions than one by one, where losses keep company', () => {
    const blocks = entry(result, 'horizon').badDrawdown.value;
    const alone = entry(result, 'trades').badDrawdown.value;
    expect(blocks).toBeGreaterThan(1.2 * alone);
  });

  test('loses most in the band whose sessions lost most', () => {
    const median = (band: string): number =>
      result.scenarios.find((scenario) => scenario.band === band)?.distributions[0]?.quantiles[2] ?? 0;
    expect(median('crisis')).toBeLessThan(median('elevated'));
    expect(median('elevated')).toBeLessThan(median('normal'));
    expect(median('normal')).toBeLessThan(median('calm'));
  });

  test('fans out from one, and counts every path in its spreads', () => {
    expect(result.fan[0]).toEqual({ sessions: 0, quantiles: [1, 1, 1, 1, 1] });
    expect(result.fan).toHaveLength(13);
    const final = entry(result, 'horizon').distributions.find(({ name }) => name === 'final-ratio');
    expect(result.fan.at(-1)).toEqual({ sessions: 252, quantiles: final?.quantiles });
    for (const { counts } of result.spreads) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(600);
  });

  test('needs more capital to keep a smaller drawdown', () => {
    const [tight, middle, loose] = result.capital.map(({ capitalDollars }) => capitalDollars ?? 0);
    expect(tight).toBeGreaterThan(middle as number);
    expect(middle).toBeGreaterThan(loose as number);
  });
});

describe('tasks', () => {
  const campaign = campaignOf(sample, SETTINGS, 5);
  const tasks = campaignTasks(campaign);

  test('done in any order, each with a copy of the campaign, give the whole', () => {
    const results = tasks
      .map((task, at) => ({ at, result: doTask(structuredClone(campaign), task) }))
      .toReversed()
      .toSorted((a, b) => a.at - b.at)
      .map((done) => structuredClone(done.result));
    expect(monteCarloResult(sample, campaign, results, 1)).toEqual(result);
  });

  test('are of the same size with other seeds, and give other figures', () => {
    const other = told(monteCarlo({ ok: true, sample }, 6, SETTINGS));
    expect(other.scenarios[0]?.distributions).not.toEqual(result.scenarios[0]?.distributions);
    expect(other.observed).toEqual(result.observed);
  });
});

describe('edges', () => {
  test('a run without a sample says why in a sentence', () => {
    const section = monteCarlo({ ok: false, code: 'no-trade', reason: 'the run opened no trade' }, 1);
    expect(section).toEqual({ reason: 'the run opened no trade.' });
  });

  test('constant returns give the constant, without a Sharpe ratio, at the defaults', () => {
    const settings = { ...MONTE_CARLO_DEFAULTS, paths: 128, runPaths: 64, histories: 4 };
    const constant = told(
      monteCarlo({ ok: true, sample: sampleOf(Array.from({ length: 100 }, () => 0.001)) }, 1, settings),
    );
    expect(constant.meanBlockLength).toBe(1);
    const { distributions, chances } = entry(constant, 'horizon');
    expect(distributions.map(({ name }) => name)).not.toContain('sharpe');
    expect(new Set(distributions.find(({ name }) => name === 'growth')?.quantiles).size).toBe(1);
    expect(distributions[0]?.quantiles[0]).toBeCloseTo(1.001 ** 252, 10);
    expect(distributions[0]?.historyError?.low).toBeCloseTo(1.001 ** 252, 10);
    expect(chances.every(({ chance }) => chance === 0)).toBe(true);
    expect(constant.capital.every(({ capitalDollars }) => capitalDollars === null)).toBe(true);
  });

  test('equity is below what positions needed by their share of it, however the account has grown or shrunk', () => {
    const grown = sampleOf(clusteredSample(80).returns, { finalDollars: 10_000, worstLossAtOnceShare: 0.3 });
    const section = told(monteCarlo({ ok: true, sample: grown }, 1, { ...SETTINGS, histories: 4 }));
    for (const kind of ['run', 'horizon'] as const) {
      const needed = entry(section, kind).chances.find(({ name }) => name === 'below-margin');
      expect(needed?.chance).toBeLessThan(0.5);
    }
  });

  test('one closed trade is not drawn one by one', () => {
    const single = sampleOf(clusteredSample(80).returns, { tradeReturns: Float64Array.of(0.01) });
    const few = told(monteCarlo({ ok: true, sample: single }, 1, { ...SETTINGS, histories: 4 }));
    expect(few.scenarios.map(({ kind }) => kind)).not.toContain('trades');
  });
});

test('capital for a drawdown: at that capital the paths fall just so far', () => {
  const plan: PathPlan = {
    name: 'capital',
    returns: sample.returns,
    steps: 252,
    rule: { kind: 'blocks', meanBlockLength: 3 },
    keepsMonths: false,
  };
  const multiple = capitalForDrawdown(
    plan,
    { drawdown: 0.2, share: 0.95, paths: 640 },
    createRng(1),
  ) as number;
  const { drawdown } = simulatePaths(plan, { from: 0, to: 640 }, createRng(1), 1 / multiple);
  const within = drawdown.reduce((count, fall) => count + (fall <= 0.2 ? 1 : 0), 0);
  expect(Math.abs(within / 640 - 0.95)).toBeLessThan(0.004);
});

describe('the double bootstrap', () => {
  const returns = clusteredSample(400, 3).returns;
  const plan: PathPlan = {
    name: 'histories',
    returns,
    steps: 63,
    rule: { kind: 'blocks', meanBlockLength: 4 },
    keepsMonths: false,
  };

  test('draws the same histories in any stretches', () => {
    const draw = (from: number, to: number): readonly number[] => [
      ...drawnHistories(plan, { from, to, paths: 20 }, createRng(1), 0.5),
    ];
    expect([...draw(0, 5), ...draw(5, 12)]).toEqual(draw(0, 12));
  });

  test('takes the noise of few paths out of its spread', () => {
    const widthAt = (paths: number): number => {
      const numbers = drawnHistories(plan, { from: 0, to: 150, paths }, createRng(2), 0.5);
      const own = ownEstimates(simulatePaths(plan, { from: 0, to: 4000 }, createRng(3)), paths, 0.5);
      const { low, high } = historyIntervals(numbers, own)[ESTIMATES.indexOf('final-p50')] ?? {
        low: 0,
        high: 0,
      };
      return high - low;
    };
    const ratio = widthAt(12) / widthAt(400);
    // Without that the intervals from 12 paths are half again as wide.
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.25);
  });
});
