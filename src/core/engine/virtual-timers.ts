// Timers of a run in recorded or simulated time: they come due as events, not by waiting.
import { type EpochMs, invariant } from '../domain/index.ts';
import type { TimerService } from '../ports/index.ts';

interface Timer {
  readonly timerId: number;
  readonly atMs: EpochMs;
}

/** Timers that are merged into the run's events. */
export function createVirtualTimers(): TimerService {
  // A handful at a time: an insertion into a sorted list is simpler than a heap and no slower.
  const pending: Timer[] = [];
  return {
    set(timerId, atMs) {
      let index = pending.length;
      while (index > 0 && (pending[index - 1]?.atMs ?? 0) > atMs) index -= 1;
      pending.splice(index, 0, { timerId, atMs });
    },
    peekMs: () => pending[0]?.atMs,
    take() {
      const timer = pending.shift();
      invariant(timer !== undefined, 'a timer is taken only when one is pending');
      return timer.timerId;
    },
  };
}
