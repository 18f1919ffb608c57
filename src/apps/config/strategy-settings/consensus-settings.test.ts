import { describe, expect, it } from 'vitest';
import { DEFAULT_CONSENSUS, LEGACY_CONSENSUS } from '../../../core/signals/index.ts';
import { loadSettings } from '../load-settings.ts';
import type { SettingTree } from '../setting-layers.ts';
import { consensusConfigOf } from './consensus-settings.ts';

const loaded = (consensus: SettingTree): ReturnType<typeof loadSettings> =>
  loadSettings({ preset: undefined, file: undefined, flags: [{ origin: '--set', tree: { consensus } }] });

function configOf(consensus: SettingTree): ReturnType<typeof consensusConfigOf> {
  const result = loaded(consensus);
  if (!result.ok) throw new Error(result.error.message);
  return consensusConfigOf(result.value.settings.consensus);
}

describe('consensus settings', () => {
  it('are off by default, and say what the core has as its own where they are on', () => {
    expect(configOf({})).toBeUndefined();
    expect(configOf({ mode: 'vote' })).toEqual(DEFAULT_CONSENSUS);
    expect(configOf({ mode: 'legacy' })).toEqual(LEGACY_CONSENSUS);
  });

  it('reach the vote each by its own name', () => {
    const changes = {
      mode: 'vote',
      frames: ' 15m:1 , W:0.5',
      moveBars: 3,
      rangeBars: 9,
      threshold: 0.4,
      quorum: 0.7,
      disagreementMax: null,
      staleBars: 5,
    };
    expect(configOf(changes)).toEqual({
      frames: [
        { frame: '15m', weight: 1 },
        { frame: 'W', weight: 0.5 },
      ],
      rule: { kind: 'net-move', moveBars: 3, rangeBars: 9 },
      quorum: 0.7,
      staleBarsMax: 5,
      polarity: { kind: 'calm', threshold: 0.4, disagreementMax: undefined },
    });
    expect(configOf({ ...changes, rule: 'body' })?.rule).toEqual({ kind: 'body' });
  });

  it('widen the band of the legacy vote and leave its frames', () => {
    expect(configOf({ mode: 'legacy', legacyLow: 0.2, legacyHigh: 0.8, frames: '5m:1' })).toEqual({
      ...LEGACY_CONSENSUS,
      polarity: { kind: 'legacy', low: 0.2, high: 0.8 },
    });
  });

  it.each(['', '5m', '5m:', '5m:-1', '5m:x', '7m:1', '5m:1,5m:2', '5m:0', '5m:1:2', '5m:1e9', '5m:1,'])(
    '"%s" is refused with what is expected',
    (frames) => {
      const result = loaded({ mode: 'vote', frames });
      expect(!result.ok && result.error.message).toBe(
        `consensus.frames (--set): expected a list of frames with weights such as 5m:0.15,D:0.35, each once, one weight above 0, found ${JSON.stringify(frames)}`,
      );
    },
  );

  it('refuses a band that nothing lies in', () => {
    const result = loaded({ mode: 'legacy', legacyLow: 0.7 });
    expect(!result.ok && result.error.message).toBe(
      'consensus.legacyLow (--set): expected at most consensus.legacyHigh 0.6, found 0.7',
    );
  });
});
