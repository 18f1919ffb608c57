// Tests that the predecessor's flags say what its keys say, and that none of them is a flag of Quantor.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, test } from 'vitest';
import { ANCESTOR_KEYS, shownValue } from '../../config/index.ts';
import { ancestorFlags } from './ancestor-flags.ts';
import { inputFlags } from './input-flags.ts';
import { type CommandSettings, type SettingFlags, settingFlags, settingsOf } from './setting-flags.ts';

const folder = mkdtempSync(join(tmpdir(), 'ancestor-flags-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function loaded(...args: readonly string[]): CommandSettings {
  const result = settingsOf(parsed(args));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function parsed(args: readonly string[]): SettingFlags {
  const command = new Command().exitOverride();
  for (const option of [...inputFlags(), ...settingFlags(), ...ancestorFlags()]) command.addOption(option);
  return command.parse(args, { from: 'user' }).opts<SettingFlags>();
}

test('no flag of Quantor is one of them, by its name or by the name of its value', () => {
  const own = [...inputFlags(), ...settingFlags()];
  const taken = new Set(own.flatMap((option) => [option.long, option.attributeName()]));
  for (const name of ['--out', '--json', '--no-report', 'out', 'json', 'report']) taken.add(name);
  const theirs = ancestorFlags();
  expect(theirs.length).toBeGreaterThan(45);
  for (const option of theirs) {
    expect([option.long, taken.has(option.long)]).toEqual([option.long, false]);
    expect([option.long, taken.has(option.attributeName())]).toEqual([option.long, false]);
    expect(option.hidden).toBe(true);
  }
});

const FLAGS = ANCESTOR_KEYS.filter(({ isFlagOnly, isCredential }) => !isFlagOnly && !isCredential).flatMap(
  ({ name, default: value, flags }) =>
    flags.map(({ flag, gives }): [string, string, unknown, readonly string[]] =>
      gives === undefined ? [flag, name, value, [flag, shownValue(value)]] : [flag, name, gives, [flag]],
    ),
);

test.each(FLAGS)('%s is the key %s', (_flag, name, value, args) => {
  const path = join(folder, `${name}-${String(value)}.json`);
  writeFileSync(path, JSON.stringify({ dte_max: 45, [name]: value }));
  const byFlag = loaded('--dte-max', '45', ...args);
  const byKey = loaded('--config', path);
  expect(byFlag.settings).toEqual(byKey.settings);
  expect(byFlag.preset).toBe('ancestor');
});

describe('beside what Quantor has', () => {
  test('its own flags and --set are stronger', () => {
    const { settings, origins } = loaded(
      '--cash',
      '5000',
      '--bt-cash',
      '9000',
      '--set',
      'exit.daysHeldMax=3',
      '--max-hold-days',
      '9',
    );
    expect([settings.cash, settings.exit.daysHeldMax]).toEqual([5000, 3]);
    expect([origins.get('cash'), origins.get('exit.daysHeldMax')]).toEqual(['--cash', '--set']);
  });

  test('a preset that is asked for is taken, by flag or by a file of Quantor', () => {
    expect(loaded('--preset', 'quantor', '--vix-max', '30')).toMatchObject({
      preset: 'quantor',
      settings: { signals: { vixMax: 30 }, fuzzy: { mode: 'quantor' } },
    });
    const path = join(folder, 'own.json');
    writeFileSync(path, '{"preset": "weekly", "cash": 7000}');
    expect(loaded('--config', path, '--vix-max', '30')).toMatchObject({
      preset: 'weekly',
      settings: { cash: 7000, signals: { vixMax: 30 } },
    });
  });

  test('without any of them there is no migration', () => {
    expect(loaded('--preset', 'weekly').migration).toBeUndefined();
  });

  test('--no-mtf-filter is stronger than --use-mtf, as it was', () => {
    expect(loaded('--use-mtf').settings.consensus.mode).toBe('legacy');
    expect(loaded('--no-mtf-filter', '--use-mtf').settings.consensus.mode).toBe('vote');
  });

  test('--mode is backtest or refused, and a key is refused without being shown', () => {
    expect(loaded('--mode', 'backtest').migration?.keys.map(({ kind }) => kind)).toEqual(['gone']);
    expect(settingsOf(parsed(['--mode', 'live']))).toMatchObject({
      ok: false,
      error: { code: 'ancestor-mode' },
    });
    const refused = settingsOf(parsed(['--alpaca-secret', 'canary']));
    expect(refused).toMatchObject({ ok: false, error: { code: 'unknown-key' } });
    expect(JSON.stringify(refused)).not.toContain('canary');
  });
});
