// The layouts of option chain files: which columns tell them apart and what each vendor's column means.
import type { ChainLayout, ChainStampMeaning } from '../../../../core/domain/index.ts';

/** Columns that hold a number in every layout that has them. */
export const QUOTE_COLUMNS = [
  'spot',
  'strike',
  'bid',
  'ask',
  'last',
  'volume',
  'openInterest',
  'vendorVol',
  'vendorDelta',
] as const;
export type QuoteColumn = (typeof QUOTE_COLUMNS)[number];

/** Column names as `openCsv` gives them: lower case, blanks for underscores. */
export interface ChainColumns {
  readonly layout: ChainLayout;
  readonly stampMeaning: ChainStampMeaning;
  /** Columns that together tell this layout from the others. */
  readonly toldBy: readonly string[];
  /** `undefined`: the file's name holds the date. */
  readonly stamp: string | undefined;
  /** `undefined`: the file's name, or the folder's, holds it. */
  readonly underlying: string | undefined;
  /** The column of the option's root, or of an OCC symbol that starts with it; `undefined`: not told by rows. */
  readonly root: string | undefined;
  /** True where a file holds one class, which its name or folder tells. */
  readonly isRootNamed?: boolean;
  readonly expiry: string;
  readonly right: string;
  readonly quotes: Readonly<Partial<Record<QuoteColumn, string>>>;
  readonly vendorVolFallback?: number;
}

const PLAIN_QUOTES = {
  spot: 'spot',
  strike: 'strike',
  bid: 'bid',
  ask: 'ask',
  last: 'last',
  volume: 'volume',
  openInterest: 'open interest',
  vendorVol: 'iv',
} as const;

/** In the order in which they are tried. */
export const CHAIN_LAYOUTS: readonly ChainColumns[] = [
  {
    layout: 'cboe-delayed-quotes',
    stampMeaning: 'quotes',
    toldBy: ['quote ts et', 'underlying', 'root', 'expiration', 'right', 'strike', 'bid', 'ask'],
    stamp: 'quote ts et',
    underlying: 'underlying',
    root: 'root',
    expiry: 'expiration',
    right: 'right',
    quotes: { ...PLAIN_QUOTES, vendorDelta: 'delta' },
  },
  {
    layout: 'yahoo-chain',
    stampMeaning: 'quotes',
    toldBy: ['quote ts et', 'underlying', 'contract', 'expiration', 'right', 'strike', 'bid', 'ask'],
    stamp: 'quote ts et',
    underlying: 'underlying',
    root: 'contract',
    expiry: 'expiration',
    right: 'right',
    quotes: PLAIN_QUOTES,
  },
  {
    layout: 'barchart-end-of-day',
    stampMeaning: 'quotes',
    toldBy: ['quote ts', 'underlying', 'expiration', 'dte', 'right', 'strike', 'bid', 'ask'],
    stamp: 'quote ts',
    underlying: 'underlying',
    root: undefined,
    expiry: 'expiration',
    right: 'right',
    quotes: { ...PLAIN_QUOTES, vendorDelta: 'delta' },
  },
  {
    layout: 'ivolatility-end-of-day',
    stampMeaning: 'close',
    toldBy: ['date', 'symbol', 'option symbol', 'option expiration', 'strike', 'call/put', 'ask', 'bid'],
    stamp: 'date',
    underlying: 'symbol',
    root: 'option symbol',
    expiry: 'option expiration',
    right: 'call/put',
    quotes: {
      spot: 'stock price close',
      strike: 'strike',
      bid: 'bid',
      ask: 'ask',
      volume: 'volume',
      openInterest: 'open interest',
      vendorVol: 'iv',
      vendorDelta: 'delta',
    },
  },
  {
    layout: 'greeks-end-of-day',
    stampMeaning: 'close',
    toldBy: ['quote date', 'contract', 'underlying', 'expiration', 'strike', 'right', 'bid', 'ask', 'nonstd'],
    stamp: 'quote date',
    underlying: 'underlying',
    root: 'contract',
    expiry: 'expiration',
    right: 'right',
    quotes: { ...PLAIN_QUOTES, vendorDelta: 'delta' },
    vendorVolFallback: 0.113826,
  },
  {
    layout: 'yahoo-filtered',
    stampMeaning: 'close',
    toldBy: [
      'date',
      'underlying',
      'underlying price',
      'maturity date',
      'strike',
      'option type',
      'bid',
      'ask',
    ],
    stamp: 'date',
    underlying: 'underlying',
    root: undefined,
    expiry: 'maturity date',
    right: 'option type',
    quotes: {
      spot: 'underlying price',
      strike: 'strike',
      bid: 'bid',
      ask: 'ask',
      volume: 'volume',
      openInterest: 'open interest',
    },
  },
  {
    layout: 'optionsdx-puts',
    stampMeaning: 'close',
    toldBy: ['quote date', 'expiration', 'dte', 'right', 'snapshot', 'spot', 'strike', 'bid', 'ask'],
    stamp: 'quote date',
    underlying: undefined,
    root: undefined,
    expiry: 'expiration',
    right: 'right',
    quotes: PLAIN_QUOTES,
  },
  {
    layout: 'lean-universe',
    stampMeaning: 'prior-close',
    toldBy: ['expiry', 'strike', 'right', 'close', 'implied volatility', 'delta'],
    stamp: undefined,
    underlying: undefined,
    root: undefined,
    isRootNamed: true,
    expiry: 'expiry',
    right: 'right',
    quotes: {
      strike: 'strike',
      last: 'close',
      volume: 'volume',
      openInterest: 'open interest',
      vendorVol: 'implied volatility',
      vendorDelta: 'delta',
    },
  },
];

/** The layout whose telling columns the header has, or `undefined`. */
export function chainLayoutOf(header: readonly string[]): ChainColumns | undefined {
  return CHAIN_LAYOUTS.find(({ toldBy }) => toldBy.every((name) => header.includes(name)));
}
