// Polygon/Massive: bars, chains, contracts, quotes and corporate actions by its REST service.
export type { PolygonOptions } from './polygon-options.ts';
export { createPolygonSource } from './polygon-source.ts';
export type { VendorHoliday } from './reference/market-state.ts';
export { createPolygonReference } from './reference/polygon-reference.ts';
