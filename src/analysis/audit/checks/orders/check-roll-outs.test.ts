// Tests that a place is taken once, in its session, by no more units and at a later expiry.
import { expect, test } from 'vitest';
import type { LedgerRecord } from '../../../../core/ledger/index.ts';
import { createRollOutCheck } from './check-roll-outs.ts';

const leg = (expiry: string, root = 'XSP') => ({ root, expiry });
const opened = (tradeId: number, quantity: number, expiry = '2018-02-16') => ({
  type: 'order-filled',
  action: 'open',
  tradeId,
  quantity,
  legs: [leg(expiry)],
});
const closed = (tradeId: number, reason = 'roll-out') => ({
  type: 'trade-closed',
  tradeId,
  reason,
  atMs: 10,
});
const taken = (rolledFrom: number, changes: object = {}) => ({
  type: 'order-submitted',
  orderId: 9,
  action: 'open',
  quantity: 3,
  legs: [leg('2018-03-16')],
  rolledFrom,
  ...changes,
});
const givenUp = (tradeId: number) => ({
  type: 'adjustment-refused',
  kind: 'roll-out',
  gate: 'session-over',
  tradeId,
});
const overAt = (atMs: number) => ({ type: 'session-closed', atMs });

function complaints(...records: readonly object[]): readonly string[] {
  const found: string[] = [];
  const check = createRollOutCheck((reason) => found.push(reason));
  for (const record of records) check.see(record as LedgerRecord);
  return found;
}

const NONE = [
  'order 9, which takes the place of trade 1: expected a trade that was rolled out in this session and has no successor, found none',
];

const EMPTY = [
  "trade 1 was rolled out: expected its place to be taken or given up by its session's close, found neither",
];

test('a place is taken or given up by the end of its session', () => {
  expect(complaints(opened(1, 3), closed(1), overAt(11))).toEqual(EMPTY);
  expect(complaints(opened(1, 3), closed(1), taken(1), overAt(11))).toEqual([]);
  expect(complaints(opened(1, 3), closed(1), givenUp(1), overAt(11))).toEqual([]);
  // Without its `rolledFrom` an order takes no place.
  expect(complaints(opened(1, 3), closed(1), taken(1, { rolledFrom: undefined }), overAt(11))).toEqual(EMPTY);
});

test('no place is given up that is taken, or that nobody left', () => {
  const none = [
    'trade 1 is given no successor: expected a trade that was rolled out and has none, found no such trade',
  ];
  expect(complaints(opened(1, 3), closed(1), taken(1), givenUp(1))).toEqual(none);
  expect(complaints(opened(1, 3), closed(1, 'dte-floor'), givenUp(1))).toEqual(none);
  expect(complaints(opened(1, 3), closed(1), givenUp(1), taken(1))).toEqual(NONE);
});

test('a place that was left may be taken by as many units, opened in parts or at once', () => {
  expect(complaints(opened(1, 3), closed(1), taken(1))).toEqual([]);
  expect(complaints(opened(1, 1), opened(1, 2), closed(1), taken(1))).toEqual([]);
  expect(complaints(opened(1, 3), closed(1))).toEqual([]);
});

test('a place that nobody left, that is taken or whose session is over is none', () => {
  expect(complaints(taken(1))).toEqual(NONE);
  expect(complaints(opened(1, 3), taken(1))).toEqual(NONE);
  expect(complaints(opened(1, 3), closed(1, 'dte-floor'), taken(1))).toEqual(NONE);
  expect(complaints(opened(1, 3), closed(1), taken(1), taken(1))).toEqual(NONE);
  expect(complaints(opened(1, 3), closed(1), overAt(11), taken(1))).toEqual([...EMPTY, ...NONE]);
});

test('a place that was left at the close itself has the next session, and no other', () => {
  expect(complaints(opened(1, 3), closed(1), overAt(10), taken(1))).toEqual([]);
  expect(complaints(opened(1, 3), closed(1), overAt(10), overAt(20), taken(1))).toEqual([...EMPTY, ...NONE]);
});

test('more units, an expiry that is not later and another action are told', () => {
  const name = 'order 9, which takes the place of trade 1';
  expect(complaints(opened(1, 2), closed(1), taken(1))).toEqual([
    `${name}: expected at most its 2 units, found 3`,
  ]);
  for (const expiry of ['2018-02-16', '2018-01-26'])
    expect(complaints(opened(1, 3), closed(1), taken(1, { legs: [leg(expiry)] }))).toEqual([
      `${name}: expected an expiry after 2018-02-16, found ${expiry}`,
    ]);
  expect(complaints(opened(1, 3), closed(1), taken(1, { legs: [leg('2018-03-16', 'SPY')] }))).toEqual([
    `${name}: expected options on XSP, found SPY`,
  ]);
  expect(complaints(opened(1, 3), closed(1), taken(1, { action: 'close' }))).toEqual([
    `${name}: expected an opening order, found close`,
  ]);
});

test('a successor leaves no place: it is rolled out no more', () => {
  const successor = { ...opened(2, 3, '2018-03-16'), orderId: 9 };
  const rolled = [opened(1, 3), closed(1), taken(1), successor];
  expect(complaints(...rolled, closed(2, 'profit-target'))).toEqual([]);
  expect(complaints(...rolled, closed(2))).toEqual([
    'trade 2: expected a successor to be left to its exits, found roll-out',
  ]);
});
