// What became of the files of one import, as the document and the text on the terminal tell it.
import type { SessionDate } from '../../core/domain/index.ts';

/** Counts of one file's rows; rows = accepted + rows left out as repairs + quarantinedRows. */
export interface ImportCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly repaired: Readonly<Record<string, number>>;
  readonly quarantinedRows: number;
  readonly quarantineReasons: Readonly<Record<string, number>>;
  /** The first rows kept out. */
  readonly quarantined: readonly { readonly line: number; readonly reason: string }[];
  readonly dates: {
    readonly count: number;
    readonly from: SessionDate | undefined;
    readonly to: SessionDate | undefined;
  };
}

/** What a chain file's counts have beyond those of other kinds. */
export interface ChainCounts {
  readonly expiries: number;
  readonly rowsByRoot: Readonly<Record<string, number>>;
  readonly facts: Readonly<Record<string, number>>;
}

/** A file whose rows are in the store. */
export interface ImportedFile {
  readonly path: string;
  readonly state: 'imported' | 'already-imported';
  readonly kind: 'chain' | 'bars' | 'levels' | 'rates';
  readonly layout: string;
  /** Symbol and timeframe of a series. */
  readonly series?: string;
  /** What the store knows the file by: its bytes, and what its name says where that is part of the data. */
  readonly sha256: string;
  readonly bytes: number;
  readonly counts: ImportCounts;
  readonly chain?: ChainCounts;
  /** Rows now in the store by this import; the others of the accepted were there already, or contradict what was. */
  readonly stored: number;
  readonly alreadyStored: number;
  readonly conflictsWithStored: number;
}

/** A file of which nothing was stored. */
export interface RefusedFile {
  readonly path: string;
  readonly state: 'refused';
  readonly code: string;
  readonly message: string;
}

export type FileOutcome = ImportedFile | RefusedFile;

export interface ImportOutcome {
  readonly store: string;
  readonly files: readonly FileOutcome[];
  /** True where a signal ended the import; files after the last one listed were not begun. */
  readonly isStopped: boolean;
  /** True where a file was refused that the command names, not one found in a folder. */
  readonly hasNamedRefusal: boolean;
  /** Why the store took no more, where it failed after some files, for one on a full disk. */
  readonly failure: { readonly code: string; readonly message: string } | undefined;
  readonly filesLeft: number;
}
