// A real-time session as a list of ports: what fills each, or what is still missing.
import type { TimerService } from '../../core/ports/index.ts';

/** A part that exists (with its port where the session makes it itself), or the name of one that does not yet. */
export type Filling<T> = { readonly part: string; readonly port?: T } | { readonly missing: string };

/** The four ports that every mode is made of; the engine between them is the same. */
export interface SessionPorts {
  readonly source: Filling<never>;
  readonly venue: Filling<never>;
  readonly timers: Filling<TimerService>;
  readonly sink: Filling<never>;
}

/** Names of the parts a session lacks; empty where it can start. */
export function missingParts(ports: SessionPorts): readonly string[] {
  return Object.entries(ports).flatMap(([port, filling]: [string, Filling<unknown>]) =>
    'missing' in filling ? [`${port}: ${filling.missing}`] : [],
  );
}
