// The layouts of option chain files: which columns tell them apart and what each vendor's column means.
import type { ChainLayout, ChainNumberColumn, ChainStampMeaning } from '../../../../core/domain/index.ts';

/** Columns that hold a number in every layout that has them. */
export type QuoteColumn = Exclude<ChainNumberColumn, 'quotedAtMs'>;

/** What a vendor's Greek is multiplied with to be per year, or per 1.00; a Greek without its factor is of unknown unit. */
export type GreekFactors = Readonly<Partial<Record<QuoteColumn, number>>>;

/** Column names as `headerNames` gives them: lower case, blanks for underscores. */
export interface ChainColumns {
  readonly layout: ChainLayout;
  readonly stampMeaning: ChainStampMeaning;
  /** Columns that together tell this layout from the others. */
  readonly toldBy: readonly string[];
  /** `undefined`: the file's name holds the date. */
  readonly stamp: string | undefined;
  /** `undefined`, or not in the header: the root tells it, else the file's name or the folder's. */
  readonly underlying: string | undefined;
  /** The column of the option's root, or of an OCC symbol that starts with it; `undefined`: not told by rows. */
  readonly root: string | undefined;
  /** True where a file holds one class, which its name or folder tells. */
  readonly isRootNamed?: boolean;
  readonly expiry: string;
  readonly right: string;
  readonly quotes: Readonly<Partial<Record<QuoteColumn, string>>>;
  readonly vendorVolFallback?: number;
  readonly greekFactors?: GreekFactors;
  /** Rows are stamped at the start of the span whose end they describe. */
  readonly isStampedAtStart?: boolean;
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
const PLAIN_GREEKS = {
  vendorDelta: 'delta',
  vendorGamma: 'gamma',
  vendorTheta: 'theta',
  vendorVega: 'vega',
  vendorRho: 'rho',
} as const;
/**
 * Theta a calendar day, vega and rho a percentage point: what the Black-Scholes figures of the vendors' own volatilities come
 * to, to 1 % in options near the money beyond 20 days.
 */
const DAY_AND_POINT: GreekFactors = { vendorTheta: 365, vendorVega: 100, vendorRho: 100 };

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
    quotes: { ...PLAIN_QUOTES, vendorDelta: 'delta', vendorGamma: 'gamma' },
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
    quotes: { ...PLAIN_QUOTES, ...PLAIN_GREEKS },
    greekFactors: DAY_AND_POINT,
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
      ...PLAIN_GREEKS,
    },
    greekFactors: DAY_AND_POINT,
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
    quotes: { ...PLAIN_QUOTES, ...PLAIN_GREEKS },
    greekFactors: DAY_AND_POINT,
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
      ...PLAIN_GREEKS,
    },
    greekFactors: DAY_AND_POINT,
  },
  {
    layout: 'nineteen-columns',
    stampMeaning: 'quotes',
    toldBy: ['timestamp', 'symbol', 'option symbol', 'strike', 'expiration', 'contract type', 'bid', 'ask'],
    stamp: 'timestamp',
    underlying: 'symbol',
    root: 'option symbol',
    expiry: 'expiration',
    right: 'contract type',
    quotes: {
      strike: 'strike',
      bid: 'bid',
      ask: 'ask',
      last: 'last price',
      bidSize: 'bid size',
      askSize: 'ask size',
      volume: 'volume',
      openInterest: 'open interest',
      vendorVol: 'implied volatility',
      ...PLAIN_GREEKS,
    },
    isStampedAtStart: true,
  },
  {
    layout: 'option-minute-bars',
    stampMeaning: 'quotes',
    toldBy: ['ts', 'symbol', 'expiration', 'option type', 'strike', 'open', 'high', 'low', 'close', 'volume'],
    stamp: 'ts',
    underlying: undefined,
    root: 'symbol',
    expiry: 'expiration',
    right: 'option type',
    quotes: { strike: 'strike', last: 'close', volume: 'volume' },
    isStampedAtStart: true,
  },
  {
    layout: 'quantor-chain',
    stampMeaning: 'quotes',
    toldBy: ['quoted at', 'root', 'expiry', 'right', 'strike', 'bid', 'ask'],
    stamp: 'quoted at',
    underlying: 'underlying',
    root: 'root',
    expiry: 'expiry',
    right: 'right',
    quotes: {
      ...PLAIN_QUOTES,
      ...PLAIN_GREEKS,
      bidSize: 'bid size',
      askSize: 'ask size',
    },
    greekFactors: { vendorTheta: 1, vendorVega: 1, vendorRho: 1 },
  },
];

/** The layout whose telling columns the header has, or `undefined`. */
export function chainLayoutOf(header: readonly string[]): ChainColumns | undefined {
  return CHAIN_LAYOUTS.find(({ toldBy }) => toldBy.every((name) => header.includes(name)));
}
