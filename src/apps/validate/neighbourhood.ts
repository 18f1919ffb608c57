// The configurations around one that was chosen: each of its main settings a step down and up, alone and two at a time.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../core/ledger/index.ts';
import {
  loadSettings,
  type Settings,
  type SettingTree,
  treeWith,
  usageError,
  type UsageResult,
  valueAt,
} from '../config/index.ts';
import { type SettingAxis, settingAxes } from './setting-axes.ts';

/** Most configurations of one campaign, the chosen one included. */
export const CONFIGURATIONS_MAX = 400;

/** Axes that are also varied two at a time: what a condor is first chosen by. */
const PAIRED_AXES = 4;

/** What all configurations of a campaign share, since their market is read once and their results are compared session by session. */
const SHARED_KEYS: ReadonlySet<string> = new Set([
  'root',
  'cash',
  'seed',
  'timeframe',
  'from',
  'to',
  'fees.broker',
]);
const SHARED_GROUP = 'market.';

/** One configuration of a campaign. */
export interface Neighbour {
  /** The settings that differ from the chosen ones, by dotted key; empty for the chosen configuration itself. */
  readonly changes: Readonly<Record<string, unknown>>;
  readonly settings: Settings;
  readonly configSha256: string;
}

/** A setting and the values that it is tried at, as `--grid` gives them. */
export interface GridAxis {
  readonly key: string;
  readonly values: readonly unknown[];
}

/** The chosen configuration first, then its neighbours, each once; steps that make no sense together are left out. */
export function neighbourhood(settings: Settings): readonly Neighbour[] {
  const axes = settingAxes(settings);
  const changes = [{}, ...axes.flatMap(({ steps }) => steps), ...pairs(axes.slice(0, PAIRED_AXES))];
  return distinct(
    changes.flatMap((change) => {
      const neighbour = neighbourOf(settings, change);
      return neighbour.ok ? [neighbour.value] : [];
    }),
  );
}

/**
 * The chosen configuration first, then every combination of the values. Error codes `grid-too-large`, `grid-shared` and
 * those of settings that are not valid.
 */
export function gridAround(settings: Settings, axes: readonly GridAxis[]): UsageResult<readonly Neighbour[]> {
  const count = axes.reduce((product, { values }) => product * values.length, 1);
  if (count >= CONFIGURATIONS_MAX) {
    return usageError(
      'grid-too-large',
      `--grid: expected fewer than ${CONFIGURATIONS_MAX} configurations, found ${count}`,
    );
  }
  const shared = axes.find(({ key }) => SHARED_KEYS.has(key) || key.startsWith(SHARED_GROUP));
  if (shared !== undefined) {
    return usageError(
      'grid-shared',
      `--grid: expected settings of the strategy, found ${shared.key}, which all configurations of a campaign share; a backtest with another one is a run of its own`,
    );
  }
  let changes: readonly Readonly<Record<string, unknown>>[] = [{}];
  for (const { key, values } of axes)
    changes = changes.flatMap((change) => values.map((value) => ({ ...change, [key]: value })));
  const neighbours: Neighbour[] = [];
  for (const change of [{}, ...changes]) {
    const neighbour = neighbourOf(settings, change);
    if (!neighbour.ok) return neighbour;
    neighbours.push(neighbour.value);
  }
  return { ok: true, value: distinct(neighbours) };
}

/** Two axes a step each, every way. */
function pairs(axes: readonly SettingAxis[]): readonly Readonly<Record<string, unknown>>[] {
  return axes.flatMap(({ steps }, index) =>
    axes
      .slice(index + 1)
      .flatMap((other) => steps.flatMap((step) => other.steps.map((second) => ({ ...step, ...second })))),
  );
}

/** What is asked for that stands so already is no change. */
function neighbourOf(settings: Settings, asked: Readonly<Record<string, unknown>>): UsageResult<Neighbour> {
  const tree: SettingTree = { ...settings };
  const changes = Object.fromEntries(
    Object.entries(asked).filter(([key, value]) => valueAt(tree, key) !== value),
  );
  const loaded = loadSettings({
    preset: undefined,
    file: { path: 'the run', tree },
    flags: Object.entries(changes).map(([key, value]) => ({
      origin: `${key}=${JSON.stringify(value)}`,
      tree: treeWith(key, value),
    })),
  });
  if (!loaded.ok) return loaded;
  const { settings: changed } = loaded.value;
  return { ok: true, value: { changes, settings: changed, configSha256: configDigest(changed) } };
}

/** As a manifest names its settings. */
export function configDigest(settings: Settings): string {
  return createHash('sha256').update(canonicalJson(settings)).digest('hex');
}

function distinct(neighbours: readonly Neighbour[]): readonly Neighbour[] {
  const first = new Map<string, Neighbour>();
  for (const neighbour of neighbours)
    if (!first.has(neighbour.configSha256)) first.set(neighbour.configSha256, neighbour);
  return [...first.values()];
}
