// Puts made-up rows of a tastytrade transaction history together as trades; the figures expected are worked out by hand.
import { describe, expect, test } from 'vitest';
import { openCsv } from '../../market-data/csv/index.ts';
import { readTastytrade } from './read-tastytrade.ts';
import {
  CONDOR,
  HEADER,
  OPENED_AT,
  closing,
  opening,
  option,
  read,
  shares,
} from './transaction-rows.fixture.ts';

describe('an order of four legs is one trade', () => {
  test('closed by one order', () => {
    const { trades, ...rest } = read(...closing('502', 1, [300, -500, -250, 80]), ...opening());
    expect(rest).toEqual({ rows: 8, tradeRows: 8, passedOver: [], quarantined: [] });
    expect(trades).toEqual([
      {
        name: 'order 501',
        lines: [2, 3, 4, 5, 6, 7, 8, 9],
        underlying: 'SPXW',
        opened: { date: '2024-02-01', atMs: Date.parse('2024-02-01T14:45:10Z') },
        closed: { date: '2024-02-20', atMs: Date.parse('2024-02-20T20:30:00Z') },
        legs: [
          { right: 'put', strikeCents: 410_000, expiry: '2024-03-15', quantity: 1, entryCents: 1005 },
          { right: 'put', strikeCents: 415_000, expiry: '2024-03-15', quantity: -1, entryCents: 1330 },
          { right: 'call', strikeCents: 430_000, expiry: '2024-03-15', quantity: -1, entryCents: 825 },
          { right: 'call', strikeCents: 436_000, expiry: '2024-03-15', quantity: 1, entryCents: 410 },
        ],
        contracts: 1,
        multiplier: 100,
        creditCents: 74_000,
        // 500 + 250 - 300 - 80.
        closingCents: 37_000,
        // 4 x 1.00 + 8 x 0.50.
        feesCents: 800,
        pnlCents: 36_200,
        reason: 'closing order',
        events: [],
      },
    ]);
  });

  test('closed in parts, and open while some of it is held', () => {
    const first = closing('502', 1, [300, -500, -250, 80]);
    const second = closing('503', 2, [600, -900, -300, 100], '2024-02-21T15:30:00-0500');
    const open = read(...opening(3), ...first).trades[0];
    expect(open).toMatchObject({ contracts: 3, creditCents: 222_000, events: [] });
    expect(open).not.toHaveProperty('pnlCents');
    // 3 x 740 - 370 - 500 - 12 - 12 x 0.50.
    expect(read(...opening(3), ...first, ...second).trades[0]).toMatchObject({
      contracts: 3,
      closingCents: 87_000,
      feesCents: 1800,
      pnlCents: 133_200,
      events: ['closed by 2 orders'],
    });
  });

  test('expired, with a short settled in cash, whose removal brings nothing more', () => {
    const end = '2024-03-15T17:00:00-0400';
    const gone = (contract: string, sub = 'Expiration', value = '0.00', fees = '0.00') =>
      option({ at: end, sub, contract, value, fees });
    const rows = [
      gone(CONDOR[0]),
      gone(CONDOR[1]),
      gone(CONDOR[2], 'Assignment'),
      gone(CONDOR[2], 'Cash Settled Assignment', '-1,250.00', '-5.00'),
      gone(CONDOR[3]),
    ];
    const { trades, tradeRows, quarantined } = read(...rows, ...opening());
    expect({ tradeRows, quarantined }).toEqual({ tradeRows: 9, quarantined: [] });
    // 740 - 1,250 - 6 - 5.
    expect(trades[0]).toMatchObject({
      closingCents: 125_000,
      feesCents: 1100,
      pnlCents: -52_100,
      reason: 'expiration',
      events: ['cash settled assignment', 'assignment'],
    });
  });

  test.each([
    ['a day later', 1, '2024-03-16T08:00:00-0400'],
    ['of two settlements of one contract', 2, '2024-03-15T17:00:00-0400'],
  ])('settled in cash, with removals %s', (_, rows, removedAt) => {
    const contract = CONDOR[2];
    const [, , shortCall = ''] = opening(rows);
    const end = '2024-03-15T17:00:00-0400';
    const each = Array.from({ length: rows }, () => [
      option({ at: end, sub: 'Cash Settled Assignment', contract, value: '-1,250.00', fees: '-5.00' }),
      option({ at: removedAt, sub: 'Assignment', contract, value: '0.00', fees: '0.00' }),
    ]).flat();
    const { trades, quarantined } = read(shortCall, ...each);
    expect(quarantined).toEqual([]);
    expect(trades[0]).toMatchObject({ contracts: rows, closingCents: 125_000 * rows });
  });

  test('settled and removed in part the same day, the rest bought back', () => {
    const [, , shortCall = ''] = opening(2);
    const contract = CONDOR[2];
    const end = '2024-03-11T17:00:00-0400';
    const { trades, quarantined } = read(
      shortCall,
      option({ at: end, sub: 'Cash Settled Assignment', contract, value: '-300.00' }),
      option({ at: end, sub: 'Assignment', contract, value: '0.00' }),
      option({ at: '2024-03-12T10:00:00-0400', act: 'BUY_TO_CLOSE', contract, value: '-200', order: '9' }),
    );
    expect(quarantined).toEqual([]);
    expect(trades[0]).toMatchObject({ contracts: 2, closingCents: 50_000, reason: 'closing order' });
  });

  test('opened by fills of several seconds: from the first to the last, whatever the order of the rows', () => {
    const fills = ['10', '12', '11'].map((second) =>
      option({
        at: `2024-02-01T09:45:${second}-0500`,
        act: 'SELL_TO_OPEN',
        contract: CONDOR[1],
        value: '1330',
        order: '501',
      }),
    );
    const closes = ['10:05:00', '10:04:58', '10:05:01'].map((time) =>
      option({
        at: `2024-02-02T${time}-0500`,
        act: 'BUY_TO_CLOSE',
        contract: CONDOR[1],
        value: '-900',
        order: '502',
      }),
    );
    for (const rows of [
      [...fills, ...closes],
      [...closes.toReversed(), ...fills.toReversed()],
    ])
      expect(read(...rows).trades).toMatchObject([
        {
          opened: { atMs: Date.parse('2024-02-01T14:45:10Z') },
          closed: { atMs: Date.parse('2024-02-02T15:05:01Z') },
        },
      ]);
  });

  test('settled in part before the rest expires', () => {
    const contract = CONDOR[2];
    const [, , shortCall = ''] = opening(2);
    const { trades, quarantined } = read(
      shortCall,
      option({ at: '2024-03-11T17:00:00-0400', sub: 'Cash Settled Assignment', contract, value: '-300.00' }),
      option({ at: '2024-03-15T17:00:00-0400', sub: 'Expiration', contract, value: '0.00' }),
    );
    expect(quarantined).toEqual([]);
    expect(trades[0]).toMatchObject({ contracts: 2, closingCents: 30_000, reason: 'expiration' });
  });

  test('expired, in an export without sub types', () => {
    const header = HEADER.replace('Sub Type,', '');
    const end = '2024-03-15T17:00:00-0400';
    const rows = [
      ...opening().map((row) => row.replace(/,Trade,[^,]+,/, ',Trade,')),
      ...CONDOR.map((contract) =>
        option({ at: end, sub: 'x', contract, value: '0.00', fees: '0.00' })
          .replace(',Receive Deliver,x,', ',Receive Deliver,')
          .replace(',Equity Option,,', ',Equity Option,Removal of 1.0 of it due to expiration.,'),
      ),
    ];
    const { trades, quarantined } = readTastytrade(openCsv([header, ...rows].join('\n')));
    expect(quarantined).toEqual([]);
    expect(trades[0]).toMatchObject({ closingCents: 0, pnlCents: 73_400, reason: 'expiration', events: [] });
  });

  test('rolled: an order that closes a side and opens another belongs to the trade it closes', () => {
    // What is opened may be filled a second before.
    const roll = (act: string, contract: string, value: string, at = '2024-02-10T11:00:01-0500') =>
      option({ at, act, contract, value, order: '502' });
    const rows = [
      roll('BUY_TO_CLOSE', CONDOR[2], '-1500'),
      roll('SELL_TO_CLOSE', CONDOR[3], '700'),
      roll('SELL_TO_OPEN', 'SPXW  240315C04340000', '900', '2024-02-10T11:00:00-0500'),
      roll('BUY_TO_OPEN', 'SPXW  240315C04400000', '-400'),
    ];
    const { trades } = read(...opening(), ...rows);
    expect(trades).toHaveLength(1);
    expect(trades[0]).toMatchObject({ creditCents: 74_000, events: ['rolled by one order'] });
    expect(trades[0]?.legs.map(({ strikeCents }) => strikeCents)).toEqual([
      410_000, 415_000, 430_000, 436_000,
    ]);
  });
});

test('an assigned put has its shares: P&L is option, shares, their sale, and all costs', () => {
  const put = 'SPY   240315P00500000';
  const end = '2024-03-15T17:00:00-0400';
  const { trades, passedOver } = read(
    option({ at: OPENED_AT, act: 'SELL_TO_OPEN', contract: put, value: '610', order: '7' }),
    option({ at: end, sub: 'Assignment', contract: put, value: '0.00', fees: '0.00' }),
    shares(end, 'BUY_TO_OPEN', '-50,000.00', '-50,005.00'),
    shares('2024-03-18T09:45:00-0400', 'SELL_TO_CLOSE', '49,800.00', '49,795.00', 'Trade'),
  );
  expect(passedOver).toEqual([]);
  // 610 - 50,000 + 49,800 = 410; fees 1.50 + 5 + 5.
  expect(trades[0]).toMatchObject({
    creditCents: 61_000,
    closingCents: 20_000,
    feesCents: 1150,
    pnlCents: 39_850,
    events: ['assignment', 'shares delivered'],
  });
});

describe('one closing row of several trades', () => {
  const put = 'SPY   240315P00500000';
  const open = (order: string) =>
    option({ at: OPENED_AT, act: 'SELL_TO_OPEN', contract: put, value: '100', order });
  const close = (quantity: number) =>
    option({
      at: '2024-02-20T10:00:00-0500',
      act: 'BUY_TO_CLOSE',
      contract: put,
      quantity,
      value: '-100.00',
      order: '9',
    });

  test('is parted by contracts, to the cent', () => {
    const { trades, tradeRows } = read(open('6'), open('7'), open('8'), close(3));
    expect(tradeRows).toBe(4);
    // Up to a third of 100.00 and up to two thirds of it, each rounded.
    expect(trades.map(({ closingCents }) => closingCents)).toEqual([3333, 3334, 3333]);
  });

  test('that closes more than is held is not taken, and leaves no trade of its contract whole', () => {
    const { trades, quarantined } = read(open('6'), open('7'), close(3));
    expect(trades).toEqual([]);
    expect(quarantined.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(quarantined[2]?.reason).toContain('SPY240315P00500000, 2, found 3');
  });
});
