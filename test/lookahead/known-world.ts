// The world that leaks are planted in: half-hour bars of the end of 2018 as a file has them, with levels, rates and a peer.
import { DEFAULT_SETTINGS, type Settings } from '../../src/apps/config/index.ts';
import { type ProofSubject, subjectOf } from '../../src/apps/look-ahead/index.ts';
import {
  type IndexDays,
  type PreparedRun,
  type RawInputs,
  runMarket,
} from '../../src/apps/sessions/index.ts';
import { readInputs } from '../../src/apps/sessions/market/read-inputs.ts';
import {
  dayNumberOf,
  emptyBarSeries,
  MS_PER_DAY,
  type RawBars,
  type RawRates,
  type SessionDate,
  type VolatilityRow,
} from '../../src/core/domain/index.ts';
import { NO_FEES } from '../../src/core/execution/index.ts';
import type { RunManifestRecord } from '../../src/core/ledger/index.ts';
import type { TradingCalendar } from '../../src/core/market/index.ts';

/** A half day, a closure and a fall of the market are among the 18 sessions. */
const FROM = '2018-11-19';
const TO = '2018-12-14';
/** Enough for the ranks' 252 sessions and for the model's first fit. */
const HISTORY_FROM = '2017-09-01';
/** The estimate of levels needs 252 sessions before that. */
const DRAWN_FROM = '2016-08-01';

const { regime, selection, entry, exit, risk } = DEFAULT_SETTINGS;

/** Enters often, leaves early, lets some expire; a fitted model names its regime. */
export const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  root: 'SPXW',
  cash: 1_000_000,
  timeframe: '30m',
  from: FROM,
  to: TO,
  selection: {
    ...selection,
    dteTarget: 5,
    dteMin: 1,
    dteMax: 9,
    shortDelta: 0.25,
    longDelta: 0.1,
    creditWidthMin: 0.05,
  },
  entry: {
    ...entry,
    windowStart: '09:30',
    windowEnd: '16:00',
    entriesPerSessionMax: 2,
    daysBetweenEntriesMin: 0,
    positionsMax: 8,
  },
  exit: { ...exit, profitTargetRatio: 0.8, dteFloor: null },
  regime: { ...regime, mode: 'hmm', hmmSessionsMin: 200, hmmStarts: 1, block: null },
  risk: { ...risk, riskPerTradeRatio: 0.05 },
};

/** The bundled days drawn into half hours, once for every test of a file. */
const drawn = made({ ...SETTINGS, regime: { ...regime, mode: 'off' } });

function made(settings: Settings): PreparedRun {
  const read = readInputs({});
  if (!read.ok) throw new Error(read.error.message);
  const inputs = { ...read.value, bars: daysFrom(read.value.bars, DRAWN_FROM) };
  const market = runMarket(inputs, settings, NO_FEES);
  if (!market.ok) throw new Error(market.error.message);
  const request = { settings, inputs: {}, command: [] };
  // No proof reads the manifest.
  const manifest = { type: 'manifest' } as RunManifestRecord;
  return { request, inputs, market: market.value, feeSchedule: NO_FEES, manifest, runId: 'known-world' };
}

/** The half hours of the span as the rows of a file, and the days before it, the levels, rates and a peer beside them. */
export function worldInputs(): RawInputs {
  const {
    inputs,
    market: { dataset, history },
  } = drawn;
  const days = daysFrom(inputs.bars, HISTORY_FROM);
  const rows = [...history.volatility, ...dataset.volatility]
    .map(({ row }) => row)
    .filter(({ date }) => date >= HISTORY_FROM && date <= TO);
  return {
    ...inputs,
    bars: halfHours(),
    isBundledBars: false,
    history: days,
    vix: levels(rows, ({ vix }) => vix, inputs.calendar),
    vix3m: levels(rows, ({ vix }) => 6 + 0.7 * vix, inputs.calendar),
    rates: rates(rows),
    peer: peerDays(days),
  };
}

function daysFrom(days: RawBars, date: string): RawBars {
  const fromMs = dayNumberOf(date as SessionDate) * MS_PER_DAY;
  const from = days.stampsMs.findIndex((ms) => ms >= fromMs);
  const column = (values: Float64Array): Float64Array => values.slice(from);
  return {
    ...days,
    length: days.length - from,
    stampsMs: column(days.stampsMs),
    lines: days.lines.slice(from),
    open: column(days.open),
    high: column(days.high),
    low: column(days.low),
    close: column(days.close),
    volume: days.volume && column(days.volume),
  };
}

function halfHours(): RawBars {
  const { series, sessionOf } = drawn.market.dataset;
  const from = sessionOf.findIndex(({ date }) => date >= FROM);
  const column = (values: Float64Array): Float64Array => values.slice(from);
  return {
    length: series.length - from,
    stampKind: 'instant',
    stampsMs: series.startMs.slice(from),
    lines: Int32Array.from({ length: series.length - from }, (_, row) => row + 2),
    open: column(series.open),
    high: column(series.high),
    low: column(series.low),
    close: column(series.close),
    volume: Float64Array.from({ length: series.length - from }, (_, row) => 1000 + ((row * 7919) % 500)),
    dividend: undefined,
  };
}

/** A level for every row, with an open and a range of its own. */
function levels(
  rows: readonly VolatilityRow[],
  levelOf: (row: VolatilityRow) => number,
  calendar: TradingCalendar,
): IndexDays {
  const bars = emptyBarSeries(rows.length, false);
  const sessionIndex = new Int32Array(rows.length);
  for (const [place, row] of rows.entries()) {
    const session = calendar.sessionOn(row.date);
    const close = levelOf(row);
    bars.startMs[place] = session?.openMs ?? 0;
    bars.closeMs[place] = session?.closeMs ?? 0;
    bars.open[place] = close * 1.01;
    bars.high[place] = close * 1.05;
    bars.low[place] = close * 0.96;
    bars.close[place] = close;
    sessionIndex[place] = session?.index ?? 0;
  }
  return { closes: new Map(rows.map((row) => [row.date, levelOf(row)])), bars: { bars, sessionIndex } };
}

function rates(rows: readonly VolatilityRow[]): RawRates {
  const stampOf = (date: SessionDate): number => dayNumberOf(date) * MS_PER_DAY;
  return {
    length: rows.length,
    stampKind: 'date',
    stampsMs: Float64Array.from(rows, ({ date }) => stampOf(date)),
    lines: Int32Array.from(rows, (_, row) => row + 2),
    rate: Float64Array.from(rows, (_, row) => 0.02 + (row % 50) / 10_000),
  };
}

/** A peer that moves as the index does, give or take. */
function peerDays(days: RawBars): RawBars {
  const column = (values: Float64Array): Float64Array =>
    values.map((value, row) => 40 * Math.sqrt(value) * (1 + 0.004 * Math.sin(row)));
  return {
    ...days,
    open: column(days.open),
    high: column(days.high),
    low: column(days.low),
    close: column(days.close),
    volume: undefined,
  };
}

/** What a proof is about in this world; `settings` and `inputsOf` change what it is made of. */
export function knownSubject(
  settings: Partial<Settings> = {},
  inputsOf: (inputs: RawInputs) => RawInputs = (inputs) => inputs,
): ProofSubject {
  const all = { ...SETTINGS, ...settings };
  const inputs = inputsOf(worldInputs());
  const { feeSchedule } = drawn;
  const own = runMarket(inputs, all, feeSchedule);
  if (!own.ok) throw new Error(own.error.message);
  const request = { ...drawn.request, settings: all };
  const subject = subjectOf({ ...drawn, request, inputs, market: own.value });
  if (!subject.ok) throw new Error(subject.error.message);
  return subject.value;
}

/** The same world known by the day alone: half hours are drawn inside its days, and without an index its levels are estimated. */
export function drawnSubject(settings: Partial<Settings> = {}): ProofSubject {
  return knownSubject(settings, (inputs) => ({
    ...inputs,
    bars: daysFrom(drawn.inputs.bars, HISTORY_FROM),
    history: undefined,
    peer: undefined,
    vix: undefined,
    vix3m: undefined,
  }));
}

/** Decisions on the days themselves, over more of them. */
export function dailySubject(settings: Partial<Settings> = {}): ProofSubject {
  return knownSubject({ timeframe: 'D', from: '2018-06-01', ...settings }, (inputs) => ({
    ...inputs,
    bars: daysFrom(drawn.inputs.bars, HISTORY_FROM),
    history: undefined,
  }));
}
