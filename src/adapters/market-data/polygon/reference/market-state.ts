// Reads what the vendor says of the market itself: open or closed now, and the holidays to come.
import { z } from 'zod';
import { type EpochMs, parseSessionDate, type SessionDate } from '../../../../core/domain/index.ts';
import { failedAnswer, type HttpResult } from '../../../http/index.ts';
import { readRecords } from '../answer/read-records.ts';

export const marketStatusBody = z.looseObject({
  market: z.string(),
  serverTime: z.iso.datetime({ offset: true }),
  exchanges: z.looseObject({ nyse: z.string() }),
});

/** The market by the vendor's clock; `nyse` is `open`, `closed` or `extended-hours`. */
export interface MarketStatus {
  readonly market: string;
  readonly nyse: string;
  readonly serverMs: EpochMs;
}

export function readMarketStatus(body: unknown): HttpResult<MarketStatus> {
  const parsed = marketStatusBody.safeParse(body);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') || 'another body';
    return failedAnswer(
      'response-malformed',
      `polygon: expected the market's status, found no readable ${path}`,
    );
  }
  const { market, exchanges, serverTime } = parsed.data;
  return { ok: true, value: { market, nyse: exchanges.nyse, serverMs: Date.parse(serverTime) as EpochMs } };
}

export const holidayRecord = z.looseObject({
  exchange: z.string(),
  name: z.string(),
  date: z.string().refine((text) => parseSessionDate(text) !== undefined),
  status: z.enum(['closed', 'early-close']),
  close: z.iso.datetime({ offset: true }).nullish(),
});

/** One day of one exchange. */
export type VendorHoliday = {
  readonly exchange: string;
  readonly name: string;
  readonly date: SessionDate;
} & ({ readonly state: 'closed' } | { readonly state: 'early-close'; readonly closeMs: EpochMs });

export interface VendorHolidays {
  readonly holidays: readonly VendorHoliday[];
  readonly leftOut: Readonly<Record<string, number>>;
}

/** The body is an array without an envelope. A shortened day without its close is left out as `no-close`. */
export function readHolidays(body: unknown): HttpResult<VendorHolidays> {
  const read = readRecords(body, holidayRecord);
  if (!read.ok) return read;
  const { records, leftOut } = read.value;
  const holidays = records.flatMap(({ exchange, name, date, status, close }): readonly VendorHoliday[] => {
    const day = { exchange, name, date: date as SessionDate };
    if (status === 'closed') return [{ ...day, state: status }];
    if (typeof close === 'string') return [{ ...day, state: status, closeMs: Date.parse(close) as EpochMs }];
    leftOut.add('no-close');
    return [];
  });
  return { ok: true, value: { holidays, leftOut: leftOut.counts } };
}
