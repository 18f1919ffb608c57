// How the audit names a contract and the series it settles with.
import type { LegRecord } from '../../core/ledger/index.ts';

type Series = Pick<LegRecord, 'root' | 'expiry' | 'settlement'>;

/** `XSP 2018-02-16 PM`: all contracts that settle together. */
export function seriesName({ root, expiry, settlement }: Series): string {
  return `${root} ${expiry} ${settlement}`;
}

/** `XSP 2018-02-16 PM put 26000 x100`, the strike in cents: two legs with this name in common are one contract. */
export function contractName(leg: LegRecord): string {
  return `${seriesName(leg)} ${leg.right} ${leg.strikeCents} x${leg.multiplier}`;
}
