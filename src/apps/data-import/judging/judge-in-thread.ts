// Reads and judges a large chain file in a thread of its own; this one only takes the rows.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BATCH_ROWS } from '../../../adapters/market-data/csv/index.ts';
import type { JudgeAnswer, JudgeOrder } from './judge-chain-worker.ts';
import type { JudgedChain, JudgedEnd } from './judged-chain.ts';
import { rowsShared, type SharedColumns, sharedColumns, sharedMemory } from './shared-rows.ts';

/** Enough that neither thread waits for the other batch by batch. */
const SLOTS = 4;
/** A thread parses without keeping anything: what it needs above this would be a leak. */
const HEAP_LIMITS = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 4 } as const;

/** The thread, kept from file to file; `close` ends it. */
export class JudgeThread {
  #worker: Worker | undefined;
  readonly #slots = Array.from({ length: SLOTS }, () => sharedMemory(BATCH_ROWS));
  readonly #columns = this.#slots.map(sharedColumns);

  judge(path: string, symbol: string | undefined): JudgedChain {
    let bytesRead = 0;
    return {
      bytesRead: () => bytesRead,
      rows: () =>
        this.#rows({ kind: 'file', path, symbol, slots: this.#slots }, (bytes) => {
          bytesRead = bytes;
        }),
    };
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  async *#rows(
    order: JudgeOrder,
    onRead: (bytes: number) => void,
  ): AsyncGenerator<ReturnType<typeof rowsShared>, JudgedEnd> {
    const worker = (this.#worker ??= startWorker());
    const answers = answersOf(worker);
    send(worker, order);
    let end: JudgedEnd | undefined;
    try {
      for await (const answer of answers) {
        if (answer.kind === 'end') {
          end = answer.end;
          break;
        }
        onRead(answer.bytesRead);
        yield rowsShared(this.#columns[answer.slot] as SharedColumns, answer.length);
        send(worker, { kind: 'free', slot: answer.slot });
      }
    } finally {
      // A caller that takes no more rows needs the thread no more either.
      if (end === undefined) await this.close();
    }
    if (end === undefined) throw new Error('expected the rows of a chain file, found a thread that ended');
    return end;
  }
}

function startWorker(): Worker {
  const url = new URL(`./judge-chain-worker${extname(import.meta.url)}`, import.meta.url);
  return new Worker(url, { resourceLimits: HEAP_LIMITS });
}

function send(worker: Worker, order: JudgeOrder): void {
  worker.postMessage(order, []);
}

/** The thread's messages in order; rejects where it fails. */
async function* answersOf(worker: Worker): AsyncGenerator<JudgeAnswer, void> {
  const waiting: JudgeAnswer[] = [];
  const thread: { failure?: Error; hasEnded: boolean; wake: () => void } = {
    hasEnded: false,
    wake: () => undefined,
  };
  const onMessage = (message: JudgeAnswer): void => {
    waiting.push(message);
    thread.wake();
  };
  const onError = (error: Error): void => {
    thread.failure = error;
    onExit();
  };
  const onExit = (): void => {
    thread.hasEnded = true;
    thread.wake();
  };
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  try {
    for (;;) {
      const next = waiting.shift();
      if (next !== undefined) yield next;
      else if (thread.failure !== undefined) throw thread.failure;
      else if (thread.hasEnded) return;
      else
        await new Promise<void>((resolve) => {
          thread.wake = resolve;
        });
    }
  } finally {
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
  }
}
