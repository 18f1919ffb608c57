// How deep `quantor risk` simulates, from its flags.
import type { MonteCarloSettings } from '../../analysis/scenario/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';

const PATHS_DEFAULT = 20_000;
/** More would fill the memory of a small machine and tell nothing more. */
const PATHS_MAX = 200_000;
const YEARS_MAX = 30;
const WORKERS_MAX = 256;
const WORLDS_DEFAULT = 200;
const WORLDS_MAX = 100_000;
/** Paths over a run's own length are dearer, and their errors matter less. */
const RUN_PATHS_SHARE = 0.25;

export interface RiskFlags {
  readonly paths?: string;
  readonly years?: string;
  readonly workers?: string;
  readonly joint?: boolean;
  readonly worlds?: string;
  readonly json?: boolean;
}

export interface RiskRequest {
  readonly settings: MonteCarloSettings;
  /** `undefined`: as many as the machine has cores. */
  readonly workers: number | undefined;
  /** Worlds in which the run is made again; `undefined`: none. */
  readonly worlds: number | undefined;
}

/** Error codes `paths-syntax`, `years-syntax`, `workers-syntax`, `worlds-syntax`. */
export function riskRequest({ paths, years, workers, joint, worlds }: RiskFlags): UsageResult<RiskRequest> {
  const count = paths === undefined ? PATHS_DEFAULT : wholeIn(paths, 100, PATHS_MAX);
  if (count === undefined) {
    return usageError(
      'paths-syntax',
      `--paths expects a whole number from 100 to ${PATHS_MAX}, found "${paths}"`,
    );
  }
  const span = years === undefined ? 1 : wholeIn(years, 1, YEARS_MAX);
  if (span === undefined) {
    return usageError(
      'years-syntax',
      `--years expects a whole number from 1 to ${YEARS_MAX}, found "${years}"`,
    );
  }
  const threads = workers === undefined ? undefined : wholeIn(workers, 1, WORKERS_MAX);
  if (workers !== undefined && threads === undefined) {
    return usageError(
      'workers-syntax',
      `--workers expects a whole number from 1 to ${WORKERS_MAX}, found "${workers}"`,
    );
  }
  const again = worlds === undefined ? WORLDS_DEFAULT : wholeIn(worlds, 1, WORLDS_MAX);
  if (again === undefined || (worlds !== undefined && joint !== true)) {
    return usageError(
      'worlds-syntax',
      `--worlds expects a whole number from 1 to ${WORLDS_MAX} beside --joint, found "${worlds}"`,
    );
  }
  const settings = {
    paths: count,
    runPaths: Math.ceil(count * RUN_PATHS_SHARE),
    histories: within(count / 40, 100, 500),
    pathsOfHistory: within(count / 100, 40, 200),
    runPathsOfHistory: within(count / 500, 16, 40),
    years: span,
  };
  return { ok: true, value: { settings, workers: threads, worlds: joint === true ? again : undefined } };
}

/** Histories and their paths grow with the paths asked for, up to where more tell nothing. */
function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}

function wholeIn(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}
