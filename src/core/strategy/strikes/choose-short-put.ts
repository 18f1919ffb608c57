// The strike of a put to be sold: by its delta, or the first at or below the underlying.
import {
  type Cents,
  type ChainSnapshot,
  optionContract,
  type OptionExpiry,
  shortPut,
  type Stand,
} from '../../domain/index.ts';
import type { StructureSelection } from '../strategy-config.ts';
import type { StructureChoice } from './structure-choice.ts';
import { strikeByDelta, type StrikeChoice } from './strike-by-delta.ts';

/** The put of `expiry` that the selection's rule picks, or the gate `no-strike`. */
export function chooseShortPut(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  selection: StructureSelection,
): StructureChoice | Stand {
  const { strikeRule: rule, shortDelta, deltaTolerance } = selection;
  const isByDelta = rule !== 'at-or-below-spot';
  const choice = isByDelta
    ? strikeByDelta(chain, expiry, { right: 'put', absDelta: shortDelta, rule })
    : atOrBelowSpot(chain, expiry);
  if (choice === undefined) return { kind: 'stand', gate: 'no-strike' };
  const distance = Math.abs(Math.abs(choice.model.delta) - shortDelta);
  if (isByDelta && distance > deltaTolerance) {
    return { kind: 'stand', gate: 'no-strike', measured: distance, limit: deltaTolerance };
  }
  return {
    kind: 'structure',
    structure: shortPut(optionContract(expiry, 'put', choice.strikeCents)),
    models: [choice.model],
  };
}

/** The greatest listed strike that the underlying has reached. */
function atOrBelowSpot(chain: ChainSnapshot, expiry: OptionExpiry): StrikeChoice | undefined {
  const spotCents = chain.spotPoints * 100;
  const strikeCents: Cents | undefined = chain.strikesCents(expiry).findLast((strike) => strike <= spotCents);
  const model = strikeCents === undefined ? undefined : chain.model(expiry, 'put', strikeCents);
  return strikeCents === undefined || model === undefined ? undefined : { strikeCents, model };
}
