// Bars of a share or an option as Alpaca aggregates them, turned into columns.
import { z } from 'zod';
import {
  addDays,
  dayNumberOf,
  MS_PER_DAY,
  newYorkMidnightMs,
  parseOccSymbol,
  type RawBars,
  type SessionClock,
  type SessionDate,
  type Timeframe,
} from '../../../../core/domain/index.ts';
import type { BarsRequest, FailedAnswer } from '../../../../core/ports/index.ts';
import { failedAnswer } from '../../../http/index.ts';
import type { StockFeed } from '../alpaca-options.ts';
import type { PagedQuestion } from '../answer/answer-pages.ts';
import { barsEnvelope } from '../answer/envelopes.ts';
import type { RecordTally } from '../answer/record-tally.ts';
import { numberOrMissing, vendorInstant } from '../answer/vendor-values.ts';

const BARS_A_PAGE = 10_000;
const MS_PER_HOUR = 3_600_000;

/** The vendor's words. Its hours begin on the hour, half an hour off the session, and its weeks on Mondays without a session. */
const TIMEFRAMES: Readonly<Record<Timeframe, string | undefined>> = {
  '1m': '1Min',
  '5m': '5Min',
  '15m': '15Min',
  '30m': '30Min',
  '60m': undefined,
  D: '1Day',
  W: undefined,
};

const SIP_NOTE =
  'without a plan the sip feed ends a quarter of an hour ago: ask up to an earlier session, or the iex feed';

type BarsEnvelope = z.infer<typeof barsEnvelope>;

/** Bars as traded, not adjusted for splits or dividends; `request-unsupported` for frames that do not follow sessions. */
export function barsQuestion(
  request: BarsRequest,
  feed: StockFeed,
  clock: SessionClock,
): PagedQuestion<BarsEnvelope> | FailedAnswer {
  const timeframe = TIMEFRAMES[request.timeframe];
  if (timeframe === undefined) {
    const instead =
      request.timeframe === 'W'
        ? 'D, which weeks are made of'
        : '30m, which hours of the session are made of';
    return failedAnswer(
      'request-unsupported',
      `alpaca: expected a timeframe that follows sessions, found ${request.timeframe}: ask for ${instead}`,
    );
  }
  const option = parseOccSymbol(request.symbol);
  const symbol = option?.symbol ?? request.symbol.trim().toUpperCase();
  const common = { symbols: symbol, timeframe, limit: BARS_A_PAGE, sort: 'asc' as const, ...spanOf(request) };
  return {
    call: (pageToken) => (apis, init) => {
      const asked = pageToken === undefined ? common : { ...common, pageToken };
      return option === undefined
        ? apis.stocks.stockBarsRaw({ ...asked, adjustment: 'raw', feed }, init)
        : apis.options.optionBarsRaw(asked, init);
    },
    envelope: barsEnvelope,
    planNote: option === undefined && feed === 'sip' ? SIP_NOTE : undefined,
    rowsOf: ({ bars }, tally) => {
      const records = recordsOf(bars ?? {}, symbol, tally);
      const asked = withinSpan(records, request, { clock, tally });
      return { kind: 'bars', bars: columnsOf(asked, request.timeframe === 'D' ? clock : undefined) };
    },
  };
}

/** Midnight to midnight in New York is 04:00 to 04:00 UTC or an hour later, when nothing is traded. */
function spanOf({ from, to }: BarsRequest): { readonly start: Date; readonly end: Date } {
  const at = (date: SessionDate): number => dayNumberOf(date) * MS_PER_DAY + 4 * MS_PER_HOUR;
  return { start: new Date(at(from)), end: new Date(at(addDays(to, 1)) - 1000) };
}

const barRecord = z.looseObject({
  t: vendorInstant,
  o: numberOrMissing,
  h: numberOrMissing,
  l: numberOrMissing,
  c: numberOrMissing,
  v: numberOrMissing,
});
type BarRecord = z.infer<typeof barRecord>;

interface PlacedRecord {
  readonly record: BarRecord;
  /** From 1 in its page. */
  readonly line: number;
}

function recordsOf(
  bars: NonNullable<BarsEnvelope['bars']>,
  symbol: string,
  tally: RecordTally,
): readonly PlacedRecord[] {
  const placed: PlacedRecord[] = [];
  let line = 0;
  for (const [name, records] of Object.entries(bars)) {
    const isAsked = name.replaceAll(' ', '').toUpperCase() === symbol;
    for (const raw of records ?? []) {
      line += 1;
      const record = isAsked ? tally.read(barRecord, raw) : tally.leaveOut('another-symbol');
      if (record !== undefined) placed.push({ record, line });
    }
  }
  return placed;
}

/** Today's unfinished bar is one that nobody asked for. */
function withinSpan(
  records: readonly PlacedRecord[],
  { from, to }: BarsRequest,
  { clock, tally }: { readonly clock: SessionClock; readonly tally: RecordTally },
): readonly PlacedRecord[] {
  const [first, last] = [dayNumberOf(from), dayNumberOf(to)];
  return records.filter(({ record }) => {
    const day = clock.newYorkDay(record.t.ms);
    if (day >= first && day <= last) return true;
    tally.leaveOut('outside-span');
    return false;
  });
}

/** Days are dated by the clock; without one bars keep their instants. */
function columnsOf(records: readonly PlacedRecord[], clock: SessionClock | undefined): RawBars {
  const column = (value: (record: BarRecord) => number): Float64Array =>
    Float64Array.from(records, ({ record }) => value(record));
  return {
    length: records.length,
    stampKind: clock === undefined ? 'instant' : 'date',
    stampsMs: column(({ t }) => (clock === undefined ? t.ms : dateStamp(t.ms, clock))),
    lines: Int32Array.from(records, ({ line }) => line),
    open: column(({ o }) => o),
    high: column(({ h }) => h),
    low: column(({ l }) => l),
    close: column(({ c }) => c),
    volume: column(({ v }) => v),
    dividend: undefined,
  };
}

/** The date of a day's bar, which is stamped at midnight in New York; NaN at any other time. */
function dateStamp(ms: number, clock: SessionClock): number {
  const day = clock.newYorkDay(ms);
  return newYorkMidnightMs(day, clock) === ms ? day * MS_PER_DAY : Number.NaN;
}
