// The parts that shapes of records have in common: the event, contracts and the figures of a structure.
import { type OptionRight, ROOTS, type Settlement } from '../../domain/index.ts';
import type { LedgerRecord } from '../ledger-record.ts';
import type { CandidateRecord, LegRecord } from '../records/leg-record.ts';
import { listOf, type Members, objectOf, oneOf, shapeOf, wordOf } from '../value-shape.ts';

const { whole, positive, number, date } = shapeOf;

/** The members of each of these types of record; the compiler refuses a missing and an extra one. */
export type ShapesOf<Type extends LedgerRecord['type']> = {
  readonly [One in Type]: Members<Extract<LedgerRecord, { readonly type: One }>>;
};

export const legMembers: Members<LegRecord> = {
  root: oneOf(ROOTS),
  expiry: date,
  settlement: wordOf<Settlement>({ AM: true, PM: true }),
  right: wordOf<OptionRight>({ call: true, put: true }),
  strikeCents: positive,
  quantity: whole,
  multiplier: positive,
};
export const leg = objectOf<LegRecord>(legMembers);

export const candidate = objectOf<CandidateRecord>({
  expiry: date,
  dte: whole,
  strikesCents: listOf(positive),
  bidsCents: listOf(whole),
  asksCents: listOf(whole),
  deltas: listOf(number),
  ivs: listOf(number),
  midCreditCents: number,
  naturalCreditCents: whole,
  widthCents: positive,
});

export const at = { seq: whole, atMs: whole };
