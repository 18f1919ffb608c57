import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

const NAMES = ['vix', 'vix9d', 'selection.shortDelta', 'exit.dteFloor', 'SPX', 'SPXW'];

test.each([
  ['vixx', 'vix'],
  ['vix9', 'vix9d'],
  ['dteflor', 'exit.dteFloor'],
  ['SELECTION.SHORTDELTA', 'selection.shortDelta'],
  ['spx', 'SPX'],
  ['selec', 'selection.shortDelta'],
])('%s is near %s', (given, name) => {
  expect(nearestName(given, NAMES)).toBe(` (did you mean "${name}"?)`);
});

test.each(['', 'colour', 'q', `vix${'x'.repeat(98)}`])('"%s" is near nothing', (given) => {
  expect(nearestName(given, NAMES)).toBe('');
});

test('nothing is near where there is no name', () => {
  expect(nearestName('vix', [])).toBe('');
});
