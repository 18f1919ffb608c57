// The strikes of an iron condor: a short and a long on each side, found by their deltas, their distance or their credit.
import {
  type ChainSnapshot,
  ironCondor,
  optionContract,
  type OptionExpiry,
  type OptionRight,
  type Stand,
} from '../../domain/index.ts';
import type { StructureSelection } from '../strategy-config.ts';
import type { StructureTilt } from '../structure-tilt.ts';
import { chooseByCredit, isByCredit } from './choose-by-credit.ts';
import { chooseSide, coveredSide, type Side } from './choose-side.ts';
import { bandOf, sellableBand, sidePlan } from './side-plan.ts';
import { type StrikeChoice, strikesInBand } from './strike-by-delta.ts';
import type { StructureChoice } from './structure-choice.ts';

/** The condor of `expiry` that the selection asks for, or the gate `no-strike`. */
export function chooseCondor(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  selection: StructureSelection,
  tilt: StructureTilt,
): StructureChoice | Stand {
  if (isByCredit(selection.strikeRule)) {
    return chooseByCredit(chain, condorsInBand(chain, expiry, selection, tilt), selection);
  }
  const putPlan = sidePlan('put', selection, tilt);
  const callPlan = sidePlan('call', selection, tilt);
  const puts = chooseSide(chain, expiry, putPlan, selection);
  if (puts.kind === 'stand') return puts;
  const calls = chooseSide(chain, expiry, callPlan, selection);
  if (calls.kind === 'stand') return calls;
  return condorOf(expiry, puts, calls) ?? { kind: 'stand', gate: 'no-strike' };
}

/** Every condor with its shorts in their bands, furthest out first: each put with the call that lies as far from its own target. */
export function* condorsInBand(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  selection: StructureSelection,
  tilt: StructureTilt,
): Generator<StructureChoice, void> {
  const putPlan = sidePlan('put', selection, tilt);
  const callPlan = sidePlan('call', selection, tilt);
  for (const short of strikesInBand(chain, expiry, 'put', sellableBand(putPlan, selection.strikeRule))) {
    const absDelta = Math.abs(short.model.delta);
    const puts = coveredSide(chain, expiry, putPlan, { short, rules: selection });
    if (puts.kind === 'stand') continue;
    const wanted = (callPlan.shortDelta * absDelta) / putPlan.shortDelta;
    const { min, max } = bandOf(callPlan);
    const alike = {
      ...callPlan,
      shortDelta: Math.min(Math.max(wanted, min), max),
      deltaMin: min,
      deltaMax: max,
    };
    const calls = chooseSide(chain, expiry, alike, selection);
    const condor = calls.kind === 'stand' ? undefined : condorOf(expiry, puts, calls);
    if (condor !== undefined) yield condor;
  }
}

/** The condor of two sides; `undefined` where the shorts cross. */
function condorOf(expiry: OptionExpiry, puts: Side, calls: Side): StructureChoice | undefined {
  if (puts.short.strikeCents > calls.short.strikeCents) return undefined;
  const contract = (right: OptionRight, choice: StrikeChoice) =>
    optionContract(expiry, right, choice.strikeCents);
  return {
    kind: 'structure',
    structure: ironCondor({
      longPut: contract('put', puts.long),
      shortPut: contract('put', puts.short),
      shortCall: contract('call', calls.short),
      longCall: contract('call', calls.long),
    }),
    models: [puts.long.model, puts.short.model, calls.short.model, calls.long.model],
  };
}
