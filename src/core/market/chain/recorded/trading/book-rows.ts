// Puts the rows of chain files and of the dataset store into a book, each dated and named by the exchange's own rules.
import {
  type ChainRows,
  type DayNumber,
  type EpochMs,
  type OptionExpiry,
  type RawChain,
} from '../../../../domain/index.ts';
import { easternDateOf } from '../../../calendar/eastern-time.ts';
import type { TradingCalendar } from '../../../calendar/trading-calendar.ts';
import type { Listings } from '../../../listing/listings.ts';
import { instantIn, type NoInstant, type QuoteInstant, quoteInstant } from '../quote-instant.ts';
import { createExpiryReader } from '../quoted-expiry.ts';
import type { DropReason, RecordedUnderlying } from '../recorded-chain.ts';
import { BookCollector } from './book-collector.ts';
import type { BookDropReason, ChainBook } from './chain-book.ts';

/** Takes rows of any number of files and pages, then gives the book of one class. */
export interface BookFiller {
  addRaw(raw: RawChain): void;
  addRows(rows: ChainRows): void;
  book(): ChainBook;
}

/**
 * A filler for the class of `listings`. An expiry that the listings know is their own object, so that a trade may be
 * looked at on recorded and on simulated chains alike.
 */
export function createBookFiller(calendar: TradingCalendar, listings: Listings): BookFiller {
  const { root } = listings;
  const collector = new BookCollector(root);
  const expiryOf = createExpiryReader(calendar);
  const ownExpiry = createListedExpiry(listings);
  const expiryOfClass = (
    underlying: RecordedUnderlying,
    named: string | undefined,
    day: number,
  ): OptionExpiry | BookDropReason => {
    const expiry = expiryOf(underlying, named, day);
    if (typeof expiry === 'string') return reasonOf(expiry);
    return expiry.root === root ? ownExpiry(expiry) : 'other-root';
  };
  return {
    addRaw: (raw) => addRaw(raw, { collector, calendar, expiryOfClass }),
    addRows: (rows) => addRows(rows, { collector, calendar, expiryOfClass }),
    book: () => collector.book(),
  };
}

interface Filling {
  readonly collector: BookCollector;
  readonly calendar: TradingCalendar;
  readonly expiryOfClass: (
    underlying: RecordedUnderlying,
    named: string | undefined,
    day: number,
  ) => OptionExpiry | BookDropReason;
}

const UNDERLYING_OF: Readonly<Record<string, RecordedUnderlying>> = {
  SPX: 'SPX',
  SPXW: 'SPX',
  XSP: 'XSP',
  SPY: 'SPY',
};

function addRaw(raw: RawChain, { collector, calendar, expiryOfClass }: Filling): void {
  const instants = new Map<number, QuoteInstant | NoInstant>();
  const instantOf = (stampMs: number): QuoteInstant | NoInstant => {
    const known = instants.get(stampMs);
    if (known !== undefined) return known;
    const instant = quoteInstant(stampMs, raw, calendar);
    instants.set(stampMs, instant);
    return instant;
  };
  for (let row = 0; row < raw.length; row += 1) {
    const stampMs = raw.stampsMs[row] as number;
    const side = raw.side[row] as number;
    const underlying = UNDERLYING_OF[raw.underlyings[raw.underlyingOf[row] as number] ?? ''];
    if (Number.isNaN(stampMs) || side > 1) collector.drop('unreadable');
    else if (underlying === undefined) collector.drop('nonstandard-root');
    else {
      const instant = instantOf(stampMs);
      const named = raw.roots[raw.rootOf[row] as number];
      const expiry = expiryOfClass(underlying, named, raw.expiryDay[row] as number);
      collect(collector, raw, row, { instant, expiry });
    }
  }
}

function addRows(rows: ChainRows, { collector, calendar, expiryOfClass }: Filling): void {
  for (let row = 0; row < rows.length; row += 1) {
    const named = rows.roots[rows.root[row] as number] ?? '';
    const underlying = UNDERLYING_OF[named];
    if (underlying === undefined) {
      collector.drop('nonstandard-root');
      continue;
    }
    const instant = storedInstant(rows.quotedAtMs[row] as number, rows.date[row] as number, calendar);
    const expiry = expiryOfClass(underlying, named, rows.expiryDay[row] as number);
    collect(collector, rows, row, { instant, expiry });
  }
}

/** A row goes into the book where both its instant and its expiry are known. */
function collect(
  collector: BookCollector,
  columns: RawChain | ChainRows,
  row: number,
  {
    instant,
    expiry,
  }: { readonly instant: QuoteInstant | NoInstant; readonly expiry: OptionExpiry | BookDropReason },
): void {
  if (typeof instant === 'string') collector.drop(instant);
  else if (typeof expiry === 'string') collector.drop(expiry);
  else
    collector.add({
      instant,
      expiry,
      isCall: columns.side[row] === 1,
      strike: columns.strike[row] as number,
      bid: columns.bid[row] as number,
      ask: columns.ask[row] as number,
      bidSize: 'bidSize' in columns ? (columns.bidSize[row] as number) : Number.NaN,
      askSize: 'askSize' in columns ? (columns.askSize[row] as number) : Number.NaN,
      volume: columns.volume[row] as number,
      openInterest: columns.openInterest[row] as number,
      spot: columns.spot[row] as number,
    });
}

/** A stored row has its session and its own instant. */
function storedInstant(quotedAtMs: number, day: number, calendar: TradingCalendar): QuoteInstant | NoInstant {
  const session = calendar.sessionOnDay(day as DayNumber);
  if (session === undefined || Number.isNaN(quotedAtMs)) return 'outside-calendar';
  return instantIn(session, quotedAtMs as EpochMs);
}

/** The reasons that name an expiry are those of a row. */
function reasonOf(reason: DropReason): BookDropReason {
  switch (reason) {
    case 'nonstandard-root':
    case 'outside-calendar':
    case 'not-an-expiry':
    case 'ambiguous-root':
      return reason;
    default:
      return 'unreadable';
  }
}

/** The listings' own object of an expiry; one that they do not know is one object for the life of the filler. */
function createListedExpiry(listings: Listings): (quoted: OptionExpiry) => OptionExpiry {
  const known = new Map<string, OptionExpiry>();
  return (quoted) => {
    const { sessionDate, settlement } = quoted;
    let own = known.get(sessionDate);
    if (own === undefined) {
      own =
        listings
          .expiriesOn(easternDateOf(quoted.lastTradeMs))
          .find((listed) => listed.sessionDate === sessionDate && listed.settlement === settlement) ?? quoted;
      known.set(sessionDate, own);
    }
    return own;
  };
}
