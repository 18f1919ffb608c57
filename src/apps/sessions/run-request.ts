// What a run is asked to do: effective settings and the files it may read.
import type { Root } from '../../core/domain/index.ts';
import type { Settings } from '../config/index.ts';

/** Files of market data by role, or series of a store by their folders; a role that is absent is bundled, estimated or assumed, and labelled so. */
export interface InputPaths {
  readonly bars?: string;
  readonly vix?: string;
  readonly vix9d?: string;
  readonly vix3m?: string;
  readonly vix6m?: string;
  readonly rates?: string;
  readonly history?: string;
  /** Bars of a peer of the underlying. */
  readonly peer?: string;
  /** Files of recorded option chains, folders of them, or a dataset store. */
  readonly chains?: readonly string[];
  /** Classes traded beside the run's own in the same account, each with a file of its bars. */
  readonly also?: readonly AlsoTraded[];
}

/** A class traded in the same account, and the file of its bars. */
export interface AlsoTraded {
  readonly root: Root;
  readonly bars: string;
}

/** How a manifest names the role of such a file: `also-SPY`. */
export const ALSO_ROLE = 'also-';

/** Roles that one file or one stored series has. */
export const INPUT_ROLES = [
  'bars',
  'vix',
  'vix9d',
  'vix3m',
  'vix6m',
  'rates',
  'history',
  'peer',
] as const satisfies readonly Exclude<keyof InputPaths, 'chains' | 'also'>[];

export type InputRole = (typeof INPUT_ROLES)[number];

const BARS_ROLES = ['bars', 'history', 'peer'] as const satisfies readonly InputRole[];

/** Roles whose files and series are bars. */
export type BarsRole = (typeof BARS_ROLES)[number];

export function isBarsRole(role: string): role is BarsRole {
  return (BARS_ROLES as readonly string[]).includes(role);
}

/** A store that gives a run whatever no path is given for. */
export interface RunSource {
  readonly store: string;
  /** Kinds that are not taken from it. */
  readonly without: readonly ('volatility' | 'rates' | 'chains')[];
}

export interface RunRequest {
  readonly settings: Settings;
  readonly inputs: InputPaths;
  readonly source?: RunSource | undefined;
  /** Of a run that is made again: the files of its folders that it passed over, since it is made again from the others alone. */
  readonly passedOver?: readonly string[];
  /** The command line's arguments without the output folder, for the manifest. */
  readonly command: readonly string[];
}
