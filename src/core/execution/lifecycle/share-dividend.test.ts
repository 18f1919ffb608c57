// Checks what a dividend brings on shares that an assignment left, to the cent.
import { expect, it } from 'vitest';
import { shareDividendCents } from './share-dividend.ts';

it('long shares receive, short shares owe, rounded once for all of them', () => {
  // SPY, ex 2024-03-15: 1.594937 dollars a share.
  expect(shareDividendCents(100, 1.594937)).toBe(15_949);
  expect(shareDividendCents(-100, 1.594937)).toBe(-15_949);
  expect(shareDividendCents(1000, 1.594937)).toBe(159_494);
  expect(shareDividendCents(0, 1.594937)).toBe(0);
  expect(shareDividendCents(-300, 1.23)).toBe(-36_900);
});
