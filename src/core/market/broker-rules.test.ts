import { describe, expect, it } from 'vitest';
import type { BrokerRules, CutOffRule, DayTradeRule, EpochMs, SessionDate } from '../domain/index.ts';
import { brokerRuleOn, brokersOf, type BrokerTerms, cutOffMs, cutOffOf } from './broker-rules.ts';

const day = (text: string): SessionDate => text as SessionDate;
const sourced = { confidence: 'confirmed', source: 'published' } as const;

const cutOff = (
  brokers: readonly string[],
  minutesFromClose: number,
  more: Partial<CutOffRule> = {},
): CutOffRule => ({
  ...sourced,
  brokers,
  cutOff: 'flat-by',
  variant: 'standard',
  roots: ['SPY'],
  from: day('2010-01-01'),
  minutesFromClose,
  ...more,
});
const dayTrades = (
  brokers: readonly string[],
  rule: 'unlimited' | 'intraday-margin',
  from: string,
): DayTradeRule => ({
  ...sourced,
  brokers,
  rule,
  from: day(from),
});

const RULES: BrokerRules = {
  knownTo: day('2030-12-31'),
  cutOffs: [
    cutOff(['first'], -60, { to: day('2019-12-31'), extrapolated: true }),
    cutOff(['first'], -45, { from: day('2020-01-01'), to: day('2024-12-31') }),
    cutOff(['first'], -15, { variant: 'guide' }),
    cutOff(['exchange'], 90, { cutOff: 'holder-exercise' }),
  ],
  automaticExercise: [
    { ...sourced, brokers: ['exchange'], from: day('2010-01-01'), inTheMoneyCents: 1 },
    { ...sourced, brokers: ['second'], from: day('2010-01-01'), inTheMoneyCents: 5 },
  ],
  dayTrades: [dayTrades(['first'], 'unlimited', '2010-01-01')],
  orders: [],
  nakedMargin: [],
};

function termsOf(broker: string, date: string): BrokerTerms {
  const read = brokerRuleOn(RULES, broker, day(date));
  if (!read.ok) throw new Error(read.message);
  return read.terms;
}
const flatBy = (date: string): number | undefined =>
  cutOffOf(termsOf('first', date), 'flat-by', 'SPY')?.minutesFromClose;

describe('the rules of a broker on a date', () => {
  it('are those in force, from their first to their last day', () => {
    expect([flatBy('2019-12-31'), flatBy('2020-01-01'), flatBy('2024-12-31')]).toEqual([-60, -45, -45]);
  });

  it('are its own and those of everyone, its own going before', () => {
    expect(termsOf('second', '2020-01-01').automaticExercise?.inTheMoneyCents).toBe(5);
    expect(termsOf('first', '2020-01-01').automaticExercise?.inTheMoneyCents).toBe(1);
    expect(cutOffOf(termsOf('second', '2020-01-01'), 'holder-exercise', 'SPY')?.minutesFromClose).toBe(90);
    expect(cutOffOf(termsOf('second', '2020-01-01'), 'flat-by', 'SPY')).toBeUndefined();
    expect(termsOf('second', '2020-01-01').dayTrades).toBeUndefined();
    expect(termsOf('second', '2020-01-01').orders).toBeUndefined();
    expect(termsOf('second', '2020-01-01')).toMatchObject({ broker: 'second', date: '2020-01-01' });
  });

  it('say where those of another period stand in', () => {
    expect(termsOf('first', '2020-01-01').extrapolated).toEqual([]);
    expect(termsOf('first', '2019-12-31').extrapolated).toEqual(['cutOffs']);
    expect(termsOf('first', '2010-01-01').extrapolated).toEqual(['cutOffs']);
    const early = termsOf('first', '2009-12-31');
    expect(early.extrapolated).toEqual(['cutOffs', 'automaticExercise', 'dayTrades']);
    expect(early.dayTrades?.rule).toBe('unlimited');
    expect(cutOffOf(early, 'flat-by', 'SPY')?.minutesFromClose).toBe(-60);
  });

  it('are the last ones where a table ends before the date', () => {
    const ending: BrokerRules = {
      ...RULES,
      cutOffs: [
        cutOff(['first'], -60, { to: day('2019-12-31') }),
        cutOff(['first'], -45, { from: day('2020-01-01'), to: day('2024-12-31') }),
      ],
    };
    const read = brokerRuleOn(ending, 'first', day('2025-01-01'));
    expect(read).toMatchObject({
      ok: true,
      terms: { cutOffs: [{ minutesFromClose: -45 }], extrapolated: ['cutOffs'] },
    });
  });

  it('stand in after the day to which they are known', () => {
    expect(termsOf('second', '2030-12-31').extrapolated).toEqual([]);
    expect(termsOf('second', '2031-01-01').extrapolated).toEqual(['cutOffs', 'automaticExercise']);
  });

  it('are refused for a broker of whom nothing is told', () => {
    expect(brokersOf(RULES)).toEqual(['first', 'second']);
    expect(brokerRuleOn(RULES, 'third', day('2020-01-01'))).toEqual({
      ok: false,
      code: 'unknown-broker',
      message: 'expected a broker of first, second, found "third"',
    });
    expect(brokerRuleOn(RULES, 'exchange', day('2020-01-01')).ok).toBe(false);
  });
});

describe('a cut-off', () => {
  it('is that of the root and of the variant', () => {
    const terms = termsOf('first', '2020-01-01');
    expect(cutOffOf(terms, 'flat-by', 'SPY', 'guide')?.minutesFromClose).toBe(-15);
    expect(cutOffOf(terms, 'flat-by', 'SPX')).toBeUndefined();
    expect(cutOffOf(terms, 'flat-by', 'SPY', 'rumour')).toBeUndefined();
    expect(cutOffOf(terms, 'liquidation', 'SPY')).toBeUndefined();
  });

  it('counts minutes from the close', () => {
    const session = { closeMs: Date.parse('2020-07-03T17:00:00Z') as EpochMs };
    expect(cutOffMs({ minutesFromClose: 90 }, session)).toBe(Date.parse('2020-07-03T18:30:00Z'));
    expect(cutOffMs({ minutesFromClose: -60 }, session)).toBe(Date.parse('2020-07-03T16:00:00Z'));
  });
});
