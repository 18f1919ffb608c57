import { expect, it } from 'vitest';
import type { Root, SessionDate } from '../../../core/domain/index.ts';
import { levelWarning } from './price-level.ts';

const on = (root: Root, date: string, points: number): string | undefined =>
  levelWarning(root, date as SessionDate, points);

it.each([
  ['SPX', '1994-05-02', 453],
  ['SPX', '2009-03-09', 676.53],
  ['SPX', '2026-06-30', 7499],
  ['SPY', '2009-03-09', 68.11],
  ['SPY', '2020-03-23', 222.95],
  ['XSP', '2018-12-24', 235.11],
] as const)('knows the level of %s on %s', (root, date, points) => {
  expect(on(root, date, points)).toBeUndefined();
});

it.each([
  ['SPX', '2019-06-03', 275.31],
  ['SPY', '2019-06-03', 2744.45],
  ['XSP', '2019-06-03', 27.44],
  ['XSP', '2005-11-01', 1202.76],
] as const)('doubts %s on %s at %d', (root, date, points) => {
  expect(on(root, date, points)).toContain('market.priceScale');
});
