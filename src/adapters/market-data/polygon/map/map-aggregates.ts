// Maps the vendor's aggregates to bars: shares, indices and options alike.
import { z } from 'zod';
import {
  dayNumberOf,
  intradayMinutes,
  MS_PER_DAY,
  type RawBars,
  type Timeframe,
  weekdayOf,
} from '../../../../core/domain/index.ts';
import type { DayNumber } from '../../../../core/domain/index.ts';
import { epochMs } from '../answer/exact-json.ts';
import type { SessionSpan } from '../../../../core/ports/index.ts';
import type { ReadRecords } from '../answer/read-records.ts';
import { vendorNumber } from '../answer/vendor-number.ts';

/** One bar: `t` is its start in epoch ms; indices have no volume; `n` counts trades, `vw` is their mean price. */
export const aggregateRecord = z.looseObject({
  t: epochMs,
  o: vendorNumber,
  h: vendorNumber,
  l: vendorNumber,
  c: vendorNumber,
  v: vendorNumber.nullish(),
  vw: vendorNumber.nullish(),
  n: vendorNumber.nullish(),
  otc: z.boolean().nullish(),
});
export type AggregateRecord = z.infer<typeof aggregateRecord>;

/** From a Monday to the end of its week. */
const DAYS_BEHIND_MONDAY = 6;

/** The day in New York at an instant, as days since 1970-01-01; the calendar's own conversion is handed in. */
export type NewYorkDay = (ms: number) => number;

/**
 * Bars in the vendor's order. D and W bars are stamped with a date, a week with its Monday: the vendor's begins on Sunday.
 * Bars traded over the counter are left out, no exchange having made them, and so are those of days that were not asked: a
 * week belongs to the span where one of its days does.
 */
export function mapAggregates(
  { records, lines, leftOut }: ReadRecords<AggregateRecord>,
  { timeframe, from, to }: SessionSpan & { readonly timeframe: Timeframe },
  newYorkDay: NewYorkDay,
): RawBars {
  const [first, last] = [dayNumberOf(from) - (timeframe === 'W' ? DAYS_BEHIND_MONDAY : 0), dayNumberOf(to)];
  const kept = [...records.keys()].filter((place) => {
    const record = records[place];
    const day = firstDayOf(timeframe, newYorkDay(record?.t ?? Number.NaN));
    if (record?.otc === true) leftOut.add('over-the-counter');
    else if (day < first || day > last) leftOut.add('outside-span');
    else return true;
    return false;
  });
  const column = (name: 'o' | 'h' | 'l' | 'c' | 'v'): Float64Array =>
    Float64Array.from(kept, (place) => records[place]?.[name] ?? Number.NaN);
  const isIntraday = intradayMinutes(timeframe) !== undefined;
  const hasVolume = kept.some((place) => typeof records[place]?.v === 'number');
  return {
    length: kept.length,
    stampKind: isIntraday ? 'instant' : 'date',
    stampsMs: Float64Array.from(kept, (place) => {
      const startMs = records[place]?.t ?? Number.NaN;
      return isIntraday ? startMs : MS_PER_DAY * firstDayOf(timeframe, newYorkDay(startMs));
    }),
    lines: Int32Array.from(kept, (place) => lines[place] ?? 0),
    open: column('o'),
    high: column('h'),
    low: column('l'),
    close: column('c'),
    volume: hasVolume ? column('v') : undefined,
    dividend: undefined,
  };
}

function firstDayOf(timeframe: Timeframe, day: number): number {
  return timeframe === 'W' && weekdayOf(day as DayNumber) === 0 ? day + 1 : day;
}
