// Checks data/broker-rules.json: each series without gap or overlap, the standard the most careful, and the published facts.
import { describe, expect, it } from 'vitest';
import { readBrokerRules, readCalendarTable } from '../../src/adapters/bundled/index.ts';
import type { InputFailure, SessionDate } from '../../src/core/domain/index.ts';
import {
  brokerRuleOn,
  brokersOf,
  type BrokerTerms,
  buildTradingCalendar,
  cutOffMs,
  cutOffOf,
} from '../../src/core/market/index.ts';

type Row = { readonly from: string; readonly to?: string; readonly extrapolated?: boolean };

function tableOf<T>(read: { readonly ok: true; readonly table: T } | InputFailure): T {
  if (!read.ok) throw new Error(`${read.error.message} ${read.error.problems.join('; ')}`);
  return read.table;
}

const rules = tableOf(readBrokerRules());
const nyse = buildTradingCalendar(tableOf(readCalendarTable()));
const nextDay = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
const day = (text: string): SessionDate => text as SessionDate;

function termsOf(broker: string, date: string): BrokerTerms {
  const read = brokerRuleOn(rules, broker, day(date));
  if (!read.ok) throw new Error(read.message);
  return read.terms;
}

function seriesOf(): ReadonlyMap<string, readonly Row[]> {
  const series = new Map<string, Row[]>();
  const add = (brokers: readonly string[], shape: string, row: Row): void => {
    for (const broker of brokers) {
      const key = `${broker} ${shape}`;
      series.set(key, [...(series.get(key) ?? []), row]);
    }
  };
  for (const row of rules.cutOffs) add(row.brokers, `${row.cutOff} ${row.variant}`, row);
  for (const row of rules.automaticExercise) add(row.brokers, 'exercise', row);
  for (const row of rules.dayTrades) add(row.brokers, 'day trades', row);
  for (const row of rules.orders) add(row.brokers, 'orders', row);
  for (const row of rules.nakedMargin) add(row.brokers, row.underlyingKind, row);
  return series;
}

describe('broker rules', () => {
  it('cover 1990 to today in each series without gap or overlap', () => {
    const series = seriesOf();
    expect(series.size).toBeGreaterThan(30);
    for (const [key, rows] of series) {
      expect(rows[0]?.from, key).toBe('1990-01-01');
      expect(rows.at(-1)?.to, key).toBeUndefined();
      for (const [index, row] of rows.entries()) {
        if (index > 0) expect(row.extrapolated, key).toBeUndefined();
        const before = rows[index - 1];
        if (before !== undefined) expect(nextDay(before.to ?? ''), key).toBe(row.from);
      }
    }
  });

  it('have a standard wherever there are variants, and it is the earliest', () => {
    for (const rule of rules.cutOffs) {
      const broker = rule.brokers.find((name) => name !== 'exchange') ?? 'ibkr';
      const standard = cutOffOf(termsOf(broker, rule.from), rule.cutOff, 'SPY');
      expect(standard?.minutesFromClose, rule.source).toBeLessThanOrEqual(rule.minutesFromClose);
    }
  });

  it('know the brokers of the fee table', () => {
    expect(brokersOf(rules)).toEqual([
      'alpaca',
      'alpaca-with-sec-and-cat',
      'alpaca-pass-through',
      'ibkr',
      'tastytrade',
      'schwab',
    ]);
  });

  it.each([
    ['alpaca', 'flat-by', 'standard', '20:00'],
    ['alpaca', 'orders', 'standard', '20:30'],
    ['alpaca', 'orders', 'docs', '20:30'],
    ['alpaca', 'liquidation', 'standard', '20:00'],
    ['alpaca', 'liquidation', 'support-page', '20:15'],
    ['alpaca', 'liquidation', 'observed', '20:30'],
    ['alpaca', 'liquidation', 'guide', '20:45'],
    ['alpaca', 'do-not-exercise', 'standard', '21:00'],
    ['alpaca', 'do-not-exercise', 'older-page', '21:30'],
    ['tastytrade', 'do-not-exercise', 'standard', '21:15'],
    ['ibkr', 'do-not-exercise', 'standard', '22:25'],
    ['schwab', 'holder-exercise', 'standard', '22:30'],
  ] as const)('%s has %s (%s) at %s UTC on a winter day', (broker, cutOff, variant, expected) => {
    const rule = cutOffOf(termsOf(broker, '2026-01-16'), cutOff, 'SPY', variant);
    const session = nyse.sessionOn(day('2026-01-16'));
    if (rule === undefined || session === undefined) throw new Error('no such cut-off');
    expect(new Date(cutOffMs(rule, session)).toISOString()).toBe(`2026-01-16T${expected}:00.000Z`);
  });

  it('move with the close of a half day', () => {
    const session = nyse.sessionOn(day('2025-07-03'));
    const rule = cutOffOf(termsOf('alpaca', '2025-07-03'), 'holder-exercise', 'SPY');
    if (rule === undefined || session === undefined) throw new Error('no such cut-off');
    expect(new Date(cutOffMs(rule, session)).toISOString()).toBe('2025-07-03T18:30:00.000Z');
  });

  it('tell what the broker closes and which orders it refuses', () => {
    const terms = termsOf('alpaca', '2026-01-16');
    expect(cutOffOf(terms, 'liquidation', 'SPY')?.closes).toBe('all-legs');
    expect(cutOffOf(terms, 'liquidation', 'SPY', 'observed')?.closes).toBe('short-legs');
    expect(cutOffOf(terms, 'orders', 'SPY')?.refuses).toBe('all');
    expect(cutOffOf(terms, 'orders', 'SPY', 'docs')?.refuses).toBe('openings');
    // Cash-settled contracts leave no shares behind: there is nothing to be closed before.
    expect(cutOffOf(terms, 'flat-by', 'SPX')).toBeUndefined();
    expect(cutOffOf(termsOf('schwab', '2026-01-16'), 'liquidation', 'SPY')).toBeUndefined();
  });

  it.each([
    ['alpaca', '2001-09-27', 'unlimited'],
    ['alpaca', '2001-09-28', 'pattern-day-trader'],
    ['alpaca', '2026-06-03', 'pattern-day-trader'],
    ['alpaca', '2026-06-04', 'intraday-margin'],
    ['tastytrade', '2026-06-04', 'intraday-margin'],
    ['schwab', '2026-06-04', 'pattern-day-trader'],
    ['ibkr', '2027-10-20', 'pattern-day-trader'],
    ['ibkr', '2027-10-21', 'intraday-margin'],
  ])('count day trades at %s on %s by the rule %s', (broker, date, rule) => {
    expect(termsOf(broker, date).dayTrades?.rule).toBe(rule);
  });

  it.each([
    ['2004-09-30', 75],
    ['2004-10-01', 25],
    ['2006-09-30', 25],
    ['2006-10-01', 5],
    ['2008-05-31', 5],
    ['2008-06-01', 1],
  ])('exercise automatically on %s from %i cents in the money', (date, inTheMoneyCents) => {
    expect(termsOf('schwab', date).automaticExercise?.inTheMoneyCents).toBe(inTheMoneyCents);
  });

  it('have the limits of interfaces and the margin of naked options', () => {
    expect(termsOf('alpaca', '2025-06-02').orders).toMatchObject({
      requestsPerMinuteMax: 200,
      legsMax: 4,
      spreadsFromLevel: 3,
      clientOrderIdLengthMax: 128,
      timesInForce: ['day'],
    });
    expect(termsOf('tastytrade', '2025-06-02').orders).toBeUndefined();
    const naked = termsOf('tastytrade', '2025-06-02').nakedMargin;
    expect(naked.map(({ underlyingKind, rate, leastRate }) => [underlyingKind, rate, leastRate])).toEqual([
      ['equity', 0.2, 0.1],
      ['broad-etf', 0.15, 0.1],
      ['index', 0.15, 0.1],
    ]);
  });
});
