// Readers of the CSV layouts that market data comes in: bars, index levels, rates and option chains.
export { FileHash } from './bytes/file-hash.ts';
export { BATCH_ROWS } from './chains/chain-row-parser.ts';
export { type ChainFile, readChainFile } from './chains/read-chain-file.ts';
export { openCsv } from './csv-table.ts';
export { type ChainSource, openMarketFile, type SeriesSource } from './open-market-file.ts';
export { type BarsFile, readBarsFile } from './read-bars-file.ts';
export { readInputFile } from './read-input-file.ts';
export { readLeanBars } from './read-lean-bars.ts';
export { type RatesFile, readRatesFile } from './read-rates-file.ts';
export { readVolatilityFile, type VolatilityFile } from './read-volatility-file.ts';
