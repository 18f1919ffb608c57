// The dataset store: Parquet written and read by DuckDB in process.
export * from './dataset-error.ts';
export type * from './dataset-store.ts';
export { openStore, type StoreOptions } from './open-store.ts';
export { partPlace, type PartPlace } from './tables/partition.ts';
