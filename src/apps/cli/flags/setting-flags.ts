// Turns the command line's setting flags into layers of settings.
import {
  type LoadedSettings,
  loadSettings,
  readSettingsFile,
  type SettingLayer,
  treeWith,
} from '../../config/index.ts';
import { usageError, type UsageResult } from '../../config/index.ts';

/** The flags that carry settings, as commander gives them. */
export interface SettingFlags {
  readonly preset?: string;
  readonly config?: string;
  readonly set: readonly string[];
  readonly root?: string;
  readonly cash?: string;
  readonly seed?: string;
  readonly fill?: string;
  readonly timeframe?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Effective settings of a command line; errors as `loadSettings` and `readSettingsFile` give them, and `set-syntax`. */
export function settingsOf(flags: SettingFlags): UsageResult<LoadedSettings> {
  const file = flags.config === undefined ? undefined : readSettingsFile(flags.config);
  if (file !== undefined && !file.ok) return file;
  const layers = [...flagLayers(flags)];
  for (const assignment of flags.set) {
    const layer = setLayer(assignment);
    if (!layer.ok) return layer;
    layers.push(layer.value);
  }
  return loadSettings({ preset: flags.preset, file: file?.value, flags: layers });
}

function flagLayers(flags: SettingFlags): readonly SettingLayer[] {
  const layer = (flag: string, value: string | undefined, keys: readonly string[] = [flag]): readonly SettingLayer[] =>
    value === undefined ? [] : keys.map((key) => ({ origin: `--${flag}`, tree: treeWith(key, flagValue(flag, value)) }));
  return [
    ...layer('root', flags.root),
    ...layer('cash', flags.cash),
    ...layer('seed', flags.seed),
    ...layer('fill', flags.fill, ['fill.patient', 'fill.urgent']),
    ...layer('timeframe', flags.timeframe),
    ...layer('from', flags.from),
    ...layer('to', flags.to),
  ];
}

const NUMERIC_FLAGS: ReadonlySet<string> = new Set(['cash', 'seed', 'fill']);

/** A number where the flag takes one; a text that is none is left for the schema to refuse by name. */
function flagValue(flag: string, text: string): unknown {
  const value = Number(text);
  return NUMERIC_FLAGS.has(flag) && text.trim() !== '' && Number.isFinite(value) ? value : text;
}

function setLayer(assignment: string): UsageResult<SettingLayer> {
  const at = assignment.indexOf('=');
  const key = assignment.slice(0, at).trim();
  if (at < 1 || key.split('.').includes('__proto__')) {
    return usageError('set-syntax', `--set expects key=value, found "${assignment}"`);
  }
  return { ok: true, value: { origin: '--set', tree: treeWith(key, literal(assignment.slice(at + 1).trim())) } };
}

/** Numbers, true, false and null as such; everything else is text. */
function literal(text: string): unknown {
  if (text === 'null') return null;
  if (text === 'true') return true;
  if (text === 'false') return false;
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? value : text;
}
