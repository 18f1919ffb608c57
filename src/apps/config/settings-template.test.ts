import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type LoadedSettings, loadSettings } from './load-settings.ts';
import { DEFAULT_SETTINGS, PRESETS } from './presets.ts';
import { readConfigFile } from './ancestor/index.ts';
import { leafKeys } from './setting-layers.ts';
import { settingsTemplate } from './settings-template.ts';

const folder = mkdtempSync(join(tmpdir(), 'settings-template-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function loaded(text: string, preset?: string): LoadedSettings {
  const path = join(folder, 'quantor.jsonc');
  writeFileSync(path, text);
  const file = readConfigFile(path);
  if (!file.ok) throw new Error(file.error.message);
  if (file.value.style !== 'quantor') throw new Error(file.value.style);
  const settings = loadSettings({ preset, file: file.value, flags: [] });
  if (!settings.ok) throw new Error(settings.error.message);
  return settings.value;
}

/** What a person has who takes every `//` before a setting away. */
const withEverySetting = (): string => settingsTemplate().replaceAll(/^( *)\/\/ (?=")/gm, '$1');

test('as written it sets nothing: the defaults and the presets stay', () => {
  expect(loaded(settingsTemplate()).settings).toEqual(DEFAULT_SETTINGS);
  expect(loaded(settingsTemplate(), 'cndr').settings.selection.shortDelta).toBe(
    PRESETS['cndr']?.settings.selection?.shortDelta,
  );
});

test('with every line in force each setting comes from the file and has its default', () => {
  const { settings, origins } = loaded(withEverySetting());
  expect(settings).toEqual(DEFAULT_SETTINGS);
  for (const key of leafKeys(DEFAULT_SETTINGS)) expect(origins.get(key), key).toMatch(/^file /);
});

test('one line in force changes one setting', () => {
  const text = settingsTemplate().replace('// "shortDelta": 0.3,', '"shortDelta": 0.25,');
  const { settings } = loaded(text);
  expect(settings).toEqual({
    ...DEFAULT_SETTINGS,
    selection: { ...DEFAULT_SETTINGS.selection, shortDelta: 0.25 },
  });
});

test('the preset it names is the one in force without it, and every preset is explained', () => {
  expect(loaded(withEverySetting()).preset).toBe('tasty-30-16');
  for (const name of Object.keys(PRESETS)) expect(settingsTemplate()).toContain(`// ${name}: `);
});
