// The quotes of one minute as they are gathered, and which of those made after one close count as the close's.
import type { OptionExpiry } from '../../../../domain/index.ts';
import type { QuoteInstant } from '../quote-instant.ts';
import { emptyExpiryRows, type ExpiryRows } from './quote-columns.ts';

const MS_PER_MINUTE = 60_000;
const COLUMNS = Object.keys(emptyExpiryRows()) as readonly (keyof ExpiryRows)[];

/** Rows whose stamps are of one minute, its end included: a download takes a while, and bars close on whole minutes. */
export class Download {
  readonly instant: QuoteInstant;
  readonly byExpiry = new Map<OptionExpiry, ExpiryRows>();
  /** The newest of its stamps, the instant as of which all of them are known. */
  newestMs = Number.NEGATIVE_INFINITY;
  vendorSpot: number | undefined;
  #spotMs = Number.NEGATIVE_INFINITY;
  size = 0;

  constructor(instant: QuoteInstant) {
    this.instant = instant;
  }

  /** The rows of an expiry, of which one more is about to be added. */
  rowsOf(expiry: OptionExpiry, stampMs: number, spot: number): ExpiryRows {
    this.newestMs = Math.max(this.newestMs, stampMs);
    if (spot > 0) this.#seeSpot(stampMs, spot);
    this.size += 1;
    let rows = this.byExpiry.get(expiry);
    if (rows === undefined) {
      rows = emptyExpiryRows();
      this.byExpiry.set(expiry, rows);
    }
    return rows;
  }

  /** Whether it quotes no contract that `other` quotes. */
  isApartFrom(other: Download): boolean {
    for (const [expiry, { keys }] of this.byExpiry) {
      const taken = new Set(other.byExpiry.get(expiry)?.keys);
      if (keys.some((key) => taken.has(key))) return false;
    }
    return true;
  }

  /** Takes what another download has. */
  join(other: Download): void {
    this.newestMs = Math.max(this.newestMs, other.newestMs);
    this.vendorSpot ??= other.vendorSpot;
    this.size += other.size;
    for (const [expiry, rows] of other.byExpiry) {
      const own = this.byExpiry.get(expiry);
      if (own === undefined) this.byExpiry.set(expiry, rows);
      else for (const column of COLUMNS) for (const value of rows[column]) own[column].push(value);
    }
  }

  /** A vendor's spot is the newest; of several of one stamp the least, so that the order of files tells nothing. */
  #seeSpot(stampMs: number, spot: number): void {
    if (stampMs < this.#spotMs) return;
    this.vendorSpot = stampMs === this.#spotMs ? Math.min(spot, this.vendorSpot ?? spot) : spot;
    this.#spotMs = stampMs;
  }
}

/** The same for all stamps of one minute of a session, and apart for those of its close. */
export function downloadKey({ atMs, timing, stampedAtMs }: QuoteInstant): number {
  const minute = Math.ceil((stampedAtMs ?? atMs) / MS_PER_MINUTE);
  return timing === 'close' ? -minute : minute;
}

/** Of the fullest, the share that a download has which was not cut short. */
const WHOLE_SHARE = 0.5;

/**
 * What counts as one close's quotes: the first whole download after it, and of the others those that quote no contract of
 * it, such as other expiries. Two downloads of one contract are of two instants, and never mixed.
 */
export function closeOf(downloads: readonly Download[]): {
  readonly close: Download | undefined;
  /** Rows of the downloads that do not count. */
  readonly left: number;
} {
  const inOrder = downloads.toSorted((a, b) => a.newestMs - b.newestMs);
  const fullest = Math.max(...inOrder.map(({ size }) => size));
  const close = inOrder.find(({ size }) => size >= WHOLE_SHARE * fullest);
  let left = 0;
  for (const other of inOrder) {
    if (close === undefined || other === close) continue;
    if (other.isApartFrom(close)) close.join(other);
    else left += other.size;
  }
  return { close, left };
}
