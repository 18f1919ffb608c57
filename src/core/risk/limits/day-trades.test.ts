import { describe, expect, it } from 'vitest';
import { readBrokerRules, readCalendarTable } from '../../../adapters/bundled/index.ts';
import type { DayTradeRule, InputFailure, SessionDate } from '../../domain/index.ts';
import { brokerRuleOn, buildTradingCalendar } from '../../market/index.ts';
import { checkDayTrades, type DayTradeAccount } from './day-trades.ts';
import type { LimitAnswer } from './refusal.ts';

function tableOf<T>(read: { readonly ok: true; readonly table: T } | InputFailure): T {
  if (!read.ok) throw new Error(read.error.message);
  return read.table;
}

const nyse = buildTradingCalendar(tableOf(readCalendarTable()));
const brokerRules = tableOf(readBrokerRules());
const day = (text: string): SessionDate => text as SessionDate;

function ruleOn(broker: string, date: string): DayTradeRule | undefined {
  const read = brokerRuleOn(brokerRules, broker, day(date));
  if (!read.ok) throw new Error(read.message);
  return read.terms.dayTrades;
}

interface Asked {
  readonly date?: string;
  readonly broker?: string;
  readonly planned?: number;
  readonly rule?: DayTradeRule | undefined;
}

function verdictOf(account: Partial<DayTradeAccount>, asked: Asked = {}): LimitAnswer {
  const { date = '2025-06-06', broker = 'alpaca', planned = 1 } = asked;
  const rule = Object.hasOwn(asked, 'rule') ? asked.rule : ruleOn(broker, date);
  const full: DayTradeAccount = { kind: 'margin', equityCents: 1_000_000, dayTrades: [], ...account };
  return checkDayTrades(full, { date: day(date), planned, rule }, nyse);
}
const tooMany = (measured: number): LimitAnswer => ({
  gate: 'day-trades',
  measured,
  limit: 3,
});
const three = ['2025-06-04', '2025-06-05', '2025-06-06'].map(day);
const two = three.slice(1);

describe('day trades', () => {
  it('may be three within five sessions, and not four', () => {
    expect(verdictOf({ dayTrades: two })).toBeUndefined();
    expect(verdictOf({ dayTrades: three })).toEqual(tooMany(4));
    expect(verdictOf({ dayTrades: three }, { planned: 0 })).toBeUndefined();
    expect(verdictOf({ dayTrades: two }, { planned: 2 })).toEqual(tooMany(4));
    expect(verdictOf({ dayTrades: [...three, day('2025-06-06')] }, { planned: 0 })).toEqual(tooMany(4));
  });

  it('are free from 25,000 of equity on', () => {
    expect(verdictOf({ dayTrades: three, equityCents: 2_499_999 })).toEqual(tooMany(4));
    expect(verdictOf({ dayTrades: three, equityCents: 2_500_000 })).toBeUndefined();
  });

  it('are counted back to the fourth session before, over weekends and holidays', () => {
    // Friday 2025-05-30 counts until Thursday 2025-06-05, its fifth session, and no longer on Friday.
    const done = ['2025-05-30', '2025-06-04', '2025-06-05'].map(day);
    expect(verdictOf({ dayTrades: done }, { date: '2025-06-05' })).toEqual(tooMany(4));
    expect(verdictOf({ dayTrades: done }, { date: '2025-06-06' })).toBeUndefined();
    // Good Friday 2025-04-18 is closed: the five sessions to Tuesday 2025-04-22 begin on Tuesday 2025-04-15.
    const easter = ['2025-04-15', '2025-04-16', '2025-04-17'].map(day);
    expect(verdictOf({ dayTrades: easter }, { date: '2025-04-22' })).toEqual(tooMany(4));
    expect(verdictOf({ dayTrades: easter }, { date: '2025-04-23' })).toBeUndefined();
  });

  it('are no longer counted from 2026-06-04 where the broker has switched', () => {
    const dayTrades = ['2026-06-01', '2026-06-02', '2026-06-03'].map(day);
    expect(verdictOf({ dayTrades }, { date: '2026-06-03' })).toEqual(tooMany(4));
    expect(verdictOf({ dayTrades }, { date: '2026-06-04' })).toBeUndefined();
    expect(verdictOf({ dayTrades }, { date: '2026-06-04', broker: 'schwab' })).toEqual(tooMany(4));
  });

  it('were not counted before 2001-09-28', () => {
    const dayTrades = ['2001-09-25', '2001-09-26', '2001-09-27'].map(day);
    expect(verdictOf({ dayTrades }, { date: '2001-09-27' })).toBeUndefined();
    expect(verdictOf({ dayTrades }, { date: '2001-09-28' })).toEqual(tooMany(4));
  });

  it('of a cash account are not counted, whatever is not known', () => {
    const cash = { kind: 'cash', dayTrades: three, equityCents: undefined } as const;
    expect(verdictOf(cash)).toBeUndefined();
    expect(verdictOf(cash, { rule: undefined })).toBeUndefined();
  });

  it('are refused where the rule, the equity or the session is not known', () => {
    expect(verdictOf({}, { rule: undefined })).toEqual({ gate: 'day-trades', reason: 'rule-unknown' });
    for (const equityCents of [undefined, Number.NaN, Infinity, -Infinity])
      expect(verdictOf({ equityCents })).toEqual({ gate: 'day-trades', reason: 'equity-unknown' });
    expect(verdictOf({}, { date: '2025-06-07' })).toEqual({ gate: 'day-trades', reason: 'session-unknown' });
    expect(verdictOf({ equityCents: -1 })).toBeUndefined();
  });

  it('are counted from the calendar on where it begins later than they', () => {
    const rule = ruleOn('alpaca', '2025-06-06');
    expect(
      verdictOf({ dayTrades: three.map(() => day('1990-01-02')) }, { date: '1990-01-03', rule }),
    ).toEqual(tooMany(4));
  });

  it.each([-1, 0.5, Number.NaN, Infinity])('cannot be planned %d times', (planned) => {
    expect(() => verdictOf({ kind: 'cash' }, { planned })).toThrow(/expected a whole number of day trades/);
  });
});
