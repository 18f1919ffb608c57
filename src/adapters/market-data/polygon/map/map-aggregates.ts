// Maps the vendor's aggregates to bars: shares, indices and options alike.
import { z } from 'zod';
import {
  intradayMinutes,
  MS_PER_DAY,
  type RawBars,
  type Timeframe,
  weekdayOf,
} from '../../../../core/domain/index.ts';
import type { DayNumber } from '../../../../core/domain/index.ts';
import { epochMs } from '../answer/exact-json.ts';
import type { ReadRecords } from '../answer/read-records.ts';

const price = z.number();

/** One bar: `t` is its start in epoch ms; indices have no volume; `n` counts trades, `vw` is their mean price. */
export const aggregateRecord = z.looseObject({
  t: epochMs,
  o: price,
  h: price,
  l: price,
  c: price,
  v: z.number().nullish(),
  vw: z.number().nullish(),
  n: z.number().nullish(),
  otc: z.boolean().nullish(),
});
export type AggregateRecord = z.infer<typeof aggregateRecord>;

/** The day in New York at an instant, as days since 1970-01-01; the calendar's own conversion is handed in. */
export type NewYorkDay = (ms: number) => number;

/**
 * Bars in the vendor's order. D and W bars are stamped with a date, a week with its Monday: the vendor's begins on Sunday.
 * Bars traded over the counter are left out, no exchange having made them.
 */
export function mapAggregates(
  { records, lines, leftOut }: ReadRecords<AggregateRecord>,
  timeframe: Timeframe,
  newYorkDay: NewYorkDay,
): RawBars {
  const kept = [...records.keys()].filter((place) => {
    if (records[place]?.otc !== true) return true;
    leftOut.add('over-the-counter');
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
