// Collects rows of quotes, whatever they were read from, into the book that a run trades on.
import { type Cents, cents, type EpochMs, type OptionExpiry, type Root } from '../../../../domain/index.ts';
import type { QuoteInstant } from '../quote-instant.ts';
import {
  BOOK_DROP_REASONS,
  type BookDropReason,
  type BookReport,
  type BookSnapshot,
  type ChainBook,
} from './chain-book.ts';
import { closeOf, Download, downloadKey } from './download.ts';
import { emptyTally, quotedExpiry, type QuoteTally } from './quote-columns.ts';

/** One contract's quote in dollars per share; missing numbers are NaN. */
export interface BookRow {
  readonly instant: QuoteInstant;
  readonly expiry: OptionExpiry;
  readonly isCall: boolean;
  readonly strike: number;
  readonly bid: number;
  readonly ask: number;
  /** Contracts. */
  readonly bidSize: number;
  readonly askSize: number;
  readonly volume: number;
  readonly openInterest: number;
  readonly spot: number;
}

/** Dollars that an OCC symbol can write, of which a cent is the least that is listed. */
const STRIKE_MIN = 0.01;
const STRIKE_MAX = 99_999.999;
const CENTS_MAX = 2 ** 31 - 1;
/** A price this little off a whole cent, in cents, is on it. */
const CENT_TOLERANCE = 1e-6;

export class BookCollector {
  readonly root: Root;
  readonly #downloads = new Map<number, Download>();
  readonly #dropped: Record<BookDropReason, number>;
  #rows = 0;

  constructor(root: Root) {
    this.root = root;
    this.#dropped = Object.fromEntries(BOOK_DROP_REASONS.map((reason) => [reason, 0])) as Record<
      BookDropReason,
      number
    >;
  }

  drop(reason: BookDropReason): void {
    this.#rows += 1;
    this.#dropped[reason] += 1;
  }

  /** Keeps a row; what of it counts is decided when all are known, so that their order does not matter. */
  add(row: BookRow): void {
    const strikeCents = wholeCents(row.strike);
    if (strikeCents === undefined) return this.drop('unreadable');
    if (row.expiry.lastTradeMs <= row.instant.atMs) return this.drop('expired');
    // A missing side or a vendor's -1 is no quote; a bid of 0 is one; an ask of 0 offers nothing.
    if (!(row.bid >= 0 && row.ask > 0 && row.ask * 100 <= CENTS_MAX)) return this.drop('no-quote');
    this.#rows += 1;
    const stampMs = row.instant.stampedAtMs ?? row.instant.atMs;
    const rows = this.#downloadOf(row.instant).rowsOf(row.expiry, stampMs, row.spot);
    rows.keys.push(strikeCents * 2 + (row.isCall ? 1 : 0));
    rows.stampsMs.push(stampMs);
    // Only a source finer than a cent is rounded, and then never in the trader's favour.
    rows.bids.push(Math.floor(row.bid * 100 + CENT_TOLERANCE));
    rows.asks.push(Math.ceil(row.ask * 100 - CENT_TOLERANCE));
    rows.bidSizes.push(row.bidSize);
    rows.askSizes.push(row.askSize);
    rows.volumes.push(row.volume);
    rows.openInterests.push(row.openInterest);
  }

  book(): ChainBook {
    const tally = emptyTally();
    const dropped = { ...this.#dropped };
    const closes = new Map<number, Download[]>();
    const counted: Download[] = [];
    for (const download of this.#downloads.values()) {
      const { atMs, timing } = download.instant;
      const ofClose = closes.get(atMs);
      if (timing === 'intraday') counted.push(download);
      else if (ofClose === undefined) closes.set(atMs, [download]);
      else ofClose.push(download);
    }
    for (const downloads of closes.values()) {
      const { close, left } = closeOf(downloads);
      if (close !== undefined) counted.push(close);
      dropped['other-download'] += left;
    }
    const snapshots = counted
      .map((download) => snapshotOf(download, tally))
      .filter(({ expiries }) => expiries.length > 0)
      .toSorted((a, b) => a.atMs - b.atMs);
    const { quotes, zeroBids, locked, crossed, duplicate, conflict, superseded } = tally;
    Object.assign(dropped, { duplicate, conflict, superseded });
    const report: BookReport = { rows: this.#rows, quotes, dropped, zeroBids, locked, crossed };
    return { root: this.root, snapshots, report };
  }

  #downloadOf(instant: QuoteInstant): Download {
    const key = downloadKey(instant);
    let download = this.#downloads.get(key);
    if (download === undefined) {
      download = new Download(instant);
      this.#downloads.set(key, download);
    }
    return download;
  }
}

function snapshotOf({ instant, newestMs, vendorSpot, byExpiry }: Download, tally: QuoteTally): BookSnapshot {
  const { date, timing, atMs } = instant;
  const newest = newestMs as EpochMs;
  const expiries = [...byExpiry]
    .toSorted(([a], [b]) => a.settlesAtMs - b.settlesAtMs)
    .flatMap(([expiry, rows]) => quotedExpiry(expiry, rows, tally) ?? []);
  if (timing === 'intraday') return { date, timing, atMs: newest, vendorSpot, expiries };
  return { date, timing, atMs, ...(newest === atMs ? {} : { stampedAtMs: newest }), vendorSpot, expiries };
}

function wholeCents(strike: number): Cents | undefined {
  if (!(strike >= STRIKE_MIN && strike <= STRIKE_MAX)) return undefined;
  const rounded = Math.round(strike * 100);
  return Math.abs(strike * 100 - rounded) < 1e-3 ? cents(rounded) : undefined;
}
