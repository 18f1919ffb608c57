import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { recordedCommand } from './command-line.ts';
import { inputFlags, type InputFlags, inputPathsOf, runSourceOf } from './input-flags.ts';
import { settingsOf } from './setting-flags.ts';

test('the manifest keeps what was asked for, not where it went nor how it was told', () => {
  const kept = ['backtest', '--root', 'SPX'];
  expect(recordedCommand(['backtest', '--out', 'x', '--root', 'SPX', '--json'])).toEqual(kept);
  expect(recordedCommand(['backtest', '--no-report', '--root', 'SPX', '--out=x'])).toEqual(kept);
  expect(recordedCommand(['backtest', '--trials', 't', '--root', 'SPX', '--trials=u'])).toEqual(kept);
  expect(recordedCommand(['backtest', '--root', 'SPX', '--no-trials'])).toEqual(kept);
});

describe('files', () => {
  test('every role has its path', () => {
    const flags = {
      bars: 'b',
      volatility: 'vix=v, vix9d=9,vix3m=3,vix6m=6',
      rates: 'r',
      history: 'h',
      peer: 'p',
    };
    expect(inputPathsOf(flags)).toEqual({
      ok: true,
      value: { bars: 'b', rates: 'r', history: 'h', peer: 'p', vix: 'v', vix9d: '9', vix3m: '3', vix6m: '6' },
    });
  });

  test('a path may hold an equals sign', () => {
    expect(inputPathsOf({ volatility: 'vix=a=b.csv' })).toEqual({ ok: true, value: { vix: 'a=b.csv' } });
  });
});

describe('a store', () => {
  const parsed = (...args: readonly string[]): InputFlags => {
    const command = new Command();
    for (const option of inputFlags()) command.addOption(option);
    return command.parse(args, { from: 'user' }).opts<InputFlags>();
  };

  test('gives what no file is named for, without the kinds that are left out', () => {
    const flags = parsed('--store', 's', '--rates', 'r.csv', '--no-chains', '--no-volatility');
    expect(runSourceOf(flags)).toEqual({
      ok: true,
      value: { store: 's', without: ['volatility', 'chains'] },
    });
    expect(inputPathsOf(flags)).toEqual({ ok: true, value: { rates: 'r.csv' } });
  });

  test('is none unless it is named, and then nothing can be left out of it', () => {
    expect(runSourceOf(parsed())).toEqual({ ok: true, value: undefined });
    expect(runSourceOf(parsed('--no-rates'))).toMatchObject({ ok: false, error: { code: 'store-flag' } });
  });
});

describe('settings', () => {
  const settingOf = (assignment: string): unknown => {
    const loaded = settingsOf({ set: [assignment] });
    if (!loaded.ok) throw new Error(loaded.error.message);
    const key = assignment.slice(0, assignment.indexOf('='));
    return key
      .split('.')
      .reduce<unknown>((tree, part) => (tree as Record<string, unknown>)[part], loaded.value.settings);
  };

  test.each([
    ['cash=5e4', 50_000],
    ['market.dividendYield=.02', 0.02],
    ['exit.dteFloor=null', null],
    ['entry.windowStart= 11:00 ', '11:00'],
    ['root=SPY', 'SPY'],
  ])('--set %s', (assignment, value) => {
    expect(settingOf(assignment)).toBe(value);
  });

  test('--fill sets both shares, and --set may part them again', () => {
    const loaded = settingsOf({ fill: '0.25', set: ['fill.urgent=1'] });
    expect(loaded.ok && loaded.value.settings.fill).toMatchObject({
      model: 'uniform',
      patient: 0.25,
      urgent: 1,
    });
    expect(loaded.ok && loaded.value.origins.get('fill.patient')).toBe('--fill');
  });
});
