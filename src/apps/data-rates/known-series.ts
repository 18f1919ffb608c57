// The series of rates that a file names in its header, and how each is quoted.
import { type RateBasis, SERIES_BASES } from '../../core/domain/index.ts';

/** A series that is known by the name of its column. */
export interface KnownSeries {
  readonly name: string;
  /** The tenor it is a series of. */
  readonly tenor: string;
  readonly basis: RateBasis;
  /** Of the H.15 release, which tells a day's rate in the afternoon of the next business day. */
  readonly isOfH15: boolean;
}

const SOFR: KnownSeries = { name: 'SOFR', tenor: 'sofr', basis: SERIES_BASES.SOFR, isOfH15: false };
const EFFR: KnownSeries = { name: 'EFFR', tenor: 'effr', basis: SERIES_BASES.DFF, isOfH15: false };
const DTB3: KnownSeries = { name: 'DTB3', tenor: '3m', basis: SERIES_BASES.DTB3, isOfH15: true };
const DGS3MO: KnownSeries = { name: 'DGS3MO', tenor: '3m', basis: SERIES_BASES.DGS3MO, isOfH15: true };

const BY_COLUMN: Readonly<Record<string, KnownSeries>> = {
  sofr: SOFR,
  'sofr pct': SOFR,
  effr: EFFR,
  'effr pct': EFFR,
  dff: EFFR,
  dtb3: DTB3,
  dgs3mo: DGS3MO,
};

/** The series of a column, in small letters; `undefined` where the name tells none. */
export function knownSeries(column: string): KnownSeries | undefined {
  return BY_COLUMN[column];
}
