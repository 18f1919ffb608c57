// Contracts, structures and candidates out of records, as one run's own objects.
import {
  type EntryCandidate,
  invariant,
  isSameContract,
  type LegBundle,
  type OptionContract,
  optionContract,
  type OptionExpiry,
  type OptionStructure,
  optionStructure,
  partOfStructure,
  type Root,
  type SessionDate,
  type Settlement,
  type StructureKind,
  type StructureLeg,
} from '../../domain/index.ts';
import type { LegRecord, OrderSubmittedRecord } from '../../ledger/index.ts';

/** The listed expiry that a record names; the same object whenever it is asked again. */
export type ExpiryOf = (root: Root, date: SessionDate, settlement: Settlement) => OptionExpiry;

/** The contract that a record names. */
export function contractOf(leg: LegRecord, expiryOf: ExpiryOf): OptionContract {
  return optionContract(expiryOf(leg.root, leg.expiry, leg.settlement), leg.right, leg.strikeCents);
}

/** The structure that an opening order bought and sold. */
export function openedStructure(
  { legs }: Pick<OrderSubmittedRecord, 'legs'>,
  kind: StructureKind,
  expiryOf: ExpiryOf,
): OptionStructure {
  return optionStructure(
    kind,
    legs.map((leg) => ({ contract: contractOf(leg, expiryOf), quantity: leg.quantity > 0 ? 1 : -1 })),
  );
}

/** The part of a structure that a closing order trades, or the whole of it. */
export function closedBundle(
  { legs }: Pick<OrderSubmittedRecord, 'legs'>,
  structure: OptionStructure,
  expiryOf: ExpiryOf,
): LegBundle {
  return partOfStructure(
    structure,
    legs.map((leg) => {
      const contract = contractOf(leg, expiryOf);
      const place = structure.legs.findIndex((one) => isSameContract(one.contract, contract));
      invariant(place >= 0, 'a closing order is of legs of its trade');
      return place;
    }),
  );
}

/** What an adjusting order gives up and takes, as it trades it. */
export function rolledBundle({ legs }: Pick<OrderSubmittedRecord, 'legs'>, expiryOf: ExpiryOf): LegBundle {
  const traded = legs.map((leg): StructureLeg => ({
    contract: contractOf(leg, expiryOf),
    quantity: leg.quantity > 0 ? 1 : -1,
  }));
  const [first] = traded;
  invariant(first !== undefined, 'an adjusting order trades legs');
  const { expiry, multiplier, delivery } = first.contract;
  return { kind: 'roll', legs: traded, expiry, multiplier, delivery };
}

/** What an opening order was decided on. */
export function candidateOf(
  { candidate, quoteOrigin, quotedAtMs, atMs }: OrderSubmittedRecord,
  structure: OptionStructure,
): EntryCandidate {
  invariant(candidate !== undefined, 'an opening order was decided on a candidate');
  return {
    structure,
    dte: candidate.dte,
    quoteOrigin: quoteOrigin ?? 'simulated',
    quotedAtMs: quotedAtMs ?? atMs,
    quotes: candidate.bidsCents.map((bidCents, leg) => {
      const askCents = candidate.asksCents[leg];
      invariant(askCents !== undefined, 'every leg has a bid and an ask');
      return { bidCents, askCents };
    }),
    deltas: candidate.deltas,
    ivs: candidate.ivs,
    midCreditCents: candidate.midCreditCents,
    naturalCreditCents: candidate.naturalCreditCents,
  };
}
