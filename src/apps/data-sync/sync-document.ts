// A synchronisation as one JSON document.
import { type EpochMs, isoInstant } from '../../core/domain/index.ts';
import type { StreamLags, StreamView } from '../../core/market/index.ts';
import type { Sync } from './run-sync.ts';
import type { SyncStream } from './sync-stream.ts';

/** Instants as ISO 8601 in UTC; ages in the unit of the stream's limit; null where there is nothing. */
export function syncDocument(sync: Sync): unknown {
  const { clockMs, base, alignment, streams, seen, sources, request } = sync;
  return {
    clock: {
      of: request.clock ?? base?.timeframe ?? 'every item',
      isScheduled: request.clock !== undefined,
      instants: alignment.instants,
      from: instantOrNull(clockMs[0]),
      to: instantOrNull(clockMs.at(-1)),
    },
    steps: alignment.steps,
    confidence: request.isDecaying ? 'decay-then-cutoff' : 'cutoff',
    streams: streams.map((stream, index) => streamDocument(stream, alignment.lags[index] as StreamLags)),
    at:
      seen === undefined
        ? null
        : {
            time: isoInstant(seen.ms as EpochMs),
            streams: seen.views.map((view, index) => viewDocument(view, streams[index] as SyncStream)),
          },
    sources,
  };
}

function streamDocument(stream: SyncStream, lags: StreamLags): unknown {
  const { aligned, items, origin } = stream;
  return {
    name: aligned.name,
    origin,
    items: items?.length ?? 0,
    unreadable: items?.unreadable ?? 0,
    duplicates: items?.duplicates ?? 0,
    delayMinutes: aligned.delayMs / 60_000,
    ageUnit: unitOf(stream),
    ageLimit: aligned.age.limit,
    states: lags.states,
    ages: lags.ages ?? null,
    oldest:
      lags.oldest === undefined
        ? null
        : {
            age: lags.oldest.age,
            at: isoInstant(lags.oldest.ms as EpochMs),
            itemAt: isoInstant(lags.oldest.atMs as EpochMs),
          },
    meanConfidence: lags.meanConfidence ?? null,
    stretches: lags.stretches.map(({ fromMs, toMs, instants, reason }) => ({
      from: isoInstant(fromMs as EpochMs),
      to: isoInstant(toMs as EpochMs),
      instants,
      reason,
    })),
  };
}

function viewDocument(view: StreamView, stream: SyncStream): unknown {
  const { name, state, atMs, age, confidence, abstains } = view;
  const isThere = state !== 'none';
  return {
    name,
    state,
    itemAt: isThere ? isoInstant(atMs as EpochMs) : null,
    age: isThere ? age : null,
    ageUnit: unitOf(stream),
    confidence,
    abstains: abstains ?? null,
    shows: isThere ? stream.shows(view.item) : null,
  };
}

function unitOf({ ageWord }: SyncStream): string {
  return ageWord === undefined ? 'minutes' : `${ageWord}s`;
}

function instantOrNull(ms: number | undefined): string | null {
  return ms === undefined ? null : isoInstant(ms as EpochMs);
}
