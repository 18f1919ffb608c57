// Polygon/Massive: bars, chains, contracts, quotes and corporate actions by its REST service.
export type { PolygonOptions } from './polygon-options.ts';
export { createPolygonSource } from './polygon-source.ts';
export { compareDividends } from './reference/compare-dividends.ts';
export { compareHolidays } from './reference/compare-holidays.ts';
export { createPolygonReference } from './reference/polygon-reference.ts';
