// Checks that each regime setting reaches the judge, that one without an effect asks for nothing, and what is refused.
import { describe, expect, test } from 'vitest';
import type { RegimeConfig } from '../../../core/signals/index.ts';
import { loadSettings } from '../load-settings.ts';
import { DEFAULT_SETTINGS } from '../presets.ts';
import { regimeConfigOf } from './regime-config-of.ts';
import { REGIME_DEFAULTS, type RegimeSettings } from './regime-settings.ts';

function configOf(change: Partial<RegimeSettings>): RegimeConfig {
  const config = regimeConfigOf({ ...REGIME_DEFAULTS, mode: 'rules', ...change });
  if (config === undefined) throw new Error('off');
  return config;
}

test('is off unless asked for', () => {
  expect(DEFAULT_SETTINGS.regime.mode).toBe('off');
  expect(regimeConfigOf(DEFAULT_SETTINGS.regime)).toBeUndefined();
});

test('rules by default have the thresholds of the predecessor and the crisis as their one condition', () => {
  expect(configOf({})).toEqual({
    naming: { by: 'rules' },
    vix: { calm: 15, high: 20, crisis: 30, crash: 35 },
    trend: { adx: 25, by: 'sma-200-distance' },
    effects: {
      'low-vol-range': { wingScale: 1, sizeScale: 1 },
      'high-vol-range': { wingScale: 2, sizeScale: 0.5 },
      'bull-trend': { wingScale: 1.5, sizeScale: 1 },
      'bear-trend': { wingScale: 1.5, sizeScale: 1 },
      crash: { wingScale: 2, sizeScale: 0.25 },
    },
    blocked: ['crash'],
    conditions: [
      { name: 'crisis', reading: 'vix', side: 'above', threshold: 30, wingScale: 2, sizeScale: 0.5 },
    ],
  });
});

test('every condition is there when its threshold is, in its own words', () => {
  const { conditions } = configOf({
    sizeCalm: 0.8,
    backwardation: 1,
    wingBackwardation: 1.5,
    realisedHigh: 0.25,
    expansion: 0.9,
    ivRank: 0.4,
    ivPercentile: 0.6,
    wingRichIv: 3,
  });
  expect(conditions).toEqual([
    { name: 'calm', reading: 'vix', side: 'below', threshold: 15, wingScale: 1, sizeScale: 0.8 },
    { name: 'crisis', reading: 'vix', side: 'above', threshold: 30, wingScale: 2, sizeScale: 0.5 },
    {
      name: 'backwardation',
      reading: 'vix-3m-ratio',
      side: 'above',
      threshold: 1,
      wingScale: 1.5,
      sizeScale: 0.5,
    },
    {
      name: 'realised-volatility',
      reading: 'realised-21',
      side: 'above',
      threshold: 0.25,
      wingScale: 1,
      sizeScale: 0.5,
    },
    {
      name: 'expansion',
      reading: 'volatility-expansion',
      side: 'above',
      threshold: 0.9,
      wingScale: 1,
      sizeScale: 0.5,
    },
    { name: 'rich-iv', reading: 'iv-rank', side: 'above', threshold: 0.4, wingScale: 3, sizeScale: 1 },
    { name: 'rich-iv', reading: 'iv-percentile', side: 'above', threshold: 0.6, wingScale: 3, sizeScale: 1 },
  ]);
});

test('a condition without an effect is left out: its reading may be missing', () => {
  expect(
    configOf({ wingCrisis: 1, sizeCrisis: 1, backwardation: 1, sizeBackwardation: 1 }).conditions,
  ).toEqual([]);
});

test('the model, the trend and the blocked regimes are as set', () => {
  const config = configOf({
    mode: 'hmm',
    hmmStates: 2,
    hmmProbability: 0.7,
    hmmSessionsMin: 600,
    hmmRefitSessions: 5,
    hmmStarts: 2,
    trendAdx: null,
    block: 'bear-trend, crash',
  });
  expect(config.naming).toEqual({
    by: 'hmm',
    probabilityMin: 0.7,
    states: { states: 2, sessionsMin: 600, refitSessions: 5, starts: 2 },
  });
  expect(config.trend).toBeUndefined();
  expect(config.blocked).toEqual(['bear-trend', 'crash']);
  expect(configOf({ trendBy: 'sma-50-200' }).trend).toEqual({ adx: 25, by: 'trend-50-200' });
  expect(configOf({ block: null }).blocked).toEqual([]);
});

describe('what is refused', () => {
  test.each([
    ['regime.vixHigh (--set): expected at least regime.vixCalm 15, found 14', { vixHigh: 14 }],
    ['regime.vixCrisis (--set): expected at least regime.vixHigh 20, found 19', { vixCrisis: 19 }],
    ['regime.vixCrash (default): expected at least regime.vixCrisis 36, found 35', { vixCrisis: 36 }],
    [
      'regime.block (--set): expected a list of low-vol-range, high-vol-range, bull-trend, bear-trend, crash with commas between, each once, or null, found "crash,crash"',
      { block: 'crash,crash' },
    ],
    [
      'regime.mode (--set): expected one of off, rules, hmm, found "hmn" (did you mean "hmm"?)',
      { mode: 'hmn' },
    ],
    ['regime.hmmStates (--set): expected a whole number from 2 to 3, found 1', { hmmStates: 1 }],
    ['regime.wingHighVol (--set): expected a number from 1 to 10, found 0.5', { wingHighVol: 0.5 }],
  ])('%s', (message, regime) => {
    const flags = [{ origin: '--set', tree: { regime } }];
    const read = loadSettings({ preset: undefined, file: undefined, flags });
    expect(read.ok ? 'accepted' : read.error.message).toBe(message);
  });

  test('not thresholds that are equal', () => {
    const flags = [{ origin: '--set', tree: { regime: { vixCalm: 20, vixHigh: 20 } } }];
    expect(loadSettings({ preset: undefined, file: undefined, flags }).ok).toBe(true);
  });
});
