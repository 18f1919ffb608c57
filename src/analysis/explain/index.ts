// Why a bar decided as it did, and what else could have been opened at it.
export * from './decision-card.ts';
export * from './refusal-log.ts';
export * from './scan/rank-candidates.ts';
export * from './scan/scan-bar.ts';
export type { CandidateVerdict, ScannedCandidate } from './scan/scanned-candidate.ts';
export * from './smallest-change.ts';
