// What a record moves of the account's cash, fees apart.
import type { ExpirySettledRecord, LedgerRecord } from '../../../core/ledger/index.ts';
import { premiumCents, tradedCents } from './premium.ts';

type SettledLeg = ExpirySettledRecord['legs'][number];

/** Cents received (+) or paid (-) before fees, and fees as a positive number. */
export interface CashFlow {
  readonly cashCents: number;
  readonly feesCents: number;
}

/** The flow of a record, `undefined` for one that moves no cash; the initial cash of a manifest is none. */
export function cashFlow(record: LedgerRecord): CashFlow | undefined {
  switch (record.type) {
    case 'order-filled':
      return { cashCents: premiumCents(record), feesCents: record.feesCents };
    case 'shares-filled':
      return { cashCents: -record.shares * record.priceCents, feesCents: record.feesCents };
    case 'option-exercised':
      return { cashCents: record.amountCents, feesCents: record.feesCents };
    case 'position-liquidated':
      return {
        cashCents: record.legs.reduce((sum, leg) => sum + tradedCents(leg), 0),
        feesCents: record.feesCents,
      };
    case 'expiry-settled':
      return {
        cashCents: record.legs.reduce((sum, leg) => sum + settledCents(leg), 0),
        feesCents: record.feesCents ?? 0,
      };
    case 'dividend-booked':
    case 'interest-credited':
      return { cashCents: record.amountCents, feesCents: 0 };
    default:
      return undefined;
  }
}

/** Contracts that were not exercised bring nothing; ledgers of before shares were delivered do not tell them apart. */
function settledCents({ quantity, exercised, cashPerContractCents }: SettledLeg): number {
  return Math.sign(quantity) * (exercised ?? Math.abs(quantity)) * cashPerContractCents;
}
