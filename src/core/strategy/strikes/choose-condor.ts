// The strikes of an iron condor: a short and a long on each side, found by their deltas.
import {
  type ChainSnapshot,
  ironCondor,
  optionContract,
  type OptionExpiry,
  type OptionRight,
  type Stand,
} from '../../domain/index.ts';
import type { StructureSelection } from '../strategy-config.ts';
import type { StructureChoice } from './structure-choice.ts';
import { strikeByDelta, type StrikeChoice } from './strike-by-delta.ts';

/** The condor of `expiry` at the selection's deltas, or the gate `no-strike`. */
export function chooseCondor(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  selection: StructureSelection,
): StructureChoice | Stand {
  const puts = chooseSide(chain, expiry, 'put', selection);
  if (puts.kind === 'stand') return puts;
  const calls = chooseSide(chain, expiry, 'call', selection);
  if (calls.kind === 'stand') return calls;
  if (puts.short.strikeCents > calls.short.strikeCents) return { kind: 'stand', gate: 'no-strike' };
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

interface Side {
  readonly kind: 'side';
  readonly short: StrikeChoice;
  readonly long: StrikeChoice;
}

function chooseSide(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  right: OptionRight,
  selection: StructureSelection,
): Side | Stand {
  const { strikeRule: rule, shortDelta, longDelta, deltaTolerance } = selection;
  const short = strikeByDelta(chain, expiry, { right, absDelta: shortDelta, rule });
  const long = strikeByDelta(chain, expiry, { right, absDelta: longDelta, rule });
  if (short === undefined || long === undefined) return { kind: 'stand', gate: 'no-strike' };
  const farthest = Math.max(
    Math.abs(Math.abs(short.model.delta) - shortDelta),
    Math.abs(Math.abs(long.model.delta) - longDelta),
  );
  if (farthest > deltaTolerance) {
    return { kind: 'stand', gate: 'no-strike', measured: farthest, limit: deltaTolerance };
  }
  const isCovered =
    right === 'put' ? long.strikeCents < short.strikeCents : long.strikeCents > short.strikeCents;
  return isCovered ? { kind: 'side', short, long } : { kind: 'stand', gate: 'no-strike' };
}
