import { describe, expect, it } from 'vitest';
import { createRng } from '../../numerics/index.ts';
import { BODY, createFrameVoter, NET_MOVE, type NoVote, type PricedBar, type VoteRule } from './vote-rule.ts';

const flat = (price: number): PricedBar => ({ open: price, high: price, low: price, close: price });

function voteAfter(rule: VoteRule, bars: readonly PricedBar[]): number | NoVote {
  const voter = createFrameVoter(rule);
  for (const bar of bars) voter.push(bar);
  return voter.settle() ?? voter.value;
}

describe('the body rule', () => {
  it('takes the body of the last bar in hundredths of its open off 1', () => {
    const calm = { open: 400, high: 402, low: 399, close: 401 };
    expect(voteAfter(BODY, [flat(1), calm])).toBeCloseTo(0.75, 12);
    expect(voteAfter(BODY, [{ ...calm, close: 399 }])).toBeCloseTo(0.75, 12);
    expect(voteAfter(BODY, [{ ...calm, close: 410 }])).toBe(0);
    expect(voteAfter(BODY, [flat(400)])).toBe(1);
  });

  it('has no vote before a bar', () => {
    expect(voteAfter(BODY, [])).toBe('too-few-bars');
  });
});

describe('the rule of net moves', () => {
  const rule: VoteRule = { kind: 'net-move', moveBars: 4, rangeBars: 2 };
  /** A bar from one close to the next with a range of 2 about them. */
  const bar = (from: number, to: number): PricedBar => ({
    open: from,
    high: Math.max(from, to) + 0.5,
    low: Math.min(from, to) - 0.5,
    close: to,
  });

  it('sets the net move against the range that bars before it make expected', () => {
    // True ranges 2 and 2 before the move; net move 1 over four bars; the expected range is 2 x 2.
    const before = [bar(100, 100), bar(100, 101), bar(101, 100)];
    const move = [bar(100, 102), bar(102, 103), bar(103, 102), bar(102, 101)];
    expect(voteAfter(rule, [...before, ...move])).toBeCloseTo(1 - 1 / 4, 12);
    expect(voteAfter(rule, [bar(100, 90), ...before.slice(1), ...move])).toBeCloseTo(1 - 1 / (2 * 6.75), 12);
  });

  it('counts a gap from the close before as range', () => {
    const gap = { open: 110, high: 110.5, low: 109.5, close: 110 };
    // True ranges 10.5 and 1.
    const bars = [bar(100, 100), gap, bar(110, 110), ...Array.from({ length: 4 }, () => bar(110, 110))];
    const moved = [...bars.slice(0, -1), bar(110, 113)];
    expect(voteAfter(rule, bars)).toBe(1);
    expect(voteAfter(rule, moved)).toBeCloseTo(1 - 3 / (2 * 5.75), 12);
  });

  it('does not let the move widen its own yardstick', () => {
    const before = [bar(100, 100), bar(100, 101), bar(101, 100)];
    const violent = [bar(100, 130), bar(130, 80), bar(80, 120), bar(120, 100)];
    expect(voteAfter(rule, [...before, ...violent])).toBe(1);
    expect(voteAfter(rule, [...before, ...violent.slice(0, 3), bar(120, 108)])).toBe(0);
  });

  it('needs all its bars and a range', () => {
    const bars = Array.from({ length: 7 }, () => bar(100, 100));
    expect(voteAfter(rule, bars.slice(1))).toBe('too-few-bars');
    expect(voteAfter(rule, bars)).toBe(1);
    expect(
      voteAfter(
        rule,
        Array.from({ length: 30 }, () => flat(100)),
      ),
    ).toBe('no-range');
    expect(voteAfter(rule, [...Array.from({ length: 30 }, () => flat(100)), flat(101)])).toBe('no-range');
  });

  it('is the same for bars of any length: on a walk without drift 0.53 in the mean', () => {
    // E max(0, 1 - |N| / 1.596) of a normal N: P(|N| < 1.596) - (1 - exp(-1.596^2 / 2)) / 2 = 0.529.
    // With few steps a bar the walk's range is smaller than in the limit, and votes are lower.
    for (const scale of [0.01, 1]) {
      const rng = createRng('vote-rule');
      const voter = createFrameVoter(NET_MOVE);
      let price = 10_000;
      let sum = 0;
      const bars = 6000;
      for (let count = 0; count < bars + 20; count += 1) {
        const open = price;
        let [high, low] = [open, open];
        for (let step = 0; step < 100; step += 1) {
          price += scale * rng.normal();
          high = Math.max(high, price);
          low = Math.min(low, price);
        }
        voter.push({ open, high, low, close: price });
        if (voter.settle() === undefined && count >= 20) sum += voter.value;
      }
      expect(sum / bars).toBeGreaterThan(0.48);
      expect(sum / bars).toBeLessThan(0.55);
    }
  });
});
