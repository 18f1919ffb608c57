// What `quantor scan` asks and shows.
export { rankedScan } from './ranked-scan.ts';
export { scanAt } from './scan-at.ts';
export { PROBABILITY_METHOD, scanDocument } from './scan-document.ts';
export { scanText } from './scan-text.ts';
