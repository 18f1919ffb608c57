// What became of the rows of an answer, and of which sessions there are some.
import type { StoreImport } from '../../../adapters/dataset/index.ts';
import type { SessionDate } from '../../../core/domain/index.ts';
import type { ShortSession } from '../../../core/market/index.ts';
import type { SessionSpan } from '../../../core/ports/index.ts';

export type Counts = Readonly<Record<string, number>>;

/** `append` hands the rows that are kept to the store. */
export interface JudgedRows {
  readonly accepted: number;
  readonly repaired: Counts;
  readonly quarantined: Counts;
  readonly quarantinedLines: readonly { readonly line: number; readonly reason: string }[];
  /** Sessions of which rows are kept. */
  readonly dates: ReadonlySet<SessionDate>;
  /** Days of which the vendor says that there is no value. */
  readonly valuelessDates: readonly SessionDate[];
  /** Sessions of which bars are missing. */
  readonly shortSessions: readonly ShortSession[];
  readonly append: (into: StoreImport) => Promise<void>;
  /** Why none of them can be trusted: columns that the rows contradict. */
  readonly refused?: string;
}

export function nothingJudged(quarantined: Counts = {}): JudgedRows {
  return {
    accepted: 0,
    repaired: {},
    quarantined,
    quarantinedLines: [],
    dates: new Set(),
    valuelessDates: [],
    shortSessions: [],
    append: () => Promise.resolve(),
  };
}

/** Rows that nobody asked for are left out under this name. */
export const OUTSIDE_SPAN = 'outside-span';

/** Places of the rows whose date lies in the span; all of them where there is none. */
export function placesWithin(
  dates: readonly SessionDate[],
  span: SessionSpan | undefined,
): readonly number[] {
  const places: number[] = [];
  for (const [place, date] of dates.entries())
    if (span === undefined || (date >= span.from && date <= span.to)) places.push(place);
  return places;
}

/** The counts with the rows that were left out for their date. */
export function withOutside(repaired: Counts, outside: number): Counts {
  return outside === 0 ? repaired : { ...repaired, [OUTSIDE_SPAN]: outside };
}
