// How late a stream was along a clock: counts by state, quantiles of the age, and the longest stretches without a say.
import { quantile } from '../../numerics/index.ts';
import type { AbstentionReason, StreamState, StreamView } from './aligned-stream.ts';

const STRETCHES_MAX = 3;

/** Consecutive instants of the clock at which a stream abstained for one reason. */
export interface AbstentionStretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly instants: number;
  readonly reason: AbstentionReason;
}

/** An age in the unit of the stream's limit, and when it was met first. */
export interface DatedAge {
  readonly age: number;
  readonly ms: number;
  /** The item's own instant. */
  readonly atMs: number;
}

export interface AgeQuantiles {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/** The account of one stream; instants = the sum of `states`. */
export interface StreamLags {
  readonly name: string;
  readonly states: Readonly<Record<StreamState, number>>;
  /** Quantiles of the age where there is an item; `undefined` where there never is. */
  readonly ages: AgeQuantiles | undefined;
  readonly oldest: DatedAge | undefined;
  /** Mean over the clock, 0 where there is no item; `undefined` on an empty clock. */
  readonly meanConfidence: number | undefined;
  /** Longest first, at most three. */
  readonly stretches: readonly AbstentionStretch[];
}

export interface LagTally {
  add(ms: number, view: StreamView): void;
  account(): StreamLags;
}

/** A tally for at most `instantsMax` instants; it allocates for a stretch, never for an instant. */
export function createLagTally(name: string, instantsMax: number): LagTally {
  const states: Record<StreamState, number> = { exact: 0, prior: 0, stale: 0, none: 0 };
  const ages = new Float64Array(instantsMax);
  const stretches = new LongestStretches();
  let aged = 0;
  let instants = 0;
  let confidence = 0;
  const oldest = { age: -Infinity, ms: Number.NaN, atMs: Number.NaN };
  return {
    add: (ms, view) => {
      states[view.state] += 1;
      instants += 1;
      confidence += view.confidence;
      stretches.add(ms, view.abstains);
      if (view.state === 'none') return;
      ages[aged] = view.age;
      aged += 1;
      if (view.age <= oldest.age) return;
      oldest.age = view.age;
      oldest.ms = ms;
      oldest.atMs = view.atMs;
    },
    account: () => {
      const known = ages.subarray(0, aged);
      return {
        name,
        states: { ...states },
        ages: aged === 0 ? undefined : quantilesOf(known),
        oldest: aged === 0 ? undefined : { ...oldest },
        meanConfidence: instants === 0 ? undefined : confidence / instants,
        stretches: stretches.longest(),
      };
    },
  };
}

function quantilesOf(ages: Float64Array): AgeQuantiles {
  const at = (probability: number): number => quantile(ages, probability) as number;
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}

/** Follows stretches of one reason and keeps the longest. */
class LongestStretches {
  private kept: readonly AbstentionStretch[] = [];
  private reason: AbstentionReason | undefined = undefined;
  private fromMs = Number.NaN;
  private toMs = Number.NaN;
  private instants = 0;

  add(ms: number, reason: AbstentionReason | undefined): void {
    if (reason !== this.reason) {
      this.kept = this.longest();
      this.reason = reason;
      this.fromMs = ms;
      this.instants = 0;
    }
    this.toMs = ms;
    this.instants += 1;
  }

  longest(): readonly AbstentionStretch[] {
    const { fromMs, toMs, instants, reason } = this;
    if (reason === undefined) return this.kept;
    // The earlier of two equally long ones stays first: the sort is stable.
    return [...this.kept, { fromMs, toMs, instants, reason }]
      .toSorted((left, right) => right.instants - left.instants)
      .slice(0, STRETCHES_MAX);
  }
}
