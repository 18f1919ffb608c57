// Changes what is told of trades and orders that filled in parts and ended in shares: the audit finds each at its record.
import { describe, expect, it } from 'vitest';
import { foundAt, indexOf } from '../../../test/fixtures/forged-lifecycle.ts';
import { auditOf, type Edit, set } from '../../../test/fixtures/forged-run.ts';
import { lifecycleRun } from '../../../test/fixtures/lifecycle-run.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';

const SETTLED = indexOf('expiry-settled');
const OPENED = indexOf('trade-opened');
const UNQUOTED = indexOf('exit-unquoted');
const CLOSED = indexOf('trade-closed');
const INCREASED = indexOf('trade-increased');
const LATE_FILL = indexOf('order-filled', 2);
const PART_FILL = indexOf('order-filled', 4);

describe('the trades and orders of such a run', () => {
  it.each<[string, number, readonly Edit[], string]>([
    [
      'another value of what two trades hold against each other',
      CLOSED,
      [set(SETTLED, 'settlementPoints', 281.6)],
      'trade 1 states its profit in cents as 8350, expected 7350',
    ],
    [
      'another profit',
      CLOSED,
      [set(CLOSED, 'pnlCents', 8_351)],
      'trade 1 states its profit in cents as 8351, expected 8350',
    ],
    [
      'other cash of shares',
      CLOSED,
      [set(CLOSED, 'shareCashCents', -5_959)],
      'trade 1 states its cash of shares as -5959, expected -5960',
    ],
    [
      'another share of the fees',
      CLOSED + 1,
      [set(CLOSED + 1, 'feesCents', 714)],
      'trade 2 states its fees as 714, expected 715',
    ],
    [
      'fees of a delivery laid at a trade that delivered nothing',
      CLOSED,
      [set(SETTLED, 'legs.2.feesCents', 200)],
      'trade 1 states its fees as 1590, expected 1457',
    ],
    [
      'fees of a delivery kept from the trade that delivered',
      CLOSED + 1,
      [set(SETTLED, 'legs.2.feesCents', 200)],
      'trade 2 states its fees as 715, expected 848',
    ],
    [
      'another mean of its exits',
      CLOSED,
      [set(CLOSED, 'legExitPricesCents.2', 112)],
      'trade 1 states its exit prices as 15,0,112,36.25, expected 15,0,112.5,36.25',
    ],
    [
      'an end that did not happen',
      CLOSED,
      [set(CLOSED, 'reason', 'profit-target')],
      'trade 1 states profit-target as its end, expected one of [assignment,liquidated,expiry]',
    ],
    [
      'bounds the wrong way round',
      UNQUOTED,
      [set(UNQUOTED, 'pnlBoundsCents', [1, 0])],
      'trade 1 states bounds of its profit from 1 to 0',
    ],
    [
      'other bounds at the end than when the exit was missed',
      CLOSED,
      [set(CLOSED, 'pnlBoundsCents', [-120_000, 30_001])],
      'trade 1 states its bounds as -120000,30001, expected -120000,30000',
    ],
    [
      'bounds of an exit that was not missed',
      CLOSED + 1,
      [set(CLOSED + 1, 'pnlBoundsCents', [0, 1])],
      'trade 2 states its bounds as 0,1, expected none',
    ],
    [
      'a missed exit of a trade that is not open',
      UNQUOTED,
      [set(UNQUOTED, 'tradeId', 3)],
      'trade 3 misses an exit but is not open',
    ],
    [
      'another margin at Alpaca than the worst loss',
      OPENED,
      [set(OPENED, 'marginCents.alpaca', 99_999)],
      'trade 1 states its margin at Alpaca as 99999, expected 100000',
    ],
    [
      'a margin below nothing',
      OPENED,
      [set(OPENED, 'marginCents.cboe', -1)],
      'trade 1 states a margin of -1 by the rule cboe',
    ],
    [
      'another mean credit',
      INCREASED,
      [set(INCREASED, 'creditCents', 101.1)],
      'trade 1 states its credit, whole position, as 30330, expected 30300',
    ],
    [
      'units that did not fill',
      INCREASED,
      [set(INCREASED, 'quantity', 4)],
      'trade 1 states its quantity as 4, expected 3',
    ],
    [
      'other fees of all fills',
      INCREASED,
      [set(INCREASED, 'feesCents', 400)],
      'trade 1 states its fees as 400, expected 600',
    ],
    [
      'another worst loss of all fills',
      INCREASED,
      [set(INCREASED, 'maxLossCents', 119_701)],
      'trade 1 states its worst loss as 119701, expected 119700',
    ],
    [
      'an increase of another trade',
      INCREASED,
      [set(INCREASED, 'tradeId', 2)],
      'trade 2 is increased without a fill',
    ],
    [
      'fewer units than were filled at the end of an order',
      indexOf('order-ended'),
      [set(indexOf('order-ended'), 'filledQuantity', 2)],
      'order 1 ends with 2 filled, its fills are 3',
    ],
    [
      'a late fill without the violation on record',
      LATE_FILL,
      [set(LATE_FILL - 1, 'tradeId', 9)],
      'order 1 was already over',
    ],
    [
      'a late fill of more than was left',
      LATE_FILL,
      [set(LATE_FILL, 'quantity', 2)],
      'order 1 for 4 filled 5',
    ],
    [
      'a part of a closing order beyond what is held',
      PART_FILL,
      [set(PART_FILL, 'quantity', 5)],
      'trade 1 closes SPY 2018-02-16 PM put 25500 x100 from 4 to -1',
    ],
    [
      'a line to the venue that is lost twice',
      indexOf('venue-connection', 1),
      [set(indexOf('venue-connection', 1), 'isConnected', false)],
      'the line to the venue is lost twice',
    ],
  ])('finds %s', (_, index, edits, reason) => {
    expect(foundAt(index, ...edits)).toContain(reason);
  });

  it('finds an exit that is missed twice', () => {
    const edited = lifecycleRun();
    edited.splice(UNQUOTED, 0, lifecycleRun()[UNQUOTED] as LedgerRecord);
    expect(auditOf(edited).problems.map(({ reason }) => reason)).toEqual(['trade 1 misses an exit twice']);
  });

  it('finds an increase that is not recorded', () => {
    const edited = lifecycleRun();
    edited.splice(INCREASED, 1);
    expect(auditOf(edited).problems.map(({ reason }) => reason)).toEqual([
      'trade 1 has fills but no record of its increase',
    ]);
  });
});
