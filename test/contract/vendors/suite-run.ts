// Takes an answer of a source to its end for the suite: rows by name, failure, cursors and what was asked.
import type {
  FailedAnswer,
  MarketDataFailure,
  MarketDataPage,
  MarketDataSource,
  PageCursor,
  StopSignal,
} from '../../../src/core/ports/index.ts';
import type { HttpLimits, Surroundings } from '../../../src/adapters/http/index.ts';
import { rowKeysOf } from './row-keys.ts';
import type { Scenario } from './source-case.ts';

export interface Answered {
  readonly rows: readonly string[];
  readonly pages: readonly MarketDataPage[];
  readonly failure: MarketDataFailure | undefined;
}

export interface AskOptions {
  readonly after?: PageCursor;
  readonly seen?: readonly PageCursor[];
  readonly stop?: StopSignal;
  /** Called behind every page. */
  readonly onPage?: (page: MarketDataPage) => void;
}

/** Steps that an answer may take before the suite calls it endless. */
const STEPS_MAX = 1000;

export async function answered(
  source: MarketDataSource,
  { request }: Pick<Scenario, 'request'>,
  { onPage, ...options }: AskOptions = {},
): Promise<Answered> {
  const pages: MarketDataPage[] = [];
  const failures: FailedAnswer[] = [];
  let steps = 0;
  for await (const step of source.pages(request, options)) {
    steps += 1;
    if (steps > STEPS_MAX) throw new Error('an answer without end');
    if (failures.length > 0) throw new Error('a step behind a failure');
    if (step.ok) {
      pages.push(step);
      onPage?.(step);
    } else failures.push(step);
  }
  return { rows: pages.flatMap(rowKeysOf), pages, failure: failures[0]?.error };
}

/** Time that passes when somebody waits for it, and takes none. */
export function hurriedSurroundings(): Partial<Surroundings> & { readonly waitsMs: number[] } {
  let nowMs = 1_700_000_000_000;
  const waitsMs: number[] = [];
  return {
    waitsMs,
    nowMs: () => nowMs,
    random: () => 0.5,
    sleep: (ms) => {
      nowMs += ms;
      waitsMs.push(ms);
      return Promise.resolve();
    },
  };
}

/** Short enough for a test, long enough for this machine. */
export const HURRIED_LIMITS: Partial<HttpLimits> = {
  attemptsMax: 4,
  headMsMax: 250,
  idleMsMax: 250,
  bodyMsMax: 1500,
  bodyBytesMax: 4_194_304,
};
