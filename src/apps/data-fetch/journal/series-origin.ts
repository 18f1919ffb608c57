// Holds every series to one origin: bars of two feeds or vendors agree in no cell, and make no one series.
import { type DatasetStore, type ImportManifest, partPlace } from '../../../adapters/dataset/index.ts';
import { type FetchFailure, fetchFailure } from '../fetch-failure.ts';
import { fetchNoteOf, seriesOf } from './fetch-journal.ts';
import type { FetchOrder } from '../orders/fetch-order.ts';

/** `origin-mixed` where the store has rows of the order's series from somebody else. */
export function mixedOrigin(
  store: Pick<DatasetStore, 'imports'>,
  order: FetchOrder,
): FetchFailure | undefined {
  for (const manifest of store.imports()) {
    const other = otherOrigin(manifest, order);
    if (other === undefined) continue;
    const expected = `expected ${seriesOf(order)} from ${other}, as the store has it`;
    const remedy = 'fetch it into a store of its own (--store FOLDER), or go on from where it came';
    return fetchFailure('origin-mixed', `${order.title}: ${expected}, found ${order.origin}; ${remedy}`);
  }
  return undefined;
}

/** Files tell no vendor: only of bars, whose prices and volumes differ by feed, is a file another origin. */
function otherOrigin(manifest: ImportManifest, order: FetchOrder): string | undefined {
  if (manifest.stored === 0) return undefined;
  const note = fetchNoteOf(manifest);
  if (note !== undefined)
    return note.series === seriesOf(order) && note.origin !== order.origin ? note.origin : undefined;
  if (order.kind !== 'bars') return undefined;
  const isOfSeries = manifest.parts.some(({ path }) => {
    const place = partPlace(path);
    return (
      place?.kind === 'bars' &&
      place.name === order.series.symbol &&
      place.timeframe === order.series.timeframe
    );
  });
  return isOfSeries ? `the file ${manifest.name}` : undefined;
}
