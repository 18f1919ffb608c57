// Writes the tables of docs/settings.md from the schema and the presets, the one description of every setting.
import {
  DEFAULT_SETTINGS,
  leafKeys,
  PRESETS,
  settingCatalog,
  type SettingTree,
} from '../../src/apps/config/index.ts';

/** One row a setting: key, default, values, meaning. */
export function settingsTable(): string {
  const rows = Array.from(settingCatalog().values(), ({ key, meaning, expected }) => {
    return `| \`${key}\` | ${shown(valueAt(DEFAULT_SETTINGS, key))} | ${expected} | ${meaning} |`;
  });
  return ['| key | default | values | meaning |', '|---|---|---|---|', ...rows, ''].join('\n');
}

/** One row for each setting that a preset changes. */
export function presetsTable(): string {
  const rows = Object.entries(PRESETS).flatMap(([name, { settings }]) => {
    const keys = leafKeys(settings);
    if (keys.length === 0) return [`| \`${name}\` | nothing: the defaults | |`];
    return keys.map((key) => `| \`${name}\` | \`${key}\` | ${shown(valueAt(settings, key))} |`);
  });
  return ['| preset | key | value |', '|---|---|---|', ...rows, ''].join('\n');
}

function valueAt(tree: object, key: string): unknown {
  return key.split('.').reduce<unknown>((value, part) => (value as SettingTree)[part], tree);
}

function shown(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
