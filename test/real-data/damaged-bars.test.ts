// Damage to slices of recorded bar files is found as it is in generated ones.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBarsFile } from '../../src/adapters/market-data/csv/index.ts';
import { intradayMinutes, type RawBars } from '../../src/core/domain/index.ts';
import { nyse } from '../../src/core/market/bundled-rules.fixture.ts';
import type { Row } from '../../src/core/market/bars/raw-bars.fixture.ts';
import {
  inspectBars,
  prepareBars,
  type PreparedBars,
  type TradingSession,
} from '../../src/core/market/index.ts';
import type { CleanMarket } from '../property/damage/clean-market.ts';
import { DAMAGES, damagedOnce } from '../property/damage/run-campaign.ts';
import { isRecordedDataHere, SKIPPED_NOTE, UNDERLYING_FOLDER } from './recorded-market.fixture.ts';

const SLICE_SESSIONS = 8;
const DAILY_SLICE_SESSIONS = 250;

/** Files of every bar length, with a half day or a change of clocks in most slices. */
const FILES = [
  'spy_1m_2024-03_2025-04.csv.gz',
  'spx_5m_2025-02_2026-02.csv.gz',
  'spy_5m_2018-01_2020-12.csv.gz',
  'spy_60m_2023-09_2026-08.csv.gz',
  'spy_daily_1993_2026.csv.gz',
];

/** The clean-slice property needs the long days and the tails after the close as well. */
const ALL_FILES = [
  ...FILES,
  'spx_1h_alex.csv.gz',
  'spx_daily_1990_2026.csv.gz',
  'spy_1m_2025-09_2025-12.csv.gz',
  'spy_1m_ext_2024-02_2024-05.csv.gz',
  'spy_5m_2025-05_2025-12.csv.gz',
];

function preparedOf(file: string): PreparedBars {
  const read = readBarsFile(join(UNDERLYING_FOLDER, file));
  const prepared = read.ok ? prepareBars(read.bars, nyse, { name: file }) : read;
  if (!prepared.ok) throw new Error(prepared.error.message);
  return prepared;
}

/** Sessions that lack nothing. */
function wholeSessions({ sessionOf, report }: PreparedBars): readonly TradingSession[] {
  const short = new Set(report.sessions.shortSessions.map(({ date }) => date));
  return [...new Set(sessionOf)].filter(({ date }) => !short.has(date));
}

/** Where a slice without a gap can begin: a session moved to a day that has none could not be told from that day's. */
function startsOf(sessions: readonly TradingSession[], length: number): readonly number[] {
  return sessions
    .slice(0, 1 - length)
    .flatMap(({ index }, start) =>
      sessions[start + length - 1]?.index === index + length - 1 ? [start] : [],
    );
}

function sliceOf(prepared: PreparedBars, sessions: readonly TradingSession[]): CleanMarket {
  const wanted = new Set(sessions);
  const { series, sessionOf, timeframe } = prepared;
  const rows: Row[] = [];
  for (const [bar, session] of sessionOf.entries()) {
    if (!wanted.has(session)) continue;
    rows.push({
      stampMs: series.startMs[bar] as number,
      open: series.open[bar] as number,
      high: series.high[bar] as number,
      low: series.low[bar] as number,
      close: series.close[bar] as number,
      ...(series.volume === undefined ? {} : { volume: series.volume[bar] as number }),
    });
  }
  return { rows, sessions, minutes: intradayMinutes(timeframe) };
}

describe.skipIf(!isRecordedDataHere)(`damage to recorded bars ${SKIPPED_NOTE}`, () => {
  it.each(FILES)('is never accepted silently: %s', { timeout: 120_000 }, (file) => {
    const prepared = preparedOf(file);
    const sessions = wholeSessions(prepared);
    const length = intradayMinutes(prepared.timeframe) === undefined ? DAILY_SLICE_SESSIONS : SLICE_SESSIONS;
    const starts = fc.constantFrom(...startsOf(sessions, length));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(DAMAGES)), starts, fc.nat(), (kind, start, seed) => {
        const market = sliceOf(prepared, sessions.slice(start, start + length));
        expect(damagedOnce(kind, seed, market)).not.toBe('silent');
      }),
      { numRuns: 200 },
    );
  });

  // Files with bars before and after the session, whose hours say nothing of the clock: their volume does.
  it.each(['spy_1m_ext_2024-02_2024-05.csv.gz', 'spy_5m_2025-05_2025-12.csv.gz'])(
    'by a wrong clock is kept out: %s',
    { timeout: 120_000 },
    (file) => {
      const bars = rawOf(file);
      const right = barsByStart(bars);
      const wrongOf = (raw: RawBars): number =>
        [...barsByStart(raw)].filter(([startMs, bar]) => right.get(startMs) !== bar).length;
      const late = (minutes: number): Float64Array => bars.stampsMs.map((ms) => ms + minutes * 60_000);
      for (const minutes of [-60, -30, -5, 5, 30, 60])
        expect([minutes, wrongOf({ ...bars, stampsMs: late(minutes) })]).toEqual([minutes, 0]);
      expect(wrongOf({ ...bars, stampKind: 'local' })).toBe(0);
    },
  );

  it.each(ALL_FILES)('is not seen in any part of a true file: %s', { timeout: 120_000 }, (file) => {
    const bars = rawOf(file);
    const right = barsByStart(bars);
    const lengths = fc.constantFrom(20, 78, 160, 390, 400, 800, 1600, 4000);
    fc.assert(
      fc.property(lengths, fc.double({ min: 0, max: 1, noNaN: true }), (length, at) => {
        const first = Math.floor(at * Math.max(0, bars.length - length));
        const part = slicedRaw(bars, first, Math.min(bars.length, first + length));
        const judged = inspectBars(part, nyse, { name: file });
        // A few rows before the opening have no bar length.
        if (!judged.ok) return;
        const { repaired, quarantinedRows } = judged.report;
        const { 'outside-session': _, ...others } = repaired;
        expect([others, quarantinedRows]).toEqual([{}, 0]);
        for (const [startMs, bar] of barsOf(judged)) expect(right.get(startMs)).toBe(bar);
      }),
      { numRuns: 60 },
    );
  });
});

function rawOf(file: string): RawBars {
  const read = readBarsFile(join(UNDERLYING_FOLDER, file));
  if (!read.ok) throw new Error(read.error.message);
  return read.bars;
}

function slicedRaw(bars: RawBars, from: number, to: number): RawBars {
  return {
    length: to - from,
    stampKind: bars.stampKind,
    stampsMs: bars.stampsMs.slice(from, to),
    lines: bars.lines.slice(from, to),
    open: bars.open.slice(from, to),
    high: bars.high.slice(from, to),
    low: bars.low.slice(from, to),
    close: bars.close.slice(from, to),
    volume: bars.volume?.slice(from, to),
    dividend: bars.dividend?.slice(from, to),
  };
}

/** The numbers of each accepted bar by its start. */
function barsOf({ series }: PreparedBars): ReadonlyMap<number, string> {
  const { startMs, open, high, low, close, volume } = series;
  const text = (bar: number): string =>
    [open, high, low, close, volume].map((column) => column?.[bar] ?? '').join();
  return new Map(Array.from(startMs, (ms, bar) => [ms, text(bar)]));
}

function barsByStart(raw: RawBars): ReadonlyMap<number, string> {
  const judged = inspectBars(raw, nyse, { name: 'bars.csv' });
  return judged.ok ? barsOf(judged) : new Map();
}
