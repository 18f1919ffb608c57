import { describe, expect, it } from 'vitest';
import type { Timeframe } from '../../domain/index.ts';
import type { Polarity } from './consensus-config.ts';
import { type Abstention, createVoteScale, type FrameStanding } from './weigh-votes.ts';

const CALM = { kind: 'calm', threshold: 0.5, disagreementMax: 0.8 } as const;
const LEGACY: Polarity = { kind: 'legacy', low: 0.4, high: 0.6 };

function standing(frame: Timeframe, weight: number, vote: number | Abstention): FrameStanding {
  return typeof vote === 'number'
    ? { frame, weight, vote, asOfMs: 1000, abstains: undefined }
    : { frame, weight, vote: 0.77, asOfMs: 0, abstains: vote };
}

const verdict = (standings: readonly FrameStanding[], polarity: Polarity = CALM, quorum = 0.6): unknown => {
  const scale = createVoteScale({ quorum, polarity });
  const found = scale.verdict(standings);
  expect(scale.outcome(standings)).toBe(found.outcome);
  return found;
};

describe('createVoteScale', () => {
  it('weighs the frames that vote and lists those that do not with their reason', () => {
    const found = verdict([standing('5m', 1, 0.9), standing('60m', 3, 0.5), standing('D', 1, 'stale')]);
    expect(found).toEqual({
      outcome: 'trade',
      value: (0.9 + 3 * 0.5) / 4,
      votes: [
        { frame: '5m', weight: 1, vote: 0.9, asOfMs: 1000 },
        { frame: '60m', weight: 3, vote: 0.5, asOfMs: 1000 },
        { frame: 'D', weight: 1, reason: 'stale' },
      ],
      reasons: [],
    });
  });

  it('misses the quorum below its share of all weight, and at that share does not', () => {
    const votes = [standing('5m', 0.1, 0.9), standing('15m', 0.2, 0.9), standing('D', 0.2, 'no-bar-yet')];
    expect(verdict(votes)).toMatchObject({ outcome: 'trade' });
    // 0.8 of 1 is a rounding less here.
    const eight = [standing('5m', 0.1, 0.9), standing('15m', 0.7, 0.9), standing('D', 0.2, 'no-bar-yet')];
    expect(verdict(eight, CALM, 0.8)).toMatchObject({ outcome: 'trade' });
    expect(verdict(eight, CALM, 0.8001)).toMatchObject({
      outcome: 'insufficient',
      value: 0.9,
      reasons: ['quorum: 0.8 of the weight votes, 0.8001 are needed (D no-bar-yet)'],
    });
  });

  it('is insufficient without a vote, whatever the quorum', () => {
    const none = [standing('5m', 1, 'not-given'), standing('D', 0, 0.9)];
    expect(verdict(none, CALM, 0)).toMatchObject({
      outcome: 'insufficient',
      value: undefined,
      reasons: ['no-vote: no frame votes (5m not-given)'],
    });
    expect(verdict([], LEGACY, 0)).toMatchObject({ outcome: 'insufficient', value: undefined });
  });

  it('gives no say to a frame of weight 0', () => {
    const found = verdict([standing('5m', 0, 0), standing('D', 1, 0.9)]);
    expect(found).toMatchObject({ outcome: 'trade', value: 0.9 });
  });

  it('stands below the threshold and says by how much; at it, it trades', () => {
    expect(verdict([standing('D', 1, 0.5)])).toMatchObject({ outcome: 'trade' });
    const sixteenths = [standing('5m', 0.1, 0.16), standing('15m', 0.2, 0.16), standing('D', 0.7, 0.16)];
    expect(verdict(sixteenths, { ...CALM, threshold: 0.16 })).toMatchObject({
      outcome: 'trade',
      value: 0.16,
    });
    expect(verdict([standing('5m', 0.1, 0.5), standing('D', 0.7, 0.5)])).toMatchObject({ outcome: 'trade' });
    expect(verdict([standing('D', 1, 0.41)])).toMatchObject({
      outcome: 'no-trade',
      reasons: ['below-threshold: value 0.41, from 0.5 on passes'],
    });
  });

  it('stands where votes disagree, beside or without a low value', () => {
    const apart = [standing('5m', 1, 0.05), standing('D', 9, 0.95)];
    expect(verdict(apart)).toMatchObject({
      outcome: 'no-trade',
      value: 0.86,
      reasons: ['disagreement: votes from 0.05 to 0.95, at most 0.8 apart pass'],
    });
    expect(verdict(apart, { ...CALM, disagreementMax: 0.9 })).toMatchObject({ outcome: 'trade' });
    expect(verdict(apart, { ...CALM, disagreementMax: undefined })).toMatchObject({ outcome: 'trade' });
    // 0.8 less 0.5 is a rounding above 0.3.
    const atLimit = [standing('5m', 1, 0.5), standing('D', 1, 0.8)];
    expect(verdict(atLimit, { ...CALM, disagreementMax: 0.3 })).toMatchObject({ outcome: 'trade' });
    const both = verdict([standing('5m', 9, 0.05), standing('D', 1, 0.95)]);
    expect((both as { reasons: string[] }).reasons).toHaveLength(2);
  });

  it('in the legacy polarity passes the middle band of hundredths alone, however calm the market', () => {
    const outcomes = [0.394, 0.396, 0.5, 0.604, 0.606, 0.96, 1, 0.1].map(
      (vote) => (verdict([standing('D', 1, vote)], LEGACY) as { outcome: string }).outcome,
    );
    expect(outcomes).toEqual([
      'no-trade',
      'trade',
      'trade',
      'trade',
      'no-trade',
      'no-trade',
      'no-trade',
      'no-trade',
    ]);
    expect(verdict([standing('D', 1, 0.961)], LEGACY)).toMatchObject({
      value: 0.96,
      reasons: ['outside-band: value 0.96, from 0.4 to 0.6 passes'],
    });
  });
});
