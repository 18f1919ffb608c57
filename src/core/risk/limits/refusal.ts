// What a limit answers: nothing where it passes, else its gate with what it measured against what it allows.
import type { EntryGate } from '../../domain/index.ts';

/** Why risk refused. `reason` is given where no numbers could be compared: one was missing or could not be. */
export interface Refusal {
  readonly gate: EntryGate;
  readonly measured?: number;
  readonly limit?: number;
  readonly reason?: string;
}

/** The answer of a limit that is off, or that what was measured keeps. */
export const PASS = undefined;

export type LimitAnswer = Refusal | typeof PASS;

/**
 * Passes where `measured` is at most `limit`; anything else is refused, a number that is none with `not-a-number`. A
 * millionth of a millionth of the limit is rounding.
 */
export function atMost(gate: EntryGate, measured: number, limit: number): LimitAnswer {
  if (!Number.isFinite(measured) || !Number.isFinite(limit)) return { gate, reason: 'not-a-number' };
  if (measured <= limit + Math.abs(limit) * ROUNDING) return PASS;
  return { gate, measured, limit };
}

/** Passes where `measured` is at least `limit`. */
export function atLeast(gate: EntryGate, measured: number, limit: number): LimitAnswer {
  if (!Number.isFinite(measured) || !Number.isFinite(limit)) return { gate, reason: 'not-a-number' };
  if (measured >= limit - Math.abs(limit) * ROUNDING) return PASS;
  return { gate, measured, limit };
}

const ROUNDING = 1e-12;
