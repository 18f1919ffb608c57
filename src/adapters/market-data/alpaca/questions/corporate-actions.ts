// Cash dividends and splits of a share by ex-date, from Alpaca's corporate actions.
import { z } from 'zod';
import { addDays, type SessionDate } from '../../../../core/domain/index.ts';
import type { CorporateActionsRequest, DividendRow, SplitRow } from '../../../../core/ports/index.ts';
import type { PagedQuestion } from '../answer/answer-pages.ts';
import { corporateActionsEnvelope } from '../answer/envelopes.ts';
import type { RecordTally } from '../answer/record-tally.ts';
import { dateOrMissing, vendorDate, vendorNumber } from '../answer/vendor-values.ts';

const ACTIONS_A_PAGE = 1000;
/**
 * The vendor finds actions by the day it processes them, for a dividend the day it is paid, which is never before the
 * ex-date by more than a few days and hardly ever behind it by more than these.
 */
const DAYS_BEFORE = 10;
const DAYS_AFTER = 120;

type ActionsEnvelope = z.infer<typeof corporateActionsEnvelope>;

/** What went or goes ex within the request's span; the rest of a wider answer is counted as `outside-span`. */
export function corporateActionsQuestion(request: CorporateActionsRequest): PagedQuestion<ActionsEnvelope> {
  const isDividends = request.kind === 'dividends';
  const symbol = request.symbol.trim().toUpperCase();
  const asked = {
    symbols: symbol,
    types: isDividends ? 'cash_dividend' : 'forward_split,reverse_split',
    start: new Date(addDays(request.from, -DAYS_BEFORE)),
    end: new Date(addDays(request.to, DAYS_AFTER)),
    limit: ACTIONS_A_PAGE,
    sort: 'asc' as const,
  };
  return {
    call: (pageToken) => (apis, init) =>
      apis.corporateActions.corporateActionsRaw(
        pageToken === undefined ? asked : { ...asked, pageToken },
        init,
      ),
    envelope: corporateActionsEnvelope,
    planNote: undefined,
    rowsOf: ({ corporate_actions: actions }, tally) => {
      const of = (kind: string): readonly unknown[] => actions?.[kind] ?? [];
      const isWanted = (row: { readonly symbol: string; readonly exDate: SessionDate }): boolean => {
        const reason = reasonAgainst(row, { ...request, symbol });
        if (reason !== undefined) tally.leaveOut(reason);
        return reason === undefined;
      };
      if (isDividends)
        return { kind: 'dividends', dividends: dividendsOf(of('cash_dividends'), tally).filter(isWanted) };
      const splits = splitsOf([...of('forward_splits'), ...of('reverse_splits')], tally);
      return { kind: 'splits', splits: splits.filter(isWanted) };
    },
  };
}

function reasonAgainst(
  row: { readonly symbol: string; readonly exDate: SessionDate },
  { symbol, from, to }: CorporateActionsRequest,
): string | undefined {
  if (row.symbol !== symbol) return 'another-symbol';
  return row.exDate >= from && row.exDate <= to ? undefined : 'outside-span';
}

const symbolText = z.string().trim().toUpperCase();

const dividendRecord = z.looseObject({
  symbol: symbolText,
  ex_date: vendorDate,
  payable_date: dateOrMissing,
  rate: vendorNumber,
  currency: z.string().nullish(),
});

const splitRecord = z.looseObject({
  symbol: symbolText,
  ex_date: vendorDate,
  new_rate: vendorNumber,
  old_rate: vendorNumber,
});

function dividendsOf(records: readonly unknown[], tally: RecordTally): readonly DividendRow[] {
  return records.flatMap((raw) => {
    const record = tally.read(dividendRecord, raw);
    if (record === undefined) return [];
    // An empty currency is the vendor's way of saying dollars.
    if (!['', 'USD'].includes(record.currency ?? '')) {
      tally.leaveOut('another-currency');
      return [];
    }
    const { symbol, ex_date: exDate, payable_date: payDate, rate } = record;
    return [{ symbol, exDate, payDate, amountDollars: rate }];
  });
}

function splitsOf(records: readonly unknown[], tally: RecordTally): readonly SplitRow[] {
  return records.flatMap((raw) => {
    const record = tally.read(splitRecord, raw);
    if (record === undefined) return [];
    const { symbol, ex_date: exDate, new_rate: newShares, old_rate: oldShares } = record;
    return [{ symbol, exDate, newShares, oldShares }];
  });
}
