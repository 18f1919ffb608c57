// A thread that reads and judges chain files and hands their rows over in shared memory, while another stores those before.
import { parentPort, workerData } from 'node:worker_threads';
import { openMarketFile } from '../../../adapters/market-data/csv/index.ts';
import type { CalendarTable } from '../../../core/domain/index.ts';
import { buildTradingCalendar } from '../../../core/market/index.ts';
import { type JudgedEnd, judgeHere } from './judged-chain.ts';
import { sharedColumns, shareRows } from './shared-rows.ts';

/** What the thread is told: a file with the memory of its slots, a slot that is free again, or to stop the file. */
export type JudgeOrder =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly symbol: string | undefined;
      readonly slots: readonly SharedArrayBuffer[];
    }
  | { readonly kind: 'free'; readonly slot: number }
  | { readonly kind: 'stop' };

/** What it answers: rows in a slot, or the end of the file. */
export type JudgeAnswer =
  | { readonly kind: 'rows'; readonly slot: number; readonly length: number; readonly bytesRead: number }
  | { readonly kind: 'end'; readonly end: JudgedEnd | undefined };

const port = parentPort;
if (port === null) throw new Error('judge-chain-worker: expected to be started as a worker');

// Handed over, so that this thread loads nothing that reads it.
const calendar = buildTradingCalendar(workerData as CalendarTable);

const slotsLeft: { free: number[]; isStopped: boolean; wake: () => void } = {
  free: [],
  isStopped: false,
  wake: () => undefined,
};

port.on('message', (order: JudgeOrder) => {
  if (order.kind === 'file') void judgeFile(order);
  else if (order.kind === 'free') slotsLeft.free.push(order.slot);
  else slotsLeft.isStopped = true;
  slotsLeft.wake();
});

async function judgeFile({ path, symbol, slots }: Extract<JudgeOrder, { kind: 'file' }>): Promise<void> {
  const columns = slots.map(sharedColumns);
  slotsLeft.free = slots.map((_, slot) => slot);
  slotsLeft.isStopped = false;
  const source = await openMarketFile(path, { symbol, isHashed: false });
  if ('error' in source || source.kind !== 'chain')
    throw new Error(`${path}: expected the chain file that was there a moment ago, found another`);
  const judged = judgeHere(source, calendar);
  const rows = judged.rows();
  for (let next = await rows.next(); ; next = await rows.next()) {
    if (next.done === true) {
      answer({ kind: 'end', end: next.value });
      return;
    }
    const slot = await freeSlot();
    if (slot === undefined) break;
    shareRows(next.value, columns[slot] as (typeof columns)[number]);
    answer({ kind: 'rows', slot, length: next.value.length, bytesRead: judged.bytesRead() });
  }
  await rows.return(undefined as never);
  answer({ kind: 'end', end: undefined });
}

async function freeSlot(): Promise<number | undefined> {
  while (slotsLeft.free.length === 0 && !slotsLeft.isStopped)
    await new Promise<void>((resolve) => {
      slotsLeft.wake = resolve;
    });
  return slotsLeft.isStopped ? undefined : slotsLeft.free.shift();
}

function answer(message: JudgeAnswer): void {
  port?.postMessage(message);
}
