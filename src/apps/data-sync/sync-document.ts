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
    built: builtDocument(stream),
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
    ...itemDocument(view, stream),
  };
}

/** How many base bars an item was built from, and the stamp of one that counts as of an earlier instant; null of others. */
function itemDocument({ item }: StreamView, stream: SyncStream): object {
  const { frame, items } = stream;
  const bar = items?.source[item] ?? -1;
  const isBuilt = frame?.origin === 'aggregated' && bar >= 0;
  const stampedMs = stream.stampedAtMs?.(item);
  return {
    baseBars: isBuilt ? frame.baseBars[bar] : null,
    baseBarsDue: isBuilt ? frame.baseBarsDue[bar] : null,
    stampedAt: stampedMs === undefined ? null : isoInstant(stampedMs as EpochMs),
  };
}

/** What a frame was built from and which of its bars were left out, as the bars that end them are missing; null of others. */
function builtDocument({ frame }: SyncStream): unknown {
  if (frame?.origin !== 'aggregated') return null;
  const { from, baseBars, baseBarsDue, unclosed } = frame;
  return {
    from,
    lackingBars: baseBars.filter((bars, bar) => bars < (baseBarsDue[bar] as number)).length,
    leftOut: unclosed.length,
    leftOutLast: unclosed.slice(-10).map((one) => ({
      closeAt: isoInstant(one.closeMs as EpochMs),
      lastBaseCloseAt: isoInstant(one.lastBaseCloseMs as EpochMs),
      baseBars: one.baseBars,
      baseBarsDue: one.baseBarsDue,
    })),
  };
}

function unitOf({ ageWord }: SyncStream): string {
  return ageWord === undefined ? 'minutes' : `${ageWord}s`;
}

function instantOrNull(ms: number | undefined): string | null {
  return ms === undefined ? null : isoInstant(ms as EpochMs);
}
