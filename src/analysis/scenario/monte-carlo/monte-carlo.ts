// Gathers a campaign's task results into the section that documents carry, or does the whole campaign at once.
import { invariant } from '../../../core/domain/index.ts';
import type { RunSample, RunSampleResult } from '../sample/run-sample.ts';
import { VIX_BANDS } from '../sample/vix-bands.ts';
import { bandCounts } from './paths/band-plans.ts';
import {
  type Campaign,
  type CampaignPlan,
  campaignOf,
  campaignTasks,
  doTask,
  streamOf,
  type TaskResult,
} from './campaign.ts';
import { capitalForDrawdown } from './capital-for-drawdown.ts';
import type {
  BandRow,
  CapitalRow,
  FanRow,
  MonteCarloResult,
  SimulatedRun,
  SpreadRow,
} from './monte-carlo-section.ts';
import { MONTE_CARLO_DEFAULTS, type MonteCarloSettings } from './monte-carlo-settings.ts';
import { fiveQuantiles, scenarioEntry } from './scenario-entry.ts';
import { joinedFigures } from './paths/simulate-paths.ts';
import { createPathFigures, type PathFigures, SESSIONS_OF_MONTH, walkPath } from './paths/walk-path.ts';

const CAPITAL_DRAWDOWNS = [0.1, 0.2, 0.3] as const;
const CAPITAL_SHARE = 0.95;
const SPREAD_BINS = 30;
const CAPITAL_PATHS_MAX = 1000;

/** The whole simulation of a run on the thread that asks, from the run's seed. */
export function monteCarlo(
  result: RunSampleResult,
  seed: number,
  settings: MonteCarloSettings = MONTE_CARLO_DEFAULTS,
): SimulatedRun {
  if (!result.ok) return { reason: `${result.reason}.` };
  const campaign = campaignOf(result.sample, settings, seed);
  const results = campaignTasks(campaign).map((task) => doTask(campaign, task));
  return monteCarloResult(result.sample, campaign, results, settings.years);
}

/** The section of a campaign whose tasks gave `results`, in the order of `campaignTasks`. */
export function monteCarloResult(
  sample: RunSample,
  campaign: Campaign,
  results: readonly TaskResult[],
  years: number,
): MonteCarloResult {
  const tasks = campaignTasks(campaign);
  const figuresOf = campaign.plans.map((_, place) =>
    joinedFigures(resultsOf(place).flatMap((result) => (result.kind === 'paths' ? [result.figures] : []))),
  );
  function resultsOf(place: number): readonly TaskResult[] {
    return results.filter((_, at) => tasks[at]?.plan === place);
  }
  const numbersOf = (place: number): Float64Array =>
    Float64Array.from(
      resultsOf(place).flatMap((result) => (result.kind === 'histories' ? [...result.numbers] : [])),
    );
  const counts = bandCounts(sample);
  const horizon = campaign.plans.findIndex(({ kind }) => kind === 'horizon');
  const ahead = campaign.plans[horizon];
  invariant(ahead !== undefined, 'a campaign has a plan of the horizon');
  const { dates, isHeld, leftOutBefore, leftOutAfter, tradeReturns } = sample;
  return {
    reason: null,
    from: dates[0] as MonteCarloResult['from'],
    to: dates.at(-1) as MonteCarloResult['to'],
    sessions: dates.length,
    idleSessions: isHeld.reduce((idle, held) => idle + 1 - held, 0),
    leftOutBefore,
    leftOutAfter,
    closedTrades: tradeReturns.length,
    meanBlockLength: campaign.meanBlockLength,
    years,
    worstLossAtOnceDollars: sample.worstLossAtOnceDollars,
    worstLossAtOnceShare: sample.worstLossAtOnceShare,
    observed: observedFigures(sample),
    scenarios: campaign.plans.map((plan, place) =>
      scenarioEntry(plan, figuresOf[place] as PathFigures, numbersOf(place), startOf(plan, sample)),
    ),
    fan: fanOf(figuresOf[horizon] as PathFigures),
    spreads: spreadRows(figuresOf[horizon] as PathFigures),
    bands: counts.sessions.some((count) => count > 0) ? bandRows(counts) : [],
    unknownBandSessions: counts.unknown,
    capital: capitalRows(campaign, ahead, sample),
  };
}

function startOf({ kind }: CampaignPlan, { initialDollars, finalDollars }: RunSample): number {
  return kind === 'run' ? initialDollars : finalDollars;
}

function observedFigures({ returns }: RunSample): MonteCarloResult['observed'] {
  const into = createPathFigures(1, 0);
  walkPath({ returns, indices: Int32Array.from(returns.keys()), scale: 1 }, into, 0);
  const { finalRatio, drawdown, underWater } = into;
  return {
    finalRatio: finalRatio[0] as number,
    drawdown: drawdown[0] as number,
    underWater: underWater[0] as number,
  };
}

function fanOf({ monthEnds, months, finalRatio }: PathFigures): readonly FanRow[] {
  const start: FanRow = { sessions: 0, quantiles: [1, 1, 1, 1, 1] };
  const ends = Array.from({ length: months }, (_, month): FanRow => {
    const values = Float64Array.from(finalRatio, (__, path) => monthEnds[path * months + month] as number);
    return { sessions: (month + 1) * SESSIONS_OF_MONTH, quantiles: fiveQuantiles(values.toSorted()) };
  });
  return [start, ...ends];
}

function spreadRows({ finalRatio, drawdown }: PathFigures): readonly SpreadRow[] {
  return [spreadRow('final-ratio', finalRatio, 1), spreadRow('drawdown', drawdown, 0)];
}

/** Bins with an edge at `zero`, which parts gain from loss. */
function spreadRow(name: SpreadRow['name'], values: Float64Array, zero: number): SpreadRow {
  const low = values.reduce((least, value) => Math.min(least, value), zero);
  const high = values.reduce((most, value) => Math.max(most, value), zero);
  const width = high > low ? (high - low) / SPREAD_BINS : 1;
  const first = Math.floor((low - zero) / width);
  const last = Math.max(first, Math.ceil((high - zero) / width) - 1);
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const value of values) {
    const bin = Math.min(last, Math.max(first, Math.floor((value - zero) / width))) - first;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { name, from: zero + first * width, width, counts };
}

function bandRows({ sessions, transition }: ReturnType<typeof bandCounts>): readonly BandRow[] {
  return VIX_BANDS.map((band, place) => ({
    band,
    sessions: sessions[place] as number,
    next: transition[place] ?? null,
  }));
}

function capitalRows(
  campaign: Campaign,
  ahead: CampaignPlan,
  { finalDollars }: RunSample,
): readonly CapitalRow[] {
  const rng = streamOf(campaign, ahead.plan);
  const paths = Math.min(ahead.paths, CAPITAL_PATHS_MAX);
  return CAPITAL_DRAWDOWNS.map((drawdown) => {
    const question = { drawdown, share: CAPITAL_SHARE, paths };
    const multiple = capitalForDrawdown(ahead.plan, question, rng);
    return { drawdown, capitalDollars: multiple === undefined ? null : multiple * finalDollars };
  });
}
