// A few made-up sessions as a dataset: bars from lists of closes, a chain that follows them, volatility rows after the close.
import {
  addDays,
  type BarClosed,
  dayNumberOf,
  emptyBarSeries,
  type EpochMs,
  type MarketEvent,
  type OptionExpiry,
  type SessionDate,
  weekdayOf,
} from '../domain/index.ts';
import { FakeChain } from '../domain/market/fake-chain.fixture.ts';
import type { TradingSession } from '../market/index.ts';
import type { EventSource } from '../ports/index.ts';
import { instant, stageExpiry } from '../../../test/fixtures/venue-stage.ts';
import type { Dataset } from './sources/dataset-source.ts';

const SESSION_MINUTES = 390;
const PUBLISHED_AFTER_CLOSE_MS = 15 * 60_000;

/** One session: the close of every bar in order, evenly over the day; `undefined` where the bar is missing. */
export interface FakeDay {
  readonly date: SessionDate;
  readonly closes: readonly (number | undefined)[];
  /** VIX at the session's close, points; `undefined` where no row is published. */
  readonly vix?: number | undefined;
}

export interface FakeDatasetSetting {
  readonly days: readonly FakeDay[];
  /** Called as the chain comes to stand at a bar, with spot and time already set; false leaves no chain there. */
  readonly atBar?: (chain: FakeChain, barIndex: number) => boolean;
  readonly tradableFrom?: string;
}

/** The first `count` weekdays from a date on. */
export function weekdays(from: string, count: number): readonly SessionDate[] {
  const dates: SessionDate[] = [];
  for (let date = from as SessionDate; dates.length < count; date = addDays(date, 1)) {
    if (weekdayOf(dayNumberOf(date)) % 6 !== 0) dates.push(date);
  }
  return dates;
}

/** PM expiries of XSP on every Friday from a date on. */
export function fridays(from: string, count: number): readonly OptionExpiry[] {
  const first = weekdays(from, 5).find((date) => weekdayOf(dayNumberOf(date)) === 5) ?? (from as SessionDate);
  return Array.from({ length: count }, (_, week) => stageExpiry('XSP', addDays(first, 7 * week), 'PM'));
}

/** A dataset over `setting.days` with XSP expiries on ten Fridays from the first day on. */
export function fakeDataset(setting: FakeDatasetSetting): Dataset {
  const { days, atBar = () => true, tradableFrom = '0000-01-01' } = setting;
  const sessions = days.map(({ date }, index) => sessionOf(date, index));
  const bars = days.flatMap((day, index) => barsOf(day, sessions[index] as TradingSession));
  const series = emptyBarSeries(bars.length, false);
  for (const [index, { startMs, closeMs, open, close }] of bars.entries()) {
    series.startMs[index] = startMs;
    series.closeMs[index] = closeMs;
    series.open[index] = open;
    series.close[index] = close;
    series.high[index] = Math.max(open, close);
    series.low[index] = Math.min(open, close);
  }
  const chain = new FakeChain(fridays(days[0]?.date ?? '2018-01-02', 10), 0 as EpochMs);
  return {
    root: 'XSP',
    series,
    sessionOf: bars.map(({ session }) => session),
    chain: {
      at(index) {
        chain.atMs = series.closeMs[index] as EpochMs;
        chain.spotPoints = series.close[index] ?? 0;
        return atBar(chain, index) ? chain : { unavailable: 'no volatility' };
      },
    },
    volatility: days.flatMap(({ date, vix }, index) => {
      const publishedMs = ((sessions[index]?.closeMs ?? 0) + PUBLISHED_AFTER_CLOSE_MS) as EpochMs;
      const row = { date, vix: vix ?? 0, vix9d: undefined, vix3m: undefined, vix6m: undefined };
      return vix === undefined ? [] : [{ publishedMs, row }];
    }),
    openingSettlement: () => undefined,
    tradableFromMs: instant(tradableFrom, 0),
  };
}

function sessionOf(date: SessionDate, index: number): TradingSession {
  return {
    index,
    date,
    openMs: instant(date, 0),
    closeMs: instant(date, SESSION_MINUTES),
    isEarlyClose: false,
  };
}

function barsOf({ date, closes }: FakeDay, session: TradingSession) {
  const minutes = SESSION_MINUTES / closes.length;
  return closes.flatMap((close, slot) => {
    if (close === undefined) return [];
    const open = closes[slot - 1] ?? close;
    return [
      {
        session,
        open,
        close,
        startMs: instant(date, slot * minutes),
        closeMs: instant(date, (slot + 1) * minutes),
      },
    ];
  });
}

/** All events of a source, copied, since a source uses its objects again. */
export function eventsOf(source: EventSource): readonly MarketEvent[] {
  const events: MarketEvent[] = [];
  while (source.peek() !== undefined) {
    const event = source.next(events.length + 1);
    events.push(event.kind === 'bar-closed' ? copyOf(event) : event);
  }
  return events;
}

const copyOf = (event: BarClosed): BarClosed => ({ ...event, bar: { ...event.bar } });
