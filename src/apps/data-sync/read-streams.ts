// Turns files into the streams of an alignment: frames given and aggregated, chains by underlying, index closes.
import { easternText } from './eastern-text.ts';
import { readBarsFile } from '../../adapters/market-data/csv/index.ts';
import { type Timeframe, TIMEFRAMES } from '../../core/domain/index.ts';
import {
  type BarsReport,
  type FrameBars,
  type FrameSeries,
  frameSeries,
  prepareBars,
  type TradingCalendar,
  type TradingSession,
} from '../../core/market/index.ts';
import { usageError, usageErrorOfInput, type UsageResult } from '../config/index.ts';
import { readVolatilityIndex, type VolatilityIndex } from '../sessions/index.ts';
import { readChainBooks } from './read-chain-books.ts';
import type { ReadSource } from './read-source.ts';
import { chainStream, frameStream, indexStream, type SyncStream } from './sync-stream.ts';
import type { SyncRequest } from './sync-request.ts';

export interface ReadStreams {
  readonly calendar: TradingCalendar;
  /** The shortest timeframe of the bar files; its closes are the clock. */
  readonly base: FrameBars | undefined;
  readonly streams: readonly SyncStream[];
  readonly sources: readonly ReadSource[];
}

const DEFAULT_FRAMES: readonly Timeframe[] = ['15m', '60m', 'D'];

/** Reads every file, or says which cannot be read and why. */
export async function readStreams(
  request: SyncRequest,
  calendar: TradingCalendar,
): Promise<UsageResult<ReadStreams>> {
  const sources: ReadSource[] = [];
  const bars = readBars(request.bars, calendar, sources);
  if (!bars.ok) return bars;
  const given = bars.value;
  const base = given.toSorted((left, right) => rankOf(left.timeframe) - rankOf(right.timeframe))[0];
  const chains = await readChainBooks(request.chains, calendar, sources);
  if (!chains.ok) return chains;
  const indices = readIndices(request, calendar, sources);
  if (!indices.ok) return indices;
  const frames = frameSeries(wantedFrames(request, given, base), given, calendar);
  sources.push(...frames.flatMap(builtNote));
  const streams = [
    ...frames.map((frame) => frameStream(frame, base?.timeframe, request, calendar)),
    ...chains.value.map((book) => chainStream(book, request, calendar)),
    ...indices.value,
  ];
  return { ok: true, value: { calendar, base, streams, sources } };
}

function rankOf(timeframe: Timeframe): number {
  return TIMEFRAMES.indexOf(timeframe);
}

function wantedFrames(
  { frames }: SyncRequest,
  given: readonly FrameBars[],
  base: FrameBars | undefined,
): readonly Timeframe[] {
  const asked =
    frames ?? DEFAULT_FRAMES.filter((frame) => base !== undefined && rankOf(frame) > rankOf(base.timeframe));
  const all = new Set([...given.map(({ timeframe }) => timeframe), ...asked]);
  return [...all].toSorted((left, right) => rankOf(left) - rankOf(right));
}

function readBars(
  paths: readonly string[],
  calendar: TradingCalendar,
  sources: ReadSource[],
): UsageResult<readonly FrameBars[]> {
  const frames: FrameBars[] = [];
  for (const path of paths) {
    const file = readBarsFile(path);
    if (!file.ok) return usageErrorOfInput(file);
    const prepared = prepareBars(file.bars, calendar, { name: path });
    if (!prepared.ok) return usageErrorOfInput(prepared);
    const { timeframe, series, report } = prepared;
    const twin = frames.find((frame) => frame.timeframe === timeframe);
    if (twin !== undefined)
      return usageError(
        'bars-twice',
        `--bars: expected one file a timeframe, found a second of ${timeframe}: ${path}`,
      );
    frames.push({ timeframe, series });
    sources.push({ path, kind: 'bars', note: barsNote(timeframe, report) });
  }
  return { ok: true, value: frames };
}

function barsNote(timeframe: Timeframe, report: BarsReport): string {
  const { rows, accepted, repaired, quarantinedRows, gaps } = report;
  const parts = [
    `${accepted} ${timeframe} bars of ${rows} rows`,
    ...Object.entries(repaired).map(([kind, count]) => `${count} ${kind}`),
    `${quarantinedRows} quarantined`,
    `${gaps.missingBars} bars and ${gaps.missingSessions} sessions missing`,
  ];
  return parts.join(', ');
}

/** What a built frame lacks, for the list of sources; nothing where it is whole. */
function builtNote(frame: FrameSeries): readonly ReadSource[] {
  if (frame.origin !== 'aggregated') return [];
  const { timeframe, from, baseBars, baseBarsDue, unclosed } = frame;
  const holed = baseBars.filter((bars, bar) => bars < (baseBarsDue[bar] as number)).length;
  const last = unclosed.at(-1);
  const notes = [`${baseBars.length} ${timeframe} bars`];
  if (holed > 0) notes.push(`${holed} of them lack some of their ${from} bars`);
  if (last !== undefined) {
    const { closeMs, baseBars: had, baseBarsDue: due, lastBaseCloseMs } = last;
    const what = `${easternText(closeMs)} had ${had} of ${due} bars and ended ${easternText(lastBaseCloseMs)}`;
    notes.push(
      `${unclosed.length} left out for want of the ${from} bars that end them: the last, of ${what}`,
    );
  }
  return [{ path: `${timeframe} from ${from}`, kind: 'built', note: notes.join(', ') }];
}

function readIndices(
  request: SyncRequest,
  calendar: TradingCalendar,
  sources: ReadSource[],
): UsageResult<readonly SyncStream[]> {
  const streams: SyncStream[] = [];
  for (const { name, path } of request.volatility) {
    const index = readVolatilityIndex(name, path, calendar);
    if (!index.ok) return usageErrorOfInput(index);
    const closes = [...index.closes].map(([date, points]) => ({
      session: calendar.sessionOn(date) as TradingSession,
      points,
    }));
    streams.push(indexStream(name, closes, request, calendar));
    sources.push({
      path,
      kind: 'index',
      note: indexNote(closes.length, index),
    });
  }
  return { ok: true, value: streams };
}

function indexNote(closes: number, { quarantined, cutSessions }: VolatilityIndex): string {
  const note = `${closes} closes, ${quarantined} rows quarantined`;
  if (cutSessions === 0) return note;
  return `${note}, ${cutSessions} ${cutSessions === 1 ? 'session' : 'sessions'} without rows up to the close`;
}
