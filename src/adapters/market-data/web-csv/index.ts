// Tables that publishers keep on the web: Cboe's index levels and FRED's interest rates, without a key.
export { createCboeSource } from './cboe-source.ts';
export { createFredSource } from './fred-source.ts';
export type { WebTableOptions } from './web-table-source.ts';
