// Tests fees of shares and of notices on published rates: the SEC's and FINRA's on sales, minimum and caps, delivery at the strike.
import { describe, expect, it } from 'vitest';
import type { FeeItem, FeeSchedule, SessionDate } from '../../domain/index.ts';
import { createFeeAccount } from './fee-account.ts';
import { areFeesExtrapolated } from './items-in-force.ts';
import { noticeFeeCharges, shareFeeCharges, type ShareTrade } from './share-fees.ts';

const date = (text: string): SessionDate => text as SessionDate;
const always = {
  side: 'both',
  effect: 'both',
  roots: ['SPY'],
  from: date('2024-05-22'),
  source: 'published',
} as const;

const perShare = (
  name: string,
  amountDollars: number,
  more: Partial<Omit<FeeItem, 'basis' | 'concerns'>> = {},
): FeeItem => ({ ...always, ...more, name, concerns: 'shares', basis: 'per-share', amountDollars });

// SEC order of April 2024: 27.80 a million; FINRA Schedule A (2024): 0.000166 a share sold, at most 8.30.
const SEC: FeeItem = {
  ...always,
  name: 'SEC section 31 fee',
  concerns: 'shares',
  basis: 'sale-proceeds',
  rate: 0.0000278,
};
const TAF = perShare('FINRA trading activity fee', 0.000166, { side: 'sell', capDollarsPerTrade: 8.3 });
// Interactive Brokers, fixed: 0.005 a share, at least 1 an order, at most 1% of its value.
const IBKR = perShare('commission', 0.005, {
  minimumDollarsPerOrder: 1,
  capRateOfValue: 0.01,
  isFreeOnDelivery: true,
});
const NOTICE: FeeItem = {
  ...always,
  name: 'exercise and assignment',
  concerns: 'assignment',
  basis: 'per-notice',
  amountDollars: 5,
};
const OPTION: FeeItem = { ...always, name: 'commission', basis: 'per-contract', amountDollars: 0.65 };

const scheduleOf = (items: readonly FeeItem[], more: Partial<FeeSchedule['total']> = {}): FeeSchedule => ({
  broker: 'any',
  total: { scope: 'day', rounding: 'up', unitCents: 1, ...more },
  items,
});

const sale = (shares: number, priceCents: number, changes: Partial<ShareTrade> = {}): ShareTrade => ({
  date: date('2024-06-03'),
  root: 'SPY',
  side: 'sell',
  shares,
  priceCents,
  by: 'order',
  ...changes,
});
const nanoOf = (items: readonly FeeItem[], trade: ShareTrade): number[] =>
  shareFeeCharges(scheduleOf(items), trade).map(({ nanoDollars }) => nanoDollars);

describe('shares', () => {
  it('pay SEC and FINRA where they are sold, also by assignment at the strike', () => {
    // 100 at 520: 52,000 x 0.0000278 = 1.4456 and 100 x 0.000166 = 0.0166.
    for (const by of ['order', 'delivery'] as const)
      expect(shareFeeCharges(scheduleOf([SEC, TAF]), sale(100, 52_000, { by }))).toEqual([
        { name: 'SEC section 31 fee', nanoDollars: 1_445_600_000 },
        { name: 'FINRA trading activity fee', nanoDollars: 16_600_000 },
      ]);
    expect(nanoOf([SEC, TAF], sale(100, 52_000, { side: 'buy' }))).toEqual([]);
  });

  it('pay FINRA at most 8.30 a trade, from 50,000 shares on', () => {
    expect(nanoOf([TAF], sale(49_999, 100))).toEqual([8_299_834_000]);
    expect(nanoOf([TAF], sale(50_000, 100))).toEqual([8_300_000_000]);
    expect(nanoOf([TAF], sale(50_001, 100))).toEqual([8_300_000_000]);
  });

  it.each([
    [200, 52_000, 1_000_000_000],
    [201, 52_000, 1_005_000_000],
    [100, 52_000, 1_000_000_000],
    [100, 100, 1_000_000_000],
    [100, 99, 990_000_000],
    [100, 0, 0],
    [1_000, 40, 4_000_000_000],
    [1_000, 50, 5_000_000_000],
    [1_000, 51, 5_000_000_000],
  ])('%i at %i cents cost %i billionths at Interactive Brokers', (shares, priceCents, expected) => {
    expect(nanoOf([IBKR], sale(shares, priceCents))).toEqual(expected === 0 ? [] : [expected]);
    expect(nanoOf([IBKR], sale(shares, priceCents, { side: 'buy' }))).toEqual(
      expected === 0 ? [] : [expected],
    );
  });

  it('are free of commission where an option delivers them and the broker says so', () => {
    expect(nanoOf([IBKR, TAF], sale(100, 52_000, { by: 'delivery' }))).toEqual([16_600_000]);
    const clearing = perShare('clearing', 0.0008);
    expect(nanoOf([clearing], sale(100, 52_000, { by: 'delivery' }))).toEqual([80_000_000]);
  });

  it('are charged by items of shares alone, and of their root', () => {
    expect(nanoOf([OPTION, NOTICE], sale(100, 52_000))).toEqual([]);
    expect(nanoOf([SEC], sale(100, 52_000, { root: 'XSP' }))).toEqual([]);
    expect(nanoOf([perShare('levy', 0.01, { side: 'buy' })], sale(100, 52_000))).toEqual([]);
    expect(nanoOf([perShare('levy', 0.01, { side: 'buy' })], sale(100, 1, { side: 'buy' }))).toEqual([
      1_000_000_000,
    ]);
  });

  it.each([
    [0, 100],
    [-100, 100],
    [1.5, 100],
    [Number.NaN, 100],
    [Infinity, 100],
    [100, -1],
    [100, Number.NaN],
    [100, Infinity],
  ])('of the number %d at %d cents are refused', (shares, priceCents) => {
    expect(() => nanoOf([SEC], sale(shares, priceCents))).toThrow(/expected a (?:whole number|price)/);
  });
});

describe('a notice of exercise or assignment', () => {
  const noticeNano = (items: readonly FeeItem[], root: 'SPY' | 'SPX' = 'SPY'): number[] =>
    noticeFeeCharges(scheduleOf(items), { date: date('2024-06-03'), root }).map((one) => one.nanoDollars);

  it('costs its amount once, at a root that delivers shares', () => {
    expect(noticeNano([NOTICE, OPTION, SEC])).toEqual([5_000_000_000]);
    expect(noticeNano([NOTICE], 'SPX')).toEqual([]);
    expect(noticeNano([{ ...NOTICE, amountDollars: 0 }])).toEqual([]);
    const perContract = { ...NOTICE, basis: 'per-contract' } as unknown as FeeItem;
    expect(noticeNano([perContract])).toEqual([]);
  });
});

describe('the account', () => {
  it('rounds options, shares and notices of one session together', () => {
    const account = createFeeAccount(scheduleOf([SEC, TAF, NOTICE, OPTION]));
    const day = date('2024-06-03');
    const leg = { root: 'SPY', side: 'sell', contracts: 1, priceCents: 100 } as const;
    expect(account.book({ date: day, action: 'open', legs: [leg] })).toBe(65);
    expect(account.bookNotice({ date: day, root: 'SPY' })).toBe(500);
    // 1.4456 + 0.0166 = 1.4622, up to 1.47; a second sale adds 1.4622 to 2.9244.
    expect(account.bookShares(sale(100, 52_000))).toBe(147);
    expect(account.bookShares(sale(100, 52_000))).toBe(146);
    expect(account.bookShares(sale(100, 52_000, { date: date('2024-06-04') }))).toBe(147);
  });

  it('rounds each charge of a day by itself where the broker does', () => {
    const account = createFeeAccount(scheduleOf([SEC, TAF], { over: 'charge' }));
    // 1.4456 to 1.45 and 0.0166 to 0.02; together 2.8912 to 2.90 and 0.0332 to 0.04.
    expect(account.bookShares(sale(100, 52_000))).toBe(147);
    expect(account.bookShares(sale(100, 52_000))).toBe(147);
    // 4.3368 to 4.34 and 0.0498 to 0.05.
    expect(account.bookShares(sale(100, 52_000))).toBe(145);
  });

  it('rounds each order by itself where the broker does', () => {
    const account = createFeeAccount(scheduleOf([SEC, TAF], { scope: 'order', rounding: 'nearest' }));
    // 1.4622 each; three together would be 4.3866, and the third of them 1.47.
    const booked = [1, 2, 3].map(() => account.bookShares(sale(100, 52_000)));
    expect(booked).toEqual([146, 146, 146]);
  });

  it('says of which subject a rate stands in for another period', () => {
    const schedule = scheduleOf([{ ...SEC, extrapolated: true }, OPTION]);
    expect(areFeesExtrapolated(schedule, date('2024-06-03'))).toBe(false);
    expect(areFeesExtrapolated(schedule, date('2024-06-03'), 'shares')).toBe(true);
    expect(areFeesExtrapolated(schedule, date('2024-06-03'), 'assignment')).toBe(false);
    expect(areFeesExtrapolated(scheduleOf([SEC]), date('2024-05-21'), 'shares')).toBe(true);
    expect(areFeesExtrapolated(scheduleOf([SEC]), date('2024-05-22'), 'shares')).toBe(false);
  });
});
