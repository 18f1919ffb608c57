// What a null test is asked for.
import type { Settings } from '../config/index.ts';

export interface NullTestRequest {
  readonly settings: Settings;
  /** Seeds 0 to this less 1; each draws a world of every law. */
  readonly seeds: number;
  /** Length of a world. */
  readonly years: number;
  /** Volatility points by which options of the planted worlds are dearer than fair. */
  readonly plantedVolPoints: number;
  /** Volatility points by which options of the worlds called fair are dearer: not 0 only to see the test fail. */
  readonly mispricedVolPoints: number;
  /** `undefined`: as many as the machine has cores. */
  readonly workers: number | undefined;
}

/** Planted worlds a law, as a share of the fair ones: their question needs fewer. */
export const PLANTED_SHARE = 0.5;

/** Worlds in which signals are moved. */
export const SHIFTED = {
  /** Of the fair worlds of one law: each takes as long as twenty. */
  share: 0.2,
  /** Long enough for trends of 200 days and a year of levels. */
  years: 3,
  /** With as many the best of all has a chance of one in twenty. */
  moves: 19,
} as const;
