// The dataset store: Parquet written and read by DuckDB in process.
export * from './dataset-error.ts';
export type * from './dataset-store.ts';
export * from './open-store.ts';
