// Tests that every preset can be run as it stands, and that those with a rule have its figures.
import { describe, expect, test } from 'vitest';
import { loadSettings } from '../load-settings.ts';
import { PRESETS } from '../presets.ts';

function settingsOf(preset: string) {
  const loaded = loadSettings({ preset, file: undefined, flags: [] });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value.settings;
}

test.each(Object.keys(PRESETS))('%s contradicts nothing and says what it is', (preset) => {
  expect(loadSettings({ preset, file: undefined, flags: [] })).toMatchObject({ ok: true });
  expect(PRESETS[preset]?.summary.length).toBeGreaterThan(20);
});

describe('the condors of 45 days', () => {
  test.each([
    ['tasty-30-16', 0.3, 0.16, 0.25],
    ['tasty-20-10', 0.2, 0.1, null],
    ['tasty-16-5', 0.16, 0.05, null],
  ])('%s sells at %f, buys at %f', (preset, shortDelta, longDelta, creditWidthMin) => {
    const { selection, exit, entry } = settingsOf(preset);
    expect(selection).toMatchObject({ shortDelta, longDelta, creditWidthMin, dteTarget: 45 });
    expect(exit).toMatchObject({ profitTargetRatio: 0.5, dteFloor: 21, stopCreditMultiple: null });
    expect(entry).toMatchObject({ daysBetweenEntriesMin: 7 });
  });
});

test('weekly and zero-dte are held to their settlement unless stopped, a week and a day out', () => {
  expect(settingsOf('weekly')).toMatchObject({
    selection: { dteTarget: 7, shortDelta: 0.16 },
    exit: { profitTargetRatio: 0.5, stopCreditMultiple: 2, dteFloor: null },
  });
  expect(settingsOf('zero-dte')).toMatchObject({
    selection: { dteMin: 0, dteTarget: 0, dteMax: 0, shortDelta: 0.16 },
    entry: { windowStart: '10:00', daysBetweenEntriesMin: 1, positionsMax: 1 },
    exit: { profitTargetRatio: null, stopCreditMultiple: 2, dteFloor: null },
  });
});

test('ancestor has the defaults of the predecessor’s command line', () => {
  expect(settingsOf('ancestor')).toMatchObject({
    root: 'SPY',
    cash: 25_000,
    selection: {
      dteMin: 30,
      dteMax: 45,
      shortDeltaMin: 0.1,
      shortDelta: (0.1 + 0.25) / 2,
      shortDeltaMax: 0.25,
      wingWidth: 5,
      wingWidthMax: 10,
      creditWidthMin: 0.15,
      skewPenaltyWeight: 1,
      shortDeltaLimit: 0.35,
    },
    entry: { positionsMax: 3 },
    exit: { profitTargetRatio: 0.5, stopCreditMultiple: 1.5, daysHeldMax: 14, dteFloor: null },
    signals: { vixMax: 25, ivRankMin: null },
    regime: { mode: 'rules', vixHigh: 20, vixCrisis: 22, vixCrash: 35, ivRank: 0.4, block: null },
    fuzzy: { mode: 'ancestor' },
    consensus: { mode: 'vote', threshold: 0, quorum: 0 },
    risk: { riskPerTradeRatio: 0.02, contractsMax: 1, allocationMax: 0.15 },
  });
});

test('quantor listens to every signal, with room for its strikes to lean', () => {
  const { selection, regime, fuzzy, consensus } = settingsOf('quantor');
  expect([regime.mode, fuzzy.mode, consensus.mode]).toEqual(['rules', 'quantor', 'vote']);
  const tilted = [1 + fuzzy.biasTiltMax, 1 - fuzzy.biasTiltMax].map((scale) => selection.shortDelta * scale);
  for (const delta of tilted) {
    expect(delta).toBeGreaterThanOrEqual(selection.shortDeltaMin ?? 1);
    expect(delta).toBeLessThanOrEqual(selection.shortDeltaMax ?? 0);
  }
  expect(selection.shortDeltaLimit).toBeGreaterThanOrEqual(selection.shortDeltaMax ?? 1);
});
