// What the tests of luck say where there is nothing but luck: each figure over many seeded worlds of noise.
import {
  deflatedSharpeRatio,
  probabilisticSharpeRatio,
  probabilityOfOverfitting,
  sharpeSample,
  superiorPredictiveAbility,
} from '../../src/analysis/validation/index.ts';
import {
  bootstrapMeanInterval,
  createRng,
  mean,
  type Rng,
  sampleVariance,
} from '../../src/core/numerics/index.ts';

export interface Campaign {
  readonly worlds: number;
  readonly seed: number;
}

/** Mean over worlds with its standard error. */
export interface Figure {
  readonly value: number;
  readonly error: number;
}

/** What a world's values are drawn from, each of expectation 0. */
export type Noise = 'independent' | 'remembers 0.1' | 'remembers 0.3' | 'remembers 0.5' | 'condor';

/** Probability of overfitting and of a loss out of sample among configurations without skill. */
export function overfittingOnNoise(
  campaign: Campaign,
  shape: { readonly rows: number; readonly configurations: number; readonly partitions: number },
): { readonly pbo: Figure; readonly loss: Figure } {
  const found = eachWorld(campaign, 'overfitting', (rng) => {
    const returns = Array.from({ length: shape.rows }, () =>
      Float64Array.from({ length: shape.configurations }, () => rng.normal()),
    );
    const answer = probabilityOfOverfitting(returns, { partitions: shape.partitions });
    if (!answer.isDefined) throw new Error(answer.message);
    return answer;
  });
  return {
    pbo: figureOf(found.map(({ pbo }) => pbo)),
    loss: figureOf(found.map(({ lossProbability }) => lossProbability)),
  };
}

/** How often the tests for superior ability reject at 5% where every model is as good as the benchmark. */
export function superiorityOnNoise(
  campaign: Campaign,
  shape: {
    readonly periods: number;
    readonly models: number;
    readonly noise: Noise;
    readonly replications: number;
  },
): {
  readonly lower: Figure;
  readonly consistent: Figure;
  readonly upper: Figure;
  readonly realityCheck: Figure;
} {
  const found = eachWorld(campaign, `superiority ${shape.noise}`, (rng) => {
    const series = Array.from({ length: shape.models + 1 }, () => noiseOf(shape.noise, shape.periods, rng));
    const [benchmarkLosses = [], ...models] = series;
    const modelLosses = benchmarkLosses.map((_, time) => models.map((losses) => losses[time] as number));
    const answer = superiorPredictiveAbility({
      benchmarkLosses,
      modelLosses,
      replications: shape.replications,
      rng: rng.fork('resamples'),
    });
    if (!answer.isDefined) throw new Error(answer.message);
    return answer;
  });
  const size = (p: (one: (typeof found)[number]) => number): Figure =>
    figureOf(found.map((one) => (p(one) < 0.05 ? 1 : 0)));
  return {
    lower: size(({ pLower }) => pLower),
    consistent: size(({ pConsistent }) => pConsistent),
    upper: size(({ pUpper }) => pUpper),
    realityCheck: size(({ pRealityCheck }) => pRealityCheck),
  };
}

/** How often the 95% bootstrap interval of a mean covers it. */
export function coverageOfIntervals(
  campaign: Campaign,
  shape: { readonly length: number; readonly noise: Noise; readonly replications: number },
): Figure {
  return figureOf(
    eachWorld(campaign, `coverage ${shape.noise} ${shape.length}`, (rng) => {
      const values = noiseOf(shape.noise, shape.length, rng);
      const interval = bootstrapMeanInterval(values, {
        rng: rng.fork('resamples'),
        replications: shape.replications,
      });
      return interval !== undefined && interval.low <= 0 && interval.high >= 0 ? 1 : 0;
    }),
  );
}

/** How often the best of several trials without skill is called skilled at 95%, with and without counting the trials. */
export function deflationOnNoise(
  campaign: Campaign,
  shape: { readonly trials: number; readonly observations: number },
): { readonly counted: Figure; readonly uncounted: Figure } {
  const found = eachWorld(campaign, 'deflation', (rng) => {
    const samples = Array.from({ length: shape.trials }, () => {
      const sample = sharpeSample(noiseOf('independent', shape.observations, rng));
      if (sample === undefined) throw new Error('expected returns that vary, found none');
      return sample;
    });
    const best = samples.reduce((top, sample) => (sample.sharpe > top.sharpe ? sample : top));
    const variance = sampleVariance(samples.map(({ sharpe }) => sharpe)) ?? 0;
    return {
      counted: (deflatedSharpeRatio(best, { count: shape.trials, variance }) ?? 0) > 0.95 ? 1 : 0,
      uncounted: (probabilisticSharpeRatio(best) ?? 0) > 0.95 ? 1 : 0,
    };
  });
  return {
    counted: figureOf(found.map(({ counted }) => counted)),
    uncounted: figureOf(found.map(({ uncounted }) => uncounted)),
  };
}

function noiseOf(noise: Noise, length: number, rng: Rng): number[] {
  // One loss of four times the win in five trades: the shape of short condors.
  if (noise === 'condor') return Array.from({ length }, () => (rng.uniform() < 0.8 ? 1 : -4));
  const memory = noise === 'independent' ? 0 : Number(noise.split(' ')[1]);
  // The first value has the variance that the rest have.
  let last = rng.normal() / Math.sqrt(1 - memory * memory);
  return Array.from({ length }, () => {
    last = memory * last + rng.normal();
    return last;
  });
}

function eachWorld<Found>(
  { worlds, seed }: Campaign,
  name: string,
  find: (rng: Rng) => Found,
): readonly Found[] {
  const rng = createRng(seed).fork(name);
  return Array.from({ length: worlds }, (_, world) => find(rng.fork(`world ${world}`)));
}

function figureOf(values: readonly number[]): Figure {
  return { value: mean(values) ?? 0, error: Math.sqrt((sampleVariance(values) ?? 0) / values.length) };
}
