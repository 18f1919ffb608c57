// What structure the legs of a trade are, as far as Quantor trades it; the first question before trades are matched.
import type { Cents, ImportedLeg, SessionDate, StructureKind } from '../../core/domain/index.ts';

export type StructureShape =
  | {
      readonly kind: StructureKind;
      readonly expiry: SessionDate;
      /** Rising; of a condor long put, short put, short call, long call. */
      readonly strikesCents: readonly Cents[];
    }
  | { readonly kind: 'other'; readonly why: string };

const CONDOR_RIGHTS = 'put put call call';

/** `contracts`: units of the structure, which every leg of one that Quantor trades has. */
export function shapeOf(legs: readonly ImportedLeg[], contracts: number): StructureShape {
  const [first] = legs;
  if (first === undefined) return { kind: 'other', why: 'it has no option legs' };
  if (legs.some(({ quantity }) => quantity === undefined))
    return { kind: 'other', why: 'the list does not tell which legs were bought and which sold' };
  if (legs.some(({ expiry }) => expiry !== first.expiry))
    return { kind: 'other', why: 'its legs have different expiries' };
  if (legs.some(({ quantity }) => Math.abs(quantity ?? 0) !== contracts))
    return { kind: 'other', why: `its legs are not of ${contracts} each` };
  const sorted = legs.toSorted(
    (a, b) => a.strikeCents - b.strikeCents || Number(a.right === 'call') - Number(b.right === 'call'),
  );
  const strikesCents = sorted.map(({ strikeCents }) => strikeCents);
  const sides = sorted.map(({ quantity }) => Math.sign(quantity ?? 0)).join(' ');
  const rights = sorted.map(({ right }) => right).join(' ');
  if (rights === 'put' && sides === '-1') return { kind: 'short-put', expiry: first.expiry, strikesCents };
  if (rights === CONDOR_RIGHTS && sides === '1 -1 -1 1') {
    const [longPut = 0, shortPut = 0, shortCall = 0, longCall = 0] = strikesCents;
    if (longPut < shortPut && shortCall < longCall)
      return { kind: 'iron-condor', expiry: first.expiry, strikesCents };
  }
  return { kind: 'other', why: `it is no iron condor or short put: ${wordsOf(sorted)}` };
}

/** `+put 4100, -put 4150`. */
function wordsOf(legs: readonly ImportedLeg[]): string {
  const names = legs.map(
    ({ right, strikeCents, quantity = 0 }) => `${quantity > 0 ? '+' : '-'}${right} ${strikeCents / 100}`,
  );
  return names.length <= 6
    ? names.join(', ')
    : `${names.slice(0, 6).join(', ')} and ${names.length - 6} more`;
}
