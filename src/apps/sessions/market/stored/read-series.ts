// Reads the series of a store that a run is given in the place of files, with the parts they stand in.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  DatasetError,
  type DatasetStore,
  openStore,
  type StoredPart,
} from '../../../../adapters/dataset/index.ts';
import {
  dayNumberOf,
  MS_PER_DAY,
  parseSessionDate,
  type RawBars,
  type RawIndexValues,
  type RawRates,
  type SessionDate,
  type Timeframe,
} from '../../../../core/domain/index.ts';
import type { RunInput } from '../../../../core/ledger/index.ts';
import { type Settings, usageError, type UsageResult } from '../../../config/index.ts';
import { INPUT_ROLES, type InputPaths, type InputRole, isBarsRole } from '../../run-request.ts';
import { isStore } from '../chains/read-store.ts';
import { type SeriesKind, type SeriesPlace, seriesPlaceOf, seriesTitle } from './series-place.ts';

/** What imports made of the rows that a series stands on, each import counted whole. */
export interface ImportAccount {
  /** As a person calls it: `SPY 5m`. */
  readonly series: string;
  readonly timeframe: Timeframe;
  /** Rows by kind of repair. */
  readonly repaired: Readonly<Record<string, number>>;
  /** Rows kept out by reason. */
  readonly quarantined: Readonly<Record<string, number>>;
}

interface StoredSeriesRows {
  readonly title: string;
  /** The parts read, as a manifest names them. */
  readonly files: readonly RunInput[];
}

export interface StoredBars extends StoredSeriesRows {
  readonly kind: 'bars';
  readonly rows: RawBars;
  readonly account: ImportAccount;
}

export interface StoredLevels extends StoredSeriesRows {
  readonly kind: 'levels';
  readonly rows: RawIndexValues;
}

export interface StoredRates extends StoredSeriesRows {
  readonly kind: 'rates';
  /** Continuous decimals, as they are stored. */
  readonly rows: RawRates;
}

export type StoredInput = StoredBars | StoredLevels | StoredRates;

/** The series by the role they have in the run; a role that a file has is not among them. */
export type StoredInputs = ReadonlyMap<InputRole, StoredInput>;

/** Added to a role for the parts of its series. */
export const PART_SUFFIX = '-part';
const FIRST_DAY = '1970-01-01' as SessionDate;
const LAST_DAY = '9999-12-31' as SessionDate;

/**
 * Reads every path that names a series in a store, up to the end of the run. Codes: those of the store, `series-kind` where a
 * series is of another kind than its role takes, `series-missing` where the store has no row of it up to the end.
 */
export async function readStoredInputs(
  paths: InputPaths,
  settings: Settings,
): Promise<UsageResult<StoredInputs>> {
  const found = new Map<InputRole, StoredInput>();
  for (const role of INPUT_ROLES) {
    const path = paths[role];
    if (path === undefined) continue;
    const place = seriesPlaceOf(path);
    if (place === undefined) {
      if (isFolder(path) && isStore(path)) return wholeStore(role, path);
      continue;
    }
    if (place.kind !== kindOf(role))
      return usageError('series-kind', `${role}: expected ${kindOf(role)} of a store, found ${path}`);
    const read = await readSeries(role, place, settings);
    if (!read.ok) return read;
    if (read.value.rows.length === 0)
      return usageError(
        'series-missing',
        `${role}: expected rows of ${seriesTitle(place)} up to ${settings.to ?? 'the end'} in ${place.store}, found none: see quantor data list --store ${place.store}`,
      );
    found.set(role, read.value);
  }
  return { ok: true, value: found };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function wholeStore(role: InputRole, path: string): UsageResult<never> {
  const [kind, key] = [kindOf(role), kindOf(role) === 'rates' ? 'series=DTB3' : 'symbol=…/timeframe=…'];
  return usageError(
    'input-is-store',
    `${role}: expected a file or one series of a store, such as ${path}/${kind}/${key}, found the store ${path}: --store ${path} takes all of a run's inputs from it`,
  );
}

function kindOf(role: InputRole): SeriesKind {
  if (role === 'rates') return 'rates';
  return isBarsRole(role) ? 'bars' : 'levels';
}

async function readSeries(
  role: InputRole,
  place: SeriesPlace,
  { to }: Settings,
): Promise<UsageResult<StoredInput>> {
  let store: DatasetStore | undefined;
  try {
    store = openStore(place.store);
    const last = to === null ? undefined : parseSessionDate(to);
    return { ok: true, value: await rowsOf({ role, place, store, to: last ?? LAST_DAY }) };
  } catch (error) {
    if (error instanceof DatasetError) return usageError(error.code, error.message);
    throw error;
  } finally {
    store?.close();
  }
}

interface Reading {
  readonly role: InputRole;
  readonly place: SeriesPlace;
  readonly store: DatasetStore;
  readonly to: SessionDate;
}

async function rowsOf(reading: Reading): Promise<StoredInput> {
  const { place, store, to } = reading;
  const { name, kind } = place;
  const window = { from: FIRST_DAY, to };
  const title = seriesTitle(place);
  if (kind === 'rates') {
    const { rows, parts } = await store.readRates({ ...window, series: name });
    return { kind, title, rows, files: filesOf(parts, reading) };
  }
  const timeframe = place.timeframe ?? 'D';
  if (kind === 'levels') {
    const { rows, parts } = await store.readLevels({ ...window, symbol: name, timeframe });
    return { kind, title, rows, files: filesOf(parts, reading) };
  }
  const { rows, parts } = await store.readBars({ ...window, symbol: name, timeframe });
  const read = partsUpTo(parts, to);
  const account = { series: title, timeframe, ...importsOf(store, read) };
  return { kind, title, rows, files: filesOf(parts, reading), account };
}

/** Parts of a partition can lie behind the end of the run: nothing of them is used. */
function partsUpTo(parts: readonly StoredPart[], to: SessionDate): readonly StoredPart[] {
  const endMs = (dayNumberOf(to) + 1) * MS_PER_DAY;
  return parts.filter(({ firstMs }) => firstMs < endMs);
}

function filesOf(parts: readonly StoredPart[], { role, place, to }: Reading): readonly RunInput[] {
  return partsUpTo(parts, to).map(({ path, sha256, bytes }) => ({
    role: `${role}${PART_SUFFIX}`,
    path: join(place.store, path),
    sha256,
    bytes,
  }));
}

function importsOf(
  store: DatasetStore,
  parts: readonly StoredPart[],
): Pick<ImportAccount, 'repaired' | 'quarantined'> {
  const used = new Set(parts.map(({ path }) => path));
  const repaired: Record<string, number> = {};
  const quarantined: Record<string, number> = {};
  for (const one of store.imports()) {
    if (!one.parts.some(({ path }) => used.has(path))) continue;
    add(repaired, one.repaired);
    add(quarantined, one.quarantined);
  }
  return { repaired, quarantined };
}

function add(sums: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [kind, count] of Object.entries(counts)) sums[kind] = (sums[kind] ?? 0) + count;
}
