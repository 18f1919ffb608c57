// The threads of a pool: each takes the next input when it is done with one, and all end together.
import { Worker } from 'node:worker_threads';
import type { Job } from './job.ts';
import { JobFailure, type ToldError, toldError } from './job-failure.ts';
import type { JobsOutcome, JobsRequest } from './jobs-request.ts';
import type { ThreadAnswer, ThreadTask } from './thread-messages.ts';

/** How often a stop is asked for. */
const STOP_ASKED_EVERY_MS = 50;

/** The thread's file, compiled or not as this one is. */
const THREAD_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './job-worker.ts' : './job-worker.js',
  import.meta.url,
);

/** As `runOnWorkers`, on `workers` threads. */
export async function runOnThreads<Shared, Input, Result>(
  { url }: Job<Shared, Input, Result>,
  request: JobsRequest<Shared, Input>,
  workers: number,
): Promise<JobsOutcome<Result>> {
  const { shared, isStopped } = request;
  const task: ThreadTask = { url, shared };
  const threads: Worker[] = [];
  let asking: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const round = new Round<Result>(request, { resolve, reject });
      for (let count = 0; count < workers; count += 1) threads.push(startThread(task, round));
      asking = setInterval(() => {
        if (isStopped?.() === true) round.stop();
      }, STOP_ASKED_EVERY_MS);
    });
  } finally {
    clearInterval(asking);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function startThread<Result>(task: ThreadTask, round: Round<Result>): Worker {
  const thread = new Worker(THREAD_FILE, { workerData: task });
  thread.on('message', (answer: ThreadAnswer) => round.take(thread, answer));
  thread.on('error', (error) => round.lose(thread, toldError(error)));
  thread.on('exit', () => round.lose(thread, ENDED_EARLY));
  round.give(thread);
  return thread;
}

const ENDED_EARLY: ToldError = {
  name: 'Error',
  message: 'a thread of the pool ended by itself',
  stack: undefined,
};

interface Settlement<Result> {
  readonly resolve: (outcome: JobsOutcome<Result>) => void;
  readonly reject: (failure: JobFailure) => void;
}

/** One pass over the inputs: what is given out, what has come back, and what failed. */
class Round<Result> {
  readonly #request: JobsRequest<unknown, unknown>;
  readonly #settlement: Settlement<Result>;
  readonly #results: Result[] = [];
  /** The place that each thread works at. */
  readonly #underWay = new Map<Worker, number>();
  readonly #lost = new Set<Worker>();
  #next = 0;
  #done = 0;
  #failure: JobFailure | undefined;
  #isOver = false;

  constructor(request: JobsRequest<unknown, unknown>, settlement: Settlement<Result>) {
    this.#request = request;
    this.#settlement = settlement;
  }

  /** Gives the thread the next input; none is left where all are given out. */
  give(thread: Worker): void {
    const { inputs } = this.#request;
    if (this.#next >= inputs.length) return;
    this.#underWay.set(thread, this.#next);
    thread.postMessage({ place: this.#next, input: inputs[this.#next] });
    this.#next += 1;
  }

  take(thread: Worker, answer: ThreadAnswer): void {
    if (this.#isOver) return;
    this.#underWay.delete(thread);
    if ('error' in answer) {
      this.#fail(new JobFailure(answer.error, answer.place));
      return;
    }
    const { inputs, onProgress } = this.#request;
    this.#results[answer.place] = answer.result as Result;
    this.#done += 1;
    onProgress?.(this.#done, inputs.length);
    if (this.#failure !== undefined) this.#endIfFirst(this.#failure);
    else if (this.#done === inputs.length) this.#end({ ok: true, results: this.#results });
    else this.give(thread);
  }

  /** A thread that ends by itself takes its input with it. */
  lose(thread: Worker, error: ToldError): void {
    if (this.#isOver || this.#lost.has(thread)) return;
    const place = this.#underWay.get(thread);
    this.#lost.add(thread);
    this.#underWay.delete(thread);
    this.#fail(new JobFailure(error, place));
  }

  stop(): void {
    this.#end({ ok: false, code: 'stopped' });
  }

  #fail(failure: JobFailure): void {
    if (this.#failure === undefined || before(failure, this.#failure)) this.#failure = failure;
    this.#endIfFirst(this.#failure);
  }

  /** Inputs given out before the one that failed are waited for: one of them may fail too, and is told instead. */
  #endIfFirst(failure: JobFailure): void {
    const { place = -1 } = failure;
    if ([...this.#underWay.values()].some((other) => other < place)) return;
    this.#isOver = true;
    this.#settlement.reject(failure);
  }

  #end(outcome: JobsOutcome<Result>): void {
    this.#isOver = true;
    this.#settlement.resolve(outcome);
  }
}

function before(one: JobFailure, other: JobFailure): boolean {
  return (one.place ?? -1) < (other.place ?? -1);
}
