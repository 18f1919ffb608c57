// Checks that each fuzzy setting reaches the judge, that it is off unless asked for, and what is refused.
import { describe, expect, test } from 'vitest';
import { loadSettings } from '../load-settings.ts';
import { DEFAULT_SETTINGS } from '../presets.ts';
import { FUZZY_DEFAULTS, fuzzyConfigOf } from './fuzzy-settings.ts';

test('is off unless asked for', () => {
  expect(DEFAULT_SETTINGS.fuzzy.mode).toBe('off');
  expect(fuzzyConfigOf(DEFAULT_SETTINGS.fuzzy)).toBeUndefined();
});

test('the rules have their method, and no factor of their own', () => {
  expect(fuzzyConfigOf({ ...FUZZY_DEFAULTS, mode: 'quantor', method: 'sugeno' })).toEqual({
    rating: { by: 'quantor', method: 'sugeno' },
    confidenceMin: 0.3,
    factorMin: undefined,
    biasTiltMax: 0.3,
    sizeAtMin: 0.5,
  });
});

test('the ten factors have their weights, a floor where one is set, and their least degree', () => {
  const set = { ...FUZZY_DEFAULTS, mode: 'ancestor', ancestorWeights: 'head', ancestorFloor: 0.1 } as const;
  const effects = { confidenceMin: 0.2, factorMin: 0.4, biasTiltMax: 0, sizeAtMin: 0.2 };
  expect(fuzzyConfigOf({ ...set, ...effects })).toEqual({
    rating: { by: 'ancestor', weights: 'head', confidenceFloor: 0.1 },
    ...effects,
  });
  expect(fuzzyConfigOf({ ...FUZZY_DEFAULTS, mode: 'ancestor', factorMin: null })).toMatchObject({
    rating: { by: 'ancestor', weights: 'template', confidenceFloor: undefined },
    factorMin: undefined,
  });
});

describe('what is refused', () => {
  test.each([
    [
      'fuzzy.mode (--set): expected consensus.mode on, since ancestor rates the vote of the timeframes, found off',
      { fuzzy: { mode: 'ancestor' } },
    ],
    [
      'fuzzy.confidenceMin (default): expected more than fuzzy.ancestorFloor 0.3, which no confidence is below, found 0.3',
      { fuzzy: { mode: 'ancestor', ancestorFloor: 0.3 }, consensus: { mode: 'vote' } },
    ],
    [
      'fuzzy.method (--set): expected one of mamdani, sugeno, found "sugino" (did you mean "sugeno"?)',
      { fuzzy: { method: 'sugino' } },
    ],
    ['fuzzy.biasTiltMax (--set): expected a number from 0 to 0.9, found 1', { fuzzy: { biasTiltMax: 1 } }],
  ])('%s', (message, tree) => {
    const read = loadSettings({ preset: undefined, file: undefined, flags: [{ origin: '--set', tree }] });
    expect(read.ok ? 'accepted' : read.error.message).toBe(message);
  });

  test('not the ten factors with a vote', () => {
    const tree = { fuzzy: { mode: 'ancestor', ancestorFloor: 0.1 }, consensus: { mode: 'vote' } };
    const flags = [{ origin: '--set', tree }];
    expect(loadSettings({ preset: undefined, file: undefined, flags }).ok).toBe(true);
  });
});
