// Timers on the machine's clock, for sessions in real time.
import { type EpochMs, invariant } from '../../core/domain/index.ts';
import type { TimerService } from '../../core/ports/index.ts';

/** Timers that a driver asks how long it may wait. */
export interface SystemTimers extends TimerService {
  /** Milliseconds until the earliest timer, 0 where it is due, `undefined` where none is set. */
  untilDueMs(): number | undefined;
}

/** Timers against `clockMs`, the machine's time in epoch ms; `take` before a timer is due is a programmer's error. */
export function createSystemTimers(clockMs: () => number): SystemTimers {
  const pending: { readonly timerId: number; readonly atMs: EpochMs }[] = [];
  const untilDueMs = (): number | undefined => {
    const first = pending[0];
    return first === undefined ? undefined : Math.max(0, first.atMs - clockMs());
  };
  return {
    set(timerId, atMs) {
      const later = pending.findIndex((timer) => timer.atMs > atMs);
      pending.splice(later < 0 ? pending.length : later, 0, { timerId, atMs });
    },
    peekMs: () => pending[0]?.atMs,
    untilDueMs,
    take() {
      const [timer] = pending;
      invariant(timer !== undefined && untilDueMs() === 0, 'a timer is taken only when it is due');
      pending.shift();
      return timer.timerId;
    },
  };
}
