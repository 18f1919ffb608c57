// What earlier fetches have: told by the store's own imports, so that rows and the word that they are there commit as one.
import type { DatasetStore, ImportManifest } from '../../../adapters/dataset/index.ts';
import { unfinishedSpools } from '../../../adapters/storage/index.ts';
import {
  type DayNumber,
  type EpochMs,
  MS_PER_DAY,
  type SessionDate,
  sessionDateOf,
} from '../../../core/domain/index.ts';
import { easternDateOf, type TradingCalendar } from '../../../core/market/index.ts';
import type { MarketDataPage, SessionSpan } from '../../../core/ports/index.ts';
import type { FetchOrder } from '../orders/fetch-order.ts';

/** What an import says of the fetch that brought it. */
export interface FetchNote {
  readonly title: string;
  /** The series, whoever it comes from, and who it came from. */
  readonly series: string;
  readonly origin: string;
  /** Sessions that are not asked again: those of which rows came. */
  readonly covers: readonly SessionSpan[];
  /** Sessions that have rows, and of which the rest seems to be cut off. */
  readonly cut?: readonly SessionDate[];
}

/** Under this name the note stands among the notes of an import. */
export const NOTE = 'fetch';

/** The series of an order, whoever it comes from. */
export function seriesOf({ kind, series }: Pick<FetchOrder, 'kind' | 'series'>): string {
  return kind === 'bars' ? `${kind} ${series.symbol} ${series.timeframe}` : `${kind} ${series.symbol}`;
}

/** More rows than this share that the store has otherwise are another series, not a correction of this one. */
const CONFLICT_SHARE_MAX = 0.01;

/** An import whose rows contradict what the store had: it completes nothing. */
export function isContradicted({ accepted, conflictsWithStored }: ImportManifest): boolean {
  return conflictsWithStored > accepted * CONFLICT_SHARE_MAX;
}

/** The spans that the store has of an order. */
export function coveredSpans(
  store: Pick<DatasetStore, 'imports'>,
  { title }: FetchOrder,
): readonly SessionSpan[] {
  return store.imports().flatMap((manifest) => {
    const note = fetchNoteOf(manifest);
    return note?.title === title && !isContradicted(manifest) ? note.covers : [];
  });
}

/** The note of an import that a fetch brought. */
export function fetchNoteOf({ notes }: ImportManifest): FetchNote | undefined {
  const note = notes?.[NOTE] as Partial<FetchNote> | undefined;
  return Array.isArray(note?.covers) ? (note as FetchNote) : undefined;
}

/** How many sessions imports of one series brought; `null` where one of them is of no fetch, and its manifest tells none. */
export function fetchedSessions(
  imports: readonly ImportManifest[],
  calendar: TradingCalendar,
): number | null {
  const sessions = new Set<number>();
  for (const manifest of imports) {
    const note = fetchNoteOf(manifest);
    if (note === undefined) return null;
    const cut = (note.cut ?? []).map((date) => ({ from: date, to: date }));
    for (const { from, to } of [...note.covers, ...cut])
      for (let session = calendar.atOrAfter(from); session !== undefined && session.date <= to;) {
        sessions.add(session.index);
        session = calendar.after(session.date);
      }
  }
  return sessions.size;
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

/** The latest session date of a page's bars, which come in order of time. */
export function lastDateOfBars({ rows }: MarketDataPage): SessionDate | undefined {
  if (rows.kind !== 'bars') return undefined;
  const { length, stampKind, stampsMs } = rows.bars;
  let latestMs = Number.NEGATIVE_INFINITY;
  for (const stampMs of stampsMs.subarray(0, length)) if (stampMs > latestMs) latestMs = stampMs;
  if (latestMs === Number.NEGATIVE_INFINITY) return undefined;
  return stampKind === 'instant'
    ? easternDateOf(latestMs as EpochMs)
    : sessionDateOf(Math.floor(latestMs / MS_PER_DAY) as DayNumber);
}
