// Takes the vendor's tickers apart and makes them: `O:` before an OCC symbol, `I:` before an index.
import { type DayNumber, dayNumberOf, parseSessionDate } from '../../../../core/domain/index.ts';

/** What an option ticker says of its contract. */
export interface OccTicker {
  /** As OCC writes it, without the vendor's prefix. */
  readonly symbol: string;
  readonly root: string;
  readonly expiryDay: DayNumber;
  readonly right: 'call' | 'put';
  /** In thousandths of a dollar, the unit of the symbol. */
  readonly strikeMills: number;
  /** The root of an adjusted contract ends in a digit (`SPY1`); its deliverable is not 100 shares. */
  readonly isAdjusted: boolean;
}

const OCC_SYMBOL = /^([A-Z]{1,6})(\d?)(\d{2})(\d{2})(\d{2})([CP])(\d{8})$/;

/** The contract of an option ticker, with or without `O:`; `undefined` where the text is none. */
export function parseOccTicker(ticker: string): OccTicker | undefined {
  const symbol = ticker.startsWith('O:') ? ticker.slice(2) : ticker;
  const match = OCC_SYMBOL.exec(symbol);
  if (match === null) return undefined;
  const [, letters = '', digit = '', year = '', month = '', day = '', right, mills = ''] = match;
  const expiry = parseSessionDate(`20${year}-${month}-${day}`);
  if (expiry === undefined) return undefined;
  return {
    symbol,
    root: letters + digit,
    expiryDay: dayNumberOf(expiry),
    right: right === 'C' ? 'call' : 'put',
    strikeMills: Number(mills),
    isAdjusted: digit !== '',
  };
}

/** The indices that Quantor's users ask for by their bare name; any other one is asked for as `I:NAME`. */
const INDICES: ReadonlySet<string> = new Set(
  'SPX XSP NDX RUT DJI OEX VIX VIX1D VIX9D VIX3M VIX6M VIX1Y VVIX SKEW'.split(' '),
);

/** The vendor's ticker of a share, an index or an option. */
export function vendorTickerOf(symbol: string): string {
  if (/^[IO]:/.test(symbol)) return symbol;
  if (INDICES.has(symbol)) return `I:${symbol}`;
  return parseOccTicker(symbol) === undefined ? symbol : `O:${symbol}`;
}

/** The vendor's ticker of an index by its bare name. */
export function indexTickerOf(index: string): string {
  return index.startsWith('I:') ? index : `I:${index}`;
}
