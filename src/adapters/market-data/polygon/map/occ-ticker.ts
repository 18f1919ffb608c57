// Takes the vendor's tickers apart and makes them: `O:` before an OCC symbol, `I:` before an index.
import { type OccSymbol, parseOccSymbol } from '../../../../core/domain/index.ts';

/** The contract of an option ticker, with or without `O:`; `undefined` where the text is none. */
export function parseOptionTicker(ticker: string): OccSymbol | undefined {
  return parseOccSymbol(ticker.startsWith('O:') ? ticker.slice(2) : ticker);
}

/** The indices that are asked for by their bare name; any other one is asked for as `I:NAME`. */
const INDICES: ReadonlySet<string> = new Set(
  'SPX XSP NDX RUT DJI OEX VIX VIX1D VIX9D VIX3M VIX6M VIX1Y VVIX SKEW'.split(' '),
);

/** The vendor's ticker of a share, an index or an option. */
export function vendorTickerOf(symbol: string): string {
  if (/^[IO]:/.test(symbol)) return symbol;
  if (INDICES.has(symbol)) return `I:${symbol}`;
  const contract = parseOccSymbol(symbol);
  return contract === undefined ? symbol : `O:${contract.symbol}`;
}

/** The vendor's ticker of an index by its bare name. */
export function indexTickerOf(index: string): string {
  return index.startsWith('I:') ? index : `I:${index}`;
}
