// One side of a condor: a short inside its band and the long that covers it.
import type { ChainSnapshot, OptionExpiry, Stand } from '../../domain/index.ts';
import type { StructureSelection } from '../strategy-config.ts';
import { chooseLong } from './choose-long.ts';
import { chooseShort } from './choose-short.ts';
import { bandMiss, type Miss, type SidePlan } from './side-plan.ts';
import type { StrikeChoice } from './strike-by-delta.ts';

export interface Side {
  readonly kind: 'side';
  readonly short: StrikeChoice;
  readonly long: StrikeChoice;
}

type Rules = Pick<StructureSelection, 'strikeRule' | 'skewPenaltyWeight'>;

/** The side of a plan, or the gate `no-strike` with what was farthest from what was wanted. */
export function chooseSide(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  plan: SidePlan,
  rules: Rules,
): Side | Stand {
  const short = chooseShort(chain, expiry, plan, rules);
  if (!('missing' in short)) return coveredSide(chain, expiry, plan, { short, rules });
  return short.missing === 'skew'
    ? { kind: 'stand', gate: 'no-strike', reason: 'skew-unknown' }
    : { kind: 'stand', gate: 'no-strike' };
}

/** A short that is given, with the long of the plan. */
export function coveredSide(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  plan: SidePlan,
  { short, rules }: { readonly short: StrikeChoice; readonly rules: Rules },
): Side | Stand {
  const isAtMost = rules.strikeRule === 'delta-at-most';
  const long = chooseLong(chain, expiry, plan, { shortCents: short.strikeCents, isAtMost });
  if (long === undefined) return { kind: 'stand', gate: 'no-strike' };
  const miss = worse(bandMiss(plan, Math.abs(short.model.delta)), long.miss);
  if (miss !== undefined) return { kind: 'stand', gate: 'no-strike', ...miss };
  const outward = plan.right === 'put' ? -1 : 1;
  const isCovered = outward * (long.choice.strikeCents - short.strikeCents) > 0;
  return isCovered ? { kind: 'side', short, long: long.choice } : { kind: 'stand', gate: 'no-strike' };
}

/** The short's own miss, unless the long's is the larger of two in the same unit. */
function worse(short: Miss | undefined, long: Miss | undefined): Miss | undefined {
  if (short === undefined || long === undefined) return short ?? long;
  return long.limit === short.limit && long.measured > short.measured ? long : short;
}
