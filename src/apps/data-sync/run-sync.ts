// Aligns the streams of a request to their clock and looks at one instant.
import { readCalendarTable } from '../../adapters/bundled/index.ts';
import {
  type Alignment,
  alignStreams,
  buildTradingCalendar,
  createAligner,
  HALVED_AT_HALF_THE_LIMIT,
  mergedClock,
  NO_DECAY,
  scheduledCloses,
  type StreamView,
  type TradingCalendar,
} from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { type ReadStreams, readStreams } from './read-streams.ts';
import { absentSetting } from './stream-settings.ts';
import type { SyncRequest } from './sync-request.ts';

/** What a synchronisation found. */
export interface Sync extends ReadStreams {
  readonly request: SyncRequest;
  readonly clockMs: Float64Array;
  readonly alignment: Alignment;
  /** The view of every stream at the instant asked for. */
  readonly seen: { readonly ms: number; readonly views: readonly StreamView[] } | undefined;
}

/** The bundled calendar, which the time of a request needs before anything else. */
export function syncCalendar(): UsageResult<TradingCalendar> {
  const table = readCalendarTable();
  if (!table.ok) return usageError(table.error.code, table.error.message);
  return { ok: true, value: buildTradingCalendar(table.table) };
}

/**
 * Reads and aligns. The clock is the closes of the base bars, or every scheduled close of a frame over their span; without
 * bars it is every instant at which any stream has an item.
 */
export async function runSync(request: SyncRequest, calendar: TradingCalendar): Promise<UsageResult<Sync>> {
  if (request.bars.length + request.chains.length + request.volatility.length === 0) {
    const message = 'expected --bars, --chains or --volatility, found none: there is nothing to synchronise';
    return usageError('sync-nothing', message);
  }
  const read = await readStreams(request, calendar);
  if (!read.ok) return read;
  const { streams } = read.value;
  const settings = absentSetting(
    request,
    streams.map(({ aligned }) => aligned.name),
  );
  if (!settings.ok) return settings;
  const clockMs = clockOf(read.value, request);
  const aligned = streams.map((stream) => stream.aligned);
  const confidence = request.isDecaying ? HALVED_AT_HALF_THE_LIMIT : NO_DECAY;
  const alignment = alignStreams(clockMs, aligned, { confidence });
  const { atMs } = request;
  const seen =
    atMs === undefined ? undefined : { ms: atMs, views: createAligner(aligned, confidence).advanceTo(atMs) };
  return { ok: true, value: { ...read.value, request, clockMs, alignment, seen } };
}

function clockOf({ base, streams, calendar }: ReadStreams, { clock }: SyncRequest): Float64Array {
  const closes =
    base?.series.closeMs ?? mergedClock(streams.map(({ items }) => items?.atMs ?? new Float64Array(0)));
  const [first, last] = [closes[0], closes.at(-1)];
  if (clock === undefined || first === undefined || last === undefined) return closes;
  return scheduledCloses(calendar, clock, first, last);
}
