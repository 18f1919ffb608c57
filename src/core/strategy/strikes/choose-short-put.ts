// The strike of a put to be sold: by its delta or its credit, or the first at or below the underlying.
import {
  type Cents,
  type ChainSnapshot,
  optionContract,
  type OptionExpiry,
  shortPut,
  type Stand,
} from '../../domain/index.ts';
import type { StructureSelection } from '../strategy-config.ts';
import type { StructureTilt } from '../structure-tilt.ts';
import { chooseByCredit, isByCredit } from './choose-by-credit.ts';
import { chooseShort } from './choose-short.ts';
import { bandMiss, sellableBand, sidePlan } from './side-plan.ts';
import { choiceAt, type StrikeChoice, strikesInBand } from './strike-by-delta.ts';
import type { StructureChoice } from './structure-choice.ts';

const NONE: Stand = { kind: 'stand', gate: 'no-strike' };

/** The put of `expiry` that the selection's rule picks, or the gate `no-strike`. */
export function chooseShortPut(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  selection: StructureSelection,
  tilt: StructureTilt,
): StructureChoice | Stand {
  const { strikeRule } = selection;
  if (strikeRule === 'at-or-below-spot') return shortPutsInBand(chain, expiry, selection, tilt)[0] ?? NONE;
  if (isByCredit(strikeRule)) {
    return chooseByCredit(chain, shortPutsInBand(chain, expiry, selection, tilt), selection);
  }
  const plan = sidePlan('put', selection, tilt);
  const short = chooseShort(chain, expiry, plan, selection);
  if ('missing' in short) return short.missing === 'skew' ? { ...NONE, reason: 'skew-unknown' } : NONE;
  const miss = bandMiss(plan, Math.abs(short.model.delta));
  return miss === undefined ? putOf(expiry, short) : { ...NONE, ...miss };
}

/** Every put whose delta lies in the band, furthest out first; of the rule that goes by the underlying the one it picks. */
export function shortPutsInBand(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  selection: StructureSelection,
  tilt: StructureTilt,
): readonly StructureChoice[] {
  const { strikeRule } = selection;
  if (strikeRule === 'at-or-below-spot') {
    const choice = atOrBelowSpot(chain, expiry);
    return choice === undefined ? [] : [putOf(expiry, choice)];
  }
  const band = sellableBand(sidePlan('put', selection, tilt), strikeRule);
  return strikesInBand(chain, expiry, 'put', band).map((choice) => putOf(expiry, choice));
}

function putOf(expiry: OptionExpiry, { strikeCents, model }: StrikeChoice): StructureChoice {
  const structure = shortPut(optionContract(expiry, 'put', strikeCents));
  return { kind: 'structure', structure, models: [model] };
}

/** The greatest listed strike that the underlying has reached. */
function atOrBelowSpot(chain: ChainSnapshot, expiry: OptionExpiry): StrikeChoice | undefined {
  const spotCents = chain.spotPoints * 100;
  const strikeCents: Cents | undefined = chain.strikesCents(expiry).findLast((strike) => strike <= spotCents);
  return choiceAt(chain, expiry, 'put', strikeCents);
}
