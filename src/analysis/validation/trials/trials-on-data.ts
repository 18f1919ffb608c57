// Which counted trials could have led to a result: those on the same market over the same time, before or beside it.
import type { SessionDate } from '../../../core/domain/index.ts';
import { daysBetween } from '../../../core/domain/index.ts';
import type { TrialRecord } from '../../../core/ledger/index.ts';

/** Least share of the judged run's days that a trial must have seen to count against it. */
const SHARE_SEEN_MIN = 0.25;

/** The run that is judged. */
export interface JudgedRun {
  readonly market: string;
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly dataSha256: string;
  readonly configSha256: string;
}

/**
 * The trials that count against a run, itself among them where it was counted, in the order of counting. Left out are
 * neighbours tried around the run's own settings: they came after its choice.
 */
export function trialsOnData(judged: JudgedRun, trials: readonly TrialRecord[]): readonly TrialRecord[] {
  return trials.filter((trial) => isOnData(judged, trial) && trial.around !== judged.configSha256);
}

/** Whether `trial` is the judged run itself. */
export function isJudged(judged: JudgedRun, trial: TrialRecord): boolean {
  return trial.configSha256 === judged.configSha256 && trial.dataSha256 === judged.dataSha256;
}

function isOnData(judged: JudgedRun, trial: TrialRecord): boolean {
  if (judged.market !== trial.market) return false;
  const from = judged.from > trial.from ? judged.from : trial.from;
  const to = judged.to < trial.to ? judged.to : trial.to;
  if (to < from) return false;
  const seenDays = daysBetween(from, to) + 1;
  return seenDays >= SHARE_SEEN_MIN * (daysBetween(judged.from, judged.to) + 1);
}
