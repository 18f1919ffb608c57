// How large a search a result may have come out of, by the register: trials on its data, and how many independent ones they amount to.
import { sampleVariance } from '../../../core/numerics/index.ts';
import type { TrialRecord } from '../../../core/ledger/index.ts';
import { effectiveTrials } from '../sharpe/effective-trials.ts';
import { isJudged, trialsOnData } from './trials-on-data.ts';

export interface TrialCount {
  /** Trials that count against the result, the result itself among them. */
  readonly counted: number;
  /** The place of the result among them in the order of counting, from 1; `undefined` where the register does not have it. */
  readonly place: number | undefined;
  /** Independent trials that they amount to, from 1 to `counted`. */
  readonly independent: number;
  /** Variance over trials of their Sharpe ratios a session, at least what chance alone makes of one; `undefined` below two sessions. */
  readonly sharpeVariance: number | undefined;
}

/** Correlations of fewer months than a year tell nothing. */
const MONTHS_SHARED_MIN = 12;

/** Judges `own` against the register's trials. */
export function trialCount(own: TrialRecord, trials: readonly TrialRecord[]): TrialCount {
  const onData = trialsOnData(own, trials);
  const place = onData.findIndex((trial) => isJudged(own, trial));
  const all = place < 0 ? [...onData, own] : onData;
  const sharpes = all.flatMap(({ sharpe }) => sharpe ?? []);
  const byChance = own.sessions < 2 ? undefined : 1 / (own.sessions - 1);
  return {
    counted: all.length,
    place: place < 0 ? undefined : place + 1,
    independent: independentTrials(own, all),
    // Trials that resemble each other scatter less than as many independent ones would.
    sharpeVariance: byChance === undefined ? undefined : Math.max(byChance, sampleVariance(sharpes) ?? 0),
  };
}

/** A trial that shares too few months with the judged run to be compared with others stands for itself. */
function independentTrials(own: TrialRecord, trials: readonly TrialRecord[]): number {
  const comparable = trials.filter((trial) => monthsShared(own, trial) >= MONTHS_SHARED_MIN);
  const alone = trials.length - comparable.length;
  if (comparable.length === 0) return alone;
  return alone + (effectiveTrials(monthsOf(own, comparable))?.count ?? 1);
}

function monthsShared(own: TrialRecord, trial: TrialRecord): number {
  const [first, other] = [monthNumber(own.firstMonth), monthNumber(trial.firstMonth)];
  const end = Math.min(first + own.months.length, other + trial.months.length);
  return end - Math.max(first, other);
}

/** Returns by month of the judged run, a column a trial. A month that a trial did not see stands at its mean, which makes it less like the others, never more. */
function monthsOf(own: TrialRecord, trials: readonly TrialRecord[]): readonly (readonly number[])[] {
  const first = monthNumber(own.firstMonth);
  const columns = trials.map((trial) => {
    const start = first - monthNumber(trial.firstMonth);
    const seen = own.months.map((_, month) => trial.months[start + month]);
    const known = seen.filter((value) => value !== undefined);
    const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
    return seen.map((value) => value ?? mean);
  });
  return own.months.map((_, month) => columns.map((column) => column[month] ?? 0));
}

function monthNumber(month: string): number {
  return 12 * Number(month.slice(0, 4)) + Number(month.slice(5));
}
