// The errors that the simulated chain is held to, by cell, and whether a measured one meets its goal.
import type { Bucket, DteBand, VixBand } from './buckets.ts';

/** Fewer than this are reported, not graded. */
export const GRADED_MIN = 10;

/** `reported`: too few to grade. */
export type Verdict = 'met' | 'missed' | 'reported' | 'no-goal' | 'no-data';

/** Root mean square error in volatility points over 5 to 50 delta. */
const VOL_GOALS: Readonly<Record<VixBand, Readonly<Partial<Record<DteBand, number>>>>> = {
  all: { '0-3': 1.9, '4-14': 1, '15-60': 1, '61-400': 1.4 },
  '<20': { '0-3': 1.8, '4-14': 1, '15-60': 0.75, '61-400': 0.9 },
  '20-30': { '0-3': 2.5, '4-14': 1.3, '15-60': 1.15, '61-400': 1.75 },
  '>30': { '15-60': 1.75 },
};

/** 20-delta strike in percent of the forward: the 90th percentile, beyond 60 days the median. */
const STRIKE_GOALS: Readonly<Record<DteBand, { readonly of: 'p90' | 'median'; readonly percent: number }>> = {
  '0-3': { of: 'p90', percent: 0.25 },
  '4-14': { of: 'p90', percent: 0.25 },
  '15-60': { of: 'p90', percent: 0.4 },
  '61-400': { of: 'median', percent: 0.8 },
};

/** Relative errors of the 20/5-delta condor at 25 to 60 days. */
export const CREDIT_GOALS = {
  ownStrikes: { median: 0.05, p90: 0.1 },
  creditOverWidth: { median: 0.12, p90: 0.22 },
} as const;

/** Volatility points; there is one for all deltas together only. */
export function volGoalOf({ dte, delta, vix }: Bucket): number | undefined {
  return dte === 'all' || delta !== 'all' ? undefined : VOL_GOALS[vix][dte];
}

export function strikeGoalOf({ dte, delta, vix }: Bucket): (typeof STRIKE_GOALS)[DteBand] | undefined {
  return dte === 'all' || delta !== 'all' || vix !== 'all' ? undefined : STRIKE_GOALS[dte];
}

/** `measured` and `goal` in one unit; `count` is how many smiles, strikes or condors stand behind the measure. */
export function verdictOf(measured: number | undefined, goal: number | undefined, count: number): Verdict {
  if (measured === undefined) return 'no-data';
  if (goal === undefined) return 'no-goal';
  if (count < GRADED_MIN) return 'reported';
  return measured <= goal ? 'met' : 'missed';
}
