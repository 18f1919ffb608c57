// Tests what the settings of limits and blackout become, and which lists of events are taken.
import { expect, it } from 'vitest';
import type { SettingTree } from '../setting-layers.ts';
import { loadSettings } from '../load-settings.ts';
import { blackoutRulesOf, STATUS_DEFAULTS, statusLimitsOf } from './status-settings.ts';

it('limits switch off with null and carry their units', () => {
  expect(statusLimitsOf(STATUS_DEFAULTS)).toEqual({
    dailyLossRatio: 0.1,
    dailyLossCents: undefined,
    dailyLossLasts: 'resume',
    drawdownRatio: 0.4,
    drawdownSlope: undefined,
    staleMarkMs: 1_800_000,
    action: 'halt',
  });
  const set = {
    ...STATUS_DEFAULTS,
    dailyLossRatio: null,
    dailyLossDollars: 1234.56,
    dailyLossLasts: 'session',
    drawdownRatio: null,
    drawdownSlopeRatio: 0.002,
    drawdownAction: 'flatten',
  } as const;
  expect(statusLimitsOf(set)).toMatchObject({
    dailyLossRatio: undefined,
    dailyLossCents: 123_456,
    dailyLossLasts: 'session',
    drawdownRatio: undefined,
    drawdownSlope: { sessions: 20, fallRatio: 0.002, drawdownRatio: 0.05 },
    action: 'flatten',
  });
});

it('a blackout has its events, or is none', () => {
  expect(blackoutRulesOf(STATUS_DEFAULTS)).toBeUndefined();
  const rules = blackoutRulesOf({
    ...STATUS_DEFAULTS,
    blackoutEvents: 'cpi, fomc',
    blackoutSessionsBefore: 1,
    blackoutEnds: 'release',
    blackoutExitSessions: 0,
  });
  expect(rules).toEqual({
    events: ['fomc', 'cpi'],
    sessionsBefore: 1,
    ends: 'release',
    exitSessionsBefore: 0,
  });
});

it.each(['fomc', 'fomc,cpi', 'ppi, nfp , cpi'])('"%s" names events', (blackoutEvents) => {
  expect(loadSettings(setting({ blackoutEvents })).ok).toBe(true);
});

it.each(['', 'fed', 'fomc,fomc', 'fomc;cpi'])('"%s" is refused with what is expected', (blackoutEvents) => {
  const loaded = loadSettings(setting({ blackoutEvents }));
  expect(loaded.ok).toBe(false);
  if (!loaded.ok)
    expect(JSON.stringify(loaded.error)).toContain(
      'expected a list of fomc, cpi, nfp, ppi with commas between, each once, or null',
    );
});

const setting = (risk: SettingTree): Parameters<typeof loadSettings>[0] => ({
  preset: undefined,
  file: undefined,
  flags: [{ origin: '--set', tree: { risk } }],
});
