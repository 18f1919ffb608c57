// Tests how long the trades of a run lived, those that never closed among them.
import { expect, it } from 'vitest';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { longestLife } from './longest-life.ts';

const session = (day: number): object => ({ type: 'session-closed', date: `2012-03-0${day}` });
const opened = (tradeId: number, day: number): object => ({
  type: 'trade-opened',
  tradeId,
  date: `2012-03-0${day}`,
});
const closed = (tradeId: number, day: number): object => ({ ...opened(tradeId, day), type: 'trade-closed' });
const lifeOf = (...records: readonly object[]): number => longestLife(records as readonly LedgerRecord[]);
const days = [1, 2, 5, 6, 7].map(session);

it('is counted in sessions, the longest of all trades', () => {
  expect(lifeOf(...days, opened(1, 1), closed(1, 5), opened(2, 6), closed(2, 7))).toBe(2);
});

it('is at least one session', () => {
  expect(lifeOf(...days)).toBe(1);
  expect(lifeOf(...days, opened(1, 6), closed(1, 6))).toBe(1);
});

it('of a trade that is still open runs to the last session', () => {
  expect(lifeOf(...days, opened(1, 1), opened(2, 2), closed(2, 5))).toBe(4);
});
