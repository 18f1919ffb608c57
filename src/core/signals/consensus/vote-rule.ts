// How one frame votes: 1 where its market stands still, 0 where it moves, from its own closed bars alone.
import { invariant } from '../../domain/index.ts';

/**
 * `net-move`: 1 - |net move of the last `moveBars` bars| / (mean true range of the `rangeBars` bars before them x the root of
 * `moveBars`), at least 0. The divisor is the range that a walk without drift made of such bars is expected to cover, so that
 * the vote does not depend on the frame's length: on such a walk half of that range is the mean net move.
 * Source: Feller (1951) on the expected range; Wilder (1978) on the true range.
 * `body`: 1 - 100 |close - open| / open of the last bar, at least 0; a bar of a day moves more than one of five minutes, so
 * that short frames vote near 1 always.
 */
export type VoteRule =
  | { readonly kind: 'net-move'; readonly moveBars: number; readonly rangeBars: number }
  | { readonly kind: 'body' };

/** Of days the move of a week; the yardstick is as long as Wilder's average true range. */
export const NET_MOVE: VoteRule = { kind: 'net-move', moveBars: 5, rangeBars: 14 };
export const BODY: VoteRule = { kind: 'body' };

/** Why a frame with a bar has no vote: fewer bars than the rule needs, or a yardstick of 0. */
export type NoVote = 'too-few-bars' | 'no-range';

export interface PricedBar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** The vote of one frame over its closed bars. */
export interface FrameVoter {
  /** Takes the next bar, with prices above 0; constant time and no allocation. */
  push(bar: PricedBar): void;
  /** Of the last `settle` that gave no reason, from 0 to 1. */
  readonly value: number;
  /** Works `value` out of the bars so far, or says why there is none. */
  settle(): NoVote | undefined;
}

/** A voter before its first bar. */
export function createFrameVoter(rule: VoteRule): FrameVoter {
  return rule.kind === 'body' ? new BodyVoter() : new NetMoveVoter(rule.moveBars, rule.rangeBars);
}

class BodyVoter implements FrameVoter {
  value = 0;
  #open = 0;
  #close = 0;

  push(bar: PricedBar): void {
    this.#open = bar.open;
    this.#close = bar.close;
  }

  settle(): NoVote | undefined {
    if (!(this.#open > 0)) return 'too-few-bars';
    this.value = Math.max(0, 1 - (100 * Math.abs(this.#close - this.#open)) / this.#open);
    return undefined;
  }
}

class NetMoveVoter implements FrameVoter {
  value = 0;
  readonly #moveBars: number;
  readonly #rangeBars: number;
  /** Rings of the last closes and true ranges; the bar of number i stands at i modulo the length. */
  readonly #closes: Float64Array;
  readonly #ranges: Float64Array;
  #bars = 0;

  constructor(moveBars: number, rangeBars: number) {
    const areCounts = Number.isInteger(moveBars) && Number.isInteger(rangeBars);
    invariant(areCounts && moveBars >= 1 && rangeBars >= 1, 'a vote needs at least one bar of each kind');
    this.#moveBars = moveBars;
    this.#rangeBars = rangeBars;
    this.#closes = new Float64Array(moveBars + 1);
    this.#ranges = new Float64Array(moveBars + rangeBars);
  }

  push({ high, low, close }: PricedBar): void {
    const closes = this.#closes;
    const before = this.#bars === 0 ? close : (closes[(this.#bars - 1) % closes.length] as number);
    this.#ranges[this.#bars % this.#ranges.length] = Math.max(high, before) - Math.min(low, before);
    closes[this.#bars % closes.length] = close;
    this.#bars += 1;
  }

  settle(): NoVote | undefined {
    const moveBars = this.#moveBars;
    // The first bar has no true range, as there is no close before it.
    if (this.#bars < moveBars + this.#rangeBars + 1) return 'too-few-bars';
    const range = this.#rangeBeforeMove();
    if (!(range > 0)) return 'no-range';
    const last = this.#bars - 1;
    const closes = this.#closes;
    const from = closes[(last - moveBars) % closes.length] as number;
    const net = Math.abs((closes[last % closes.length] as number) - from);
    this.value = Math.max(0, 1 - net / (range * Math.sqrt(moveBars)));
    return undefined;
  }

  #rangeBeforeMove(): number {
    const ranges = this.#ranges;
    const end = this.#bars - this.#moveBars;
    let sum = 0;
    for (let bar = end - this.#rangeBars; bar < end; bar += 1) sum += ranges[bar % ranges.length] as number;
    return sum / this.#rangeBars;
  }
}
