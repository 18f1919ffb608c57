// The strikes to which the untested side of a condor is moved: nearer the money, as wide as before, never past the tested short.
import {
  type Cents,
  cents,
  type ChainSnapshot,
  type CondorContracts,
  ironCondor,
  optionContract,
  type OptionRight,
  type OptionStructure,
} from '../../domain/index.ts';
import { legOf } from './tested-side.ts';

/**
 * The condor with the spread of `right` moved towards the money, to the listed strike whose absolute delta is nearest `absDelta`;
 * of two as near the one further out. Strikes past the other side's short are left out (at it, the condor ends as an iron fly),
 * and so are those without a listed long at the same width and those that would share a contract with the spread that is
 * given up, which a broker's order names once. `undefined` where no strike is left.
 */
export function withSideRolled(
  structure: OptionStructure,
  chain: ChainSnapshot,
  { right, absDelta }: { readonly right: OptionRight; readonly absDelta: number },
): OptionStructure | undefined {
  const legs = condorLegs(structure);
  if (legs === undefined) return undefined;
  const [short, long, limit] =
    right === 'put'
      ? [legs.shortPut, legs.longPut, legs.shortCall]
      : [legs.shortCall, legs.longCall, legs.shortPut];
  const { expiry } = structure;
  const widthCents = long.strikeCents - short.strikeCents;
  const strikes = chain.strikesCents(expiry);
  let best: { readonly strikeCents: Cents; readonly distance: number } | undefined;
  for (const strikeCents of towardsMoney(strikes, short.strikeCents, limit.strikeCents)) {
    const longCents = cents(strikeCents + widthCents);
    const delta = chain.model(expiry, right, strikeCents)?.delta;
    if (delta === undefined || longCents === short.strikeCents || !strikes.includes(longCents)) continue;
    const distance = Math.abs(Math.abs(delta) - absDelta);
    if (best === undefined || distance < best.distance) best = { strikeCents, distance };
  }
  if (best === undefined) return undefined;
  const rolledShort = optionContract(expiry, right, best.strikeCents);
  const rolledLong = optionContract(expiry, right, cents(best.strikeCents + widthCents));
  return ironCondor(
    right === 'put'
      ? { ...legs, shortPut: rolledShort, longPut: rolledLong }
      : { ...legs, shortCall: rolledShort, longCall: rolledLong },
  );
}

/** The contracts of a condor by their part in it; `undefined` where one is missing. */
function condorLegs(structure: OptionStructure): CondorContracts | undefined {
  const longPut = legOf(structure, 'put', 1)?.contract;
  const shortPut = legOf(structure, 'put', -1)?.contract;
  const shortCall = legOf(structure, 'call', -1)?.contract;
  const longCall = legOf(structure, 'call', 1)?.contract;
  return longPut && shortPut && shortCall && longCall && { longPut, shortPut, shortCall, longCall };
}

/** The strikes from one short, left out, up to the other side's, taken in, those next to the first one first. */
function towardsMoney(strikes: readonly Cents[], fromCents: Cents, toCents: Cents): readonly Cents[] {
  const [least, most] = fromCents < toCents ? [fromCents, toCents] : [toCents, fromCents];
  const between = strikes.filter((strike) => strike >= least && strike <= most && strike !== fromCents);
  return fromCents < toCents ? between : between.toReversed();
}
