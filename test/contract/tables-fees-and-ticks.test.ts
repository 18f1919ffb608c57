// Checks data/fee-schedules.json and data/tick-rules.json: no gap, no overlap, and the published worked examples.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

type FeeItem = {
  id: string;
  brokers: string[];
  name: string;
  concerns?: 'options' | 'shares' | 'assignment';
  basis: 'per-contract' | 'sale-proceeds' | 'per-share' | 'per-notice';
  amountDollars?: number;
  rate?: number;
  premiumFromDollars?: number;
  premiumBelowDollars?: number;
  contractsFrom?: number;
  contractsBelow?: number;
  side: 'both' | 'sell';
  effect: 'both' | 'open' | 'close';
  roots: string[];
  from: string;
  to?: string;
  extrapolated?: true;
  confidence: 'confirmed' | 'approximate';
  source: string;
};
type Schedules = {
  brokers: {
    broker: string;
    total: { scope: 'day' | 'order'; rounding: 'up' | 'nearest'; unitCents: number; over?: string };
  }[];
  items: FeeItem[];
};
type TickRule = {
  root: string;
  from: string;
  to?: string;
  quoteTicks: { belowCents?: number; tickCents: number }[];
  complexNetTickCents: number;
  complexLegTickCents: number;
  extrapolated?: boolean;
};
type Leg = { side: 'buy' | 'sell'; effect: 'open' | 'close'; contracts: number; priceDollars: number };

const DATA = resolve(import.meta.dirname, '../../data');
const { brokers, items } = JSON.parse(readFileSync(resolve(DATA, 'fee-schedules.json'), 'utf8')) as Schedules;
const ticks = (JSON.parse(readFileSync(resolve(DATA, 'tick-rules.json'), 'utf8')) as { rules: TickRule[] })
  .rules;
const ROOTS = ['SPX', 'SPXW', 'XSP', 'SPY'];

const nextDay = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

/** What an item charges a leg, before any rounding; caps are not reached by the examples here. */
function chargeDollars(item: FeeItem, leg: Leg): number {
  const isCharged =
    (item.side === 'both' || item.side === leg.side) &&
    (item.effect === 'both' || item.effect === leg.effect) &&
    leg.priceDollars >= (item.premiumFromDollars ?? 0) &&
    leg.priceDollars < (item.premiumBelowDollars ?? Number.POSITIVE_INFINITY) &&
    leg.contracts >= (item.contractsFrom ?? 0) &&
    leg.contracts < (item.contractsBelow ?? Number.POSITIVE_INFINITY);
  if (!isCharged) return 0;
  return item.basis === 'per-contract'
    ? (item.amountDollars ?? Number.NaN) * leg.contracts
    : (item.rate ?? Number.NaN) * leg.priceDollars * leg.contracts * 100;
}

function feesDollars(query: { broker: string; root: string; date: string }, legs: Leg[]): number {
  const inForce = items.filter(
    (item) =>
      (item.concerns ?? 'options') === 'options' &&
      item.brokers.includes(query.broker) &&
      item.roots.includes(query.root) &&
      item.from <= query.date &&
      query.date <= (item.to ?? '9999'),
  );
  return inForce
    .flatMap((item) => legs.map((leg) => chargeDollars(item, leg)))
    .reduce((sum, charge) => sum + charge, 0);
}

const condor = (effect: 'open' | 'close', contracts = 1): Leg[] =>
  (['buy', 'sell', 'sell', 'buy'] as const).map((side) => ({ side, effect, contracts, priceDollars: 1 }));
const centsUp = (dollars: number): number => Math.ceil(Math.round(dollars * 1e8) / 1e6);

describe('fee schedules', () => {
  it('names each item once and knows its brokers and roots', () => {
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    for (const item of items) {
      for (const broker of item.brokers)
        expect(
          brokers.map((entry) => entry.broker),
          item.id,
        ).toContain(broker);
      for (const root of item.roots) expect(ROOTS, item.id).toContain(root);
      const value = item.basis === 'sale-proceeds' ? item.rate : item.amountDollars;
      const below = { 'per-contract': 2, 'sale-proceeds': 0.0001, 'per-share': 0.01, 'per-notice': 50 };
      expect(value, item.id).toBeGreaterThanOrEqual(0);
      expect(value, item.id).toBeLessThan(below[item.basis]);
    }
  });

  it('covers 1990 to today in each series without gap or overlap, and marks the years before the first known schedule', () => {
    const keys = new Map<string, FeeItem[]>();
    for (const item of items) {
      const shape = [
        item.concerns ?? 'options',
        item.name,
        item.effect,
        item.premiumFromDollars,
        item.premiumBelowDollars,
        item.contractsFrom,
        item.contractsBelow,
      ];
      for (const broker of item.brokers) {
        for (const root of item.roots) {
          const key = [broker, root, ...shape].join('|');
          keys.set(key, [...(keys.get(key) ?? []), item]);
        }
      }
    }
    expect(keys.size).toBeGreaterThan(60);
    for (const [key, series] of keys) {
      expect(series[0]?.from, key).toBe('1990-01-01');
      expect(series.at(-1)?.to, key).toBeUndefined();
      for (const [index, item] of series.entries()) {
        const isStandIn = index === 0 && item.confidence !== 'confirmed';
        expect(item.extrapolated ?? false, item.id).toBe(isStandIn);
        const before = series[index - 1];
        if (before !== undefined) expect(nextDay(before.to ?? ''), item.id).toBe(item.from);
      }
    }
  });

  it('gives the Alpaca condor round trip: 0.386 before rounding, $0.39 in a day, $0.40 over two', () => {
    for (const date of ['2024-06-03', '2025-08-01']) {
      const query = { broker: 'alpaca', root: 'XSP', date };
      const open = feesDollars(query, condor('open'));
      const close = feesDollars(query, condor('close'));
      expect(open + close).toBeCloseTo(0.386, 3);
      expect(centsUp(open + close)).toBe(39);
      expect(centsUp(open) + centsUp(close)).toBe(40);
    }
    expect(brokers.find((entry) => entry.broker === 'alpaca')?.total).toEqual({
      scope: 'day',
      rounding: 'up',
      unitCents: 1,
    });
  });

  it('charges the SEC fee on sales of SPY only, at the rate of the date', () => {
    const legs = condor('open');
    const secOn = (broker: string, date: string): number =>
      feesDollars({ broker, root: 'SPY', date }, legs) - feesDollars({ broker, root: 'XSP', date }, legs);
    for (const broker of ['alpaca-with-sec-and-cat', 'alpaca-pass-through', 'schwab']) {
      const dearer = broker === 'schwab' ? 4 * (0.65 - 1) : 0;
      expect(secOn(broker, '2024-05-21'), broker).toBeCloseTo(dearer + 2 * 100 * 0.000008, 10);
      expect(secOn(broker, '2024-05-22'), broker).toBeCloseTo(dearer + 2 * 100 * 0.0000278, 10);
      expect(secOn(broker, '2025-05-13'), broker).toBeCloseTo(dearer + 2 * 100 * 0.0000278, 10);
      expect(secOn(broker, '2025-05-14'), broker).toBeCloseTo(dearer, 10);
      expect(secOn(broker, '2026-04-03'), broker).toBeCloseTo(dearer, 10);
      expect(secOn(broker, '2026-04-04'), broker).toBeCloseTo(dearer + 2 * 100 * 0.0000206, 10);
    }
    expect(secOn('alpaca', '2024-06-03')).toBeCloseTo(0, 10);
  });

  it('has the CAT fee of both sides and of every root in the schedule that is named for it', () => {
    const cat = (date: string, root: string): number =>
      feesDollars({ broker: 'alpaca-with-sec-and-cat', root, date }, condor('open')) -
      feesDollars({ broker: 'alpaca', root, date }, condor('open'));
    expect(cat('2024-08-31', 'SPX')).toBeCloseTo(0, 10);
    expect(cat('2024-09-01', 'SPX')).toBeCloseTo(4 * 0.0046, 10);
    expect(cat('2025-07-01', 'XSP')).toBeCloseTo(4 * 0.00265, 10);
  });

  it('passes through what clearing house and FINRA charge on the date where that schedule is chosen', () => {
    const on = (broker: string, date: string): number =>
      feesDollars({ broker, root: 'XSP', date }, condor('open'));
    const without = 4 * (0.02 + 0.02685) + 2 * 0.00279;
    expect(on('alpaca', '2026-11-02')).toBeCloseTo(without, 10);
    expect(on('alpaca-pass-through', '2024-06-03')).toBeCloseTo(without, 10);
    expect(on('alpaca-pass-through', '2025-02-14')).toBeCloseTo(without + 4 * (0.005 + 0.0046), 10);
    expect(on('alpaca-pass-through', '2026-11-02')).toBeCloseTo(
      4 * (0.025 + 0.02295 + 0.0003) + 2 * 0.00329,
      10,
    );
    expect(brokers.filter(({ total }) => total.over === 'charge').map(({ broker }) => broker)).toEqual([
      'alpaca-pass-through',
    ]);
  });

  it('names a source and how sure it is in every item, and never a stand-in as sure', () => {
    for (const { id, source, confidence, extrapolated } of items) {
      expect(source.length, id).toBeGreaterThan(10);
      expect(extrapolated === true && confidence === 'confirmed', id).toBe(false);
    }
  });

  it('charges the index and broker commissions of the published examples', () => {
    const on = (broker: string, root: string, legs: Leg[]): number =>
      feesDollars({ broker, root, date: '2025-08-01' }, legs);
    const perContract = 0.1 + 0.02685;
    // tastytrade: $1 a contract to open, nothing to close; SPX adds 0.65 a contract; TAF on the two sales.
    expect(on('tastytrade', 'SPX', condor('open'))).toBeCloseTo(
      4 * (1 + 0.65 + perContract) + 2 * 0.00279,
      8,
    );
    expect(on('tastytrade', 'SPY', condor('close'))).toBeCloseTo(4 * perContract + 2 * 0.00279, 8);
    // XSP: no index fee to 9 contracts of a leg, 0.04 a contract from 10.
    const perLot = (contracts: number): number => on('alpaca', 'XSP', condor('open', contracts)) / contracts;
    expect(perLot(10) - perLot(9)).toBeCloseTo(4 * 0.04, 8);
    // IBKR: 0.65 at a premium of 0.10 and more, 0.50 from 0.05, 0.25 below.
    const buy = (priceDollars: number): Leg[] => [
      { side: 'buy', effect: 'open', contracts: 1, priceDollars },
    ];
    expect(on('ibkr', 'SPY', buy(0.1)) - on('ibkr', 'SPY', buy(0.09))).toBeCloseTo(0.15, 8);
    expect(on('ibkr', 'SPY', buy(0.05)) - on('ibkr', 'SPY', buy(0.04))).toBeCloseTo(0.25, 8);
    expect(on('schwab', 'SPX', buy(1)) - on('schwab', 'SPY', buy(1))).toBeCloseTo(0.35, 8);
    const capped = items.filter((item) => 'capDollarsPerLeg' in item);
    expect(capped.map(({ id, roots }) => [id, roots])).toEqual([
      ['tastytrade-commission-open-before', ['SPY']],
      ['tastytrade-commission-open-2018', ['SPY']],
    ]);
  });
});

describe('tick rules', () => {
  const tickCents = (root: string, date: string, priceCents: number): number | undefined =>
    ticks
      .find((rule) => rule.root === root && rule.from <= date && date <= (rule.to ?? '9999'))
      ?.quoteTicks.find((tick) => priceCents < (tick.belowCents ?? Number.POSITIVE_INFINITY))?.tickCents;

  it('covers each root from its listing to today without gap or overlap', () => {
    for (const [root, first] of [
      ['SPX', '1990-01-01'],
      ['SPXW', '2005-10-28'],
      ['XSP', '2005-10-25'],
      ['SPY', '2005-01-10'],
    ]) {
      const series = ticks.filter((rule) => rule.root === root);
      expect(series[0]?.from, root).toBe(first);
      expect(series.at(-1)?.to, root).toBeUndefined();
      for (const [index, rule] of series.entries()) {
        expect(rule.quoteTicks.at(-1)?.belowCents, root).toBeUndefined();
        if (index > 0) expect(nextDay(series[index - 1]?.to ?? ''), root).toBe(rule.from);
      }
    }
  });

  it('marks the steps before decimals as standing in for fractions of a dollar, and no other', () => {
    expect(ticks.filter(({ extrapolated }) => extrapolated).map(({ root, to }) => [root, to])).toEqual([
      ['SPX', '2001-04-08'],
    ]);
  });

  it('quotes SPX in 5 cents below 3.00 and 10 from there, XSP and SPY in 1 today', () => {
    expect([tickCents('SPX', '2024-01-02', 299), tickCents('SPX', '2024-01-02', 300)]).toEqual([5, 10]);
    expect([tickCents('XSP', '2013-11-04', 100), tickCents('XSP', '2013-11-05', 400)]).toEqual([5, 1]);
    expect([
      tickCents('SPY', '2008-01-02', 299),
      tickCents('SPY', '2008-01-02', 300),
      tickCents('SPY', '2010-02-01', 300),
    ]).toEqual([1, 5, 1]);
    const spx = ticks.find((rule) => rule.root === 'SPX' && rule.to === undefined);
    expect([spx?.complexNetTickCents, spx?.complexLegTickCents]).toEqual([5, 1]);
  });
});
