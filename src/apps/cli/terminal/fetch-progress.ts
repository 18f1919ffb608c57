// Shows on standard error how far a fetch is: rows and pages, the time left where the span tells it, and why it waits.
import type { RetryNote } from '../../../adapters/http/index.ts';
import type { FetchStanding } from '../../data-fetch/index.ts';
import { createProgressBar } from './progress-bar.ts';

export interface FetchProgress {
  readonly update: (standing: FetchStanding) => void;
  /** A wait that a failed attempt causes. */
  readonly waits: (note: RetryNote) => void;
  readonly finish: () => void;
}

/** Waits shorter than this are nobody's business. */
const TOLD_WAIT_MS_MIN = 2000;

export function createFetchProgress(stream: NodeJS.WriteStream, nowMs: () => number): FetchProgress {
  const bar = createProgressBar(stream, nowMs);
  let label = '';
  return {
    update({ title, pages, rows, doneRatio }) {
      label = `${title}: ${rows} rows, ${pages} pages`;
      bar.update(label, doneRatio);
    },
    waits({ code, waitMs }) {
      if (waitMs < TOLD_WAIT_MS_MIN) return;
      const wait = `${code}, asks again in ${Math.ceil(waitMs / 1000)} s`;
      bar.update(label === '' ? wait : `${label}; ${wait}`, undefined, true);
    },
    finish: bar.finish,
  };
}
