import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumberOf } from '../calendar-date.ts';
import type { SessionDate } from '../time.ts';
import { parseOccSymbol } from './occ-symbol.ts';

const day = (date: string): number => dayNumberOf(date as SessionDate);

test.each([
  ['SPXW260220P06800000', 'SPXW', '2026-02-20', 'put', 6_800_000],
  ['SPX   260220C06802500', 'SPX', '2026-02-20', 'call', 6_802_500],
  [' spy240426c00555000 ', 'SPY', '2024-04-26', 'call', 555_000],
  ['SPY1  240426C00555120', 'SPY1', '2024-04-26', 'call', 555_120],
  ['AAPL240229P00000500', 'AAPL', '2024-02-29', 'put', 500],
])('%j', (text, root, expiry, right, strikeMills) => {
  expect(parseOccSymbol(text)).toEqual({
    symbol: text.replaceAll(' ', '').toUpperCase(),
    root,
    expiryDay: day(expiry),
    right,
    strikeMills,
  });
});

test.each([
  ['', 'nothing'],
  ['SPY', 'a share'],
  ['O:SPY240426C00555000', 'a prefix'],
  ['SPY230229C00555000', 'no day of the calendar'],
  ['SPY240426X00555000', 'neither call nor put'],
  ['SPY240426C0055500', 'a digit too few'],
  ['SPY240426C00000000', 'no strike'],
  ['LONGROOT240426C00555000', 'a root too long'],
  ['SPY 240426C00555000 x', 'more behind it'],
  ['1SPY240426C00555000', 'a root that begins with a digit'],
])('%j is none: %s', (text) => {
  expect(parseOccSymbol(text)).toBeUndefined();
});

test('what is put into a symbol is read from it', () => {
  const parts = fc.record({
    root: fc.stringMatching(/^[A-Z][A-Z0-9]{0,5}$/),
    expiryDay: fc.integer({ min: day('2000-01-01'), max: day('2099-12-31') }),
    right: fc.constantFrom('call', 'put'),
    strikeMills: fc.integer({ min: 1, max: 99_999_999 }),
  });
  fc.assert(
    fc.property(parts, fc.boolean(), ({ root, expiryDay, right, strikeMills }, isPadded) => {
      const date = new Date(expiryDay * 86_400_000).toISOString().slice(2, 10).replaceAll('-', '');
      const tail = `${date}${right === 'call' ? 'C' : 'P'}${String(strikeMills).padStart(8, '0')}`;
      const text = (isPadded ? root.padEnd(6) : root) + tail;
      expect(parseOccSymbol(text)).toEqual({ symbol: root + tail, root, expiryDay, right, strikeMills });
    }),
  );
});
