// Holding the bundled calendar and dividends against what a vendor says of the same days.
export { compareText } from './compare-text.ts';
export { compareWithPolygon, type TableComparison } from './compare-with-polygon.ts';
