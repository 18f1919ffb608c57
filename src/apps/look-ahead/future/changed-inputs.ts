// All files and tables of a run with another future: what an instant did not know is cut off or made false.
import {
  type CashDividend,
  dayNumberOf,
  MS_PER_DAY,
  type RawBars,
  type RawRates,
  type SessionDate,
} from '../../../core/domain/index.ts';
import { type BookSnapshot, easternEpochMs, type TradingSession } from '../../../core/market/index.ts';
import type { IndexDays, RawInputs } from '../../sessions/index.ts';
import { changedRows, knownFrom } from './changed-rows.ts';
import { FALSE_LEVEL_FACTOR, type FutureChange, sessionAt } from './future-change.ts';

/** Gives the inputs of a run with another future. */
export type InputChanger = (change: FutureChange) => RawInputs;

/**
 * Looks once at when each row was known. Known ahead and therefore left as they are: the exchange calendar, scheduled releases,
 * listing, tick, fee and broker rules. Of volatility indices the day in hand is not cut off, since a run without a row for its
 * first session could not be made, but false it is: the stream keeps what was drawn from it, and the close it publishes later.
 */
export function inputChanger(inputs: RawInputs): InputChanger {
  const { calendar, stored } = inputs;
  const changerOf = (
    raw: RawBars | undefined,
    imported: RawInputs['stored']['bars'],
  ): ((change: FutureChange) => RawBars | undefined) => {
    if (raw === undefined) return () => undefined;
    const knownMs = knownFrom(raw, calendar, imported);
    return (change) => changedRows(raw, knownMs, change);
  };
  const bars = changerOf(inputs.bars, stored.bars);
  const history = changerOf(inputs.history, stored.history);
  const peer = changerOf(inputs.peer, stored.peer);
  const also = inputs.also.map(({ root, bars: raw }) => ({ root, changed: changerOf(raw, undefined) }));
  const falseSnapshot = falseSnapshots();
  return (change) => {
    const session = sessionAt(calendar, change.atMs);
    const date = calendar.sessions[session]?.date ?? ('' as SessionDate);
    const level = (days: IndexDays | undefined): IndexDays | undefined =>
      days && changedIndex(days, calendar.sessions, { change, session });
    return {
      ...inputs,
      bars: bars(change) ?? inputs.bars,
      history: history(change),
      peer: peer(change),
      also: also.map(({ root, changed }, place) => ({
        root,
        bars: changed(change) ?? (inputs.also[place]?.bars as RawBars),
      })),
      vix: level(inputs.vix),
      vix9d: level(inputs.vix9d),
      vix3m: level(inputs.vix3m),
      vix6m: level(inputs.vix6m),
      rates: inputs.rates && changedRates(inputs.rates, date, change),
      chains: inputs.chains && {
        ...inputs.chains,
        book: {
          ...inputs.chains.book,
          snapshots: laterChanged(inputs.chains.book.snapshots, change, falseSnapshot),
        },
      },
      tables: {
        ...inputs.tables,
        spyDividends: changedDividends(inputs.tables.spyDividends, date, change),
        tradingHalts: inputs.tables.tradingHalts.filter(
          (halt) => easternEpochMs(halt.date, 0) + halt.fromSecond * 1000 <= change.atMs,
        ),
      },
    };
  };
}

/** Another factor than that of later days, so that ranks among them differ too. */
const FALSE_LEVEL_TODAY = 1.25;

function changedIndex(
  { closes, bars: days }: IndexDays,
  sessions: readonly TradingSession[],
  { change, session }: { readonly change: FutureChange; readonly session: number },
): IndexDays {
  const lastDate = sessions[session]?.date ?? '';
  const { bars, sessionIndex } = days;
  if (change.kind === 'cut') {
    const found = sessionIndex.findIndex((index) => index > session);
    const length = found < 0 ? bars.length : found;
    const first = (column: Float64Array): Float64Array => column.subarray(0, length);
    return {
      closes: new Map([...closes].filter(([date]) => date <= lastDate)),
      bars: {
        bars: {
          length,
          startMs: first(bars.startMs),
          closeMs: first(bars.closeMs),
          open: first(bars.open),
          high: first(bars.high),
          low: first(bars.low),
          close: first(bars.close),
          volume: undefined,
        },
        sessionIndex: sessionIndex.subarray(0, length),
      },
    };
  }
  // No bar closes after its session's level is out: the day in hand is as unknown as those after it.
  const factorOf = (row: number): number => {
    const index = sessionIndex[row] ?? 0;
    return index > session ? FALSE_LEVEL_FACTOR : index === session ? FALSE_LEVEL_TODAY : 1;
  };
  const times = (column: Float64Array): Float64Array => column.map((value, row) => value * factorOf(row));
  return {
    closes: new Map(
      [...closes].map(([date, level]) => [
        date,
        level * (date > lastDate ? FALSE_LEVEL_FACTOR : date === lastDate ? FALSE_LEVEL_TODAY : 1),
      ]),
    ),
    bars: {
      bars: {
        ...bars,
        open: times(bars.open),
        high: times(bars.high),
        low: times(bars.low),
        close: times(bars.close),
      },
      sessionIndex,
    },
  };
}

const FALSE_RATE = 0.25;

/** A day's rate is known from the next day on. */
function changedRates(raw: RawRates, date: SessionDate, { kind }: FutureChange): RawRates {
  const today = dayNumberOf(date);
  const isLater = (row: number): boolean =>
    Math.floor((raw.stampsMs[row] ?? Number.NaN) / MS_PER_DAY) >= today;
  if (kind === 'poison')
    return { ...raw, rate: raw.rate.map((rate, row) => (isLater(row) ? FALSE_RATE : rate)) };
  const rows = Array.from(raw.lines.keys()).filter((row) => !isLater(row));
  return {
    ...raw,
    length: rows.length,
    stampsMs: Float64Array.from(rows, (row) => raw.stampsMs[row] ?? 0),
    lines: Int32Array.from(rows, (row) => raw.lines[row] ?? 0),
    rate: Float64Array.from(rows, (row) => raw.rate[row] ?? 0),
  };
}

const FALSE_DIVIDEND_FACTOR = 5;

/** An amount is known on its ex-date. */
function changedDividends(
  dividends: readonly CashDividend[],
  date: SessionDate,
  { kind }: FutureChange,
): readonly CashDividend[] {
  return dividends.flatMap((one): readonly CashDividend[] => {
    if (one.exDate <= date) return [one];
    return kind === 'cut' ? [] : [{ ...one, dollars: one.dollars * FALSE_DIVIDEND_FACTOR }];
  });
}

function laterChanged(
  snapshots: readonly BookSnapshot[],
  { atMs, kind }: FutureChange,
  falseOf: (snapshot: BookSnapshot) => BookSnapshot,
): readonly BookSnapshot[] {
  const known = snapshots.filter((snapshot) => snapshot.atMs <= atMs);
  return kind === 'cut' ? known : [...known, ...snapshots.slice(known.length).map(falseOf)];
}

const FALSE_QUOTE_FACTOR = 3;

/** Each snapshot's quotes made false once, since every instant before them asks for the same. */
function falseSnapshots(): (snapshot: BookSnapshot) => BookSnapshot {
  const made = new Map<BookSnapshot, BookSnapshot>();
  const dearer = (cents: Int32Array): Int32Array =>
    cents.map((price) => (price > 0 ? price * FALSE_QUOTE_FACTOR : price));
  return (snapshot) => {
    const found = made.get(snapshot) ?? {
      ...snapshot,
      vendorSpot: snapshot.vendorSpot && snapshot.vendorSpot * FALSE_QUOTE_FACTOR,
      expiries: snapshot.expiries.map((one) => ({
        ...one,
        bidCents: dearer(one.bidCents),
        askCents: dearer(one.askCents),
      })),
    };
    made.set(snapshot, found);
    return found;
  };
}
