// Runs a job over inputs on threads and gives the results in the order of the inputs, whatever the number of threads.
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Job } from './job.ts';
import { JobFailure, toldError } from './job-failure.ts';
import type { JobsOutcome, JobsRequest } from './jobs-request.ts';
import { runOnThreads } from './run-on-threads.ts';

/** How many threads this machine runs at once. */
export function availableWorkers(): number {
  return availableParallelism();
}

/**
 * `results[i]` belongs to `inputs[i]`. Throws `JobFailure` with the error of the first input, by place, that has one:
 * the same error at any number of threads.
 */
export async function runOnWorkers<Shared, Input, Result>(
  job: Job<Shared, Input, Result>,
  request: JobsRequest<Shared, Input>,
): Promise<JobsOutcome<Result>> {
  const workers = Math.min(request.workers ?? availableWorkers(), request.inputs.length);
  return workers > 1 ? runOnThreads(job, request, workers) : runHere(job, request);
}

/** Everything is copied as it is for a thread, so that a job cannot come to rest on what only one thread can do. */
async function runHere<Shared, Input, Result>(
  job: Job<Shared, Input, Result>,
  { shared, inputs, onProgress, isStopped }: JobsRequest<Shared, Input>,
): Promise<JobsOutcome<Result>> {
  const results: Result[] = [];
  if (inputs.length === 0) return { ok: true, results };
  const run = await failingAt(undefined, async () => job.prepare(structuredClone(shared)));
  for (const [place, input] of inputs.entries()) {
    // Signals are delivered only while the program waits.
    await setImmediate();
    if (isStopped?.() === true) return { ok: false, code: 'stopped' };
    results.push(await failingAt(place, async () => structuredClone(await run(structuredClone(input)))));
    onProgress?.(results.length, inputs.length);
  }
  return { ok: true, results };
}

async function failingAt<T>(place: number | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new JobFailure(toldError(error), place);
  }
}
