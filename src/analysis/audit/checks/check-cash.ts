// Recomputes the account's cash from the first record on and holds every stated balance against it.
import type { LedgerRecord, OrderFilledRecord } from '../../../core/ledger/index.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';

export interface CashCheck extends AuditCheck {
  /** Cash as the records so far add up to it. */
  readonly cashCents: () => number;
}

/** Cash that a fill moves before fees: what is sold brings in, what is bought costs. */
export function premiumCents(fill: OrderFilledRecord): number {
  const perUnitCents = fill.legs.reduce(
    (sum, leg, index) => sum - leg.quantity * leg.multiplier * (fill.legPricesCents[index] ?? 0),
    0,
  );
  return perUnitCents * fill.quantity;
}

export function createCashCheck(complain: Complain): CashCheck {
  let cashCents = 0;
  // Once a balance is off by some amount, all later ones are: only a change of the amount is news.
  let knownGapCents = 0;
  return {
    see(record) {
      cashCents += flowCents(record);
      if (!('cashCents' in record)) return;
      const gapCents = record.cashCents - cashCents;
      if (gapCents !== knownGapCents) {
        complain(`cash is stated as ${record.cashCents} cents, expected ${cashCents + knownGapCents}`);
      }
      knownGapCents = gapCents;
    },
    cashCents: () => cashCents,
  };
}

function flowCents(record: LedgerRecord): number {
  switch (record.type) {
    case 'manifest':
      return record.initialCashCents;
    case 'order-filled':
      return premiumCents(record) - record.feesCents;
    case 'expiry-settled':
      return record.legs.reduce((sum, leg) => sum + leg.quantity * leg.cashPerContractCents, 0);
    case 'interest-credited':
      return record.amountCents;
    default:
      return 0;
  }
}
