// Checks what becomes of rows of a tastytrade transaction history that are no trade, or of which a trade lacks one.
import { describe, expect, test } from 'vitest';
import { CONDOR, OPENED_AT, closing, opening, option, read, shares } from './transaction-rows.fixture.ts';

describe('rows that are no trade', () => {
  test('are passed over by kind, own shares too', () => {
    const deposit = '2024-01-02T09:00:00-0500,Money Movement,Deposit,,,,,"1,000.00",0,,--,0.00,,,,,,,,,USD';
    const future = '2024-01-02T09:00:00-0500,Trade,Buy,BUY,/ESH4,Future,,0,1,,0,0,,,,,,,1,,USD';
    const bought = shares('2024-01-03T10:00:00-0500', 'BUY_TO_OPEN', '-50000', '-50005', 'Trade');
    expect(read(deposit, future, bought)).toMatchObject({
      rows: 3,
      tradeRows: 0,
      passedOver: [
        { kind: 'money movement', rows: 1 },
        { kind: 'trade of future', rows: 1 },
        { kind: 'trade of shares that no option brought', rows: 1 },
      ],
      quarantined: [],
    });
  });

  test('that close what was never opened are quarantined', () => {
    const { quarantined } = read(...closing('502', 1, [300, -500, -250, 80]));
    expect(quarantined).toHaveLength(4);
    expect(quarantined[0]?.reason).toBe(
      'quantity: expected at most what rows before it opened of SPXW240315P04100000, 0, found 1',
    );
  });

  test('that close to the wrong side are quarantined', () => {
    const [, shortPut = ''] = opening();
    const wrong = shortPut
      .replace('SELL_TO_OPEN', 'SELL_TO_CLOSE')
      .replace(OPENED_AT, '2024-02-02T10:00:00-0500');
    const { trades, quarantined } = read(shortPut, wrong.replace(',501,', ',502,'));
    expect(trades).toEqual([]);
    expect(quarantined).toHaveLength(2);
  });
});

test('an assignment that takes more shares than another trade holds is of the trade that was assigned', () => {
  const [put, call] = ['SPY   240315P00500000', 'SPY   240318C00480000'];
  const [friday, monday] = ['2024-03-15T17:00:00-0400', '2024-03-18T17:00:00-0400'];
  const { tradeRows, trades } = read(
    option({ at: OPENED_AT, act: 'SELL_TO_OPEN', contract: put, value: '610', order: '7' }),
    option({ at: OPENED_AT, act: 'SELL_TO_OPEN', contract: call, quantity: 2, value: '900', order: '8' }),
    option({ at: friday, sub: 'Assignment', contract: put, value: '0.00' }),
    shares(friday, 'BUY_TO_OPEN', '-50,000.00', '-50,005.00'),
    option({ at: monday, sub: 'Assignment', contract: call, quantity: 2, value: '0.00' }),
    shares(monday, 'SELL_TO_CLOSE', '96,000.00', '95,995.00').replace(',100,', ',200,'),
  );
  expect(tradeRows).toBe(6);
  expect(trades.map(({ name, events }) => [name, events])).toEqual([
    ['order 7', ['assignment', 'shares delivered']],
    ['order 8', ['assignment', 'shares delivered']],
  ]);
});

describe('a trade with a row that cannot be read is quarantined whole', () => {
  test.each([
    ['a leg of its opening', [...opening().slice(0, 3), opening()[3]?.replace('-410', 'x')], 5],
    [
      'a later row of its contract',
      [...opening(), closing('502', 1, [300, -500, -250, 80])[0]?.replace('300', 'x')],
      6,
    ],
  ])('%s', (_, rows, line) => {
    const { trades, quarantined } = read(...rows.map((row) => row ?? ''));
    expect(trades).toEqual([]);
    expect(quarantined.map((row) => row.line)).toEqual(rows.map((__, place) => place + 2));
    expect(quarantined.find((row) => row.line !== line)?.reason).toBe(
      `expected every row of its trade (501), found line ${line} unusable`,
    );
  });

  test('and so is a row that names its contract twice, differently', () => {
    const row = option({
      at: OPENED_AT,
      act: 'SELL_TO_OPEN',
      contract: CONDOR[1],
      value: '1330',
      strike: '4,151',
    });
    expect(read(row.replace('4,151', '4151')).quarantined[0]?.reason).toBe(
      'strike price: expected 4150, as in the symbol, found "4151"',
    );
  });
});

test("the P&L is the list's own totals, which need not be values less costs", () => {
  const put = 'SPY   240315P00500000';
  const { trades } = read(
    option({ at: OPENED_AT, act: 'SELL_TO_OPEN', contract: put, value: '100', total: '97.00', order: '7' }),
    option({
      at: '2024-02-20T10:00:00-0500',
      act: 'BUY_TO_CLOSE',
      contract: put,
      value: '-40',
      total: '-40.50',
      order: '9',
    }),
  );
  expect(trades[0]).toMatchObject({
    pnlCents: 5650,
    creditCents: 10_000,
    closingCents: 4000,
    feesCents: 200,
  });
});
