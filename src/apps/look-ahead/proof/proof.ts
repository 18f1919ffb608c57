// What a proof came to, module by module, and the first thing that came out otherwise.
import type { UsageError } from '../../config/index.ts';
import type { FutureChange } from '../future/future-change.ts';
import type { Module } from '../seen/modules.ts';
import type { Instants } from './choose-instants.ts';
import type { Difference } from './compare-trails.ts';

/** How a run is looked at: as it is configured, with every signal listening, and every signal apart from the run. */
export const VIEWS = ['as configured', 'listening', 'signals alone'] as const;
export type View = (typeof VIEWS)[number];

/** A difference, with the change of the future that brought it out. */
export interface Leak extends Difference {
  readonly view: View;
  readonly change: FutureChange;
}

export interface ModuleProof {
  readonly module: Module;
  /** Instants at which the module was looked at. */
  readonly instants: number;
  /** Of them, those at which it had something to say. */
  readonly answered: number;
  /** Things held against each other, over both changes and all views. */
  readonly compared: number;
  /** Cuts and poisonings after which it came out otherwise. */
  readonly differences: number;
  readonly first: Leak | undefined;
}

/** A change of the future in which no market could be made, and so nothing compared. */
export interface Unbuilt {
  readonly change: FutureChange;
  readonly error: UsageError;
}

export interface Proof {
  readonly isProven: boolean;
  /** Bars that may be traded. */
  readonly bars: number;
  readonly instants: Instants;
  /** Worlds with another future that were compared. */
  readonly worlds: number;
  /** Of them, those in which anything came out otherwise. */
  readonly differing: Readonly<Record<FutureChange['kind'], number>>;
  readonly modules: readonly ModuleProof[];
  /** The earliest thing that came out otherwise in the first world in which any did, told of the module that feeds the others. */
  readonly first: Leak | undefined;
  readonly unbuilt: readonly Unbuilt[];
  readonly orders: number;
  readonly hasPeer: boolean;
  /** Rows of the bars that the cleaning put right or set aside. */
  readonly cleanedRows: number;
}
