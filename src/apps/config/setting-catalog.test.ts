import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, PRESETS } from './presets.ts';
import { settingCatalog } from './setting-catalog.ts';
import { leafKeys } from './setting-layers.ts';
import { settingsSchema } from './settings-schema.ts';

const catalog = settingCatalog();

test('every setting has a meaning and says what it accepts', () => {
  expect([...catalog.keys()]).toEqual(leafKeys(DEFAULT_SETTINGS));
  for (const { key, meaning, expected } of catalog.values()) {
    expect(meaning, key).not.toBe('');
    expect(expected, key).toMatch(/^(?:a|one of) \S/);
  }
});

test('bounds, choices and null are told in words', () => {
  const expectedOf = (key: string): string | undefined => catalog.get(key)?.expected;
  expect(expectedOf('selection.shortDelta')).toBe('a number above 0 and below 1');
  expect(expectedOf('risk.riskPerTradeRatio')).toBe('a number above 0, at most 1');
  expect(expectedOf('fill.patient')).toBe('a number from 0 to 1');
  expect(expectedOf('exit.stopCreditMultiple')).toBe('a number above 0, or null');
  expect(expectedOf('entry.windowEnd')).toBe('a New York time as HH:MM');
  expect(catalog.get('entry.calendar')?.choices).toEqual(['any-session', 'monthly-expiry']);
});

test('every preset is a valid set of settings that names only known keys', () => {
  expect(settingsSchema.safeParse(DEFAULT_SETTINGS).success).toBe(true);
  for (const { settings } of Object.values(PRESETS)) {
    for (const key of leafKeys(settings)) expect([...catalog.keys()]).toContain(key);
  }
});
