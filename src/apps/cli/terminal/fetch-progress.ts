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
  let standing: FetchStanding | undefined;
  const show = (wait: string): void => {
    if (standing === undefined) return;
    const { title, pages, rows, doneRatio } = standing;
    bar.update(`${title}: ${rows} rows, ${pages} pages${wait}`, doneRatio);
  };
  return {
    update(next) {
      standing = next;
      show('');
    },
    waits({ code, waitMs }) {
      if (waitMs >= TOLD_WAIT_MS_MIN) show(`; ${code}, asks again in ${Math.ceil(waitMs / 1000)} s`);
    },
    finish: bar.finish,
  };
}
