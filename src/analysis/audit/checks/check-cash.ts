// Recomputes the account's cash from the first record on and holds every stated balance against it.
import type { ExpirySettledRecord, LedgerRecord } from '../../../core/ledger/index.ts';
import { premiumCents, tradedCents } from '../account/premium.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';

type SettledLeg = ExpirySettledRecord['legs'][number];

export interface CashCheck extends AuditCheck {
  /** Cash as the records so far add up to it. */
  readonly cashCents: () => number;
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
    case 'shares-filled':
      return -record.shares * record.priceCents - record.feesCents;
    case 'option-exercised':
      return record.amountCents - record.feesCents;
    case 'position-liquidated':
      return record.legs.reduce((sum, leg) => sum + tradedCents(leg), -record.feesCents);
    case 'expiry-settled':
      return record.legs.reduce((sum, leg) => sum + settledCents(leg), -(record.feesCents ?? 0));
    case 'dividend-booked':
    case 'interest-credited':
      return record.amountCents;
    default:
      return 0;
  }
}

/** Contracts that were not exercised bring nothing; ledgers of before shares were delivered do not tell them apart. */
function settledCents({ quantity, exercised, cashPerContractCents }: SettledLeg): number {
  return Math.sign(quantity) * (exercised ?? Math.abs(quantity)) * cashPerContractCents;
}
