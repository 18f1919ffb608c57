// Keeps requests to one vendor below its limit, whoever in the process makes them.
import type { StopSignal } from '../../core/ports/index.ts';
import type { Surroundings } from './http-client-options.ts';

const WINDOW_MS = 60_000;

export interface Pacer {
  /** Waits for the next free place; ends early, its place used up, where `stop` is raised. */
  take(stop: StopSignal | undefined): Promise<void>;
}

/** At most `requestsPerMinute` places begin in any 60 seconds, given in the order they are asked for. */
export function createPacer(
  requestsPerMinute: number,
  { nowMs, sleep }: Pick<Surroundings, 'nowMs' | 'sleep'>,
): Pacer {
  const placesMax = Math.max(1, Math.floor(requestsPerMinute));
  // Starts of the latest places, oldest first; those to come are in it, too.
  const startsMs: number[] = [];
  return {
    async take(stop) {
      const now = nowMs();
      const oldest = startsMs.length < placesMax ? undefined : startsMs.shift();
      const startMs = oldest === undefined ? now : Math.max(now, oldest + WINDOW_MS);
      startsMs.push(startMs);
      if (startMs > now) await sleep(startMs - now, stop);
    },
  };
}
