// Names one series of a store by the folder it stands in, which is how a run is given it and how its manifest tells it.
import { join } from 'node:path';
import { type Timeframe, TIMEFRAMES } from '../../../../core/domain/index.ts';
import { isStore } from '../chains/read-store.ts';

/** What a store keeps as series. */
export type SeriesKind = 'bars' | 'levels' | 'rates';

export interface SeriesPlace {
  readonly store: string;
  readonly kind: SeriesKind;
  /** The symbol of bars and levels, the name of rates. */
  readonly name: string;
  /** `undefined` of rates. */
  readonly timeframe: Timeframe | undefined;
}

const SERIES_FOLDER =
  /^(.*?)[\\/]?(?:(bars|levels)[\\/]symbol=([^\\/]+)[\\/]timeframe=([^\\/]+)|rates[\\/]series=([^\\/]+))[\\/]?$/;

/** The series that a path names, or `undefined` where it is no folder of a series in a store. */
export function seriesPlaceOf(path: string): SeriesPlace | undefined {
  const [found, store, kind, symbol, frame, series] = SERIES_FOLDER.exec(path) ?? [];
  if (found === undefined || store === undefined) return undefined;
  const timeframe = TIMEFRAMES.find((known) => known === frame);
  const name = symbol ?? series;
  if (name === undefined || (kind !== undefined && timeframe === undefined)) return undefined;
  const folder = store === '' ? '.' : store;
  return isStore(folder)
    ? { store: folder, kind: (kind ?? 'rates') as SeriesKind, name, timeframe }
    : undefined;
}

/** The folder of a series, as flags and manifests name it. */
export function seriesPathOf({ store, kind, name, timeframe }: SeriesPlace): string {
  return kind === 'rates'
    ? join(store, 'rates', `series=${name}`)
    : join(store, kind, `symbol=${name}`, `timeframe=${timeframe ?? ''}`);
}

/** The folder of the series that a part belongs to. */
export function seriesOfPart(path: string): string {
  return path.replace(/[\\/](?:month|year)=[^\\/]*[\\/][^\\/]*$/, '');
}

/** What a person calls the series: `SPY 5m`, `DTB3`. */
export function seriesTitle({ name, timeframe }: Pick<SeriesPlace, 'name' | 'timeframe'>): string {
  return timeframe === undefined ? name : `${name} ${timeframe}`;
}
