// Says in plain sentences what of a run comes from a store.
import type { RawInputs, StoredOrigins } from '../read-inputs.ts';

/** What sentences call the rates of a run. */
export function ratesTitle({ stored }: Pick<RawInputs, 'stored'>): string {
  return stored.rates === undefined ? 'the rates file' : `the ${stored.rates} rates of the store`;
}

/** A sentence where the bars are of a store. */
export function storedPrices({ bars }: StoredOrigins): readonly string[] {
  if (bars === undefined) return [];
  return [
    `Prices: ${bars.series} bars of the store, judged when they were imported and not again; repairs and quarantined rows are counted for the whole of each import.`,
  ];
}
