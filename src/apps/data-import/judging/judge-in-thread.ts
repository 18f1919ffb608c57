// Reads and judges a large chain file in a thread of its own; this one only takes the rows.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BATCH_ROWS, FileHash } from '../../../adapters/market-data/csv/index.ts';
import type { CalendarTable } from '../../../core/domain/index.ts';
import type { JudgeAnswer, JudgeOrder } from './judge-chain-worker.ts';
import type { JudgedChain, JudgedEnd } from './judged-chain.ts';
import { rowsShared, type SharedColumns, sharedColumns, sharedMemory } from './shared-rows.ts';

/** Enough that neither thread waits for the other batch by batch. */
const SLOTS = 4;
/** A thread parses without keeping anything: what it needs above this would be a leak. */
const HEAP_LIMITS = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 4 } as const;

interface JudgedFile {
  readonly path: string;
  readonly worker: Worker;
  readonly answers: Answers;
  readonly hash: FileHash;
}

/** The thread, kept from file to file; `close` ends it. */
export class JudgeThread {
  readonly #table: CalendarTable;
  #worker: Worker | undefined;
  readonly #slots = Array.from({ length: SLOTS }, () => sharedMemory(BATCH_ROWS));
  readonly #columns = this.#slots.map(sharedColumns);

  constructor(table: CalendarTable) {
    this.#table = table;
  }

  /** The thread begins at once; the rows are to be taken before another file is judged. */
  judge(path: string, symbol: string | undefined): JudgedChain {
    const worker = (this.#worker ??= startWorker(this.#table));
    const answers = new Answers(worker);
    const hash = new FileHash(path);
    send(worker, { kind: 'file', path, symbol, slots: this.#slots });
    let bytesRead = 0;
    const onRead = (bytes: number): void => {
      bytesRead = bytes;
      hash.reach(bytes);
    };
    return { bytesRead: () => bytesRead, rows: () => this.#rows({ path, worker, answers, hash }, onRead) };
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  async *#rows(
    { path, worker, answers, hash }: JudgedFile,
    onRead: (bytes: number) => void,
  ): AsyncGenerator<ReturnType<typeof rowsShared>, JudgedEnd> {
    let end: JudgedEnd | undefined;
    try {
      for (let answer = await answers.next(); answer !== undefined; answer = await answers.next()) {
        if (answer.kind === 'end') {
          end = answer.end;
          break;
        }
        onRead(answer.bytesRead);
        yield rowsShared(this.#columns[answer.slot] as SharedColumns, answer.length);
        send(worker, { kind: 'free', slot: answer.slot });
      }
      if (end === undefined) throw new Error('expected the rows of a chain file, found a thread that ended');
      return hashed(path, end, hash);
    } finally {
      answers.close();
      hash.close();
      // A caller that takes no more rows needs the thread no more either.
      if (end === undefined) await this.close();
    }
  }
}

/** The end with the file's hash; a file that changed under both readers is none that can be told again. */
function hashed(path: string, end: JudgedEnd, hash: FileHash): JudgedEnd {
  if (end.failure !== undefined) return end;
  const sha256 = hash.sha256();
  if (sha256 !== undefined) return { ...end, sha256 };
  const message = `${path}: expected a file that stays as it is while it is read, found it changed`;
  return {
    ...end,
    failure: { ok: false, error: { code: 'input-unreadable', message, problems: [] } },
  };
}

function startWorker(table: CalendarTable): Worker {
  const url = new URL(`./judge-chain-worker${extname(import.meta.url)}`, import.meta.url);
  return new Worker(url, { resourceLimits: HEAP_LIMITS, workerData: table });
}

function send(worker: Worker, order: JudgeOrder): void {
  worker.postMessage(order, []);
}

/** The thread's messages in order, from now on. */
class Answers {
  readonly #worker: Worker;
  readonly #waiting: JudgeAnswer[] = [];
  #failure: Error | undefined;
  #hasEnded = false;
  #wake = (): void => undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', this.#onMessage).on('error', this.#onError).on('exit', this.#onExit);
  }

  /** `undefined` once the thread has ended; rejects where it failed. */
  async next(): Promise<JudgeAnswer | undefined> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next !== undefined) return next;
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#hasEnded) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    this.#worker.off('message', this.#onMessage).off('error', this.#onError).off('exit', this.#onExit);
  }

  readonly #onMessage = (message: JudgeAnswer): void => {
    this.#waiting.push(message);
    this.#wake();
  };

  readonly #onError = (error: Error): void => {
    this.#failure = error;
    this.#onExit();
  };

  readonly #onExit = (): void => {
    this.#hasEnded = true;
    this.#wake();
  };
}
