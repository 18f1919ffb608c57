// Notices Ctrl-C and its relatives, so that a long job ends in order and leaves nothing half-written.

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface StopWatch {
  readonly isStopped: () => boolean;
  /** Gives the signals back to whoever had them. */
  readonly release: () => void;
}

/** Watches until `release`; a second signal changes nothing, since the job is ending already. */
export function stopOnSignal(): StopWatch {
  let stopped = false;
  const note = (): void => {
    stopped = true;
  };
  for (const signal of SIGNALS) process.on(signal, note);
  return {
    isStopped: () => stopped,
    release() {
      for (const signal of SIGNALS) process.removeListener(signal, note);
    },
  };
}
