// A change of a held structure by one order: some legs are given up for others of the same expiry, all or none at once.
import {
  type LegBundle,
  type OptionStructure,
  optionStructure,
  type StructureLeg,
} from '../../instrument/option-structure.ts';
import { isSameContract, type OptionContract } from '../../instrument/option-contract.ts';
import { invariant } from '../../invariant.ts';

/** The put or the call spread of a condor is moved towards the money. */
export const SIDE_ROLLS = ['roll-put-side', 'roll-call-side'] as const;
export type SideRoll = (typeof SIDE_ROLLS)[number];

export interface Adjustment {
  readonly kind: SideRoll;
  /** What the trade holds when the order is decided. */
  readonly before: OptionStructure;
  /** What it holds once the order has filled. */
  readonly after: OptionStructure;
}

/** What an order for the adjustment trades: 1 bought, -1 sold; of a leg given up the reverse of what was held. */
export function adjustingBundle({ before, after }: Pick<Adjustment, 'before' | 'after'>): LegBundle {
  const given = before.legs
    .filter(({ contract }) => !hasContract(after, contract))
    .map((leg): StructureLeg => ({ contract: leg.contract, quantity: leg.quantity === 1 ? -1 : 1 }));
  const taken = after.legs.filter(({ contract }) => !hasContract(before, contract));
  invariant(
    given.length > 0 && given.length === taken.length,
    'an adjustment changes legs for as many others',
  );
  const { expiry, multiplier, delivery } = before;
  invariant(after.expiry === expiry, 'an adjustment stays on its expiry');
  return { kind: 'roll', legs: inStrikeOrder([...given, ...taken]), expiry, multiplier, delivery };
}

/** The structure that is left of `before` once an adjusting bundle has been traded. */
export function structureAfter(before: OptionStructure, bundle: Pick<LegBundle, 'legs'>): OptionStructure {
  const kept = before.legs.filter(({ contract }) => !hasContract(bundle, contract));
  const taken = bundle.legs.filter(({ contract }) => !hasContract(before, contract));
  return optionStructure(before.kind, inStrikeOrder([...kept, ...taken]));
}

/** Whether one of the legs is of this contract. */
export function hasContract({ legs }: Pick<LegBundle, 'legs'>, contract: OptionContract): boolean {
  return legs.some((leg) => isSameContract(leg.contract, contract));
}

/** At one strike the put stands first, as in a condor whose shorts have met. */
function inStrikeOrder(legs: readonly StructureLeg[]): readonly StructureLeg[] {
  return legs.toSorted(
    ({ contract: a }, { contract: b }) =>
      a.strikeCents - b.strikeCents || Number(b.right === 'put') - Number(a.right === 'put'),
  );
}
