// The engine: one step for every mode, and the driver that runs it over a dataset.
export * from './sources/dataset-source.ts';
export * from './decision-witness.ts';
export * from './engine-state.ts';
export * from './entry/judge-candidate.ts';
export * from './event-order.ts';
export * from './finish-run.ts';
export * from './lane.ts';
export * from './sources/merged-source.ts';
export type { LadderPlan } from './orders/ladder-plan.ts';
export { marginRecord } from './records/margin-record.ts';
export { type RestoreContext, type Watched } from './restore/restoration.ts';
export { restoreState } from './restore/restore-state.ts';
export { type ExpiryOf } from './restore/restored-contracts.ts';
export * from './run-simulated.ts';
export * from './step.ts';
export * from './step-output.ts';
export * from './virtual-timers.ts';
