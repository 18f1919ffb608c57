// A synthetic market that can be cut or poisoned after any bar: bridged bars, estimated volatility and the simulated chain.
import {
  cents,
  dayNumberOf,
  type EpochMs,
  type SessionDate,
  type Settlement,
  truncatedBarSeries,
  weekdayOf,
} from '../../src/core/domain/index.ts';
import { openingSettlements } from '../../src/apps/sessions/market/opening-settlement.ts';
import type { Dataset, DatasetChain } from '../../src/core/engine/index.ts';
import type { TradingSession } from '../../src/core/market/index.ts';
import { createRng } from '../../src/core/numerics/index.ts';
import {
  bridgeIntraday,
  createSimulatedChain,
  estimateVolatility,
  type SessionBars,
  spreadModelOf,
  ZERO_CARRY,
} from '../../src/core/synthetic/index.ts';
import {
  calendar,
  clock,
  dailyBars,
  expiryOn,
  SPX_TICKS,
  strikesAround,
} from '../../src/core/synthetic/small-market.fixture.ts';

/** Everything that is generated before a run: the stream on which cutting and poisoning act. */
export interface MarketStream {
  readonly daily: SessionBars;
  readonly intraday: SessionBars;
  /** The opening value of each session, by its index in the calendar. */
  readonly openings: ReadonlyMap<number, number>;
}

const HISTORY_SESSIONS = 260;
const TRADED_SESSIONS = 50;
const BAR_MINUTES = 30;
/** No figure that a price so far off enters looks like what was; a low one keeps the strike ladders short. */
const ABSURD_FACTOR = 0.3;
const PUBLISHED_AFTER_CLOSE_MS = 15 * 60_000;
/** One expiry a Friday, settled at its opening or at its close; each is one object for every run. */
const FRIDAYS = calendar.sessions.filter(({ date }) => isFriday(date));
const EXPIRIES = {
  AM: FRIDAYS.map(({ date }) => expiryOn(date, 'AM')),
  PM: FRIDAYS.map(({ date }) => expiryOn(date)),
};
/** AM series settle at the mean of these minutes, which are two bars. */
const SOQ_MINUTES = 60;

/** Half-hour bars of 50 sessions, with 260 earlier daily bars for the volatility estimate. */
export function marketStream(): MarketStream {
  const daily = dailyBars('2017-01-03', HISTORY_SESSIONS + TRADED_SESSIONS);
  const traded = rowsFrom(daily, HISTORY_SESSIONS);
  const { sessions } = calendar;
  const bridged = bridgeIntraday({
    daily: traded,
    sessions,
    barMinutes: BAR_MINUTES,
    rng: createRng('lookahead'),
  });
  const openings = new Map([...traded.sessionIndex].map((index, row) => [index, bridged.openings[row] ?? 0]));
  return { daily, intraday: { bars: bridged.bars, sessionIndex: bridged.sessionIndex }, openings };
}

/** The stream as it was known at the close of a bar: later bars, and daily rows not yet complete, are gone. */
export function cutAfter(stream: MarketStream, bar: number): MarketStream {
  const { daily, intraday, openings } = stream;
  const session = intraday.sessionIndex[bar] ?? 0;
  return {
    daily: firstRows(daily, [...daily.sessionIndex].filter((index) => index < session).length),
    intraday: firstRows(intraday, bar + 1),
    openings: new Map([...openings].filter(([index]) => index <= session)),
  };
}

/** The stream with absurd prices in place of everything that was not known at the close of a bar. */
export function poisonAfter(stream: MarketStream, bar: number): MarketStream {
  const { daily, intraday, openings } = stream;
  const session = intraday.sessionIndex[bar] ?? 0;
  const isLater = (index: number): boolean => index > session;
  return {
    daily: poisoned(daily, (row) => (daily.sessionIndex[row] ?? 0) >= session),
    intraday: poisoned(intraday, (row) => row > bar),
    openings: new Map(
      [...openings].map(([index, open]) => [index, isLater(index) ? open * ABSURD_FACTOR : open]),
    ),
  };
}

/** The dataset of a stream; `wrap` may stand between the engine and the chain. */
export function datasetOf(
  stream: MarketStream,
  wrap = (chain: DatasetChain): DatasetChain => chain,
  settlement: Settlement = 'PM',
): Dataset {
  const { daily, intraday, openings } = stream;
  const { sessions } = calendar;
  const { path, rows } = estimateVolatility({ daily, intraday, sessions, premiumScale: 1 });
  const chain = createSimulatedChain({
    root: 'SPXW',
    market: intraday,
    sessions,
    clock,
    volatility: path,
    listings: {
      expiriesOn: (date) => EXPIRIES[settlement].filter(({ sessionDate }) => sessionDate >= date).slice(0, 4),
      strikesCents: (_expiry, _date, referencePoints) => strikesAround(referencePoints),
    },
    carry: ZERO_CARRY,
    tickRules: [SPX_TICKS],
    spread: spreadModelOf('SPXW'),
  });
  const sessionOf = [...intraday.sessionIndex].map((index) => sessions[index] as TradingSession);
  return {
    root: 'SPXW',
    series: intraday.bars,
    sessionOf,
    chain: wrap({
      at(bar) {
        if (path.available[bar] !== 1) return { unavailable: path.unavailableReason };
        chain.moveTo(bar);
        return chain;
      },
    }),
    volatility: rows.map((row) => {
      const closeMs = calendar.sessionOn(row.date)?.closeMs ?? 0;
      return { row, publishedMs: (closeMs + PUBLISHED_AFTER_CLOSE_MS) as EpochMs };
    }),
    openingSettlement: openingSettlements({ market: intraday, sessionOf, openings }, SOQ_MINUTES),
    tradableFromMs: 0 as EpochMs,
  };
}

/** The account that the runs start with. */
export const INITIAL_CASH_CENTS = cents(100_000_000);

function rowsFrom({ bars, sessionIndex }: SessionBars, from: number): SessionBars {
  const rest = (column: Float64Array): Float64Array => column.subarray(from);
  return {
    bars: {
      length: bars.length - from,
      startMs: rest(bars.startMs),
      closeMs: rest(bars.closeMs),
      open: rest(bars.open),
      high: rest(bars.high),
      low: rest(bars.low),
      close: rest(bars.close),
      volume: undefined,
    },
    sessionIndex: sessionIndex.subarray(from),
  };
}

function firstRows({ bars, sessionIndex }: SessionBars, length: number): SessionBars {
  return { bars: truncatedBarSeries(bars, length), sessionIndex: sessionIndex.subarray(0, length) };
}

function poisoned({ bars, sessionIndex }: SessionBars, isPoisoned: (row: number) => boolean): SessionBars {
  const spoilt = (column: Float64Array): Float64Array =>
    column.map((price, row) => (isPoisoned(row) ? price * ABSURD_FACTOR : price));
  const { open, high, low, close } = bars;
  const prices = { open: spoilt(open), high: spoilt(high), low: spoilt(low), close: spoilt(close) };
  return { bars: { ...bars, ...prices }, sessionIndex };
}

function isFriday(date: SessionDate): boolean {
  return weekdayOf(dayNumberOf(date)) === 5;
}
