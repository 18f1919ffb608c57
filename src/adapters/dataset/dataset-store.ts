// The store of market data as its callers see it: imports that commit whole or not at all, and windows in typed arrays.
import type {
  ChainRows,
  RawBars,
  RawIndexValues,
  RawRates,
  SessionDate,
  Timeframe,
} from '../../core/domain/index.ts';

/** What the caller knows of a source before it reads it. */
export interface ImportSource {
  /** The file's base name, or the request that fetched it; never a key and never a folder. */
  readonly name: string;
  readonly layout: string;
}

export interface QuarantinedLine {
  readonly line: number;
  readonly reason: string;
}

/** What the caller knows once the source is read to its end. */
export interface ImportReport {
  /** SHA-256 of the source's bytes, 64 hex digits. */
  readonly sha256: string;
  readonly bytes: number;
  /** Rows that were handed over, those of `repaired` among them. */
  readonly accepted: number;
  /** Rows by kind of repair. */
  readonly repaired: Readonly<Record<string, number>>;
  /** Rows kept out, by reason. */
  readonly quarantined: Readonly<Record<string, number>>;
  /** The first 1000 of them at most. */
  readonly quarantinedLines: readonly QuarantinedLine[];
  /** Anything else worth keeping about the source: plain JSON values, such as a vendor's cursor. */
  readonly notes?: Readonly<Record<string, unknown>>;
}

/** One Parquet file of one import. */
export interface StoredPart {
  /** Below the store's folder, with `/` between folders. */
  readonly path: string;
  readonly sha256: string;
  readonly rows: number;
  readonly bytes: number;
  /** Epoch ms of its first and last stamp; of rows that are stamped with a date, midnight UTC. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** Fields that no row of it has a number in; the file lacks these columns. */
  readonly absent: readonly string[];
}

/** One import as the store keeps it, in `imports/<first 16 hex of sha256>.json`. */
export interface ImportManifest extends ImportSource, ImportReport {
  readonly version: 1;
  /** Rows in `parts`. */
  readonly stored: number;
  /** Rows that another import, or an earlier row, has brought alike: the same contract, instant, bid and ask; of a bar all its numbers. */
  readonly alreadyStored: number;
  /** Rows kept out because another import, or an earlier row, says otherwise of the same contract and instant, or of the same bar. */
  readonly conflictsWithStored: number;
  readonly parts: readonly StoredPart[];
}

/** `already-imported`: the store holds an import of the same bytes, and nothing has changed. */
export interface CommitOutcome {
  readonly state: 'committed' | 'already-imported';
  readonly manifest: ImportManifest;
}

/** Bars or levels of one symbol and timeframe. */
export interface SeriesKey {
  /** In capitals: letters, digits, `.`, `-`, `_`. */
  readonly symbol: string;
  readonly timeframe: Timeframe;
}

/**
 * One import under way. Calls may not overlap: await each. Columns are copied before `append` resolves, so the caller may
 * reuse its arrays. After `commit` or `abandon` nothing more is taken.
 */
export interface StoreImport {
  append(rows: ChainRows): Promise<void>;
  /** D and W bars are stamped `date`, all others `instant`: local stamps are the caller's to place. */
  appendBars(series: SeriesKey, bars: RawBars): Promise<void>;
  appendLevels(series: SeriesKey, levels: RawIndexValues): Promise<void>;
  /** `series` as in `SeriesKey.symbol`; stamps are dates. */
  appendRates(series: string, rates: RawRates): Promise<void>;
  commit(report: ImportReport): Promise<CommitOutcome>;
  abandon(): Promise<void>;
}

/** First and last session date, both included. */
export interface DateWindow {
  readonly from: SessionDate;
  readonly to: SessionDate;
}

/** All quotes of one root and session date, sorted by (quotedAtMs, expiryDay, strike, side); `roots` is `[root]`. */
export interface StoredChainDay {
  readonly root: string;
  readonly date: SessionDate;
  readonly rows: ChainRows;
  readonly parts: readonly StoredPart[];
}

/** A series in time order, without repeated stamps; `parts` are what it was read from. */
export interface StoredSeries<Rows> {
  readonly rows: Rows;
  readonly parts: readonly StoredPart[];
}

/** Every method that reads or writes rejects with `DatasetError`. */
export interface DatasetStore {
  readonly folder: string;
  /** The import of a source's bytes, or `undefined`. */
  findImport(sha256: string): ImportManifest | undefined;
  /** All imports, in order of their file names. */
  imports(): readonly ImportManifest[];
  /** Takes the store's writing lock and clears what an interrupted import left. */
  beginImport(source: ImportSource): Promise<StoreImport>;
  /** Session dates with quotes of a root, ascending. */
  chainDates(root: string): readonly SessionDate[];
  /** Day by day; days without quotes are left out. */
  readChains(window: DateWindow & { readonly root: string }): AsyncGenerator<StoredChainDay, void>;
  readBars(window: DateWindow & SeriesKey): Promise<StoredSeries<RawBars>>;
  readLevels(window: DateWindow & SeriesKey): Promise<StoredSeries<RawIndexValues>>;
  readRates(window: DateWindow & { readonly series: string }): Promise<StoredSeries<RawRates>>;
  /** Every part compared with the hash in its manifest; gives what differs, and nothing where the store is whole. */
  verify(): Promise<readonly PartFault[]>;
  close(): void;
}

/** A part that is not as its import wrote it. */
export interface PartFault {
  readonly code: 'store-part-missing' | 'store-part-damaged';
  readonly path: string;
  readonly message: string;
}
