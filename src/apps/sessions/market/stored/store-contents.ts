// What a store holds for a run, told by its manifests alone: series with their first and last dates.
import { type DatasetStore, partPlace } from '../../../../adapters/dataset/index.ts';
import {
  type DayNumber,
  intradayMinutes,
  MS_PER_DAY,
  type SessionDate,
  sessionDateOf,
} from '../../../../core/domain/index.ts';
import { type SeriesKind, type SeriesPlace, seriesTitle } from './series-place.ts';

/** A series with the dates of its first and last row. */
export interface StoredSpan extends SeriesPlace {
  readonly from: SessionDate;
  readonly to: SessionDate;
}

/** Every series of the store, shortest timeframes first. */
export function seriesIn(store: DatasetStore): readonly StoredSpan[] {
  const spans = new Map<string, StoredSpan>();
  for (const { parts } of store.imports())
    for (const { path, firstMs, lastMs } of parts) {
      const place = partPlace(path);
      if (place === undefined || place.kind === 'chains') continue;
      const { kind, name, timeframe } = place;
      const key = `${kind} ${name} ${timeframe ?? ''}`;
      const [from, to] = [dateOf(firstMs), dateOf(lastMs)];
      const known = spans.get(key);
      spans.set(key, {
        store: store.folder,
        kind,
        name,
        timeframe,
        from: known === undefined || from < known.from ? from : known.from,
        to: known === undefined || to > known.to ? to : known.to,
      });
    }
  return [...spans.values()].toSorted((a, b) => minutesOf(a) - minutesOf(b));
}

/** Minutes of a series' bars; days and weeks stand behind all others. */
export function minutesOf({ timeframe }: Pick<SeriesPlace, 'timeframe'>): number {
  if (timeframe === undefined) return 0;
  return intradayMinutes(timeframe) ?? (timeframe === 'D' ? 1e4 : 1e5);
}

/** Regular sessions lie within one day of UTC. */
function dateOf(ms: number): SessionDate {
  return sessionDateOf(Math.floor(ms / MS_PER_DAY) as DayNumber);
}

/** `bars SPY 5m, levels VIX D, rates DTB3`, or `nothing`. */
export function contentsText(store: DatasetStore): string {
  const kinds: readonly SeriesKind[] = ['bars', 'levels', 'rates'];
  const held = seriesIn(store);
  const series = kinds.flatMap((kind) =>
    held.filter((one) => one.kind === kind).map((one) => `${kind} ${seriesTitle(one)}`),
  );
  const roots = new Set(
    store.imports().flatMap(({ parts }) =>
      parts.flatMap(({ path }) => {
        const place = partPlace(path);
        return place?.kind === 'chains' ? [`chains ${place.name}`] : [];
      }),
    ),
  );
  const all = [...series, ...roots];
  return all.length === 0 ? 'nothing' : all.join(', ');
}
