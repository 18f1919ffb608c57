// A thread of the pool: imports the job's module, prepares it once, and answers each input with its result.
import { parentPort, workerData } from 'node:worker_threads';
import type { Job, JobRunner } from './job.ts';
import { toldError } from './job-failure.ts';
import type { ThreadAnswer, ThreadOrder, ThreadTask } from './thread-messages.ts';

const { url, shared } = workerData as ThreadTask;
const tell = (told: ThreadAnswer): void => parentPort?.postMessage(told);

try {
  const { job } = (await import(url)) as { readonly job: Job<unknown, unknown, unknown> };
  const run = await job.prepare(shared);
  parentPort?.on('message', (order: ThreadOrder) => void answer(run, order));
} catch (error) {
  tell({ place: undefined, error: toldError(error) });
}

async function answer(run: JobRunner<unknown, unknown>, { place, input }: ThreadOrder): Promise<void> {
  try {
    // Copying may fail too: a result that cannot leave its thread is the job's error.
    tell({ place, result: await run(input) });
  } catch (error) {
    tell({ place, error: toldError(error) });
  }
}
