// Effective settings from defaults, preset, file and command line, with every problem told at once.
import { selectionProblems } from '../../core/strategy/index.ts';
import { type Problem, usageError, type UsageResult } from './usage-error.ts';
import { nearestName } from './nearest-name.ts';
import { DEFAULT_PRESET, DEFAULT_SETTINGS, PRESETS } from './presets.ts';
import { limitProblems } from './risk-settings/limit-problems.ts';
import { settingCatalog } from './setting-catalog.ts';
import {
  leafKeys,
  type MergedSettings,
  mergeLayers,
  type SettingLayer,
  type SettingTree,
  valueAt,
} from './setting-layers.ts';
import { isKeyOfVendor, keysElsewhere } from './credentials/vendor-keys.ts';
import { exitProblems } from './strategy-settings/exit-settings.ts';
import { type Settings, settingsSchema } from './settings-schema.ts';
import { fuzzyProblems } from './strategy-settings/fuzzy-settings.ts';
import { regimeProblems } from './strategy-settings/regime-config-of.ts';
import { adjustProblems } from './strategy-settings/adjust-settings.ts';
import { consensusProblems } from './strategy-settings/consensus-settings.ts';
import { signalProblems } from './strategy-settings/signal-settings.ts';
import { strategyConfigOf } from './trading-plan.ts';

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

/** Command line over file over preset over defaults; error codes `unknown-preset`, `unknown-key`, `config-invalid`. */
export function loadSettings(sources: SettingSources): UsageResult<LoadedSettings> {
  const named = presetOf(sources);
  const preset = typeof named === 'string' && Object.hasOwn(PRESETS, named) ? PRESETS[named] : undefined;
  if (typeof named !== 'string' || preset === undefined) return unknownPreset(named);
  const layers: SettingLayer[] = [
    { origin: 'default', tree: DEFAULT_SETTINGS },
    { origin: `preset ${named}`, tree: preset.settings },
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
    ? contradictions(parsed.data, merged)
    : invalidValues(parsed.error.issues, merged);
  if (problems.length > 0 || !parsed.success) {
    return usageError('config-invalid', problems[0]?.message ?? 'the settings are not valid', problems);
  }
  return { ok: true, value: { settings: parsed.data, preset: named, origins: merged.origins } };
}

function presetOf(sources: SettingSources): unknown {
  return sources.preset ?? sources.file?.tree['preset'] ?? DEFAULT_PRESET;
}

function unknownPreset(named: unknown): UsageResult<never> {
  const known = Object.keys(PRESETS);
  const hint = typeof named === 'string' ? nearestName(named, known) : '';
  return usageError(
    'unknown-preset',
    `preset: expected one of ${known.join(', ')}, found ${JSON.stringify(named)}${hint}`,
  );
}

const KNOWN_KEYS: readonly string[] = leafKeys(DEFAULT_SETTINGS);

function unknownKeys(layer: SettingLayer): readonly Problem[] {
  return leafKeys(layer.tree)
    .filter((key) => !KNOWN_KEYS.includes(key) && !isEmptyGroup(layer.tree, key))
    .map((key) => {
      if (isKeyOfVendor(key)) return { key: 'keys', message: keysElsewhere(layer.origin) };
      const inside = KNOWN_KEYS.find((known) => known.startsWith(`${key}.`));
      const meaning =
        inside === undefined
          ? `is no setting${nearestName(key, KNOWN_KEYS)}`
          : `is a group of settings, such as ${inside}`;
      return { key, message: `"${key}" (${layer.origin}) ${meaning}: see quantor config show` };
    });
}

/** `"selection": {}` asks for nothing. */
function isEmptyGroup(tree: SettingTree, key: string): boolean {
  const value = valueAt(tree, key);
  const isEmpty = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isEmpty && KNOWN_KEYS.some((known) => known.startsWith(`${key}.`));
}

/** One problem for each value that is not accepted, named by the flag or the key that gave it. */
function invalidValues(
  issues: readonly { readonly path: readonly PropertyKey[] }[],
  merged: MergedSettings,
): readonly Problem[] {
  const catalog = settingCatalog();
  const problems = new Map<string, Problem>();
  for (const { path } of issues) {
    const key = path.map(String).join('.');
    const facts = catalog.get(key);
    const found = valueAt(merged.tree, key);
    const hint = typeof found === 'string' ? nearestName(found, facts?.choices ?? []) : '';
    const expected = facts?.expected ?? 'another value';
    const message = `${nameOf(key, merged)}: expected ${expected}, found ${JSON.stringify(found)}${hint}`;
    if (!problems.has(message)) problems.set(message, { key, message });
  }
  return [...problems.values()];
}

/** The flag that gave a value, or the key with its origin: what a person has to change. */
function nameOf(key: string, { origins }: MergedSettings): string {
  const origin = origins.get(key) ?? 'default';
  return origin.startsWith('--') && origin !== '--set' ? origin : `${key} (${origin})`;
}

type Require = (holds: boolean, key: string, message: string) => void;

/** Settings that are valid one by one and make no sense together. */
function contradictions(settings: Settings, merged: MergedSettings): readonly Problem[] {
  const problems: Problem[] = [];
  const require: Require = (holds, key, message) => {
    if (!holds) problems.push({ key, message: `${nameOf(key, merged)}: ${message}` });
  };
  requireSelection(settings, merged, require);
  requireTimes(settings, require);
  for (const { key, message } of [...limitProblems(settings), ...regimeProblems(settings.regime)])
    require(false, key, message);
  for (const { key, message } of signalProblems(settings.signals)) require(false, key, message);
  for (const { key, message } of fuzzyProblems(settings.fuzzy, settings.consensus.mode))
    require(false, key, message);
  for (const { key, message } of consensusProblems(settings.consensus)) require(false, key, message);
  for (const { key, message } of adjustProblems(settings.adjust, settings.selection.shortDelta))
    require(false, key, message);
  const { strikeRule, shortDelta } = settings.selection;
  const isByDelta = strikeRule === 'nearest-delta' || strikeRule === 'delta-at-most';
  for (const { key, message } of exitProblems(settings.exit, isByDelta ? shortDelta : undefined))
    require(false, key, message);
  requireLadder(settings, require);
  requireEffect(settings, require);
  return problems;
}

function requireSelection(settings: Settings, { origins }: MergedSettings, require: Require): void {
  const { selection, exit } = settings;
  const { dteMin, dteMax, structure, creditWidthMin } = selection;
  require(dteMin <= dteMax, 'selection.dteMin', `expected at most dteMax ${dteMax}, found ${dteMin}`);
  for (const { member, message } of selectionProblems(strategyConfigOf(settings).selection)) {
    require(false, `selection.${member}`, message);
  }
  require(exit.dteFloor === null ||
    exit.dteFloor <
      dteMax, 'exit.dteFloor', `expected less than dteMax ${dteMax}, or every trade is closed as soon as it is open, found ${exit.dteFloor ?? 0}`);
  // The default is meant for the width of a condor, and no put brings as much of its strike.
  const isOwnWidth = structure === 'iron-condor' || origins.get('selection.creditWidthMin') !== 'default';
  require(creditWidthMin === null ||
    isOwnWidth, 'selection.creditWidthMin', `expected null or a share of a put's strike with ${structure}, found ${creditWidthMin ?? 0}, which is meant for a condor's width`);
}

const OPENING = '09:30';
const CLOSE = '16:00';

/** Times as HH:MM order as text, and so do dates as YYYY-MM-DD. */
function requireTimes({ entry, from, to }: Settings, require: Require): void {
  const { windowStart, windowEnd, workFrom } = entry;
  require(windowStart <=
    windowEnd, 'entry.windowStart', `expected a time up to windowEnd ${windowEnd}, found ${windowStart}`);
  require(windowStart <
    CLOSE, 'entry.windowStart', `expected a time before the close at ${CLOSE}, or nothing is ever entered, found ${windowStart}`);
  require(windowEnd >
    OPENING, 'entry.windowEnd', `expected a time after the opening at ${OPENING}, or nothing is ever entered, found ${windowEnd}`);
  require(workFrom === null ||
    workFrom <=
      CLOSE, 'entry.workFrom', `expected a time up to the close at ${CLOSE}, or no entry is ever filled, found ${workFrom ?? ''}`);
  require(from === null ||
    to === null ||
    from <= to, 'from', `expected a date up to --to ${to ?? ''}, found ${from ?? ''}`);
}

function requireLadder({ fill }: Settings, require: Require): void {
  const { ladderStart, ladderEnd } = fill;
  require(ladderStart === null ||
    ladderStart <=
      ladderEnd, 'fill.ladderStart', `expected at most fill.ladderEnd ${ladderEnd}, found ${ladderStart ?? 0}`);
}

/** What is asked for and would change nothing. */
function requireEffect({ market }: Settings, require: Require): void {
  const isSimulated = market.simulatedYears !== null;
  const needsYears = 'has no effect without market.simulatedYears: expected';
  require(isSimulated ||
    market.simulatedPremium ===
      0, 'market.simulatedPremium', `${needsYears} 0, found ${market.simulatedPremium}`);
  require(isSimulated ||
    market.simulatedModel ===
      'as-recorded', 'market.simulatedModel', `${needsYears} as-recorded, found ${market.simulatedModel}`);
  require(!isSimulated ||
    market.volatilityPremiumScale ===
      1, 'market.volatilityPremiumScale', `has no effect with market.simulatedYears, which draws the volatility too: expected 1, found ${market.volatilityPremiumScale} (market.simulatedPremium sets its premium)`);
}
