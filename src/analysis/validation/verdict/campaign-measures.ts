// Everything that is measured on a campaign: one configuration among its neighbours, by returns a session above cash.
import { quantile, type Rng } from '../../../core/numerics/index.ts';
import { SESSIONS_PER_YEAR, sharpeRatio } from '../../metrics/index.ts';
import { probabilityOfOverfitting } from '../overfitting/probability-of-overfitting.ts';
import type { TrialReturns } from '../trial-returns.ts';
import { deflatedSharpeRatio, type Trials } from '../sharpe/deflated-sharpe-ratio.ts';
import { effectiveTrials } from '../sharpe/effective-trials.ts';
import { probabilisticSharpeRatio } from '../sharpe/probabilistic-sharpe-ratio.ts';
import { sharpeSample } from '../sharpe/sharpe-sample.ts';
import { superiorPredictiveAbility } from '../superiority/superior-predictive-ability.ts';
import { pathSharpes, walkedForward } from './chosen-on-the-past.ts';

export interface CampaignQuestion {
  /** Row: session; column: configuration. */
  readonly returns: TrialReturns;
  /** Column of the configuration that is judged. */
  readonly judged: number;
  /** The search that it came out of. */
  readonly trials: Trials;
  /** Sessions that a trade may live. */
  readonly lifeSessions: number;
  readonly rng: Rng;
  /** 16 unless given. */
  readonly partitions?: number;
  /** 1,000 unless given. */
  readonly replications?: number;
}

/** Sharpe ratios a year, by the square root of 252; `null` where a measure is undefined. */
export interface CampaignMeasures {
  readonly configurations: number;
  readonly sessions: number;
  readonly sharpe: number | null;
  readonly probabilisticSharpe: number | null;
  readonly deflatedSharpe: number | null;
  readonly trials: { readonly independent: number };
  /** By column. */
  readonly sharpes: readonly (number | null)[];
  /** Median over the other configurations, one without deviation as 0; `null` where there are none. */
  readonly neighbourMedian: number | null;
  /** Rank of the judged among all, 1 the best. */
  readonly rank: number | null;
  /** Independent configurations that the neighbourhood amounts to. */
  readonly independentConfigurations: number | null;
  readonly overfitting: {
    readonly pbo: number;
    readonly lossProbability: number;
    readonly degradationSlope: number | null;
  } | null;
  /** Chances of doing as well by luck: the judged against cash, the best of all against cash, the best of the others against the judged. */
  readonly superiority: {
    readonly judgedOverCash: number | null;
    readonly bestOverCash: number | null;
    readonly othersOverJudged: number | null;
  };
  readonly walkForward: {
    readonly choices: number;
    readonly sessions: number;
    readonly sharpe: number | null;
    readonly fixedSharpe: number | null;
    /** How often the judged configuration was itself the choice. */
    readonly judgedChosen: number;
  } | null;
  /** Rising. */
  readonly pathSharpes: readonly number[] | null;
}

/** As the run's own report: fewer sessions have no shape that tests of luck could rest on. */
const SESSIONS_MIN = 30;

const UNKNOWN_SUPERIORITY = { judgedOverCash: null, bestOverCash: null, othersOverJudged: null } as const;

/** Measures a campaign; chance comes from `rng`, forked by name. */
export function campaignMeasures(question: CampaignQuestion): CampaignMeasures {
  const { returns, judged, trials, lifeSessions, partitions, replications } = question;
  const own = columnOf(returns, judged);
  const isShort = own.length < SESSIONS_MIN;
  const sample = isShort ? undefined : sharpeSample(own);
  const sharpes = Array.from({ length: returns[0]?.length ?? 0 }, (_, column) =>
    yearly(columnOf(returns, column)),
  );
  // One that never trades earns nothing above cash: without it a plateau would consist of those that happen to trade.
  const others = sharpes.flatMap((ratio, column) => (column === judged ? [] : [ratio ?? 0]));
  const overfitting = probabilityOfOverfitting(returns, partitions === undefined ? {} : { partitions });
  return {
    configurations: sharpes.length,
    sessions: returns.length,
    sharpe: yearly(own),
    probabilisticSharpe: (sample && probabilisticSharpeRatio(sample)) ?? null,
    deflatedSharpe: (sample && deflatedSharpeRatio(sample, trials)) ?? null,
    trials: { independent: trials.count },
    sharpes,
    neighbourMedian: quantile(others, 0.5) ?? null,
    rank: rankOf(sharpes, judged),
    independentConfigurations: effectiveTrials(returns)?.count ?? null,
    overfitting: overfitting.isDefined
      ? {
          pbo: overfitting.pbo,
          lossProbability: overfitting.lossProbability,
          degradationSlope: overfitting.degradation?.slope ?? null,
        }
      : null,
    superiority: isShort ? UNKNOWN_SUPERIORITY : superiorityOf(question, replications),
    walkForward: walkOf(returns, judged, lifeSessions),
    pathSharpes: pathSharpes(returns, lifeSessions)?.map(annual) ?? null,
  };
}

function superiorityOf(
  { returns, judged, rng }: CampaignQuestion,
  replications: number | undefined,
): CampaignMeasures['superiority'] {
  const losses = (columns: readonly number[]): TrialReturns =>
    returns.map((row) => columns.map((column) => -(row[column] ?? 0)));
  const all = Array.from({ length: returns[0]?.length ?? 0 }, (_, column) => column);
  const cash = new Float64Array(returns.length);
  const own = columnOf(returns, judged).map((value) => -value);
  const chance = (
    name: string,
    benchmarkLosses: ArrayLike<number>,
    columns: readonly number[],
  ): number | null => {
    const answer = superiorPredictiveAbility({
      benchmarkLosses,
      modelLosses: losses(columns),
      replications,
      rng: rng.fork(name),
    });
    return answer.isDefined ? answer.pConsistent : null;
  };
  return {
    judgedOverCash: chance('judged over cash', cash, [judged]),
    bestOverCash: chance('best over cash', cash, all),
    othersOverJudged: chance(
      'others over judged',
      own,
      all.filter((column) => column !== judged),
    ),
  };
}

function walkOf(
  returns: TrialReturns,
  judged: number,
  lifeSessions: number,
): CampaignMeasures['walkForward'] {
  const walk = walkedForward(returns, judged, lifeSessions);
  if (walk === undefined) return null;
  const { choices, sessions, walked, fixed, chosen } = walk;
  return {
    choices,
    sessions,
    sharpe: yearly(walked),
    fixedSharpe: yearly(fixed),
    judgedChosen: chosen[judged] ?? 0,
  };
}

function rankOf(sharpes: readonly (number | null)[], judged: number): number | null {
  const own = sharpes[judged];
  if (own === undefined || own === null) return null;
  return 1 + sharpes.filter((ratio) => ratio !== null && ratio > own).length;
}

function columnOf(returns: TrialReturns, column: number): readonly number[] {
  return returns.map((row) => row[column] ?? 0);
}

function yearly(excess: readonly number[]): number | null {
  return sharpeRatio(excess, SESSIONS_PER_YEAR) ?? null;
}

function annual(ratio: number): number {
  return ratio * Math.sqrt(SESSIONS_PER_YEAR);
}
