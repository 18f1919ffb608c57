// What a run saw of assignment: contracts assigned early and at expiry, shares delivered, and how near settlements came to a strike.
import type { LedgerRecord } from '../../../../core/ledger/index.ts';

/** A settlement this near a short strike, as a share of it, could have gone either way. */
export const PIN_DISTANCE = 0.0025;

export interface Assignments {
  /** Events before expiry, and the contracts that they took. */
  readonly early: number;
  readonly earlyContracts: number;
  /** Shares that changed hands, whichever way, early and at expiry. */
  readonly shares: number;
  /** Expiries held to settlement, and those that settled within a quarter of a percent of a short strike. */
  readonly settlements: number;
  readonly pinned: number;
}

/** The assignments of a ledger. */
export function assignments(records: readonly LedgerRecord[]): Assignments {
  let early = 0;
  let earlyContracts = 0;
  let shares = 0;
  let settlements = 0;
  let pinned = 0;
  for (const record of records) {
    if (record.type === 'option-exercised' && record.leg.quantity < 0) {
      early += 1;
      earlyContracts += Math.abs(record.leg.quantity);
      shares += Math.abs(record.shares);
    }
    if (record.type !== 'expiry-settled') continue;
    settlements += 1;
    const isNear = record.legs.some(
      ({ quantity, strikeCents }) =>
        quantity < 0 && Math.abs((100 * record.settlementPoints) / strikeCents - 1) < PIN_DISTANCE,
    );
    if (isNear) pinned += 1;
    for (const { exercised = 0, sharesPerContract = 0 } of record.legs)
      shares += Math.abs(exercised * sharesPerContract);
  }
  return { early, earlyContracts, shares, settlements, pinned };
}
