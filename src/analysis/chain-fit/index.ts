// Compares simulated chains with recorded ones: the measure of how near the simulated market comes to the real one.
export * from './calibration/fit-surface.ts';
export { type SurfaceObservation, surfaceObservations } from './calibration/surface-observation.ts';
export * from './calibration-split.ts';
export * from './recorded-smiles.ts';
export * from './simulated-smiles.ts';
export * from './smile-at-deltas.ts';
export * from './buckets.ts';
export * from './compare-condors.ts';
export * from './compare-smile.ts';
export * from './goals.ts';
export * from './summarise.ts';
export * from './chain-vix.ts';
