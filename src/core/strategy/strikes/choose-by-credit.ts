// Of structures that could be chosen, the one whose credit is what is looked for.
import type { ChainSnapshot, EntryCandidate, Stand } from '../../domain/index.ts';
import type { StructureSelection } from '../strategy-config.ts';
import { quotedCredit } from './quoted-credit.ts';
import type { StructureChoice } from './structure-choice.ts';

const OUT_OF_REACH = 'credit-out-of-reach';

/**
 * Of `choices`, furthest out first, the one whose mid credit over the width is nearest the target, the first of two as
 * near; or the first that brings it. A choice without a quote, or of broken ones (a credit of the width or more), is passed over.
 */
export function chooseByCredit(
  chain: ChainSnapshot,
  choices: Iterable<StructureChoice>,
  { strikeRule, creditWidthTarget = 0 }: Pick<StructureSelection, 'strikeRule' | 'creditWidthTarget'>,
): StructureChoice | Stand {
  let best: StructureChoice | undefined;
  let bestMiss = Number.POSITIVE_INFINITY;
  let mostCredit: number | undefined;
  for (const choice of choices) {
    const quoted = quotedCredit(chain, choice.structure);
    const creditWidth = quoted && quoted.midCreditCents / choice.structure.widthCents;
    if (creditWidth === undefined || !(creditWidth < 1)) continue;
    if (strikeRule === 'credit-at-least' && creditWidth >= creditWidthTarget) return choice;
    mostCredit = Math.max(mostCredit ?? creditWidth, creditWidth);
    const miss = Math.abs(creditWidth - creditWidthTarget);
    if (miss < bestMiss) {
      best = choice;
      bestMiss = miss;
    }
  }
  if (best === undefined || mostCredit === undefined) return { kind: 'stand', gate: 'no-strike' };
  if (strikeRule === 'nearest-credit') return best;
  return {
    kind: 'stand',
    gate: 'no-strike',
    reason: OUT_OF_REACH,
    measured: mostCredit,
    limit: creditWidthTarget,
  };
}

/** The gate at which `credit-at-least` would stand on a structure by itself; `undefined` where it is paid enough, and for other rules. */
export function creditReachGate(
  candidate: EntryCandidate,
  { strikeRule, creditWidthTarget = 0 }: Pick<StructureSelection, 'strikeRule' | 'creditWidthTarget'>,
): Stand | undefined {
  const measured = candidate.midCreditCents / candidate.structure.widthCents;
  if (strikeRule !== 'credit-at-least' || measured >= creditWidthTarget) return undefined;
  return {
    kind: 'stand',
    gate: 'no-strike',
    reason: OUT_OF_REACH,
    measured,
    limit: creditWidthTarget,
    candidate,
  };
}

/** Whether a rule looks at what a structure pays. */
export function isByCredit(strikeRule: StructureSelection['strikeRule']): boolean {
  return strikeRule === 'nearest-credit' || strikeRule === 'credit-at-least';
}
