// Checks that rates of naked shorts come from the dated table, on the first and last day of each row.
import { expect, test } from 'vitest';
import { readBrokerRules } from '../../../../adapters/bundled/index.ts';
import type { SessionDate } from '../../../../core/domain/index.ts';
import {
  CBOE_RULE,
  IBKR_RULE,
  LEAN_RULE,
  previewBuyingPower,
  strategyRequirement,
  withNakedRates,
} from '../../../../core/margin/index.ts';
import { nakedMarginOn } from '../../../../core/market/index.ts';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { margin } from './margin.ts';
import { nakedRatesOn } from './naked-rates.ts';

const day = (text: string): SessionDate => text as SessionDate;
const read = readBrokerRules();
if (!read.ok) throw new Error(read.error.message);
const { table } = read;

test('are 20% of equities, 15% of indices and funds on them, and at least 10%', () => {
  const rates = {
    equity: { rate: 0.2, leastRate: 0.1 },
    'broad-etf': { rate: 0.15, leastRate: 0.1 },
    index: { rate: 0.15, leastRate: 0.1 },
  };
  for (const date of [undefined, day('1995-01-03'), day('2008-07-29'), day('2008-07-30'), day('2090-01-03')])
    expect(nakedRatesOn(date)).toEqual(rates);
  // What the rules stand on where a caller has no date.
  for (const rule of [CBOE_RULE, IBKR_RULE, LEAN_RULE]) expect(withNakedRates(rule, rates)).toEqual(rule);
});

test('change with the table on the day that a row begins', () => {
  const changed = {
    ...table,
    nakedMargin: table.nakedMargin.map((row) =>
      row.underlyingKind === 'equity' && row.from === '2008-07-30'
        ? { ...row, rate: 0.3, leastRate: 0.25 }
        : row,
    ),
  };
  expect(nakedMarginOn(changed, day('2008-07-29'))?.equity).toEqual({ rate: 0.2, leastRate: 0.1 });
  const rates = nakedMarginOn(changed, day('2008-07-30'));
  if (rates === undefined) throw new Error('expected rates');
  expect(rates.equity).toEqual({ rate: 0.3, leastRate: 0.25 });
  const expiry = { root: '', sessionDate: '2026-06-18', settlement: 'PM', settlesAtMs: 1 };
  const dollars = (strikeCents: number, kind: 'equity' | 'broad-etf', rule = CBOE_RULE): unknown => {
    const contract = { right: 'put' as const, strikeCents, multiplier: 100, expiry };
    const legs = [{ contract, quantity: -1, priceDollars: 2 }];
    const asked = strategyRequirement(withNakedRates(rule, rates), legs, { spotPoints: 100, kind });
    return asked.ok ? asked.cents / 100 : asked.reason;
  };
  // 30% and the premium; a quarter of a strike of 50; LEAN margins a fund as a share.
  expect(dollars(10_000, 'equity')).toBe(3200);
  expect(dollars(5000, 'equity')).toBe(1450);
  expect(dollars(10_000, 'broad-etf')).toBe(1700);
  expect(dollars(10_000, 'broad-etf', LEAN_RULE)).toBe(3200);
  const contract = { right: 'put' as const, strikeCents: 10_000, multiplier: 100, expiry };
  const legs = [{ contract, quantity: -1, priceDollars: 2 }];
  const account = { cashCents: 1_000_000, legs, shares: [] };
  const order = { legs, feesCents: 0 };
  const previews = previewBuyingPower(account, order, () => ({ spotPoints: 100, kind: 'equity' }), rates);
  const cboe = previews.find(({ rule: name }) => name === 'cboe');
  expect(cboe).toMatchObject({ before: { cents: 680_000 }, after: { cents: 380_000 } });
});

test('are none where the table lacks a kind', () => {
  for (const kind of ['equity', 'broad-etf', 'index']) {
    const bare = { ...table, nakedMargin: table.nakedMargin.filter((row) => row.underlyingKind !== kind) };
    expect(nakedMarginOn(bare, day('2020-01-02'))).toBeUndefined();
  }
});

test('of a date may be asked for', () => {
  const legs = [{ right: 'put', strike: 100, expiry: '2026-06-18', quantity: -1, price: 2 }];
  const ask = (date: unknown): Record<string, unknown> =>
    answerOf(margin, { spot: 100, underlyingKind: 'equity', legs, date });
  for (const date of [undefined, null, '1995-01-03', '2026-06-18'])
    expect(ask(date)).toMatchObject({ cboe: 2200, ibkr: 2200, lean: 2200 });
  expect(codeOf(ask('2026-02-30'))).toBe('invalid-date');
});
