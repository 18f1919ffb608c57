// Compares simulated chains with recorded ones: the measure of how near the simulated market comes to the real one.
export * from './calibration-split.ts';
export * from './recorded-smiles.ts';
export * from './simulated-smiles.ts';
export * from './smile-at-deltas.ts';
