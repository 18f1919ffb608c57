// What a fetch works with: vendor, store, calendar, clock and what it tells of its progress.
import { join } from 'node:path';
import type { DatasetStore } from '../../adapters/dataset/index.ts';
import type { TradingCalendar } from '../../core/market/index.ts';
import type { MarketDataPage, MarketDataSource, StopSignal } from '../../core/ports/index.ts';
import type { FetchTally } from './fetch-tally.ts';
import type { FetchOrder } from './orders/fetch-order.ts';

/** Everything that a fetch works with. */
export interface FetchTools {
  readonly source: MarketDataSource;
  readonly store: Pick<DatasetStore, 'folder' | 'imports' | 'beginImport'>;
  readonly calendar: TradingCalendar;
  /** Epoch ms now. */
  readonly nowMs: () => number;
  readonly stop: StopSignal;
  /** Asks again what the store has. */
  readonly isRefresh: boolean;
  /** Whether a text holds a key, whosever it is: no page of one gets to the disk. */
  readonly holdsSecret: (text: string) => boolean;
  /** Told of every page. */
  readonly onPage: (order: FetchOrder, page: MarketDataPage, tally: FetchTally) => void;
}

/** Pages of unfinished answers stand here, below the store's folder. */
export const spoolFolderOf = (store: Pick<DatasetStore, 'folder'>): string => join(store.folder, 'fetches');
