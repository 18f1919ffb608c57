// Tests that settings by which a short would be tested as it is sold or moved are told, and others are not.
import { expect, test } from 'vitest';
import { ADJUST_DEFAULTS, adjustProblems } from './adjust-settings.ts';

const problemsOf = (testedDelta: number | null, untestedDelta: number | null): readonly string[] =>
  adjustProblems({ ...ADJUST_DEFAULTS, testedDelta, untestedDelta }, 0.3).map(({ key }) => key);

test('nothing is wrong where nothing is adjusted, or where a side is sold and moved below what is tested', () => {
  expect(problemsOf(null, 0.9)).toEqual([]);
  expect(problemsOf(0.45, null)).toEqual([]);
  expect(problemsOf(0.45, 0.44)).toEqual([]);
});

test('a short that is sold, or moved, where it is tested at once', () => {
  expect(problemsOf(0.3, null)).toEqual(['adjust.testedDelta']);
  expect(problemsOf(0.45, 0.45)).toEqual(['adjust.untestedDelta']);
  expect(problemsOf(0.2, 0.2)).toEqual(['adjust.testedDelta', 'adjust.untestedDelta']);
});
