// Whether a result is skill or the luck of a search: Sharpe ratios judged, searches judged, and splits that keep tests unseen.
export type { TrialReturns } from './trial-returns.ts';
export {
  FOUND_SHARE_MAX,
  judgeWorlds,
  type WorldsFailure,
  type WorldsJudgement,
  type WorldsVerdict,
} from './null-test/judge-worlds.ts';
export type { ShareInterval } from './null-test/share-interval.ts';
export { findingOf, type WorldFinding } from './null-test/world-finding.ts';
export { type Degradation } from './overfitting/degradation.ts';
export type { PerformanceMeasure } from './overfitting/block-moments.ts';
export {
  type Overfitting,
  type OverfittingAnswer,
  type OverfittingQuestion,
  type OverfittingRefusal,
  probabilityOfOverfitting,
} from './overfitting/probability-of-overfitting.ts';
export { deflatedSharpeRatio, type Trials } from './sharpe/deflated-sharpe-ratio.ts';
export { type EffectiveTrials, effectiveTrials } from './sharpe/effective-trials.ts';
export { expectedMaximum, expectedMaximumSharpe } from './sharpe/expected-maximum-sharpe.ts';
export { minimumTrackRecordLength, type TrackRecordQuestion } from './sharpe/minimum-track-record-length.ts';
export { probabilisticSharpeRatio } from './sharpe/probabilistic-sharpe-ratio.ts';
export { type SharpeSample, sharpeSample, sharpeVariance } from './sharpe/sharpe-sample.ts';
export { sharpeStandardError } from './sharpe/sharpe-standard-error.ts';
export { trialsWhileSignificant } from './sharpe/trials-while-significant.ts';
export { combinationCount } from './splits/combinations.ts';
export {
  combinatorialPurged,
  type CombinatorialQuestion,
  type CombinatorialSplit,
  type CombinatorialSplits,
  pathCount,
} from './splits/combinatorial-purged.ts';
export { evenLifespans, type Lifespan, type Split } from './splits/lifespans.ts';
export { type FoldQuestion, purgedKFold } from './splits/purged-k-fold.ts';
export { walkForward, type WalkQuestion } from './splits/walk-forward.ts';
export {
  superiorPredictiveAbility,
  type Superiority,
  type SuperiorityAnswer,
  type SuperiorityQuestion,
  type SuperiorityRefusal,
} from './superiority/superior-predictive-ability.ts';
export { HONESTY_CONFIDENCE, honestySection, type HonestySection } from './track-record/honesty-section.ts';
export type { RunPart } from './track-record/run-parts.ts';
export { trialCount, type TrialCount } from './trials/trial-count.ts';
export {
  campaignMeasures,
  type CampaignMeasures,
  type CampaignQuestion,
} from './verdict/campaign-measures.ts';
export {
  type CampaignTest,
  type CampaignTestName,
  campaignVerdict,
  type Verdict,
  type VerdictCode,
  type VerdictQuestion,
} from './verdict/campaign-verdict.ts';
export {
  type Interval,
  PAIRED_SESSIONS_MIN,
  pairedDifference,
  type PairedDifference,
  type PairedQuestion,
} from './paired/paired-difference.ts';
export { judgeShifts, type ShiftJudgement, type TimedResult } from './permuted-signals/judge-shifts.ts';
export { judgeShiftedWorlds, type ShiftedWorldsJudgement } from './permuted-signals/judge-shifted-worlds.ts';
