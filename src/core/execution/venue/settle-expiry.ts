// Settlement of an expired series: which bar gives its value, and what every held contract then pays.
import {
  type BarClosed,
  exerciseCashCents,
  type OptionExpiry,
  type SessionDate,
  type SessionEnded,
  type SettledLeg,
  type SettlementSource,
} from '../../domain/index.ts';
import type { HeldContract } from './venue-account.ts';

/** The value an expiry settles at, in the root's points. */
export interface SettlementValue {
  readonly points: number;
  readonly source: SettlementSource;
}

/**
 * The value that a bar gives for `expiry`, or `undefined` while none is known: the opening value of the expiry's session (AM), once it is known,
 * or the close of the bar that reaches its settlement (PM). Where the data passed the expiry date without one, the first
 * opening after it stands in.
 */
export function settlementValue(expiry: OptionExpiry, event: BarClosed): SettlementValue | undefined {
  if (event.sessionDate < expiry.sessionDate) return undefined;
  const opening = event.openingSettlement;
  if (event.sessionDate > expiry.sessionDate) {
    return { points: opening?.points ?? event.bar.open, source: 'late-open-proxy' };
  }
  if (expiry.settlement === 'AM') return opening;
  return event.availableAtMs >= expiry.settlesAtMs ? { points: event.bar.close, source: 'close' } : undefined;
}

/** The latest close of a class, and the session it is of. */
export interface LastClose {
  sessionDate: SessionDate;
  points: number;
}

/**
 * The value that the end of a session gives for a PM expiry of its date that no bar has settled: the last close seen, or
 * `undefined` where the data end inside the session and the close is still to come.
 */
export function lastKnownValue(
  expiry: OptionExpiry,
  ended: SessionEnded,
  last: Readonly<LastClose> | undefined,
): SettlementValue | undefined {
  // Where the class has no bar of the session, another's says nothing of it.
  if (last?.sessionDate !== ended.sessionDate) return undefined;
  const isDue = ended.isComplete && expiry.settlement === 'PM' && expiry.sessionDate === ended.sessionDate;
  return isDue ? { points: last.points, source: 'last-known-close' } : undefined;
}

/**
 * Exercise cash of the net holdings; a contract that one trade holds long and another as much short is left out.
 * Contracts that deliver shares come here only where assignment is switched off: their cash value stands in for the shares.
 */
export function settledLegs(held: readonly HeldContract[], points: number): readonly SettledLeg[] {
  return held
    .filter(({ long, short }) => long !== short)
    .map(({ contract, long, short }) => {
      const cashPerContractCents = exerciseCashCents(contract, points);
      return {
        contract,
        quantity: long - short,
        exercised: cashPerContractCents > 0 ? Math.abs(long - short) : 0,
        cashPerContractCents,
        sharesPerContract: 0,
      };
    });
}
