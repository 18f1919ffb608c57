// What a store holds, told by its manifests alone: no row is read.
import { readCalendarTable } from '../../adapters/bundled/index.ts';
import {
  type DatasetStore,
  type ImportManifest,
  partPlace,
  type PartPlace,
  type StoredPart,
} from '../../adapters/dataset/index.ts';
import {
  type DayNumber,
  type EpochMs,
  intradayMinutes,
  MS_PER_DAY,
  type SessionDate,
  sessionDateOf,
} from '../../core/domain/index.ts';
import { buildTradingCalendar, easternDateOf, type TradingCalendar } from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { fetchedSessions } from '../data-fetch/index.ts';
import { readingStore } from './reading-store.ts';

/** Everything of one root, one symbol and timeframe, or one series of rates. */
export interface StoredItem {
  readonly kind: PartPlace['kind'];
  readonly name: string;
  readonly timeframe: string | null;
  readonly from: SessionDate;
  readonly to: SessionDate;
  /** Session dates with rows; null where only the rows themselves tell: of weeks, and of bars within the day from a file. */
  readonly sessions: number | null;
  readonly rows: number;
  readonly bytes: number;
  readonly parts: number;
  /** How many imports brought rows of it. */
  readonly sources: number;
}

/** One import, as its manifest tells. */
export interface ListedImport {
  readonly name: string;
  readonly layout: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly accepted: number;
  readonly repaired: number;
  readonly quarantined: number;
  readonly stored: number;
  readonly alreadyStored: number;
  readonly conflictsWithStored: number;
}

export interface StoreListing {
  readonly store: string;
  readonly rows: number;
  readonly bytes: number;
  readonly items: readonly StoredItem[];
  readonly imports: readonly ListedImport[];
}

/** The listing of a store. Codes: those of the store. */
export async function listStore(folder: string): Promise<UsageResult<StoreListing>> {
  const table = readCalendarTable();
  if (!table.ok) return usageError(table.error.code, table.error.message);
  const calendar = buildTradingCalendar(table.table);
  return readingStore(folder, (store) => ({ ok: true, value: listingOf(store, calendar) }));
}

function listingOf(store: DatasetStore, calendar: TradingCalendar): StoreListing {
  const manifests = store.imports();
  const items = itemsOf(manifests, calendar);
  return {
    store: store.folder,
    rows: items.reduce((sum, { rows }) => sum + rows, 0),
    bytes: items.reduce((sum, { bytes }) => sum + bytes, 0),
    items,
    imports: manifests.map(listedImport).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

interface Gathering {
  readonly place: PartPlace;
  readonly parts: StoredPart[];
  readonly folders: Set<string>;
  readonly sources: Map<string, ImportManifest>;
}

const KIND_ORDER: readonly PartPlace['kind'][] = ['chains', 'bars', 'levels', 'rates'];

function itemsOf(manifests: readonly ImportManifest[], calendar: TradingCalendar): readonly StoredItem[] {
  const found = new Map<string, Gathering>();
  for (const manifest of manifests)
    for (const part of manifest.parts) {
      const place = partPlace(part.path);
      if (place === undefined) continue;
      const key = [KIND_ORDER.indexOf(place.kind), place.name, minutesOf(place)].join(' ');
      const item: Gathering = found.get(key) ?? { place, parts: [], folders: new Set(), sources: new Map() };
      found.set(key, item);
      item.parts.push(part);
      item.folders.add(place.folder);
      item.sources.set(manifest.sha256, manifest);
    }
  return [...found.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => storedItem(item, calendar));
}

/** A timeframe's minutes so that the shortest comes first; those of whole sessions after them. */
function minutesOf({ timeframe }: PartPlace): string {
  if (timeframe === undefined) return '';
  return String(intradayMinutes(timeframe) ?? 10_000).padStart(5, '0') + timeframe;
}

function storedItem(item: Gathering, calendar: TradingCalendar): StoredItem {
  const { place, parts, folders, sources } = item;
  const { kind, name, timeframe } = place;
  const isIntraday =
    kind === 'chains' || (timeframe !== undefined && intradayMinutes(timeframe) !== undefined);
  const dateOf = (ms: number): SessionDate =>
    isIntraday ? easternDateOf(ms as EpochMs) : sessionDateOf(Math.floor(ms / MS_PER_DAY) as DayNumber);
  const dates =
    kind === 'chains' ? [...folders].map((folder) => folder.slice(-10) as SessionDate).toSorted() : [];
  return {
    kind,
    name,
    timeframe: timeframe ?? null,
    from: dates[0] ?? dateOf(Math.min(...parts.map(({ firstMs }) => firstMs))),
    to: dates.at(-1) ?? dateOf(Math.max(...parts.map(({ lastMs }) => lastMs))),
    sessions: sessionsOf(item, calendar),
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    parts: parts.length,
    sources: sources.size,
  };
}

/** A row of a daily series is a session; of bars within the day the fetches that brought them know. */
function sessionsOf({ place, parts, folders, sources }: Gathering, calendar: TradingCalendar): number | null {
  const { kind, timeframe } = place;
  if (kind === 'chains') return folders.size;
  if (timeframe === 'W') return null;
  if (timeframe === undefined || intradayMinutes(timeframe) === undefined)
    return parts.reduce((sum, { rows }) => sum + rows, 0);
  return fetchedSessions([...sources.values()], calendar);
}

function listedImport(manifest: ImportManifest): ListedImport {
  const { name, layout, sha256, bytes, accepted, stored, alreadyStored, conflictsWithStored } = manifest;
  const total = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((sum, rows) => sum + rows, 0);
  return {
    name,
    layout,
    sha256,
    bytes,
    accepted,
    repaired: total(manifest.repaired),
    quarantined: total(manifest.quarantined),
    stored,
    alreadyStored,
    conflictsWithStored,
  };
}
