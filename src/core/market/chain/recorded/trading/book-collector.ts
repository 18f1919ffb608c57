// Collects rows of quotes, whatever they were read from, into the book that a run trades on.
import { type Cents, cents, type OptionExpiry, type Root } from '../../../../domain/index.ts';
import type { QuoteInstant } from '../quote-instant.ts';
import {
  BOOK_DROP_REASONS,
  type BookDropReason,
  type BookReport,
  type BookSnapshot,
  type ChainBook,
  NOT_QUOTED,
  type QuotedExpiry,
} from './chain-book.ts';

/** One contract's quote in dollars per share; missing numbers are NaN. */
export interface BookRow {
  readonly instant: QuoteInstant;
  readonly expiry: OptionExpiry;
  readonly isCall: boolean;
  readonly strike: number;
  readonly bid: number;
  readonly ask: number;
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

interface ExpiryRows {
  /** Twice the strike in cents, one more for a call. */
  readonly keys: number[];
  readonly bids: number[];
  readonly asks: number[];
  readonly volumes: number[];
  readonly openInterests: number[];
}

interface SnapshotRows {
  readonly instant: QuoteInstant;
  vendorSpot: number | undefined;
  readonly byExpiry: Map<OptionExpiry, ExpiryRows>;
}

export class BookCollector {
  readonly root: Root;
  readonly #snapshots = new Map<number, SnapshotRows>();
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

  /** Keeps a row. Of quotes for one contract at one instant the first counts. */
  add(row: BookRow): void {
    const strikeCents = wholeCents(row.strike);
    if (strikeCents === undefined) return this.drop('unreadable');
    if (row.expiry.lastTradeMs <= row.instant.atMs) return this.drop('expired');
    // A missing side or a vendor's -1 is no quote; a bid of 0 is one; an ask of 0 offers nothing.
    if (!(row.bid >= 0 && row.ask > 0 && row.ask * 100 <= CENTS_MAX)) return this.drop('no-quote');
    this.#rows += 1;
    const rows = this.#rowsOf(row);
    rows.keys.push(strikeCents * 2 + (row.isCall ? 1 : 0));
    // Only a source finer than a cent is rounded, and then never in the trader's favour.
    rows.bids.push(Math.floor(row.bid * 100 + CENT_TOLERANCE));
    rows.asks.push(Math.ceil(row.ask * 100 - CENT_TOLERANCE));
    rows.volumes.push(row.volume);
    rows.openInterests.push(row.openInterest);
  }

  book(): ChainBook {
    const tally = { quotes: 0, zeroBids: 0, locked: 0, crossed: 0 };
    const snapshots = [...this.#snapshots.values()]
      .toSorted((a, b) => a.instant.atMs - b.instant.atMs)
      .map((rows) => this.#snapshot(rows, tally));
    const report: BookReport = { rows: this.#rows, dropped: this.#dropped, ...tally };
    return { root: this.root, snapshots, report };
  }

  #rowsOf({ instant, expiry, spot }: BookRow): ExpiryRows {
    let snapshot = this.#snapshots.get(instant.atMs);
    if (snapshot === undefined) {
      snapshot = { instant, vendorSpot: undefined, byExpiry: new Map() };
      this.#snapshots.set(instant.atMs, snapshot);
    }
    if (spot > 0) snapshot.vendorSpot ??= spot;
    let rows = snapshot.byExpiry.get(expiry);
    if (rows === undefined) {
      rows = { keys: [], bids: [], asks: [], volumes: [], openInterests: [] };
      snapshot.byExpiry.set(expiry, rows);
    }
    return rows;
  }

  #snapshot({ instant, vendorSpot, byExpiry }: SnapshotRows, tally: QuoteTally): BookSnapshot {
    const expiries = [...byExpiry]
      .toSorted(([a], [b]) => a.settlesAtMs - b.settlesAtMs)
      .map(([expiry, rows]) => {
        const quoted = quotedExpiry(expiry, rows, tally);
        this.#dropped.duplicate += rows.keys.length - quoted.kept;
        return quoted.expiry;
      });
    return { ...instant, vendorSpot, expiries };
  }
}

interface QuoteTally {
  quotes: number;
  zeroBids: number;
  locked: number;
  crossed: number;
}

function wholeCents(strike: number): Cents | undefined {
  if (!(strike >= STRIKE_MIN && strike <= STRIKE_MAX)) return undefined;
  const rounded = Math.round(strike * 100);
  return Math.abs(strike * 100 - rounded) < 1e-3 ? cents(rounded) : undefined;
}

function quotedExpiry(
  expiry: OptionExpiry,
  rows: ExpiryRows,
  tally: QuoteTally,
): { readonly expiry: QuotedExpiry; readonly kept: number } {
  const { keys } = rows;
  const order = Array.from(keys, (_, index) => index).sort(
    (a, b) => (keys[a] as number) - (keys[b] as number) || a - b,
  );
  const strikesCents = [...new Set(order.map((index) => cents((keys[index] as number) >>> 1)))];
  const size = 2 * strikesCents.length;
  const bidCents = new Int32Array(size).fill(NOT_QUOTED);
  const askCents = new Int32Array(size).fill(NOT_QUOTED);
  const volume = new Float64Array(size).fill(Number.NaN);
  const openInterest = new Float64Array(size).fill(Number.NaN);
  let place = -1;
  let strike = Number.NaN;
  let kept = 0;
  for (const index of order) {
    const key = keys[index] as number;
    if (key >>> 1 !== strike) {
      place += 1;
      strike = key >>> 1;
    }
    const entry = 2 * place + (key & 1);
    if (askCents[entry] !== NOT_QUOTED) continue;
    kept += 1;
    const bid = rows.bids[index] as number;
    const ask = rows.asks[index] as number;
    bidCents[entry] = bid;
    askCents[entry] = ask;
    volume[entry] = rows.volumes[index] as number;
    openInterest[entry] = rows.openInterests[index] as number;
    tally.quotes += 1;
    if (bid === 0) tally.zeroBids += 1;
    if (bid === ask) tally.locked += 1;
    if (bid > ask) tally.crossed += 1;
  }
  return { expiry: { expiry, strikesCents, bidCents, askCents, volume, openInterest }, kept };
}
