// What a run was made of: enough to check every input and to make the run again.
import type { Cents, ChainOrigin, Root, StructureKind } from '../domain/index.ts';

/** A file the run read. */
export interface RunInput {
  /** What the file is for: `bars`, `vix`, `vix9d`, `vix3m`, `vix6m`, `rates`, `history`, `chains`, `chain-part`; of a store's series the role with `-part`; or a bundled table's name. */
  readonly role: string;
  /** As given on the command line, or `bundled:NAME` for a file of the package. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What is recorded, estimated, bridged or simulated. */
export interface DataLabels {
  readonly underlying: 'real' | 'bridged' | 'simulated';
  readonly volatility: 'recorded' | 'estimated' | 'simulated';
  readonly chain: 'recorded' | 'simulated';
  /** `optimistic`: at mid, as nobody can count on, or on the very quotes that were decided on; absent in earlier ledgers. */
  readonly fills?: 'modelled' | 'optimistic';
  /** Of roots whose contracts deliver shares; `off`: settled in cash and never assigned. */
  readonly assignment?: 'simulated' | 'off';
  /** Plain sentences on every assumption that stands in for missing data. */
  readonly assumptions: readonly string[];
}

/** What recorded chains a run could look at. */
export interface ChainFacts {
  /** Bars that could be traded on, by the chain on which new trades are decided; `none` where there is no chain. */
  readonly bars: Readonly<Record<ChainOrigin | 'none', number>>;
  /** Recorded instants that at least one of those bars looks at. */
  readonly snapshots: number;
  /** Rows read, quotes of the root among them, and by reason the rows that are none. */
  readonly rows: number;
  readonly quotes: number;
  readonly dropped: Readonly<Record<string, number>>;
  /** Rows put right, by kind. */
  readonly repaired: Readonly<Record<string, number>>;
  /** Quotes nobody bids on, with bid = ask, and with bid > ask: kept, and left to the run's gates. */
  readonly zeroBids: number;
  readonly locked: number;
  readonly crossed: number;
  /**
   * Bars whose quotes imply an underlying by put-call parity, those where it lies a thousandth or more off the bar's close,
   * and the farthest share; of many bars a sample is compared.
   */
  readonly spot: { readonly compared: number; readonly apart: number; readonly farthest: number };
  /** Of the instants looked at those taken as of a close, and how long after it their last quote was made, where that is told. */
  readonly closes: {
    readonly instants: number;
    readonly stamped: number;
    readonly minutesLate?: { readonly least: number; readonly median: number; readonly most: number };
  };
  /** Files in the folders given that have not the columns of a chain. */
  readonly passedOver: readonly string[];
}

/** What reading and preparing the market's data found. */
export interface DataFacts {
  /** Bar length of the run, such as `5m`. */
  readonly timeframe: string;
  /** Bars and sessions that could be traded on; warm-up is not among them. */
  readonly bars: number;
  readonly sessions: number;
  /** Repairs made, by kind. */
  readonly repairs: Readonly<Record<string, number>>;
  /** Rows set aside as not to be trusted. */
  readonly quarantined: number;
  /** Rows of the prices among them that this run judged, by reason. */
  readonly setAside?: Readonly<Partial<Record<string, number>>>;
  /** Where recorded chains were given. */
  readonly chains?: ChainFacts;
}

export interface RunManifest {
  /**
   * 5: fills and sessions tell the forward and the volatilities of what is held; 4: trades are adjusted; 3: they fill in
   * parts, are assigned, deliver shares and are liquidated; 2: each order fills at once and every expiry settles in cash.
   * All are read. All name the structure, and records may have any number of legs.
   */
  readonly formatVersion: 2 | 3 | 4 | 5;
  readonly quantorVersion: string;
  readonly nodeVersion: string;
  /** Arguments of the command, without the output folder. */
  readonly command: readonly string[];
  readonly seed: number;
  readonly root: Root;
  /** Classes traded beside it in the same account, where there are any. */
  readonly also?: readonly Root[];
  /** What the run trades. */
  readonly structure: StructureKind;
  readonly initialCashCents: Cents;
  /** The effective configuration, as plain data. */
  readonly config: unknown;
  readonly configSha256: string;
  readonly inputs: readonly RunInput[];
  readonly labels: DataLabels;
  readonly data: DataFacts;
}
