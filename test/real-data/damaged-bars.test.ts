// Damage to slices of recorded bar files is found as it is in generated ones.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBarsFile } from '../../src/adapters/market-data/csv/index.ts';
import { intradayMinutes, type RawBars } from '../../src/core/domain/index.ts';
import { nyse } from '../../src/core/market/bundled-rules.fixture.ts';
import type { Row } from '../../src/core/market/bars/raw-bars.fixture.ts';
import { prepareBars, type PreparedBars, type TradingSession } from '../../src/core/market/index.ts';
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
    'by a wrong clock is put right by volume: %s',
    (file) => {
      const read = readBarsFile(join(UNDERLYING_FOLDER, file));
      if (!read.ok) throw new Error(read.error.message);
      const { bars } = read;
      const acceptedOf = (raw: RawBars): number => {
        const prepared = prepareBars(raw, nyse, { name: file });
        return prepared.ok ? prepared.report.accepted : 0;
      };
      const right = acceptedOf(bars);
      const late = (hours: number): Float64Array => bars.stampsMs.map((ms) => ms + hours * 3_600_000);
      expect(acceptedOf({ ...bars, stampKind: 'local' })).toBe(right);
      expect(acceptedOf({ ...bars, stampKind: 'local', stampsMs: late(-5) })).toBe(right);
      for (const hours of [-3, -1, 1, 2]) expect(acceptedOf({ ...bars, stampsMs: late(hours) })).toBe(right);
      expect(acceptedOf({ ...bars, stampKind: 'local', volume: undefined })).toBeLessThan(right);
    },
  );
});
