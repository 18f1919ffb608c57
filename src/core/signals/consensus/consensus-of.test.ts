import { describe, expect, it } from 'vitest';
import type { EpochMs, SessionDate } from '../../domain/index.ts';
import { nyse } from '../../market/bundled-rules.fixture.ts';
import { createRng } from '../../numerics/index.ts';
import { createFrameSchedules } from '../frames/frame-schedules.ts';
import { type ConsensusConfig, DEFAULT_CONSENSUS, LEGACY_CONSENSUS } from './consensus-config.ts';
import { consensusOf, type SourceBar } from './consensus-of.ts';
import { drawFrameSet, naiveVote } from './frame-sets.fixture.ts';

const SETS = 10_000;
const schedules = createFrameSchedules(nyse);
const SHORT: ConsensusConfig = {
  ...DEFAULT_CONSENSUS,
  rule: { kind: 'net-move', moveBars: 3, rangeBars: 5 },
};
const CONFIGS: readonly ConsensusConfig[] = [
  SHORT,
  DEFAULT_CONSENSUS,
  LEGACY_CONSENSUS,
  {
    ...SHORT,
    frames: [
      { frame: 'W', weight: 1 },
      { frame: '1m', weight: 0 },
      { frame: '30m', weight: 3 },
    ],
  },
];

describe('consensusOf', () => {
  it(`ends on ${SETS} bad sets of frames within a step a bar, with the votes of the definition or a reason`, () => {
    const rng = createRng('frame-sets');
    const outcomes = new Map<string, number>();
    let votes = 0;
    for (let set = 0; set < SETS; set += 1) {
      const { frames, atMs } = drawFrameSet(rng, nyse);
      const config = CONFIGS[set % CONFIGS.length] as ConsensusConfig;
      const { verdict, steps } = consensusOf(frames, config, schedules, atMs);
      const bars = frames.reduce((sum, frame) => sum + frame.bars.length, 0);
      if (steps > bars) throw new Error(`set ${set}: ${steps} steps over ${bars} bars`);
      outcomes.set(verdict.outcome, (outcomes.get(verdict.outcome) ?? 0) + 1);
      for (const vote of verdict.votes) {
        outcomes.set('reason' in vote ? vote.reason : 'vote', 1);
        const given = frames.find(({ frame }) => frame === vote.frame)?.bars ?? [];
        const expected = naiveVote(given, config.rule, atMs);
        if ('reason' in vote) {
          if (vote.reason !== 'stale') expect(expected).toBeUndefined();
          continue;
        }
        votes += 1;
        if (!(Math.abs(vote.vote - (expected ?? Number.NaN)) < 1e-9))
          throw new Error(`set ${set}, ${vote.frame}: expected ${expected}, found ${vote.vote}`);
        if (vote.asOfMs > atMs) throw new Error(`set ${set}, ${vote.frame}: a bar of after the instant`);
      }
      if (verdict.value !== undefined) expect(verdict.value >= 0 && verdict.value <= 1).toBe(true);
      expect(verdict.reasons.length > 0).toBe(verdict.outcome !== 'trade');
    }
    expect([...outcomes.keys()].toSorted()).toEqual([
      'insufficient',
      'no-bar-yet',
      'no-range',
      'no-trade',
      'not-given',
      'stale',
      'too-few-bars',
      'trade',
      'vote',
    ]);
    expect(votes).toBeGreaterThan(SETS / 4);
  });

  it('lets no bar count that closes after the instant, nor one that is not sound', () => {
    const rng = createRng('later bars');
    for (let set = 0; set < 300; set += 1) {
      const { frames, atMs } = drawFrameSet(rng, nyse);
      const whole = consensusOf(frames, SHORT, schedules, atMs).verdict;
      const poisoned = frames.map(({ frame, bars }) => ({
        frame,
        bars: bars.map((bar) =>
          bar.closeMs > atMs ? { ...bar, open: 1, low: 1, close: 1e6, high: 1e6 } : bar,
        ),
      }));
      expect(consensusOf(poisoned, SHORT, schedules, atMs).verdict).toEqual(whole);
      const cut = frames.map(({ frame, bars }) => ({
        frame,
        bars: bars.filter(({ closeMs }) => closeMs <= atMs),
      }));
      expect(consensusOf(cut, SHORT, schedules, atMs).verdict).toEqual(whole);
    }
  });

  it('counts of bars with one close the last given, and takes any order', () => {
    const session = nyse.sessionOn('2020-12-01' as SessionDate);
    const at = (minutes: number): EpochMs => ((session?.openMs ?? 0) + minutes * 60_000) as EpochMs;
    const bar = (minutes: number, close: number): SourceBar => ({
      closeMs: at(minutes),
      open: 100,
      high: Math.max(100, close),
      low: Math.min(100, close),
      close,
    });
    const config = { ...LEGACY_CONSENSUS, frames: [{ frame: '5m', weight: 1 }] } as const;
    const voteOf = (bars: readonly SourceBar[]): unknown =>
      consensusOf([{ frame: '5m', bars }], config, schedules, at(12)).verdict.value;
    expect(voteOf([bar(5, 100.9), bar(10, 100.3)])).toBe(0.7);
    expect(voteOf([bar(10, 100.3), bar(5, 100.9)])).toBe(0.7);
    expect(voteOf([bar(10, 100.3), bar(5, 100.9), bar(10, 100.6)])).toBe(0.4);
    expect(voteOf([bar(10, 100.3), bar(15, 100.9)])).toBe(0.7);
  });
});
