// Tests equity at the worst of marks that are too old, and the gate that it stands at.
import { expect, it } from 'vitest';
import { cents, type EpochMs, type OpenTrade } from '../../domain/index.ts';
import { emptyPortfolio, type Portfolio } from '../../portfolio/index.ts';
import { openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { gateInDoubt, worstEquityCents } from './bounded-equity.ts';
import { initialRiskStatus } from './risk-status.ts';
import { NO_STATUS_LIMITS } from './status-limits.ts';

const NOW = 10_000_000 as EpochMs;
const STALE_MS = 1000;

/** A portfolio with 5,000 dollars that holds condors ten points wide, each marked at -95 dollars. */
function holding(...trades: readonly Partial<OpenTrade>[]): Portfolio {
  const portfolio = emptyPortfolio(cents(500_000));
  for (const changes of trades)
    portfolio.openTrades.push(openTradeOf({ legsMarkCents: -9500, markCents: -9500, ...changes }));
  return portfolio;
}

const old = (ageMs: number) => ({ isMarkFresh: false, quotedAtMs: (NOW - ageMs) as EpochMs });

it('a mark counts at its worst once its quotes are older than they may be', () => {
  expect(worstEquityCents(holding(), NOW, STALE_MS)).toBe(500_000);
  expect(worstEquityCents(holding(old(1000)), NOW, STALE_MS)).toBe(490_500);
  expect(worstEquityCents(holding(old(1001)), NOW, STALE_MS)).toBe(400_000);
  expect(worstEquityCents(holding({ ...old(1001), isMarkFresh: true }), NOW, STALE_MS)).toBe(490_500);
  expect(worstEquityCents(holding(old(1001), old(1), old(2000)), NOW, STALE_MS)).toBe(290_500);
});

it('never counts for more than it is marked at', () => {
  const rich = { legsMarkCents: -120_000, markCents: -120_000 };
  expect(worstEquityCents(holding({ ...old(1001), ...rich }), NOW, STALE_MS)).toBe(380_000);
});

it('shares stay at their mark, and a short without cover has no least worth', () => {
  const shares = { ...old(1001), shares: 100, markCents: -9500 + 2_700_000 };
  expect(worstEquityCents(holding(shares), NOW, STALE_MS)).toBe(500_000 + 2_700_000 - 100_000);
  const naked = { ...old(1001), legContracts: [1, -1, -1, 0] };
  expect(worstEquityCents(holding(naked), NOW, STALE_MS)).toBe(-Infinity);
});

it('stands at the gate of the limit it is past, the drawdown first', () => {
  const status = initialRiskStatus(500_000);
  const gate = (worst: number, limits: object) =>
    gateInDoubt(status, worst, { ...NO_STATUS_LIMITS, ...limits });
  const both = { drawdownRatio: 0.2, dailyLossRatio: 0.1 };
  expect([450_000, 449_999, 400_000, 399_999].map((worst) => gate(worst, both))).toEqual([
    undefined,
    'daily-loss',
    'daily-loss',
    'kill-switch',
  ]);
  expect(gate(-Infinity, both)).toBe('kill-switch');
  expect(gate(-Infinity, { dailyLossCents: 100 })).toBe('daily-loss');
  expect(gate(-Infinity, {})).toBeUndefined();
});
