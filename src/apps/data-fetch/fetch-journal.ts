// What earlier fetches have: told by the store's own imports, so that rows and the word that they are there commit as one.
import type { DatasetStore, ImportManifest } from '../../adapters/dataset/index.ts';
import { unfinishedSpools } from '../../adapters/storage/index.ts';
import {
  daysBetween,
  type DayNumber,
  MS_PER_DAY,
  type SessionDate,
  sessionDateOf,
} from '../../core/domain/index.ts';
import { easternDateOf } from '../../core/market/index.ts';
import type { MarketDataPage, SessionSpan } from '../../core/ports/index.ts';
import type { FetchOrder } from './orders/fetch-order.ts';

/** Of a span that ends this long ago, a vendor has everything that it will ever have. */
const SETTLED_DAYS = 10;

/** What an import says of the fetch that brought it; `covers` is left out where nothing may be taken for complete. */
export interface FetchNote {
  readonly title: string;
  readonly covers?: SessionSpan;
}

/** Under this name the note stands among the notes of an import. */
export const NOTE = 'fetch';

/** The spans that the store has of an order. */
export function coveredSpans(
  store: Pick<DatasetStore, 'imports'>,
  { title }: FetchOrder,
): readonly SessionSpan[] {
  return store.imports().flatMap((manifest) => {
    const note = noteOf(manifest);
    return note?.title === title && note.covers !== undefined ? [note.covers] : [];
  });
}

function noteOf({ notes }: ImportManifest): FetchNote | undefined {
  return notes?.[NOTE] as FetchNote | undefined;
}

/** The label of a spool: the answer that its pages are of. */
export interface SpoolLabel {
  readonly title: string;
  readonly span?: SessionSpan;
}

/** Spans of an order that a fetch began and did not finish. */
export function unfinishedSpans(spoolFolder: string, { title }: FetchOrder): readonly SessionSpan[] {
  return unfinishedSpools(spoolFolder).flatMap(({ label }) => {
    const { title: begun, span } = label as SpoolLabel;
    return begun === title && span !== undefined ? [span] : [];
  });
}

/**
 * What of `span` an answer completes. The end of a recent span counts only as far as rows came: a vendor may publish the
 * last days later, and a day that was taken for complete is never asked again.
 */
export function completedSpan(
  span: SessionSpan,
  pages: readonly MarketDataPage[],
  today: SessionDate,
): SessionSpan | undefined {
  if (daysBetween(span.to, today) > SETTLED_DAYS) return span;
  const last = lastDateOf(pages);
  if (last === undefined || last < span.from) return undefined;
  return { from: span.from, to: last < span.to ? last : span.to };
}

/** The latest session date of a row that holds a value. */
export function lastDateOf(pages: readonly MarketDataPage[]): SessionDate | undefined {
  const dates = pages.map(lastDateOfPage).filter((date) => date !== undefined);
  return dates.toSorted().at(-1);
}

function lastDateOfPage({ rows }: MarketDataPage): SessionDate | undefined {
  if (rows.kind === 'chain') {
    const { date, length } = rows.rows;
    return length === 0 ? undefined : sessionDateOf(Math.max(...date.subarray(0, length)) as DayNumber);
  }
  if (rows.kind === 'rates') return lastStamped(rows.rates, rows.rates.rate);
  if (rows.kind === 'index-levels') return lastStamped(rows.levels, rows.levels.close);
  return rows.kind === 'bars' ? lastStamped(rows.bars, rows.bars.close) : undefined;
}

interface Stamped {
  readonly length: number;
  readonly stampKind: string;
  readonly stampsMs: Float64Array;
}

function lastStamped(
  { length, stampKind, stampsMs }: Stamped,
  values: Float64Array,
): SessionDate | undefined {
  let latestMs = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < length; row += 1) {
    const stampMs = stampsMs[row] ?? Number.NaN;
    if (stampMs > latestMs && !Number.isNaN(values[row])) latestMs = stampMs;
  }
  if (latestMs === Number.NEGATIVE_INFINITY) return undefined;
  return stampKind === 'instant'
    ? easternDateOf(latestMs as Parameters<typeof easternDateOf>[0])
    : sessionDateOf(Math.floor(latestMs / MS_PER_DAY) as DayNumber);
}
