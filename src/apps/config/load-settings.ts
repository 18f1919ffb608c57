// Effective settings from defaults, preset, file and command line, with every problem told at once.
import { daysBetween, parseSessionDate } from '../../core/domain/index.ts';
import { type Problem, usageError, type UsageResult } from './usage-error.ts';
import { nearestName } from './nearest-name.ts';
import { DEFAULT_PRESET, DEFAULT_SETTINGS, PRESETS } from './presets.ts';
import { leafKeys, mergeLayers, type SettingLayer, type SettingTree } from './setting-layers.ts';
import { minutesOf, type Settings, settingsSchema } from './settings-schema.ts';

export interface LoadedSettings {
  readonly settings: Settings;
  readonly preset: string;
  /** Origin of each dotted key's value. */
  readonly origins: ReadonlyMap<string, string>;
}

/** What the command line gives, strongest last. */
export interface SettingSources {
  readonly preset: string | undefined;
  readonly file: { readonly path: string; readonly tree: SettingTree } | undefined;
  /** One layer for each flag and each `--set`, in the order given. */
  readonly flags: readonly SettingLayer[];
}

/** Command line over file over preset over defaults; error codes `unknown-preset`, `config-invalid`. */
export function loadSettings(sources: SettingSources): UsageResult<LoadedSettings> {
  const named = presetOf(sources);
  const preset = PRESETS[named];
  if (preset === undefined || !Object.hasOwn(PRESETS, named)) {
    const hint = nearestName(named, Object.keys(PRESETS));
    const expected = `one of ${Object.keys(PRESETS).join(', ')}`;
    return usageError('unknown-preset', `no preset is called "${named}"${hint}: expected ${expected}`);
  }
  const layers: SettingLayer[] = [
    { origin: 'default', tree: DEFAULT_SETTINGS },
    { origin: `preset ${named}`, tree: preset.settings as SettingTree },
  ];
  if (sources.file !== undefined) {
    const { preset: _preset, ...tree } = sources.file.tree;
    layers.push({ origin: `file ${sources.file.path}`, tree });
  }
  layers.push(...sources.flags);
  const unknown = layers.flatMap(unknownKeys);
  if (unknown.length > 0) return usageError('unknown-key', unknown[0]?.message ?? '', unknown);
  const merged = mergeLayers(layers);
  const parsed = settingsSchema.safeParse(merged.tree);
  const problems = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => problemOf(issue.path.join('.'), issue.message, merged));
  if (problems.length > 0 || !parsed.success) {
    return usageError('config-invalid', problems[0]?.message ?? 'the settings are not valid', problems);
  }
  return { ok: true, value: { settings: parsed.data, preset: named, origins: merged.origins } };
}

function presetOf(sources: SettingSources): string {
  if (sources.preset !== undefined) return sources.preset;
  const fromFile = sources.file?.tree['preset'];
  return typeof fromFile === 'string' ? fromFile : DEFAULT_PRESET;
}

const KNOWN_KEYS: readonly string[] = leafKeys(DEFAULT_SETTINGS);

function unknownKeys(layer: SettingLayer): readonly Problem[] {
  return leafKeys(layer.tree)
    .filter((key) => !KNOWN_KEYS.includes(key))
    .map((key) => ({
      key,
      message: `"${key}" (${layer.origin}) is no setting${nearestName(key, KNOWN_KEYS)}: see quantor config show`,
    }));
}

function problemOf(
  key: string,
  message: string,
  merged: { readonly tree: SettingTree; readonly origins: ReadonlyMap<string, string> },
): Problem {
  const found = key.split('.').reduce<unknown>((tree, part) => (tree as SettingTree | undefined)?.[part], merged.tree);
  return { key, message: `${key} (${merged.origins.get(key) ?? 'missing'}): ${message}, found ${JSON.stringify(found)}` };
}

/** Settings that are valid one by one and make no sense together. */
function contradictions(settings: Settings): readonly Problem[] {
  const { selection, entry } = settings;
  const problems: Problem[] = [];
  const require = (holds: boolean, key: string, message: string): void => {
    if (!holds) problems.push({ key, message: `${key}: ${message}` });
  };
  require(selection.dteMin <= selection.dteMax, 'selection.dteMin', `${selection.dteMin} is above dteMax ${selection.dteMax}`);
  require(
    selection.longDelta < selection.shortDelta,
    'selection.longDelta',
    `${selection.longDelta} must be below shortDelta ${selection.shortDelta}: the longs lie further out`,
  );
  require(
    minutesOf(entry.windowStart) <= minutesOf(entry.windowEnd),
    'entry.windowStart',
    `${entry.windowStart} is after windowEnd ${entry.windowEnd}`,
  );
  for (const key of ['from', 'to'] as const) {
    const value = settings[key];
    require(value === null || parseSessionDate(value) !== undefined, key, `${String(value)} is no day of the calendar`);
  }
  const from = settings.from === null ? undefined : parseSessionDate(settings.from);
  const to = settings.to === null ? undefined : parseSessionDate(settings.to);
  if (from !== undefined && to !== undefined) {
    require(daysBetween(from, to) >= 0, 'from', `${from} is after --to ${to}`);
  }
  return problems;
}
