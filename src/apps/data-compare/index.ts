// Holding the bundled calendar and dividends against what a vendor says of the same days.
export { compareText } from './compare-text.ts';
export { compareWithPolygon, isComplete, type TableComparison } from './compare-with-polygon.ts';
