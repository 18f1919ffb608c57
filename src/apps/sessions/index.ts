// Sessions: which adapter fills which port, for each mode.
export * from './market/changed-input.ts';
export { type ChainPath, chainFiles } from './market/chains/chain-files.ts';
export { isStore } from './market/chains/read-store.ts';
export * from './live.ts';
export * from './make-run.ts';
export * from './pacing.ts';
export * from './paper.ts';
export * from './replay.ts';
export * from './run-request.ts';
export * from './sensitivity.ts';
export * from './session-ports.ts';
export { readVolatilityIndex, type VolatilityIndex } from './market/volatility-index.ts';
