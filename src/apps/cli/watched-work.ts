// Work that a person sees the progress of and may stop, and what its outcome makes of the exit status.
import type { UsageResult } from '../config/index.ts';
import type { Watch } from '../sessions/index.ts';
import { EXIT_BAD_INPUT, EXIT_STOPPED } from './exit-status.ts';
import { printError } from './terminal/print-error.ts';
import { createProgressBar } from './terminal/progress-bar.ts';
import { stopOnSignal } from './terminal/stop-on-signal.ts';

/** Does the work under a progress bar and prints its error; `finish` prints what came out and gives the status. */
export async function watchedWork<T>(
  isJson: boolean,
  work: (watch: Watch) => Promise<UsageResult<T>>,
  finish: (value: T) => number | Promise<number>,
): Promise<number> {
  const bar = createProgressBar(process.stderr, () => performance.now());
  const stop = stopOnSignal();
  try {
    const outcome = await work({ update: bar.update, isStopped: stop.isStopped });
    bar.finish();
    if (outcome.ok) return await finish(outcome.value);
    printError(outcome.error, isJson);
    return outcome.error.code === 'stopped' ? EXIT_STOPPED : EXIT_BAD_INPUT;
  } finally {
    bar.finish();
    stop.release();
  }
}
