// Splits a simulation into tasks that any thread can do, each fixed by plain data and the seed.
import { createRng, optimalBlockLengths, type Rng } from '../../../core/numerics/index.ts';
import { SESSIONS_PER_YEAR } from '../../metrics/index.ts';
import type { RunSample } from '../sample/run-sample.ts';
import { VIX_BANDS } from '../sample/vix-bands.ts';
import { bandCounts, bandPlan, spellPlan } from './paths/band-plans.ts';
import { drawnHistories, type HistoryStretch } from './drawn-histories.ts';
import type { MonteCarloSettings } from './monte-carlo-settings.ts';
import type { PathPlan } from './paths/path-plan.ts';
import { pathStretches, type PathStretch, simulatePaths } from './paths/simulate-paths.ts';
import type { PathFigures } from './paths/walk-path.ts';

/** What every task shares: plain data that a thread is given once. */
export interface Campaign {
  readonly seed: number;
  /** Mean length of the blocks, sessions. */
  readonly meanBlockLength: number;
  readonly plans: readonly CampaignPlan[];
}

export interface CampaignPlan {
  readonly kind: 'run' | 'horizon' | 'bands' | 'band' | 'trades';
  /** Of kind `band`: the place in `VIX_BANDS`. */
  readonly band?: number;
  readonly plan: PathPlan;
  readonly paths: number;
  /** Histories drawn for its intervals and paths on each; 0 where it has none. */
  readonly histories: number;
  readonly pathsOfHistory: number;
  /** Equity below this share of the start is below what positions of the start's size may need: the most that the run's own did. */
  readonly marginRatio: number;
}

export type CampaignTask =
  | { readonly kind: 'paths'; readonly plan: number; readonly stretch: PathStretch }
  | { readonly kind: 'histories'; readonly plan: number; readonly stretch: HistoryStretch };

export type TaskResult =
  | { readonly kind: 'paths'; readonly figures: PathFigures }
  | { readonly kind: 'histories'; readonly numbers: Float64Array };

/** Sessions walked by a task, which is some tens of milliseconds of work. */
const SESSIONS_OF_TASK = 4_000_000;

/** The plans of a run. Where its returns tell no block length (they are all equal), blocks have one session. */
export function campaignOf(sample: RunSample, settings: MonteCarloSettings, seed: number): Campaign {
  const meanBlockLength = Math.max(1, optimalBlockLengths(sample.returns)?.stationary ?? 1);
  const horizon = { steps: Math.round(settings.years * SESSIONS_PER_YEAR), meanBlockLength };
  const blocks = { kind: 'blocks', meanBlockLength } as const;
  // Drawn returns are shares of equity, so positions grow and shrink with it, and so does what they need.
  const { returns, tradeReturns, worstLossAtOnceShare: marginRatio } = sample;
  const deep = { histories: settings.histories, pathsOfHistory: settings.pathsOfHistory };
  const ahead = { paths: settings.paths, marginRatio };
  const plans: CampaignPlan[] = [
    {
      kind: 'run',
      plan: { name: 'run', returns, steps: returns.length, rule: blocks, keepsMonths: false },
      paths: settings.runPaths,
      histories: settings.histories,
      pathsOfHistory: settings.runPathsOfHistory,
      marginRatio,
    },
    {
      kind: 'horizon',
      plan: { name: 'horizon', returns, steps: horizon.steps, rule: blocks, keepsMonths: true },
      ...ahead,
      ...deep,
    },
  ];
  const spells = spellPlan(sample, bandCounts(sample), horizon);
  if (spells !== undefined)
    plans.push({ kind: 'bands', plan: spells, ...ahead, histories: 0, pathsOfHistory: 0 });
  for (const band of VIX_BANDS.keys()) {
    const plan = bandPlan(sample, band, horizon);
    if (plan !== undefined) plans.push({ kind: 'band', band, plan, ...ahead, ...deep });
  }
  if (tradeReturns.length > 1) plans.push({ ...tradePlan(sample, horizon.steps), ...ahead });
  return { seed, meanBlockLength, plans };
}

/** As many trades as the run closed in so many sessions, drawn one by one as if none overlapped. */
function tradePlan(
  { returns, tradeReturns }: RunSample,
  sessions: number,
): Omit<CampaignPlan, 'paths' | 'marginRatio'> {
  const steps = Math.max(1, Math.round((tradeReturns.length / returns.length) * sessions));
  const plan = {
    name: 'trades',
    returns: tradeReturns,
    steps,
    rule: { kind: 'blocks', meanBlockLength: 1 },
    keepsMonths: false,
  } as const;
  return { kind: 'trades', plan, histories: 0, pathsOfHistory: 0 };
}

/** Every task of a campaign, in an order that `taskResults` must keep. */
export function campaignTasks({ plans }: Campaign): readonly CampaignTask[] {
  return plans.flatMap(({ plan, paths, histories, pathsOfHistory }, place): readonly CampaignTask[] => {
    const walks = pathStretches(paths, SESSIONS_OF_TASK / plan.steps);
    const step = Math.max(1, Math.round(SESSIONS_OF_TASK / (plan.steps * Math.max(1, pathsOfHistory))));
    const drawn = Array.from({ length: Math.ceil(histories / step) }, (_, at) => ({
      from: at * step,
      to: Math.min(histories, (at + 1) * step),
      paths: pathsOfHistory,
    }));
    return [
      ...walks.map((stretch): CampaignTask => ({ kind: 'paths', plan: place, stretch })),
      ...drawn.map((stretch): CampaignTask => ({ kind: 'histories', plan: place, stretch })),
    ];
  });
}

/** Does one task; the result depends on the campaign and the task alone. */
export function doTask(campaign: Campaign, task: CampaignTask): TaskResult {
  const of = campaign.plans[task.plan] as CampaignPlan;
  const rng = streamOf(campaign, of.plan);
  if (task.kind === 'paths') {
    return { kind: 'paths', figures: simulatePaths(of.plan, task.stretch, rng) };
  }
  return { kind: 'histories', numbers: drawnHistories(of.plan, task.stretch, rng, of.marginRatio) };
}

/** The stream of a plan: from the run's seed, the same whatever else is simulated. */
export function streamOf({ seed }: Pick<Campaign, 'seed'>, { name }: PathPlan): Rng {
  return createRng(seed).fork('monte-carlo').fork(name);
}
