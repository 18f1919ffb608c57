// Reads the snapshot of indices: the latest value of each, or why the vendor gives none.
import { z } from 'zod';
import { exactInstantOrNever } from '../answer/exact-json.ts';
import type { ReadRecords } from '../answer/read-records.ts';
import { vendorNumber } from '../answer/vendor-number.ts';

export const indexRecord = z.looseObject({
  ticker: z.string(),
  value: vendorNumber.nullish(),
  last_updated: exactInstantOrNever.nullish(),
  error: z.string().nullish(),
});

/** `atMs` is `undefined` where the vendor does not date the value. */
export interface IndexValue {
  readonly index: string;
  readonly points: number;
  readonly atMs: number | undefined;
}

/** Values in the vendor's order; an index without one is left out as `not-found`, `not-entitled` or `no-value`. */
export function mapIndexValues({
  records,
  leftOut,
}: ReadRecords<z.infer<typeof indexRecord>>): readonly IndexValue[] {
  return records.flatMap(({ ticker, value, last_updated: updated, error }) => {
    if (typeof value === 'number')
      return [{ index: ticker.replace(/^I:/, ''), points: value, atMs: updated?.ms }];
    leftOut.add(typeof error === 'string' ? error.toLowerCase().replaceAll('_', '-') : 'no-value');
    return [];
  });
}
