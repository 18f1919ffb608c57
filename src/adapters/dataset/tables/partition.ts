// Partitions of the store: folders whose names say which rows stand in them.
import { type DayNumber, type SessionDate, sessionDateOf } from '../../../core/domain/index.ts';
import { MS_PER_DAY, type Timeframe } from '../../../core/domain/index.ts';
import type { StoredTable } from './stored-table.ts';

const KEY_PATTERN = /^[A-Z0-9][A-Z0-9._-]{0,31}$/;

/** Whether a root, symbol or series can stand in a folder's name. */
export function isPartitionKey(text: string): boolean {
  return KEY_PATTERN.test(text);
}

/** The folder of a root's quotes of one session date, below the store's. */
export function chainPartition(root: string, day: number): string {
  return `chains/root=${root}/date=${sessionDateOf(day as DayNumber)}`;
}

/** The folder of a root's quotes, whose subfolders are its dates. */
export function seriesFolder(
  kind: 'bars' | 'levels' | 'rates',
  key: { readonly symbol: string; readonly timeframe?: Timeframe },
): string {
  return kind === 'rates'
    ? `rates/series=${key.symbol}`
    : `${kind}/symbol=${key.symbol}/timeframe=${key.timeframe}`;
}

/** The folder of a stamp's rows below `seriesFolder`: a month of rows inside the day, a year of daily or weekly ones. */
export function periodFolder(isIntraday: boolean, stampMs: number): string {
  const date = sessionDateOf(Math.floor(stampMs / MS_PER_DAY) as DayNumber);
  return isIntraday ? `month=${date.slice(0, 7)}` : `year=${date.slice(0, 4)}`;
}

/** What a part's path says about it. */
export interface PartPlace {
  readonly kind: StoredTable['kind'];
  /** Root, symbol or series. */
  readonly name: string;
  readonly timeframe: Timeframe | undefined;
  /** Its partition's folder. */
  readonly folder: string;
  /** First and last date the partition can hold; the last as text that no date of it exceeds. */
  readonly from: SessionDate;
  readonly to: SessionDate;
}

const PART_PATTERN =
  /^(chains|bars|levels|rates)\/(?:root|symbol|series)=([^/]+)(?:\/timeframe=([^/]+))?\/(date|month|year)=([\d-]+)\/[0-9a-f]{16}(?:-\d+)?\.parquet$/;

/** The place of a part, or `undefined` where the path is none of a part. */
export function partPlace(path: string): PartPlace | undefined {
  const [, kind, name, timeframe, , period] = PART_PATTERN.exec(path) ?? [];
  if (kind === undefined || name === undefined || period === undefined) return undefined;
  return {
    kind: kind as StoredTable['kind'],
    name,
    timeframe: timeframe as Timeframe | undefined,
    folder: path.slice(0, path.lastIndexOf('/')),
    from: `${period}${'-01-01'.slice(period.length - 4)}` as SessionDate,
    to: `${period}${'-12-31'.slice(period.length - 4)}` as SessionDate,
  };
}
