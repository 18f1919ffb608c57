// Tests which names and values of the predecessor are refused, and in which words.
import { describe, expect, test } from 'vitest';
import { loadSettings } from '../load-settings.ts';
import { ANCESTOR_PRESET, migrate } from './migrate.ts';
import { entriesOf, type Given, migrationOf } from './migration-case.fixture.ts';

describe('what is refused', () => {
  const problemsOf = (given: Given): readonly string[] => {
    const result = migrate({ path: 'old.json', entries: entriesOf(given), flags: [] });
    return result.ok ? [] : [result.error.code, ...result.error.problems.map(({ message }) => message)];
  };

  test('unknown names, all at once and with the nearest', () => {
    expect(problemsOf({ dte_min: 30, dte_maxx: 45, profit_take: 0.5, mode: 'live' })).toEqual([
      'unknown-key',
      '"dte_maxx" (file old.json) is no key of the predecessor (did you mean "dte_max"?)',
      '"profit_take" (file old.json) is no key of the predecessor (did you mean "profit_take_pct"?)',
      expect.stringContaining('"mode" (file old.json) is no key of the predecessor'),
    ]);
  });

  test('shares given as per cent, which would let everything pass or nothing', () => {
    expect(problemsOf({ max_short_spread_pct: 25, min_credit_to_width: 15 })).toEqual([
      'config-invalid',
      'max_short_spread_pct (file old.json): expected a share of 2 at most, found 25',
      'min_credit_to_width (file old.json): expected a share of 1 at most, found 15',
    ]);
    expect(problemsOf({ max_short_spread_pct: 2, min_credit_to_width: 1 })).toEqual([]);
  });

  test('a hundred unknown names are told, a long one in part', () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`name_${at}`, 1]));
    const problems = problemsOf({ dte_min: 30, ...many });
    expect(problems).toHaveLength(102);
    expect(problems.at(-1)).toBe('file old.json: 50 more names are no keys of it');
    expect(problemsOf({ ['k'.repeat(500_000)]: 1 })[1]?.length).toBeLessThan(150);
  });

  test('keys of vendors, without showing them; placeholders of a template pass', () => {
    for (const name of ['alpaca_key', 'alpaca_secret', 'polygon_key', 'tradier_token']) {
      const problems = problemsOf({ dte_min: 30, [name]: 'canary-value' });
      expect(problems[0]).toBe('unknown-key');
      expect(problems[1]).toContain('credentials.json');
      expect(problems.join(' ')).not.toContain('canary');
      expect(problems[1]?.startsWith(`"${name}" (file old.json) holds`)).toBe(name !== 'tradier_token');
    }
    const { keys } = migrationOf(entriesOf({ alpaca_key: 'YOUR_ALPACA_KEY_HERE', polygon_key: '' }));
    expect(keys.map(({ kind, value }) => [kind, value])).toEqual([
      ['gone', undefined],
      ['gone', undefined],
    ]);
  });

  test('values of another kind, all at once; where nothing counts, any value passes', () => {
    expect(problemsOf({ dte_min: '30', use_mtf_filter: 1, underlying: null, rsi_period: 'x' })).toEqual([
      'config-invalid',
      'dte_min (file old.json): expected a number, found "30"',
      'use_mtf_filter (file old.json): expected true or false, found 1',
      'underlying (file old.json): expected a word, found null',
    ]);
  });

  test('values that no setting takes are refused by the name they were given', () => {
    const layers = migrationOf(entriesOf({ profit_take_pct: 1.5 })).layers;
    const loaded = loadSettings({ preset: ANCESTOR_PRESET, file: undefined, flags: layers });
    expect(loaded).toMatchObject({
      error: {
        message:
          'exit.profitTargetRatio (file old.json as profit_take_pct): expected a number from 0 to 1, or null, found 1.5',
      },
    });
  });
});
