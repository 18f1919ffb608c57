// Maps the vendor's dividends and splits.
import { z } from 'zod';
import { parseSessionDate, type SessionDate } from '../../../../core/domain/index.ts';
import type { DividendRow, SplitRow } from '../../../../core/ports/index.ts';
import type { ReadRecords } from '../answer/read-records.ts';
import { vendorNumber } from '../answer/vendor-number.ts';

const sessionDate = z.string().transform((text, context): SessionDate => {
  const date = parseSessionDate(text);
  if (date !== undefined) return date;
  context.issues.push({ code: 'custom', message: 'expected YYYY-MM-DD', input: text });
  return z.NEVER;
});

export const dividendRecord = z.looseObject({
  ticker: z.string(),
  ex_dividend_date: sessionDate,
  pay_date: sessionDate.nullish(),
  cash_amount: vendorNumber.pipe(z.number().nonnegative()),
  currency: z.string().nullish(),
});

export const splitRecord = z.looseObject({
  ticker: z.string(),
  execution_date: sessionDate,
  split_from: vendorNumber.pipe(z.number().positive()),
  split_to: vendorNumber.pipe(z.number().positive()),
});

/** Dividends in dollars; those in another currency are left out as `not-in-dollars`. */
export function mapDividends({
  records,
  leftOut,
}: ReadRecords<z.infer<typeof dividendRecord>>): readonly DividendRow[] {
  return records.flatMap((record) => {
    if ((record.currency ?? 'USD') !== 'USD') {
      leftOut.add('not-in-dollars');
      return [];
    }
    const {
      ticker: symbol,
      ex_dividend_date: exDate,
      pay_date: payDate,
      cash_amount: amountDollars,
    } = record;
    return [{ symbol, exDate, payDate: payDate ?? undefined, amountDollars }];
  });
}

export function mapSplits({ records }: ReadRecords<z.infer<typeof splitRecord>>): readonly SplitRow[] {
  return records.map(({ ticker, execution_date, split_from, split_to }) => ({
    symbol: ticker,
    exDate: execution_date,
    newShares: split_to,
    oldShares: split_from,
  }));
}
