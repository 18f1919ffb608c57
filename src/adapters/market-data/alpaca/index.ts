// Alpaca's market data behind the vendors' port.
export type { AlpacaOptions, HiddenKey, OptionFeed, StockFeed } from './alpaca-options.ts';
export { createAlpacaSource } from './alpaca-source.ts';
export { type AlpacaStreamOptions, createAlpacaStream } from './stream/alpaca-stream.ts';
