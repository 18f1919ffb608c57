// What would have come of choosing among the configurations by their past alone, again and again: forwards in time, and over many paths.
import { sharpeRatio } from '../../metrics/index.ts';
import type { TrialReturns } from '../trial-returns.ts';
import { combinatorialPurged } from '../splits/combinatorial-purged.ts';
import { evenLifespans } from '../splits/lifespans.ts';
import { walkForward } from '../splits/walk-forward.ts';

/** Sessions a year: what is traded before the next choice. */
const TEST_SESSIONS = 252;

/** Sessions of the first choice. */
const TRAIN_SESSIONS_MIN = 504;

/** Groups of the past and how many are left out at once: 45 choices, nine whole paths. */
const GROUPS = 10;
const TEST_GROUPS = 2;

/** A path needs groups that are long against a trade's life. */
const GROUP_LIVES_MIN = 2;

export interface WalkForward {
  /** Years traded by a choice on their past, the last of which may be cut short. */
  readonly choices: number;
  /** Sessions traded. */
  readonly sessions: number;
  /** Returns above cash of what was chosen, and of the configuration that is judged, in the same sessions. */
  readonly walked: readonly number[];
  readonly fixed: readonly number[];
  /** How often each configuration was chosen, by column. */
  readonly chosen: readonly number[];
}

/**
 * Chooses the best Sharpe ratio on all sessions before a year, trades it through that year, and chooses again; sessions
 * whose trades were still open when the year began are left out of the choice. `undefined` where the run is under three years.
 */
export function walkedForward(
  returns: TrialReturns,
  judged: number,
  lifeSessions: number,
): WalkForward | undefined {
  if (returns.length < TRAIN_SESSIONS_MIN + TEST_SESSIONS) return undefined;
  const lives = evenLifespans(returns.length, lifeSessions);
  const splits = walkForward(lives, { trainMin: TRAIN_SESSIONS_MIN, testSize: TEST_SESSIONS });
  if (splits.length === 0) return undefined;
  const chosen = Array.from({ length: returns[0]?.length ?? 0 }, () => 0);
  const walked: number[] = [];
  const fixed: number[] = [];
  for (const { train, test } of splits) {
    const best = bestOn(returns, train);
    chosen[best] = (chosen[best] ?? 0) + 1;
    for (const session of test) {
      walked.push(returns[session]?.[best] ?? 0);
      fixed.push(returns[session]?.[judged] ?? 0);
    }
  }
  return { choices: splits.length, sessions: walked.length, walked, fixed, chosen };
}

/**
 * The Sharpe ratios a session of all paths through the past on which every tenth was traded by a choice on the others,
 * rising; `undefined` where a tenth is short against a trade's life. A path without deviation counts as 0.
 */
export function pathSharpes(returns: TrialReturns, lifeSessions: number): readonly number[] | undefined {
  const groupSessions = Math.floor(returns.length / GROUPS);
  if (groupSessions < Math.max(2, GROUP_LIVES_MIN * lifeSessions)) return undefined;
  const { groups, splits, paths } = combinatorialPurged(evenLifespans(returns.length, lifeSessions), {
    groups: GROUPS,
    testGroups: TEST_GROUPS,
  });
  const chosen = splits.map(({ train }) => bestOn(returns, train));
  return paths
    .map((path) => {
      const pathReturns = groups.flatMap((group, index) => {
        const column = chosen[path[index] ?? 0] ?? 0;
        return group.map((session) => returns[session]?.[column] ?? 0);
      });
      return sharpeRatio(pathReturns, 1) ?? 0;
    })
    .toSorted((a, b) => a - b);
}

/** The column with the best Sharpe ratio on the sessions; the first of those that tie, and the first of all where none has one. */
function bestOn(returns: TrialReturns, sessions: readonly number[]): number {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let column = 0; column < (returns[0]?.length ?? 0); column += 1) {
    const ratio = ratioOn(returns, sessions, column);
    if (ratio !== undefined && ratio > highest) [best, highest] = [column, ratio];
  }
  return best;
}

/** In one pass, since a choice looks at every configuration: mean over deviation, by the sums of a few thousand small numbers. */
function ratioOn(returns: TrialReturns, sessions: readonly number[], column: number): number | undefined {
  let [sum, squares] = [0, 0];
  for (const session of sessions) {
    const value = returns[session]?.[column] ?? 0;
    sum += value;
    squares += value * value;
  }
  const mean = sum / sessions.length;
  const variance = squares / sessions.length - mean * mean;
  return variance > ROUNDING * squares ? mean / Math.sqrt(variance) : undefined;
}

/** What rounding leaves of the variance of equal returns, as a share of their squares. */
const ROUNDING = 1e-12;
