// What rows have to be before the store takes them: placeable in time, by contract, and under a name that can be a folder's.
import type { ChainRows, RawStamps } from '../../../core/domain/index.ts';
import { intradayMinutes } from '../../../core/domain/index.ts';
import { DatasetError } from '../dataset-error.ts';
import type { SeriesKey } from '../dataset-store.ts';
import { isPartitionKey } from '../tables/partition.ts';

/** Throws `DatasetError` `store-rows` that names the first row at fault: judging rows is the caller's, before this. */
export function checkChainRows(folder: string, rows: ChainRows): void {
  for (const root of rows.roots) checkKey(folder, 'an option root', root);
  const { length, quotedAtMs, strike, root, side } = rows;
  for (let row = 0; row < length; row++) {
    if (!Number.isInteger(quotedAtMs[row]))
      throw fault(folder, row, 'a quote instant in whole ms', quotedAtMs[row]);
    if (!Number.isFinite(strike[row])) throw fault(folder, row, 'a strike', strike[row]);
    if ((root[row] as number) >= rows.roots.length)
      throw fault(folder, row, 'a place among its roots', root[row]);
    if ((side[row] as number) > 1) throw fault(folder, row, 'a side of 0 or 1', side[row]);
  }
}

/** The same for bars, levels and rates, whose stamps are dates or instants as their timeframe says. */
export function checkSeries(
  folder: string,
  key: Omit<SeriesKey, 'timeframe'> & Partial<SeriesKey>,
  rows: RawStamps,
): void {
  checkKey(folder, 'a symbol', key.symbol);
  const kind = isIntraday(key.timeframe) ? 'instant' : 'date';
  if (rows.stampKind !== kind)
    throw new DatasetError('store-rows', folder, {
      message: `${key.symbol} ${key.timeframe ?? ''}: expected stamps of kind ${kind}, found ${rows.stampKind}`,
    });
  for (let row = 0; row < rows.length; row++)
    if (!Number.isInteger(rows.stampsMs[row]))
      throw fault(folder, row, 'a stamp in whole ms', rows.stampsMs[row]);
}

/** Whether bars of a timeframe are stamped with instants; rates have none and are by date. */
export function isIntraday(timeframe: SeriesKey['timeframe'] | undefined): boolean {
  return timeframe !== undefined && intradayMinutes(timeframe) !== undefined;
}

function checkKey(folder: string, what: string, found: string): void {
  if (!isPartitionKey(found))
    throw new DatasetError('store-rows', folder, {
      message: `expected ${what} of capitals, digits, ".", "-" and "_", found "${found}"`,
    });
}

function fault(folder: string, row: number, expected: string, found: number | undefined): DatasetError {
  return new DatasetError('store-rows', folder, {
    message: `row ${row + 1} of a batch: expected ${expected}, found ${String(found)}`,
  });
}
