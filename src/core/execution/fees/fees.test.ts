// Tests fees on brokers' published rates: bounds, tiers, rounding by order and by day, dates outside the schedule.
import { describe, expect, it } from 'vitest';
import type { ContractFee, FeeItem, FeeSchedule, Root, SessionDate } from '../../domain/index.ts';
import { createFeeAccount } from './fee-account.ts';
import { feeCharges, type FeeLeg, type FeeOrder, NO_FEES, orderFeesCents } from './fees.ts';
import { areFeesExtrapolated } from './items-in-force.ts';

const date = (text: string): SessionDate => text as SessionDate;
const ALL: readonly Root[] = ['SPX', 'SPXW', 'XSP', 'SPY'];

type Terms = Partial<Omit<ContractFee, 'basis'>>;
const always = {
  side: 'both',
  effect: 'both',
  roots: ALL,
  from: date('2024-03-01'),
  source: 'published',
} as const;
const perContract = (name: string, amountDollars: number, terms: Terms = {}): FeeItem => ({
  ...always,
  ...terms,
  name,
  basis: 'per-contract',
  amountDollars,
});

// Alpaca brokerage fee schedule (2024): OCC 0.02 up to 55 a trade, ORF 0.02685, TAF 0.00279 on sales, daily total rounded up.
const ALPACA: FeeSchedule = {
  broker: 'alpaca',
  total: { scope: 'day', rounding: 'up', unitCents: 1 },
  items: [
    perContract('OCC clearing', 0.02, { capDollarsPerTrade: 55 }),
    perContract('options regulatory fee', 0.02685),
    perContract('FINRA trading activity fee', 0.00279, { side: 'sell' }),
  ],
};

// Interactive Brokers fixed commissions up to 10,000 contracts a month.
const IBKR: FeeSchedule = {
  broker: 'ibkr',
  total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
  items: [
    perContract('commission', 0.25, { premiumBelowDollars: 0.05, minimumDollarsPerOrder: 1 }),
    perContract('commission', 0.5, {
      premiumFromDollars: 0.05,
      premiumBelowDollars: 0.1,
      minimumDollarsPerOrder: 1,
    }),
    perContract('commission', 0.65, { premiumFromDollars: 0.1, minimumDollarsPerOrder: 1 }),
  ],
};

// tastytrade: 1 a contract to open, at most 10 a leg, nothing to close.
const TASTYTRADE: FeeSchedule = {
  broker: 'tastytrade',
  total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
  items: [perContract('commission', 1, { effect: 'open', capDollarsPerLeg: 10 })],
};

function condorOrder(action: 'open' | 'close', day: string, contracts = 1, root: Root = 'SPY'): FeeOrder {
  const leg = (isLong: boolean, priceCents: number): FeeLeg => ({
    root,
    side: isLong === (action === 'open') ? 'buy' : 'sell',
    contracts,
    priceCents,
  });
  return { date: date(day), action, legs: [leg(true, 40), leg(false, 90), leg(false, 80), leg(true, 35)] };
}

const single = (contracts: number, priceCents: number, changes: Partial<FeeLeg> = {}): FeeOrder => ({
  date: date('2025-01-02'),
  action: 'open',
  legs: [{ root: 'SPY', side: 'sell', contracts, priceCents, ...changes }],
});

describe('Alpaca', () => {
  it('charges an exact 0.38596 for a condor opened and closed', () => {
    const orders = [condorOrder('open', '2025-06-02'), condorOrder('close', '2025-06-02')];
    const nano = orders
      .flatMap((order) => feeCharges(ALPACA, order))
      .reduce((sum, one) => sum + one.nanoDollars, 0);
    expect(nano).toBe(385_960_000);
  });

  it('books 0.39 for both orders on one day and 0.40 over two', () => {
    const oneDay = createFeeAccount(ALPACA);
    expect(oneDay.book(condorOrder('open', '2025-06-02'))).toBe(20);
    expect(oneDay.book(condorOrder('close', '2025-06-02'))).toBe(19);
    const twoDays = createFeeAccount(ALPACA);
    expect(twoDays.book(condorOrder('open', '2025-06-02'))).toBe(20);
    expect(twoDays.book(condorOrder('close', '2025-06-03'))).toBe(20);
  });

  it('charges FINRA on what is sold alone', () => {
    const namesOf = (side: 'buy' | 'sell'): string[] =>
      feeCharges(ALPACA, single(1, 90, { side })).map(({ name }) => name);
    expect(namesOf('sell')).toEqual(['OCC clearing', 'options regulatory fee', 'FINRA trading activity fee']);
    expect(namesOf('buy')).toEqual(['OCC clearing', 'options regulatory fee']);
  });

  it('does not round an exact cent up', () => {
    const exact: FeeSchedule = { ...ALPACA, items: [perContract('OCC clearing', 0.02)] };
    for (const contracts of [3, 5, 7, 29, 57, 1_001]) {
      expect(orderFeesCents(exact, single(contracts, 90))).toBe(2 * contracts);
    }
  });

  it('stops clearing fees at 2,750 contracts of a trade', () => {
    const charge = (contracts: number): number | undefined =>
      feeCharges(ALPACA, single(contracts, 90)).find(({ name }) => name === 'OCC clearing')?.nanoDollars;
    expect(charge(2_749)).toBe(54_980_000_000);
    expect(charge(2_750)).toBe(55_000_000_000);
    expect(charge(3_000)).toBe(55_000_000_000);
    const fourLegs = feeCharges(ALPACA, condorOrder('open', '2025-06-02', 1_000));
    expect(fourLegs[0]).toEqual({ name: 'OCC clearing', nanoDollars: 55_000_000_000 });
  });
});

describe('Interactive Brokers', () => {
  it.each([
    [10, 10, 650],
    [10, 9, 500],
    [10, 5, 500],
    [10, 4, 250],
    [10, 0, 250],
    [1, 50, 100],
    [3, 4, 100],
  ])('%i contracts at %i cents cost %i cents', (contracts, priceCents, expected) => {
    expect(orderFeesCents(IBKR, single(contracts, priceCents))).toBe(expected);
  });

  it('applies the minimum once to an order whose legs are in different tiers', () => {
    const legs: readonly FeeLeg[] = [
      { root: 'SPY', side: 'buy', contracts: 1, priceCents: 4 },
      { root: 'SPY', side: 'sell', contracts: 1, priceCents: 8 },
    ];
    expect(orderFeesCents(IBKR, { date: date('2025-01-02'), action: 'open', legs })).toBe(100);
    expect(orderFeesCents(IBKR, condorOrder('open', '2025-01-02'))).toBe(260);
  });
});

describe('Interactive Brokers elsewhere', () => {
  it('has no minimum for what it does not charge', () => {
    const ibkrSpy = { ...IBKR, items: IBKR.items.map((item): FeeItem => ({ ...item, roots: ['SPY'] })) };
    expect(orderFeesCents(ibkrSpy, single(10, 50, { root: 'SPX' }))).toBe(0);
  });
});

describe('tastytrade', () => {
  it('charges openings only, up to 10 a leg', () => {
    expect(orderFeesCents(TASTYTRADE, condorOrder('open', '2025-01-02', 3))).toBe(1_200);
    expect(orderFeesCents(TASTYTRADE, condorOrder('open', '2025-01-02', 25))).toBe(4_000);
    expect(orderFeesCents(TASTYTRADE, condorOrder('close', '2025-01-02', 25))).toBe(0);
  });
});

describe('a schedule', () => {
  it.each([
    [0.0149, 1],
    [0.015, 2],
    [0.0151, 2],
  ])('that rounds to the nearest cent books %f as %i', (amountDollars, expected) => {
    const nearest: FeeSchedule = { ...TASTYTRADE, items: [perContract('levy', amountDollars)] };
    expect(orderFeesCents(nearest, single(1, 90))).toBe(expected);
  });

  it('charges proceeds on sales of the roots named, whoever the side says', () => {
    const section31: FeeSchedule = {
      broker: 'any',
      total: { scope: 'order', rounding: 'up', unitCents: 1 },
      items: [
        { ...always, name: 'SEC section 31 fee', basis: 'sale-proceeds', rate: 0.0000278, roots: ['SPY'] },
      ],
    };
    // 100 contracts at 1.25 bring 12,500 dollars: 0.3475.
    expect(feeCharges(section31, single(100, 125))).toEqual([
      { name: 'SEC section 31 fee', nanoDollars: 347_500_000 },
    ]);
    expect(orderFeesCents(section31, single(100, 125))).toBe(35);
    expect(orderFeesCents(section31, single(100, 125, { side: 'buy' }))).toBe(0);
    expect(orderFeesCents(section31, single(100, 125, { root: 'XSP' }))).toBe(0);
  });

  it('charges by the size of a leg', () => {
    const xsp: FeeSchedule = {
      ...TASTYTRADE,
      items: [
        perContract('proprietary index fee', 0.01, { contractsBelow: 10, roots: ['XSP'] }),
        perContract('proprietary index fee', 0.04, { contractsFrom: 10, roots: ['XSP'] }),
      ],
    };
    expect(orderFeesCents(xsp, single(9, 90, { root: 'XSP' }))).toBe(9);
    expect(orderFeesCents(xsp, single(10, 90, { root: 'XSP' }))).toBe(40);
    expect(orderFeesCents(xsp, single(10, 90, { root: 'SPX' }))).toBe(0);
  });

  it.each([
    [0.1, 10],
    [0.101, 15],
    [0.15, 15],
  ])('that rounds up to 5 cents books %f as %i', (amountDollars, expected) => {
    const coarse: FeeSchedule = {
      broker: 'any',
      total: { scope: 'order', rounding: 'up', unitCents: 5 },
      items: [perContract('levy', amountDollars)],
    };
    expect(orderFeesCents(coarse, single(1, 90))).toBe(expected);
  });

  it('that rounds by the order does not carry over to the next', () => {
    const account = createFeeAccount({ ...TASTYTRADE, items: [perContract('levy', 0.0149)] });
    expect([account.book(single(1, 90)), account.book(single(1, 90)), account.book(single(1, 90))]).toEqual([
      1, 1, 1,
    ]);
  });

  it('that is known to a day stands in from the next one on', () => {
    const known: FeeSchedule = { ...ALPACA, knownTo: date('2026-12-31') };
    expect(areFeesExtrapolated(known, date('2026-12-31'))).toBe(false);
    expect(areFeesExtrapolated(known, date('2027-01-01'))).toBe(true);
    expect(orderFeesCents(known, { ...single(1, 90), date: date('2027-01-01') })).toBe(5);
  });

  it('of which nothing holds on a date is the one that ended last, however many began before or begin later', () => {
    const ended = perContract('clearing', 0.05, { from: date('2010-01-01'), to: date('2011-12-31') });
    const later = perContract('clearing', 0.04, { from: date('2012-01-01'), to: date('2013-12-31') });
    const last = perContract('clearing', 0.03, { from: date('2014-01-01'), to: date('2015-12-31') });
    const next = perContract('clearing', 0.01, { from: date('2020-01-01') });
    const cost = (items: readonly FeeItem[], day: string): number =>
      orderFeesCents({ ...TASTYTRADE, items }, { ...single(1, 90), date: date(day) });
    expect(cost([ended, later, last], '2016-01-01')).toBe(3);
    expect(cost([last, ended, later], '2016-01-01')).toBe(3);
    expect(cost([ended, later, last, next], '2019-12-31')).toBe(3);
    expect(cost([ended, later, last, next], '2020-01-01')).toBe(1);
    expect(cost([later, ended], '2009-12-31')).toBe(5);
  });

  const dated: FeeSchedule = {
    ...TASTYTRADE,
    items: [
      perContract('clearing', 0.05, { from: date('2018-01-01'), to: date('2021-05-31') }),
      perContract('clearing', 0.02, { from: date('2021-06-01'), to: date('2025-02-13') }),
      perContract('levy', 0.01, { from: date('2021-06-01'), to: date('2025-02-13'), extrapolated: true }),
    ],
  };

  it.each([
    ['2018-01-01', 5, false],
    ['2021-05-31', 5, false],
    ['2021-06-01', 3, true],
    ['2017-12-31', 5, true],
    ['2025-02-14', 3, true],
  ])('on %s costs %i cents a contract, extrapolated: %s', (day, expected, isExtrapolated) => {
    expect(orderFeesCents(dated, { ...single(1, 90), date: date(day) })).toBe(expected);
    expect(areFeesExtrapolated(dated, date(day))).toBe(isExtrapolated);
  });
});

it.each([
  [0, 100],
  [-1, 100],
  [1.5, 100],
  [Number.NaN, 100],
  [Infinity, 100],
])('refuses %d contracts at %d cents', (contracts, priceCents) => {
  expect(() => feeCharges(ALPACA, single(contracts, priceCents))).toThrow(
    /contracts: expected a whole number/,
  );
  expect(() => feeCharges(NO_FEES, single(contracts, priceCents))).toThrow(/contracts/);
});

it.each([-1, -0.5, Number.NaN, Infinity])('refuses a price of %d cents', (priceCents) => {
  expect(() => feeCharges(ALPACA, single(1, priceCents))).toThrow(
    /priceCents: expected a price of at least 0/,
  );
});

it('takes a price of 0 and one of half a cent', () => {
  expect(orderFeesCents(ALPACA, single(1, 0))).toBe(5);
  expect(orderFeesCents(IBKR, single(10, 4.5))).toBe(250);
  expect(orderFeesCents(IBKR, single(10, 9.5))).toBe(500);
});

it('charges nothing without a broker, and knows it for any date', () => {
  expect(NO_FEES).toEqual({
    broker: 'none',
    total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
    items: [],
  });
  expect(orderFeesCents(NO_FEES, condorOrder('open', '1996-01-19', 500, 'SPX'))).toBe(0);
  expect(areFeesExtrapolated(NO_FEES, '1996-01-19' as SessionDate)).toBe(false);
});
