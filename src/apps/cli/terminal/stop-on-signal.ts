// Notices Ctrl-C and its relatives, so that a long job ends in order and leaves nothing half-written.

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface StopWatch {
  readonly isStopped: () => boolean;
  /** The same for whoever waits for something outside, which ends at once. */
  readonly signal: AbortSignal;
  /** Gives the signals back to whoever had them. */
  readonly release: () => void;
}

/** Watches until `release`; a second signal changes nothing, since the job is ending already. */
export function stopOnSignal(): StopWatch {
  const stopping = new AbortController();
  const note = (): void => {
    stopping.abort();
  };
  for (const signal of SIGNALS) process.on(signal, note);
  return {
    isStopped: () => stopping.signal.aborted,
    signal: stopping.signal,
    release() {
      for (const signal of SIGNALS) process.removeListener(signal, note);
    },
  };
}
