// Turns a request into what the vendor is asked: paths, queries and the plan that holds the answer.
import { addDays, type SessionDate, type Timeframe } from '../../../core/domain/index.ts';
import type {
  BarsRequest,
  ChainRequest,
  CorporateActionsRequest,
  IndexLevelsRequest,
  MarketDataRequest,
  OptionContractsRequest,
  OptionQuotesRequest,
  SessionSpan,
} from '../../../core/ports/index.ts';
import { failedAnswer, type HttpResult } from '../../http/index.ts';
import type { ExpectedAnswer } from './answer/envelope.ts';
import type { VendorProduct } from './answer/plan-note.ts';
import { indexTickerOf, parseOptionTicker, vendorTickerOf } from './map/occ-ticker.ts';

type Query = Readonly<Record<string, string | number>>;

/** One question and its pages, all of which stand below `pathFront`. */
export interface Question {
  readonly path: string;
  readonly pathFront: string;
  readonly query: Query;
  /** What its answers say of themselves. */
  readonly expected?: ExpectedAnswer;
}

/** What one request comes down to: questions asked one after the other. */
export interface Inquiry {
  readonly product: VendorProduct;
  readonly questions: readonly Question[];
}

/** Most records that the vendor gives a page. */
const BARS_A_PAGE = 50_000;
const QUOTES_A_PAGE = 50_000;
const REFERENCES_A_PAGE = 1000;
const SNAPSHOTS_A_PAGE = 250;

/** The vendor's bar lengths. Its hours begin at full hours, so that none is the hour of a session that opens at 9:30. */
const WINDOWS: Readonly<Record<Timeframe, string | undefined>> = {
  '1m': '1/minute',
  '5m': '5/minute',
  '15m': '15/minute',
  '30m': '30/minute',
  '60m': undefined,
  D: '1/day',
  W: '1/week',
};

/** The questions of a request, or why the vendor cannot be asked it. */
export function inquiryOf(request: MarketDataRequest): HttpResult<Inquiry> {
  switch (request.kind) {
    case 'bars':
      return barsInquiry(request);
    case 'index-levels':
      return levelsInquiry(request);
    case 'chain':
      return chainInquiry(request);
    case 'option-contracts':
      return contractsInquiry(request);
    case 'option-quotes':
      return quotesInquiry(request);
    case 'dividends':
    case 'splits':
      return corporateActionsInquiry(request);
    default:
      return unsupported('bars, index levels, chains, contracts, quotes, dividends or splits', request.kind);
  }
}

function barsInquiry({ symbol, timeframe, from, to }: BarsRequest): HttpResult<Inquiry> {
  const ticker = vendorTickerOf(symbol);
  if (!/^(?:[IO]:)?[A-Z0-9.]{1,21}$/.test(ticker))
    return unsupported('a symbol such as SPY, SPX or an OCC symbol', symbol);
  const window = WINDOWS[timeframe];
  if (window === undefined) {
    const expected = 'expected 1m, 5m, 15m, 30m, D or W';
    const why =
      'the vendor cuts hours at full hours and sessions open at 9:30: ask 30m bars and make hours of them';
    return failedAnswer('request-unsupported', `polygon: ${expected}, found ${timeframe}; ${why}`);
  }
  const product = ticker.startsWith('I:')
    ? 'index-bars'
    : ticker.startsWith('O:')
      ? 'option-bars'
      : 'share-bars';
  // Bars of indices know no splits, and the vendor no such parameter for them.
  const adjusted = product === 'index-bars' ? {} : { adjusted: 'false' };
  return asked(product, aggregates(ticker, window, { from, to }, adjusted));
}

function levelsInquiry({ index, from, to }: IndexLevelsRequest): HttpResult<Inquiry> {
  const ticker = indexTickerOf(index);
  if (!/^I:[A-Z0-9.]{1,20}$/.test(ticker)) return unsupported('an index such as VIX', index);
  return asked('index-bars', aggregates(ticker, '1/day', { from, to }, {}));
}

function aggregates(ticker: string, window: string, { from, to }: SessionSpan, adjusted: Query): Question {
  const pathFront = `/v2/aggs/ticker/${ticker}/range/${window}/`;
  return {
    path: `${pathFront}${from}/${to}`,
    pathFront,
    query: { ...adjusted, sort: 'asc', limit: BARS_A_PAGE },
    expected: { ticker, ...(adjusted['adjusted'] === 'false' ? { adjusted: false } : {}) },
  };
}

function chainInquiry({ underlying, expiries }: ChainRequest): HttpResult<Inquiry> {
  const ticker = vendorTickerOf(underlying);
  if (!/^(?:I:)?[A-Z.]{1,6}$/.test(ticker))
    return unsupported('an underlying such as SPY or SPX', underlying);
  const path = `/v3/snapshot/options/${ticker}`;
  return asked('chain-snapshot', {
    path,
    pathFront: path,
    query: { ...expirySpan(expiries), order: 'asc', sort: 'ticker', limit: SNAPSHOTS_A_PAGE },
  });
}

function contractsInquiry({ underlying, asOf, expiries }: OptionContractsRequest): HttpResult<Inquiry> {
  if (!/^[A-Z.]{1,6}$/.test(underlying)) return unsupported('an underlying such as SPY or SPX', underlying);
  const path = '/v3/reference/options/contracts';
  const question = (further: Query): Question => ({
    path,
    pathFront: path,
    query: {
      underlying_ticker: underlying,
      ...expirySpan(expiries),
      ...further,
      order: 'asc',
      sort: 'ticker',
      limit: REFERENCES_A_PAGE,
    },
  });
  if (asOf === undefined) return asked('option-contracts', question({}));
  // Whether `expired` is meant as of `asOf` or as of today is not documented: together both questions hold all that was listed.
  const first = expiries !== undefined && expiries.from > asOf ? expiries.from : asOf;
  const listed = (expired: string): Question =>
    question({ as_of: asOf, expired, 'expiration_date.gte': first });
  return asked('option-contracts', listed('true'), listed('false'));
}

function expirySpan(expiries: SessionSpan | undefined): Query {
  return expiries === undefined
    ? {}
    : { 'expiration_date.gte': expiries.from, 'expiration_date.lte': expiries.to };
}

function quotesInquiry({ symbol, from, to }: OptionQuotesRequest): HttpResult<Inquiry> {
  const contract = parseOptionTicker(symbol);
  if (contract === undefined) return unsupported('an OCC symbol such as SPY251219C00650000', symbol);
  const path = `/v3/quotes/O:${contract.symbol}`;
  return asked('option-quotes', {
    path,
    pathFront: path,
    query: {
      'timestamp.gte': from,
      'timestamp.lt': addDays(to, 1),
      order: 'asc',
      sort: 'timestamp',
      limit: QUOTES_A_PAGE,
    },
  });
}

function corporateActionsInquiry({ kind, symbol, from, to }: CorporateActionsRequest): HttpResult<Inquiry> {
  if (!/^[A-Z.]{1,10}$/.test(symbol)) return unsupported('a symbol such as SPY', symbol);
  const path = `/v3/reference/${kind}`;
  const dateName = kind === 'dividends' ? 'ex_dividend_date' : 'execution_date';
  return asked('reference', {
    path,
    pathFront: path,
    query: {
      ticker: symbol,
      ...within(dateName, from, to),
      order: 'asc',
      sort: dateName,
      limit: REFERENCES_A_PAGE,
    },
  });
}

const within = (name: string, from: SessionDate, to: SessionDate): Query => ({
  [`${name}.gte`]: from,
  [`${name}.lte`]: to,
});

const asked = (product: VendorProduct, ...questions: readonly Question[]): HttpResult<Inquiry> => ({
  ok: true,
  value: { product, questions },
});

const unsupported = (expected: string, found: string): HttpResult<Inquiry> =>
  failedAnswer('request-unsupported', `polygon: expected ${expected}, found "${found.slice(0, 40)}"`);
