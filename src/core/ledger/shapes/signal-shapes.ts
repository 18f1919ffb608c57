// Shapes of what the signals said at a decision.
import {
  type Bias,
  type ConsensusVerdict,
  type FiredRule,
  type FuzzyVerdict,
  type Membership,
  type NoVerdict,
  REGIMES,
  type RegimeVerdict,
  type SignalCard,
} from '../../domain/index.ts';
import { listOf, objectOf, oneOf, optional, type Shape, shapeOf, wordOf } from '../value-shape.ts';

const { whole, number, text, flag } = shapeOf;

const input = eitherOf('missing', {
  with: objectOf<{ name: string; missing: string }>({ name: text, missing: text }),
  without: objectOf<{ name: string; value: number; asOfMs: number }>({
    name: text,
    value: number,
    asOfMs: whole,
  }),
});

const vote = eitherOf('reason', {
  with: objectOf<{ frame: string; weight: number; reason: string }>({
    frame: text,
    weight: number,
    reason: text,
  }),
  without: objectOf<{ frame: string; weight: number; vote: number; asOfMs: number }>({
    frame: text,
    weight: number,
    vote: number,
    asOfMs: whole,
  }),
});

const noVerdict = objectOf<NoVerdict>({ available: flag, reason: text, inputs: listOf(input) });

const membership = objectOf<Membership>({ input: text, term: text, degree: number });

const regime = objectOf<RegimeVerdict>({
  available: flag,
  regime: oneOf(REGIMES),
  wingScale: number,
  sizeScale: number,
  isBlocking: flag,
  reasons: listOf(text),
  inputs: listOf(input),
  probabilities: optional(listOf(number)),
});

const fuzzy = objectOf<FuzzyVerdict>({
  available: flag,
  confidence: number,
  biasValue: number,
  bias: wordOf<Bias>({ bearish: true, neutral: true, bullish: true }),
  memberships: listOf(membership),
  fired: listOf(objectOf<FiredRule>({ rule: text, strength: number })),
  inputs: listOf(input),
  weakestFactor: optional(membership),
});

const consensus = objectOf<ConsensusVerdict>({
  outcome: wordOf<ConsensusVerdict['outcome']>({ trade: true, 'no-trade': true, insufficient: true }),
  value: optional(number),
  votes: listOf(vote),
  reasons: listOf(text),
});

/** What a `SignalCard` looks like on record. */
export const signalCard: Shape = objectOf<SignalCard>({
  regime: optional(eitherOf('reason', { with: noVerdict, without: regime })),
  fuzzy: optional(eitherOf('reason', { with: noVerdict, without: fuzzy })),
  consensus: optional(consensus),
  levels: optional(listOf(input)),
});

/** One shape for objects that have the member, another for those that have not. */
function eitherOf(member: string, { with: having, without }: { with: Shape; without: Shape }): Shape {
  return (value) =>
    typeof value === 'object' && value !== null && member in value ? having(value) : without(value);
}
