// Which of two reasons to close a trade goes first, and which of them pause new entries.
import { EXIT_REASONS, type ExitReason } from '../../domain/index.ts';

/** Whether `reason` goes before `other` in the arbiter's fixed order; no reason goes before itself. */
export function goesBefore(reason: ExitReason, other: ExitReason): boolean {
  return EXIT_REASONS.indexOf(reason) < EXIT_REASONS.indexOf(other);
}

/** The one of two reasons that goes first, where there are any. */
export function firstReason(
  one: ExitReason | undefined,
  other: ExitReason | undefined,
): ExitReason | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return goesBefore(other, one) ? other : one;
}

/** Whether new entries pause after a closing for this reason: the market went against the trade and was stopped. */
export function isStop(reason: ExitReason | undefined): boolean {
  return reason === 'stop-loss' || reason === 'iv-stop';
}
