// Tests the calculator of fees on published schedules, to the cent and item by item, and on lines it must refuse.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { fees } from './fees.ts';

type Item = { readonly name: string; readonly cents: number };
type Answer = Record<string, unknown> & { readonly items: readonly Item[]; readonly totalCents: number };

const ask = (line: object): Answer => answerOf(fees, line) as Answer;
const leg = (side: 'buy' | 'sell', price: number, more: object = {}): object => ({
  side,
  quantity: 1,
  price,
  root: 'SPY',
  ...more,
});
const opening = [leg('buy', 0.4), leg('sell', 0.9), leg('sell', 0.8), leg('buy', 0.35)];
const closing = [leg('sell', 0.2), leg('buy', 0.45), leg('buy', 0.4), leg('sell', 0.15)];
const centsOf = (answer: Answer): Record<string, number> =>
  Object.fromEntries(answer.items.map(({ name, cents }) => [name, cents]));

describe('a condor opened and closed at Alpaca', () => {
  const order = { broker: 'alpaca', date: '2025-06-02' };

  it('costs 0.386 and is booked as 0.39 on one day', () => {
    for (const line of [
      { ...order, legs: [...opening, ...closing] },
      {
        ...order,
        fills: [
          { action: 'open', legs: opening },
          { action: 'close', legs: closing },
        ],
      },
      { ...order, legs: [...opening, ...closing.map((one) => ({ ...one, action: 'close' }))] },
    ]) {
      const answer = ask(line);
      expect(answer).toMatchObject({
        total: 0.39,
        totalCents: 39,
        rounding: 'the sum of the day, up to the cent',
        extrapolated: false,
      });
      expect(answer.items).toEqual([
        { name: 'OCC clearing', cents: 16 },
        { name: 'options regulatory fee', cents: 21.48 },
        { name: 'FINRA trading activity fee', cents: 1.116 },
        { name: 'rounding', cents: 0.404 },
      ]);
    }
  });

  it('is booked as 0.20 and 0.20 over two days', () => {
    const totals = [
      { ...order, legs: opening },
      { ...order, date: '2025-06-03', action: 'close', legs: closing },
    ].map((line) => ask(line)['total']);
    expect(totals).toEqual([0.2, 0.2]);
  });

  it('costs the SEC and the CAT besides where that schedule is named, by their date and not for an index', () => {
    const broker = 'alpaca-with-sec-and-cat';
    const legs = [leg('sell', 1.25, { quantity: 10 })];
    // 10 contracts at 1.25 bring 1,250 dollars: 1,250 x 0.0000278 = 3.475 cents; CAT 10 x 100 x 0.000046 = 4.6 cents.
    expect(centsOf(ask({ broker, date: '2025-03-03', legs }))).toMatchObject({
      'SEC section 31 fee': 3.475,
      'CAT fee': 4.6,
    });
    expect(centsOf(ask({ broker, date: '2025-06-02', legs }))).not.toHaveProperty('SEC section 31 fee');
    const index = [leg('sell', 1.25, { quantity: 9, root: 'XSP' })];
    expect(centsOf(ask({ broker, date: '2025-03-03', legs: index }))).not.toHaveProperty(
      'SEC section 31 fee',
    );
  });

  it('is rounded charge by charge in the schedule that passes through', () => {
    // 2026-11-02: OCC 8 x 2.5, ORF 8 x 2.295 = 18.36, TAF 4 x 0.329 = 1.316, SEC (0.9 + 0.8 + 0.2 + 0.15) x 100 x 0.00206 = 0.4223,
    // CAT 8 x 0.03 = 0.24 cents: 20 + 19 + 2 + 1 + 1.
    const answer = ask({
      broker: 'alpaca-pass-through',
      date: '2026-11-02',
      legs: [...opening, ...closing],
    });
    expect(answer).toMatchObject({ totalCents: 43, rounding: 'each charge of the day, up to the cent' });
    expect(centsOf(answer)).toMatchObject({
      'OCC clearing': 20,
      'options regulatory fee': 18.36,
      'FINRA trading activity fee': 1.316,
      'SEC section 31 fee': 0.4223,
      'CAT fee': 0.24,
    });
  });
});

describe('other brokers', () => {
  it.each([
    ['ibkr', [leg('buy', 0.1, { quantity: 10 })], 650],
    ['ibkr', [leg('buy', 0.09, { quantity: 10 })], 500],
    ['ibkr', [leg('buy', 0.05, { quantity: 10 })], 500],
    ['ibkr', [leg('buy', 0.04, { quantity: 10 })], 250],
    ['ibkr', [leg('buy', 0.5)], 100],
    ['tastytrade', [leg('buy', 2, { quantity: 25 })], 1_000],
    ['tastytrade', [leg('buy', 2, { quantity: 25, root: 'XSP' })], 2_500],
    ['schwab', [leg('buy', 2)], 65],
  ])('%s takes a commission of %j: %i cents', (broker, legs, expected) => {
    expect(centsOf(ask({ broker, date: '2025-06-02', legs }))['commission']).toBe(expected);
  });

  it('rounds each order by itself where the broker does', () => {
    const order = { legs: [leg('buy', 0.5)] };
    // IBKR 2025-06-02, one contract: 100 + 2.5 + 2.685 = 105.185 cents, 105 an order.
    expect(ask({ broker: 'ibkr', date: '2025-06-02', fills: [order, order] })).toMatchObject({
      totalCents: 210,
      rounding: 'the sum of the order, to the nearest cent',
    });
  });

  it('charges nothing where there is no broker', () => {
    expect(ask({ broker: 'none', date: '2025-06-02', legs: opening })).toMatchObject({
      total: 0,
      items: [],
      sources: [],
      extrapolated: false,
    });
  });
});

describe('shares and assignments', () => {
  it('charge the SEC and FINRA on what is sold', () => {
    const line = { broker: 'alpaca', date: '2024-06-03', assetKind: 'shares' };
    expect(ask({ ...line, legs: [leg('sell', 520, { quantity: 100 })] })).toMatchObject({
      totalCents: 147,
      items: [
        { name: 'SEC section 31 fee', cents: 144.56 },
        { name: 'FINRA trading activity fee', cents: 1.66 },
        { name: 'rounding', cents: 0.78 },
      ],
    });
    expect(ask({ ...line, legs: [leg('buy', 520, { quantity: 100 })] })).toMatchObject({
      totalCents: 0,
      items: [],
    });
  });

  it('charge a notice for each leg and the delivered shares at the strike', () => {
    const line = { broker: 'tastytrade', date: '2024-06-03', assetKind: 'assignment' };
    const answer = ask({ ...line, legs: [leg('sell', 520, { quantity: 2 }), leg('buy', 500)] });
    // Clearing 300 x 0.08, notices 2 x 500, TAF 200 x 0.0166, SEC 200 x 52,000 x 0.0000278 cents.
    expect(centsOf(answer)).toMatchObject({
      'exercise and assignment': 1_000,
      clearing: 24,
      'FINRA trading activity fee': 3.32,
      'SEC section 31 fee': 289.12,
    });
    expect(ask({ ...line, broker: 'ibkr', legs: [leg('buy', 500)] })).toMatchObject({ totalCents: 0 });
    expect(ask({ ...line, broker: 'ibkr', assetKind: 'shares', legs: [leg('buy', 500)] })).toMatchObject({
      totalCents: 100,
    });
  });

  it('stand beside options in one day', () => {
    const fills = [
      { action: 'close', legs: [leg('buy', 1)] },
      { assetKind: 'assignment', legs: [leg('sell', 520)] },
    ];
    const answer = ask({ broker: 'alpaca', date: '2024-06-03', fills });
    // 2 + 2.685 + 1.66 + 144.56 = 150.905 cents, up to 151.
    expect(answer.totalCents).toBe(151);
    expect(codeOf(ask({ broker: 'alpaca', date: '2024-06-03', assetKind: 'shares', fills }))).toBeUndefined();
  });
});

describe('dates', () => {
  it.each([
    ['1989-12-31', true],
    ['2024-02-29', true],
    ['2024-03-01', false],
    ['2026-12-31', false],
    ['2027-01-01', true],
    ['2025-07-03', false],
    // A holiday, a Saturday, and days before any calendar and any schedule.
    ['2025-07-04', true],
    ['2025-08-02', true],
    ['1800-01-02', true],
  ])('on %s say whether rates of another time stand in: %s', (date, expected) => {
    expect(ask({ broker: 'alpaca', date, legs: opening })['extrapolated']).toBe(expected);
  });

  it('come with the source of every charge', () => {
    const { sources } = ask({ broker: 'alpaca', date: '2025-06-02', legs: opening }) as unknown as {
      readonly sources: readonly Record<string, unknown>[];
    };
    expect(sources.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['OCC clearing', '2024-03-01', null],
      ['options regulatory fee', '2024-03-01', null],
      ['FINRA trading activity fee', '2024-01-01', '2025-12-31'],
    ]);
    expect(sources[0]?.['source']).toMatch(/SR-OCC-2025-002/);
    expect(sources[2]?.['confidence']).toBe('confirmed');
  });
});

describe('a line is refused', () => {
  const line = { broker: 'alpaca', date: '2025-06-02', legs: opening };

  it.each([
    ['an unknown broker', { ...line, broker: 'etrade' }, 'unknown-broker'],
    ['a broker that is no name', { ...line, broker: 5 }, 'invalid-broker'],
    ['no legs', { ...line, legs: [] }, 'no-legs'],
    ['no fills', { ...line, legs: undefined, fills: [] }, 'no-legs'],
    [
      'an order without legs',
      { ...line, legs: undefined, fills: [{ legs: opening }, { legs: [] }] },
      'no-legs',
    ],
    ['neither legs nor fills', { ...line, legs: undefined }, 'missing-field'],
    ['legs and fills', { ...line, fills: [{ legs: opening }] }, 'unknown-field'],
    ['a misspelt field of a leg', { ...line, legs: [leg('buy', 1, { acton: 'close' })] }, 'unknown-field'],
    [
      'a misspelt field of an order',
      { ...line, legs: undefined, fills: [{ legs: opening, acton: 'close' }] },
      'unknown-field',
    ],
    ['no such day', { ...line, date: '2025-02-29' }, 'invalid-date'],
    ['a side that is none', { ...line, legs: [leg('buy', 1, { side: 'long' })] }, 'invalid-legs'],
    ['a root that is none', { ...line, legs: [leg('buy', 1, { root: 'QQQ' })] }, 'invalid-legs'],
    ['no contracts', { ...line, legs: [leg('buy', 1, { quantity: 0 })] }, 'invalid-legs'],
    ['a part of a contract', { ...line, legs: [leg('buy', 1, { quantity: 1.5 })] }, 'invalid-legs'],
    ['a signed quantity', { ...line, legs: [leg('buy', 1, { quantity: -1 })] }, 'invalid-legs'],
    ['too many contracts', { ...line, legs: [leg('buy', 1, { quantity: 10_000_001 })] }, 'invalid-legs'],
    ['a price below 0', { ...line, legs: [leg('buy', -0.01)] }, 'invalid-legs'],
    ['an absurd price', { ...line, legs: [leg('buy', 1_000_001)] }, 'invalid-legs'],
    ['a price that is none', { ...line, legs: [leg('buy', Number.NaN)] }, 'invalid-legs'],
    [
      'shares of an index',
      { ...line, assetKind: 'shares', legs: [leg('buy', 1, { root: 'SPX' })] },
      'no-shares',
    ],
    ['an action that is none', { ...line, action: 'roll' }, 'invalid-action'],
    ['an asset that is none', { ...line, assetKind: 'bonds' }, 'invalid-asset-kind'],
  ])('for %s', (_what, given, code) => {
    expect(codeOf(ask(given))).toBe(code);
  });

  it('with the brokers that there are', () => {
    expect(ask({ ...line, broker: 'etrade' })['error']).toMatchObject({
      message:
        'broker: expected one of alpaca, alpaca-with-sec-and-cat, alpaca-pass-through, ibkr, tastytrade, schwab, none, found "etrade"',
    });
  });

  it('not for the least and the greatest that may be asked', () => {
    const legs = [leg('buy', 0), leg('sell', 1_000_000, { quantity: 10_000_000 })];
    // A thousand million million dollars at 27.80 a million.
    expect(ask({ broker: 'alpaca-with-sec-and-cat', date: '2024-06-03', legs }).totalCents).toBeCloseTo(
      2.78e12,
      -8,
    );
  });
});

it('has items that add up to the total, whatever is filled', () => {
  const anyLeg = fc.record({
    side: fc.constantFrom('buy', 'sell'),
    quantity: fc.integer({ min: 1, max: 5_000 }),
    price: fc.integer({ min: 0, max: 50_000 }).map((cents) => cents / 100),
    root: fc.constantFrom('SPX', 'SPXW', 'XSP', 'SPY'),
  });
  const line = fc.record({
    broker: fc.constantFrom(
      'alpaca',
      'alpaca-with-sec-and-cat',
      'alpaca-pass-through',
      'ibkr',
      'tastytrade',
      'schwab',
    ),
    date: fc
      .date({ min: new Date('1990-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    action: fc.constantFrom('open', 'close'),
    legs: fc.array(anyLeg, { minLength: 1, maxLength: 8 }),
  });
  fc.assert(
    fc.property(line, (given) => {
      const answer = ask(given);
      const sum = answer.items.reduce((cents, item) => cents + item.cents, 0);
      expect(sum).toBeCloseTo(answer.totalCents, 6);
      const rounded = answer.items.find(({ name }) => name === 'rounding')?.cents ?? 0;
      expect(rounded).toBeLessThan(7);
      expect(rounded).toBeGreaterThanOrEqual(given.broker.startsWith('alpaca') ? 0 : -0.5);
    }),
  );
});
