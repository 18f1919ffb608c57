// What the market says beyond its prices: frames, indicators, readings and the verdicts made of them.
export * from './consensus/consensus-config.ts';
export * from './consensus/consensus-of.ts';
export * from './consensus/create-consensus.ts';
export { BODY, NET_MOVE, type VoteRule } from './consensus/vote-rule.ts';
export * from './frames/calendar-weeks.ts';
export * from './frames/frame-bar.ts';
export * from './frames/frame-builder.ts';
export { createReadings } from './readings/create-readings.ts';
export type { LiveReadings } from './readings/live-readings.ts';
export * from './readings/reading-book.ts';
export * from './readings/readings-config.ts';
export { createForwardFilter, type ForwardFilter } from './regime/hmm/forward-filter.ts';
export { gaussianLogDensities } from './regime/hmm/gaussian-log-density.ts';
export type { GaussianMarkov, HiddenMarkov } from './regime/hmm/hidden-markov.ts';
export { createVolatilityStates, type VolatilityStatesConfig } from './regime/hmm/volatility-states.ts';
export * from './regime/regime-config.ts';
export { createRegimeJudge, type RegimeJudge } from './regime/regime-judge.ts';
export { vixBand } from './regime/vix-band.ts';
