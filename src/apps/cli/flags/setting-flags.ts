// Turns the command line's setting flags into layers of settings.
import type { Option } from 'commander';
import {
  ANCESTOR_PRESET,
  type ConfigFile,
  DEFAULT_PRESET,
  DEFAULT_SETTINGS,
  type LoadedSettings,
  loadSettings,
  migrate,
  type Migration,
  PRESETS,
  readConfigFile,
  type SettingLayer,
  treeWith,
  usageError,
  type UsageResult,
} from '../../config/index.ts';
import { givenAncestorFlags } from './ancestor-flags.ts';
import { decimalIn } from './decimal.ts';
import { repeatableOption, valueOption } from './value-option.ts';

/** The flags that carry settings, as commander gives them. */
export interface SettingFlags {
  readonly preset?: string;
  readonly config?: string;
  readonly set?: readonly string[];
  readonly root?: string;
  readonly cash?: string;
  readonly seed?: string;
  readonly fill?: string;
  readonly timeframe?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The flags that carry settings, for every command that takes them. */
export function settingFlags(): readonly Option[] {
  const { root, cash, seed, fill } = DEFAULT_SETTINGS;
  const presets = Object.keys(PRESETS)
    .filter((name) => name !== DEFAULT_PRESET)
    .join(', ');
  return [
    valueOption('--preset <name>', `strategy (default: ${DEFAULT_PRESET}); others: ${presets}`),
    valueOption(
      '--config <file>',
      'settings file, JSON as config show --json prints it, or a configuration of the predecessor (default: none)',
    ),
    repeatableOption('--set <key=value>', 'one setting, such as exit.dteFloor=14; repeatable'),
    valueOption('--root <root>', `option class: SPX, SPXW, XSP or SPY (default: ${root})`),
    valueOption('--cash <dollars>', `initial cash (default: ${cash})`),
    valueOption('--seed <number>', `seed of everything drawn, a whole number (default: ${seed})`),
    valueOption(
      '--fill <f>',
      `share of the way from mid to natural given up on every fill, 0 to 1 (default: ${fill.patient}, stops ${fill.urgent})`,
    ),
    valueOption(
      '--timeframe <frame>',
      'bars to decide on: 1m, 5m, 15m, 30m, 60m or D (default: those of the file, of a store the finest that covers the dates, 5m where days are given)',
    ),
    valueOption(
      '--from <date>',
      'first session to trade, YYYY-MM-DD; earlier bars warm up (default: the first)',
    ),
    valueOption('--to <date>', 'last session, YYYY-MM-DD (default: the last)'),
  ];
}

/** Effective settings, and what was made of the predecessor's names where any were given. */
export interface CommandSettings extends LoadedSettings {
  readonly migration: Migration | undefined;
}

/**
 * Effective settings of a command line; errors as `loadSettings`, `readConfigFile`, `migrate` and `givenAncestorFlags`
 * give them, and `set-syntax`.
 */
export function settingsOf(flags: SettingFlags): UsageResult<CommandSettings> {
  const file = flags.config === undefined ? undefined : readConfigFile(flags.config);
  if (file !== undefined && !file.ok) return file;
  const own = file?.value.style === 'quantor' ? file.value : undefined;
  const migration = migrationOf(flags, file?.value);
  if (!migration.ok) return migration;
  const layers = [...(migration.value?.layers ?? []), ...flagLayers(flags)];
  for (const assignment of flags.set ?? []) {
    const layer = setLayer(assignment);
    if (!layer.ok) return layer;
    layers.push(layer.value);
  }
  const hasPreset = flags.preset !== undefined || own?.tree['preset'] !== undefined;
  const preset = migration.value === undefined || hasPreset ? flags.preset : ANCESTOR_PRESET;
  const loaded = loadSettings({ preset, file: own, flags: layers });
  return loaded.ok ? { ok: true, value: { ...loaded.value, migration: migration.value } } : loaded;
}

function migrationOf(flags: SettingFlags, file: ConfigFile | undefined): UsageResult<Migration | undefined> {
  const given = givenAncestorFlags(flags);
  if (!given.ok) return given;
  const theirs = file?.style === 'ancestor' ? file : undefined;
  if (theirs === undefined && given.value.length === 0) return { ok: true, value: undefined };
  return migrate({ path: theirs?.path, entries: theirs?.entries ?? [], flags: given.value });
}

function flagLayers(flags: SettingFlags): readonly SettingLayer[] {
  const layer = (
    flag: string,
    value: string | undefined,
    keys: readonly string[] = [flag],
  ): readonly SettingLayer[] =>
    value === undefined
      ? []
      : keys.map((key) => ({ origin: `--${flag}`, tree: treeWith(key, flagValue(flag, value)) }));
  return [
    ...layer('root', flags.root),
    ...layer('cash', flags.cash),
    ...layer('seed', flags.seed),
    ...layer('fill', flags.fill, ['fill.patient', 'fill.urgent']),
    ...(flags.fill === undefined ? [] : [{ origin: '--fill', tree: treeWith('fill.model', 'uniform') }]),
    ...layer('timeframe', flags.timeframe),
    ...layer('from', flags.from),
    ...layer('to', flags.to),
  ];
}

const NUMERIC_FLAGS: ReadonlySet<string> = new Set(['cash', 'seed', 'fill']);

/** A number where the flag takes one; a text that is none is left for the schema to refuse by name. */
function flagValue(flag: string, text: string): unknown {
  return NUMERIC_FLAGS.has(flag) ? (decimalIn(text) ?? text) : text;
}

function setLayer(assignment: string): UsageResult<SettingLayer> {
  const at = assignment.indexOf('=');
  const key = assignment.slice(0, at).trim();
  if (at < 1 || key.split('.').includes('__proto__')) {
    return usageError('set-syntax', `--set expects key=value, found "${assignment}"`);
  }
  return {
    ok: true,
    value: { origin: '--set', tree: treeWith(key, literal(assignment.slice(at + 1).trim())) },
  };
}

/** Numbers, true, false and null as such; everything else is text. */
export function literal(text: string): unknown {
  if (text === 'null') return null;
  if (text === 'true') return true;
  if (text === 'false') return false;
  return decimalIn(text) ?? text;
}
