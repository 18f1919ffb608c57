// What `quantor data list` and `quantor data show` do: say what a store holds, and print quotes and bars of it.
export { listStore, type StoreListing } from './list-store.ts';
export { listingText } from './listing-text.ts';
export { showChain, type ChainView } from './chain/show-chain.ts';
export { chainDocument } from './chain/chain-document.ts';
export { chainText } from './chain/chain-text.ts';
export { seriesDocument, seriesText, showSeries } from './show-series.ts';
