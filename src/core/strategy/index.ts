// Which structure, when in, when out; never how many.
export * from './adjust/decide-adjustment.ts';
export type { AdjustRules, RollOutRules } from './adjust/adjust-rules.ts';
export {
  decideRollOut,
  refusalOf,
  rollOutCreditRefusal,
  successorAt,
  type WantedRollOut,
} from './adjust/decide-roll-out.ts';
export * from './decide-entry.ts';
export { type AssignmentOutlook, createAssignmentOutlook } from './exits/assignment-outlook.ts';
export { cadenceGate } from './entry-cadence.ts';
export * from './exits/exit-arbiter.ts';
export * from './exits/exit-precedence.ts';
export type * from './exits/exit-rules.ts';
export { type ExitStanding, exitStandings } from './exits/exit-standings.ts';
export { notePeakProfit, restingDebitCents } from './exits/profit-exits.ts';
export { entryVolatility, updateIvBreaches } from './exits/shorts-volatility.ts';
export { type SignalEffects, signalGate } from './gates/signal-gates.ts';
export { strikeBreach } from './gates/breach-probability.ts';
export { type CandidateList, listCandidates } from './list-candidates.ts';
export { STAND_AT_GATE } from './stand-at-gate.ts';
export { createExpiryCalendar } from './roll-sessions.ts';
export * from './strategy-config.ts';
export { creditReachGate } from './strikes/choose-by-credit.ts';
export { type SelectionProblem, selectionProblems } from './strikes/selection-problems.ts';
export * from './strategy-context.ts';
export { NO_TILT, type StructureTilt } from './structure-tilt.ts';
