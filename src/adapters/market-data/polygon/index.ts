// Polygon/Massive: bars, chains, contracts, quotes and corporate actions by its REST service, and its streams.
export type { PolygonOptions } from './polygon-options.ts';
export { createPolygonSource } from './polygon-source.ts';
export type { VendorHoliday } from './reference/market-state.ts';
export { createPolygonReference } from './reference/polygon-reference.ts';
export { createPolygonStream, type PolygonStreamOptions } from './stream/polygon-stream.ts';
