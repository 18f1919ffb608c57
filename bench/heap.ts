// Memory of a run: what it keeps beside its inputs, and what it allocates on the way.
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type PreparedRun, startRun } from '../src/apps/sessions/index.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const SESSIONS_BETWEEN_LOOKS = 250;
const discard = { append: () => undefined };

/** The most bytes that a run holds live beyond what it was given, looked at once in about a year. */
export function heapBeyondInputs(run: PreparedRun): number {
  const liveBytes = (): number => {
    collectGarbage();
    return getHeapStatistics().used_heap_size;
  };
  const before = liveBytes();
  let most = 0;
  const backtest = startRun(run, discard);
  for (let sessions = 1; backtest.advanceSession(); sessions += 1) {
    if (sessions % SESSIONS_BETWEEN_LOOKS === 0) most = Math.max(most, liveBytes() - before);
  }
  return Math.max(most, liveBytes() - before);
}

/** Bytes a run allocates: the growth of the heap over its sessions, those in which garbage was collected scaled up. */
export function allocatedBytes(run: PreparedRun): number {
  const backtest = startRun(run, discard);
  const usedBytes = (): number => getHeapStatistics().used_heap_size;
  const perLook = bytesPerLook(usedBytes);
  let sum = 0;
  let sessions = 0;
  let whole = 0;
  let before = usedBytes();
  while (backtest.advanceSession()) {
    const now = usedBytes();
    sessions += 1;
    if (now >= before) {
      sum += now - before - perLook;
      whole += 1;
    }
    before = now;
  }
  return (sum * sessions) / Math.max(1, whole);
}

/** What looking at the heap allocates itself. */
function bytesPerLook(usedBytes: () => number): number {
  const looks = 1000;
  collectGarbage();
  const before = usedBytes();
  for (let look = 0; look < looks; look += 1) usedBytes();
  return (usedBytes() - before) / (looks + 1);
}
