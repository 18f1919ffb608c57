// Tests what lies next to a configuration, and that a grid is every combination of its values.
import { describe, expect, it } from 'vitest';
import { loadSettings, PRESETS, type Settings } from '../config/index.ts';
import { configDigest, gridAround, neighbourhood } from './neighbourhood.ts';

function settingsOf(preset: string): Settings {
  const loaded = loadSettings({ preset, file: undefined, flags: [] });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value.settings;
}

const settings = settingsOf('tasty-30-16');

describe('the neighbourhood', () => {
  const neighbours = neighbourhood(settings);

  it('begins with the chosen configuration itself', () => {
    expect(neighbours[0]).toMatchObject({ changes: {}, configSha256: configDigest(settings) });
  });

  it('has each of eight settings a step down and up', () => {
    const alone = neighbours
      .filter(({ changes }) => Object.keys(changes).length === 1)
      .map(({ changes }) => changes);
    expect(alone).toEqual([
      { 'selection.shortDelta': 0.24 },
      { 'selection.shortDelta': 0.36 },
      { 'exit.profitTargetRatio': 0.35 },
      { 'exit.profitTargetRatio': 0.65 },
      { 'exit.dteFloor': 14 },
      { 'exit.dteFloor': 28 },
      { 'selection.longDelta': 0.12 },
      { 'selection.longDelta': 0.2 },
      { 'exit.stopCreditMultiple': 2 },
      { 'selection.creditWidthMin': 0.2 },
      { 'selection.creditWidthMin': 0.3 },
      { 'entry.daysBetweenEntriesMin': 4 },
      { 'entry.daysBetweenEntriesMin': 10 },
    ]);
    expect(neighbours.map(({ changes }) => changes)).toContainEqual({
      'selection.dteTarget': 36,
      'selection.dteMin': 24,
      'selection.dteMax': 48,
    });
  });

  it('has the first four also two at a time, each configuration once', () => {
    expect(neighbours).toHaveLength(1 + 15 + 24);
    expect(new Set(neighbours.map(({ configSha256 }) => configSha256)).size).toBe(neighbours.length);
    expect(neighbours.map(({ changes }) => changes)).toContainEqual({
      'selection.shortDelta': 0.24,
      'exit.dteFloor': 28,
    });
  });

  it.each(Object.keys(PRESETS))('of %s is one of valid settings, and not empty', (preset) => {
    const around = neighbourhood(settingsOf(preset));
    expect(around.length).toBeGreaterThan(5);
    expect(around.length).toBeLessThanOrEqual(64);
    for (const { settings: own, configSha256 } of around) expect(configDigest(own)).toBe(configSha256);
  });
});

describe('a grid', () => {
  it('is every combination, the chosen one first and once', () => {
    const grid = gridAround(settings, [
      { key: 'exit.dteFloor', values: [7, 21] },
      { key: 'exit.stopCreditMultiple', values: [null, 2] },
    ]);
    expect(grid.ok && grid.value.map(({ changes }) => changes)).toEqual([
      {},
      { 'exit.dteFloor': 7 },
      { 'exit.dteFloor': 7, 'exit.stopCreditMultiple': 2 },
      { 'exit.stopCreditMultiple': 2 },
    ]);
  });

  it.each<[string, readonly unknown[], string]>([
    ['exit.dteFlor', [7], 'unknown-key'],
    ['exit.dteFloor', ['soon'], 'config-invalid'],
    ['exit.dteFloor', Array.from({ length: 400 }, (_, index) => index), 'grid-too-large'],
    // The market is read once: these would change nothing, or make other sessions.
    ['timeframe', ['15m'], 'grid-shared'],
    ['from', ['2012-01-03'], 'grid-shared'],
    ['cash', [1000], 'grid-shared'],
    ['fees.broker', ['ibkr'], 'grid-shared'],
    ['market.dividendYield', [0.02], 'grid-shared'],
  ])('of %s at %o is refused', (key, values, code) => {
    expect(gridAround(settings, [{ key, values }])).toMatchObject({ ok: false, error: { code } });
  });
});
