// Tests which signals are refused for bars that are too long for their frames.
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../presets.ts';
import type { Settings } from '../settings-schema.ts';
import { signalPlanOf } from './signal-plan-of.ts';
import { calendar } from '../../../core/synthetic/small-market.fixture.ts';
import type { Timeframe } from '../../../core/domain/index.ts';
import { signalFrameError } from './signal-frames.ts';

const { signals, regime, fuzzy, consensus } = DEFAULT_SETTINGS;
const errorOf = (changes: Partial<Settings>, timeframe: Timeframe) =>
  signalFrameError(signalPlanOf({ ...DEFAULT_SETTINGS, ...changes }, calendar), timeframe);

test('indicators need a frame as long as the bars or longer, where they are asked for', () => {
  const at = (frame: Settings['signals']['frame']) => ({ signals: { ...signals, frame } });
  const rules = { regime: { ...regime, mode: 'rules' as const } };
  const rated = { fuzzy: { ...fuzzy, mode: 'quantor' as const } };
  expect(errorOf({ ...at('5m'), ...rules }, '5m')).toBeUndefined();
  for (const on of [rules, rated])
    expect(errorOf({ ...at('1m'), ...on }, '5m')).toMatchObject({
      code: 'signal-frame',
      message: 'signals.frame: expected 5m or longer, as the bars are 5m, found 1m',
    });
  expect(errorOf({ ...at('60m'), ...rules }, 'D')?.code).toBe('signal-frame');
  expect(errorOf(at('1m'), 'D')).toBeUndefined();
  expect(errorOf({ ...at('1m'), consensus: { ...consensus, mode: 'vote' } }, '5m')).toBeUndefined();
});

test('a vote needs a quorum of the frames that the bars give', () => {
  const vote = (frames: string, quorum: number) => ({
    consensus: { ...consensus, mode: 'vote' as const, frames, quorum },
  });
  expect(errorOf(vote('5m:0.4,D:0.6', 0.6), 'D')).toBeUndefined();
  expect(errorOf(vote('5m:0.7,15m:0.1,D:0.2', 0.3), '15m')).toBeUndefined();
  expect(errorOf(vote('5m:0.4,D:0.6', 0.61), 'D')).toMatchObject({
    code: 'consensus-frames',
    message: expect.stringMatching(/bars are D .* share of 0\.61 .* found D$/) as string,
  });
  expect(errorOf(vote('5m:1', 0), 'D')?.message).toMatch(/found none$/);
});
