// Another tool's trades held against the run's, trade by trade.
export { type DifferenceParts, differenceParts } from './difference-parts.ts';
export { checkList, type ListChecks, TOLERANCE_CENTS_A_CONTRACT } from './list-checks.ts';
export { type Matching, matchTrades, type TradePair } from './match-trades.ts';
export type { OwnTrade } from './own-trade.ts';
export { type ComparedRun, type SortedList, sortList } from './sort-list.ts';
