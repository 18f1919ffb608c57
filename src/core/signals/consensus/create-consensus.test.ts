import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type BarSeries,
  type EpochMs,
  type SessionDate,
  type Timeframe,
} from '../../domain/index.ts';
import { aggregateBars } from '../../market/index.ts';
import { nyse } from '../../market/bundled-rules.fixture.ts';
import type { FrameInput } from '../frames/frame-bar.ts';
import { inputsOf, keptSeries, seriesOf } from '../frames/frame-input.fixture.ts';
import { createFrameSchedules } from '../frames/frame-schedules.ts';
import { type ConsensusConfig, DEFAULT_CONSENSUS, LEGACY_CONSENSUS } from './consensus-config.ts';
import { consensusOf, type SourceBar } from './consensus-of.ts';
import { createConsensus } from './create-consensus.ts';

const CONFIG: ConsensusConfig = {
  ...DEFAULT_CONSENSUS,
  rule: { kind: 'net-move', moveBars: 2, rangeBars: 3 },
};
const schedules = createFrameSchedules(nyse);
const utc = (text: string): EpochMs => Date.parse(text) as EpochMs;
const fortnight = (start: string): readonly string[] =>
  Array.from({ length: 14 }, (_, days) => addDays(start as SessionDate, days));
/** Steps of up to 3 points about 100 that do not repeat within a session. */
const wave = (place: number): number => 100 + 3 * Math.sin(place * 0.7) * Math.cos(place * place);

/** The verdict at every close. */
function verdictsOf(inputs: readonly FrameInput[], config = CONFIG): readonly unknown[] {
  const consensus = createConsensus(config, nyse);
  return inputs.map((input) => {
    consensus.noteBar(input);
    const verdict = consensus.vote(input.availableAtMs);
    expect(consensus.outcome(input.availableAtMs)).toBe(verdict.outcome);
    return verdict;
  });
}

function sourceBars(series: BarSeries): readonly SourceBar[] {
  return Array.from({ length: series.length }, (_, index) => ({
    closeMs: series.closeMs[index] as number,
    open: series.open[index] as number,
    high: series.high[index] as number,
    low: series.low[index] as number,
    close: series.close[index] as number,
  }));
}

describe('createConsensus', () => {
  it('says at every bar what the finished bars of each frame say, holes of hours and sessions included', () => {
    const frames: readonly Timeframe[] = ['5m', '15m', '60m', 'D'];
    fc.assert(
      fc.property(
        fc.constantFrom('2020-03-02', '2020-11-20', '2019-12-20'),
        fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
        fc.constantFrom(CONFIG, LEGACY_CONSENSUS),
        (start, hours, config) => {
          const whole = seriesOf(fortnight(start), 5, wave);
          // The first and the last hour of a session stay, so that a day is over at its close.
          const series = keptSeries(whole, (place) => {
            const session = nyse.containing(whole.startMs[place] as EpochMs);
            const hour = Math.floor(((whole.startMs[place] ?? 0) - (session?.openMs ?? 0)) / 3_600_000);
            const isEdge = hour === 0 || (whole.startMs[place] ?? 0) >= (session?.closeMs ?? 0) - 3_600_000;
            return isEdge || hours[(hour + (session?.index ?? 0)) % 10] === true;
          });
          const inputs = inputsOf(series);
          const given = frames.map((frame) => ({
            frame,
            bars: sourceBars(aggregateBars(series, nyse, frame)),
          }));
          const consensus = createConsensus(config, nyse);
          for (const [index, input] of inputs.entries()) {
            consensus.noteBar(input);
            if (index % 9 !== 0 && index % 78 !== 77) continue;
            const at = input.availableAtMs;
            const asked = consensus.vote(at);
            const finished = consensusOf(given, config, schedules, at).verdict;
            expect(asked).toEqual(finished);
          }
        },
      ),
      { numRuns: 6, seed: 11 },
    );
  });

  it('changes nothing up to an instant by what comes after it', () => {
    const inputs = inputsOf(seriesOf(fortnight('2020-11-20'), 5, wave));
    const all = verdictsOf(inputs);
    for (const cut of [1, 40, 78, 200, 390]) {
      expect(verdictsOf(inputs.slice(0, cut))).toEqual(all.slice(0, cut));
      const poisoned = inputs.map((input, at) =>
        at < cut ? input : { ...input, bar: { ...input.bar, high: 1e9, close: 1e9, open: 1 } },
      );
      expect(verdictsOf(poisoned).slice(0, cut)).toEqual(all.slice(0, cut));
      expect(verdictsOf(poisoned)).not.toEqual(all);
    }
  });

  it('gives the same answer however often it was asked before', () => {
    const inputs = inputsOf(seriesOf(fortnight('2020-11-20'), 5, wave));
    const all = verdictsOf(inputs);
    const quiet = createConsensus(CONFIG, nyse);
    for (const input of inputs) quiet.noteBar(input);
    expect(quiet.vote(inputs.at(-1)?.availableAtMs ?? (0 as EpochMs))).toEqual(all.at(-1));
  });

  it('lets days of before the run vote from its first bar on', () => {
    const days = aggregateBars(seriesOf(fortnight('2020-11-05'), 5, wave), nyse, 'D');
    const inputs = inputsOf(seriesOf(['2020-11-20'], 5, wave));
    const consensus = createConsensus({ ...CONFIG, frames: [{ frame: 'D', weight: 1 }] }, nyse);
    for (const bar of sourceBars(days).map((one, index) => ({
      ...one,
      startMs: days.startMs[index] as EpochMs,
      closeMs: days.closeMs[index] as EpochMs,
      volume: undefined,
    })))
      consensus.noteDailyBar(bar);
    const [first] = inputs;
    if (first === undefined) throw new Error('no bars');
    consensus.noteBar(first);
    // The last of those days is the 18th: the 19th is missing, one close was due since.
    expect(consensus.vote(first.availableAtMs).votes[0]).toMatchObject({
      frame: 'D',
      asOfMs: days.closeMs.at(-1),
    });
  });

  it('leaves a frame out whose last bar is older than allowed in its own closes, not in nights and weekends', () => {
    const series = seriesOf(['2020-11-20', '2020-11-23'], 5, wave);
    const consensus = createConsensus(
      {
        ...CONFIG,
        rule: { kind: 'body' },
        frames: [
          { frame: '60m', weight: 1 },
          { frame: 'W', weight: 1 },
        ],
      },
      nyse,
    );
    for (const input of inputsOf(series).slice(0, 78)) consensus.noteBar(input);
    const reasonAt = (text: string): unknown => consensus.vote(utc(text)).votes[0];
    expect(reasonAt('2020-11-23T15:29:00Z')).toMatchObject({ vote: expect.any(Number) as number });
    expect(reasonAt('2020-11-23T16:30:00Z')).toMatchObject({ vote: expect.any(Number) as number });
    expect(reasonAt('2020-11-23T17:30:00Z')).toEqual({ frame: '60m', weight: 1, reason: 'stale' });
    expect(consensus.vote(utc('2020-11-23T17:30:00Z')).votes[1]).toMatchObject({
      frame: 'W',
      asOfMs: utc('2020-11-20T21:00:00Z'),
    });
  });

  it('says which frames cannot be built of the bars there are, and which have none yet', () => {
    const inputs = inputsOf(seriesOf(['2020-11-20'], 60, wave));
    const consensus = createConsensus(CONFIG, nyse);
    for (const input of inputs.slice(0, 2)) consensus.noteBar(input);
    const verdict = consensus.vote(inputs[1]?.availableAtMs ?? (0 as EpochMs));
    expect(verdict.votes.map((vote) => ('reason' in vote ? vote.reason : 'votes'))).toEqual([
      'frame-shorter-than-bars',
      'frame-shorter-than-bars',
      'too-few-bars',
      'no-bar-yet',
    ]);
    expect(verdict.outcome).toBe('insufficient');
  });
});
