// The world that a client works in outside tests: Node's fetch, the system's clock and chance.
import type { StopSignal } from '../../core/ports/index.ts';
import type { Surroundings } from './http-client-options.ts';

export function systemSurroundings(): Surroundings {
  return { fetch, nowMs: () => Date.now(), sleep: sleepUntilStop, random: () => Math.random() };
}

function sleepUntilStop(ms: number, stop: StopSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (stop?.aborted === true) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    stop?.addEventListener('abort', end);
  });
}
