// Tests whose file --config is taken for, and that the predecessor's own values of every generation load.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadSettings } from '../load-settings.ts';
import type { Settings } from '../settings-schema.ts';
import type { UsageError } from '../usage-error.ts';
import { ANCESTOR_PRESET, migrate, type Migration } from './migrate.ts';
import { FIRST, LAST_CHANGES, OPTIMISED, SECOND_CHANGES } from './published-values.fixture.ts';
import { type ConfigFile, readConfigFile } from './read-config-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-file-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function written(name: string, content: object | string): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function read(path: string): ConfigFile {
  const file = readConfigFile(path);
  if (!file.ok) throw new Error(file.error.message);
  return file.value;
}

function refused(path: string): UsageError {
  const file = readConfigFile(path);
  if (file.ok) throw new Error('the file was accepted');
  return file.error;
}

function loaded(path: string): { readonly settings: Settings; readonly migration: Migration } {
  const file = read(path);
  if (file.style !== 'ancestor') throw new Error(file.style);
  const migration = migrate({ path, entries: file.entries, flags: [] });
  if (!migration.ok) throw new Error(migration.error.message);
  const layers = migration.value.layers;
  const settings = loadSettings({ preset: ANCESTOR_PRESET, file: undefined, flags: layers });
  if (!settings.ok) throw new Error(settings.error.message);
  return { settings: settings.value.settings, migration: migration.value };
}

describe('whose file it is', () => {
  test.each<[string, object | string, string]>([
    ['own.json', { cash: 5000, selection: { dteMin: 20 } }, 'quantor'],
    ['empty.json', {}, 'quantor'],
    ['unknown.json', { nothing: 1 }, 'quantor'],
    ['secret.json', { cash: 5000, alpaca_key: 'x', comment: 'mine' }, 'quantor'],
    ['flat.json', { dte_min: 30, nothing: 1 }, 'ancestor'],
    ['nested.json', { strategy: { dte_min: 30 }, run: { quantity: 2 } }, 'ancestor'],
    ['commented.json', '// its own\n{"dte_min": 30,}', 'ancestor'],
    ['python.py', 'dte_min = 30\n', 'ancestor'],
    ['unknown.py', 'nothing = 30\n', 'ancestor'],
  ])('%s', (name, content, style) => {
    expect(read(written(name, content)).style).toBe(style);
  });

  test('names keep the group that they stand in, and a dict of weights is its keys', () => {
    const path = written('groups.json', {
      strategy: { dte_min: 30, fuzzy_weights: { mtf: 0.18, neural: 0.2 } },
      quantity: 2,
    });
    const file = read(path);
    expect(file.style === 'ancestor' && file.entries).toEqual([
      { name: 'dte_min', value: 30, place: 'strategy', line: undefined },
      { name: 'fuzzy_weight_mtf', value: 0.18, place: 'strategy', line: undefined },
      { name: 'fuzzy_weight_neural', value: 0.2, place: 'strategy', line: undefined },
      { name: 'quantity', value: 2, place: '', line: undefined },
    ]);
  });

  test.each<[string, object | string]>([
    ['mixed.json', { dte_min: 30, selection: { dteMax: 45 } }],
    ['mixed-preset.json', { preset: 'cndr', strategy: { dte_min: 30 } }],
    ['mixed.py', 'dte_min = 30\ncash = 5000\n'],
  ])('%s is refused: names of both programs', (name, content) => {
    const { code, message } = refused(written(name, content));
    expect(code).toBe('config-mixed');
    expect(message).toContain('found "dte_min" of the predecessor and "');
    expect(message).toContain('quantor config migrate');
  });

  test('an unknown name of a Python file is told with its line', () => {
    const path = written('typo.py', 'class S:\n    dte_min = 30\n    dte_maxx = 45\n');
    const file = read(path);
    const entries = file.style === 'ancestor' ? file.entries : [];
    expect(migrate({ path, entries, flags: [] })).toMatchObject({
      error: {
        message: `"dte_maxx" (file ${path}, line 3) is no key of the predecessor (did you mean "dte_max"?)`,
      },
    });
  });

  test('a value of the wrong kind is told with its line', () => {
    const path = written('kind.py', 'dte_min = 30\ndte_max = "45"\n');
    const file = read(path);
    const entries = file.style === 'ancestor' ? file.entries : [];
    expect(migrate({ path, entries, flags: [] })).toMatchObject({
      error: { message: `dte_max (file ${path}, line 2): expected a number, found "45"` },
    });
  });

  test('a line of Python that is no literal is refused as such', () => {
    expect(refused(written('code.py', 'dte_min = 15 * 2\n'))).toMatchObject({ code: 'config-python' });
    expect(refused(written('broken.json', '{dte_min'))).toMatchObject({ code: 'config-not-json' });
  });
});

describe('its own values of every generation', () => {
  const TEMPLATE = join(import.meta.dirname, '../../../../docs/examples/predecessor-config.py');

  test('the template', () => {
    const { settings, migration } = loaded(TEMPLATE);
    expect(migration.keys).toHaveLength(142);
    expect(settings).toMatchObject({
      root: 'SPY',
      cash: 25_000,
      from: '2024-01-01',
      to: '2024-12-31',
      selection: {
        dteMin: 30,
        dteTarget: 30,
        dteMax: 45,
        shortDeltaMin: 0.08,
        shortDelta: 0.165,
        shortDeltaMax: 0.25,
        wingWidth: 5,
        wingWidthMax: 80,
        creditWidthMin: 0.1,
        skewPenaltyWeight: 1,
      },
      entry: { positionsMax: 3 },
      exit: {
        profitTargetRatio: 0.4,
        stopCreditMultiple: 1,
        daysHeldMax: 10,
        dteFloor: null,
        trailingActivation: 0.5,
        trailingKeep: 0.7,
      },
      signals: { ivRankMin: null, vixMax: 25 },
      // Of two copies the one of the strategy: 22 for the VIX, 2.5 dollars on 5 in a trend.
      regime: { mode: 'rules', ivRank: 0.4, vixCrisis: 22, trendAdx: 25, wingHighVol: 2, wingTrend: 1.5 },
      fuzzy: { mode: 'ancestor', ancestorWeights: 'template', confidenceMin: 0.2, factorMin: 0.3 },
      consensus: { mode: 'legacy', legacyLow: 0.2, legacyHigh: 0.8 },
      liquidity: { spreadRatioMax: 0.25, quoteAgeSecondsMax: 600 },
      risk: { riskPerTradeRatio: 0.02, contractsMax: 1, allocationMax: 0.15, dailyLossRatio: 0.02 },
      market: { chainAgeMinutes: 10 },
    });
    const twice = migration.remarks.filter((remark) => remark.includes('is given 2 times'));
    expect(twice.map((remark) => remark.split(' ')[0])).toEqual(['regime_vix_widen', 'wing_increment_med']);
  });

  test('the last configuration', () => {
    const template = read(TEMPLATE);
    const given = template.style === 'ancestor' ? template.entries : [];
    const of = (place: string): object =>
      Object.fromEntries(given.filter((one) => one.place === place).map(({ name, value }) => [name, value]));
    const { settings, migration } = loaded(
      written('last.json', {
        strategy: { ...of('StrategyConfig'), ...LAST_CHANGES.strategy },
        run: { ...of('RunConfig'), ...LAST_CHANGES.run },
      }),
    );
    // 5 dollars on 10 are half as much again, 2.5 a quarter.
    expect(settings.regime).toMatchObject({ wingHighVol: 1.5, wingTrend: 1.25, wingRichIv: 1.5 });
    expect(settings.selection).toMatchObject({ wingWidth: 10, shortDelta: 0.21, creditWidthMin: 0.1 });
    expect(settings.exit).toMatchObject({ profitTargetRatio: 0.5, daysHeldMax: 21 });
    expect(settings.signals.ivRankMin).toBe(0.4);
    expect(settings.fuzzy.ancestorWeights).toBe('head');
    expect(migration.remarks.filter((remark) => remark.includes('nearer one'))).toEqual([]);
  });

  test('the first configuration, and the second', () => {
    const first = loaded(written('first.json', FIRST)).settings;
    expect(first.selection).toMatchObject({ shortDelta: 0.175, creditWidthMin: 0.25, wingWidthMax: 10 });
    expect(first).toMatchObject({ signals: { ivRankMin: 0.3 }, consensus: { mode: 'vote', threshold: 0 } });
    const second = loaded(
      written('second.json', {
        strategy: { ...FIRST.strategy, ...SECOND_CHANGES.strategy },
        run: { ...FIRST.run, ...SECOND_CHANGES.run },
      }),
    ).settings;
    expect(second.exit).toMatchObject({ profitTargetRatio: 0.6, stopCreditMultiple: 2 });
    expect(second.consensus).toMatchObject({ mode: 'legacy', legacyLow: 0.4, legacyHigh: 0.6 });
  });

  test('what its optimiser left', () => {
    const { settings, migration } = loaded(written('optimised.json', OPTIMISED));
    expect(migration.keys).toHaveLength(Object.keys(OPTIMISED).length);
    expect(settings).toMatchObject({
      selection: { wingWidth: 10, shortDelta: 0.21 },
      exit: { profitTargetRatio: 0.5, stopCreditMultiple: 1, daysHeldMax: 10 },
      fuzzy: { ancestorWeights: 'head' },
    });
  });
});
