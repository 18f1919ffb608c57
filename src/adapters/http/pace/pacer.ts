// Keeps requests to one vendor below its limit, whoever makes them: this process, or others that share a record with it.
import type { StopSignal } from '../../../core/ports/index.ts';
import type { RecentStarts, Surroundings } from '../http-client-options.ts';

const WINDOW_MS = 60_000;
/** A start further ahead than any queue is long was written under another clock. */
const AHEAD_MS_MAX = 3_600_000;

export interface Pacer {
  /** Waits for the next free place; ends early, its place used up, where `stop` is raised. */
  take(stop: StopSignal | undefined): Promise<void>;
}

/** At most `requestsPerMinute` places begin in any 60 seconds, given in the order they are asked for. */
export function createPacer(
  requestsPerMinute: number,
  { nowMs, sleep }: Pick<Surroundings, 'nowMs' | 'sleep'>,
  recentStarts: RecentStarts = startsOfThisProcess(),
): Pacer {
  const placesMax = Math.max(1, Math.floor(requestsPerMinute));
  let before: Promise<unknown> = Promise.resolve();
  const place = async (): Promise<number> => {
    let startMs = nowMs();
    await recentStarts.update((recorded) => {
      const now = nowMs();
      const starts = recorded
        .filter((ms) => ms > now - WINDOW_MS && ms < now + AHEAD_MS_MAX)
        .toSorted(inOrder);
      const oldest = starts.at(-placesMax);
      startMs = starts.length < placesMax || oldest === undefined ? now : Math.max(now, oldest + WINDOW_MS);
      return [...starts, startMs].toSorted(inOrder);
    });
    return startMs;
  };
  return {
    async take(stop) {
      const placed = before.then(place);
      before = placed.catch(() => undefined);
      const waitMs = (await placed) - nowMs();
      if (waitMs > 0) await sleep(waitMs, stop);
    },
  };
}

const inOrder = (a: number, b: number): number => a - b;

function startsOfThisProcess(): RecentStarts {
  let startsMs: readonly number[] = [];
  return {
    update(change) {
      startsMs = change(startsMs);
    },
  };
}
