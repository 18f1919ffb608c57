// Tests how the sizing limits of a run get their data: the outlook of the entry, the chances of what is held, and what lacks.
import { describe, expect, it } from 'vitest';
import { MS_PER_YEAR, type OpenTrade } from '../../domain/index.ts';
import { stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { CONDOR, EXPIRY, openingOf, openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { flatChain } from '../exposure/flat-chain.fixture.ts';
import {
  accountOf,
  judge,
  MAX_LOSS,
  marketOf,
  NOW_MS,
  refusalOf,
  type RiskCase,
  stagedChain,
} from '../risk-case.fixture.ts';
import { heldChances, legsOutlook } from './held-chances.ts';
import { pnlDeviationCents } from './pnl-distribution.ts';
import type { SizeLimitName } from './size-limits.ts';
import { conditionalTailLossCents } from './tail-loss.ts';
import { terminalOutcomes } from './terminal-outcomes.ts';

const YEARS = (EXPIRY.settlesAtMs - NOW_MS) / MS_PER_YEAR;
const TERMINAL = { forwardPoints: 270, volatility: 0.09, years: YEARS };
/** What the usual condor may bring when it is sold at its natural credit and costs 40 cents a unit. */
const outcomesOfEntry = () => terminalOutcomes(CONDOR, 92 - 0.4, TERMINAL);
const FEES = { unitFeesCents: 40 };

function limitOf(name: SizeLimitName, given: RiskCase) {
  const verdict = judge({ ...given, request: FEES });
  if (verdict.kind === 'refused') throw new Error(JSON.stringify(verdict.refusal));
  return verdict.size.limits[name];
}
const ON = { kellyFraction: 0.5, volatilityTarget: 0.2, cvarBudgetRatio: 0.05 } as const;
const account = { equityCents: 100_000_000 };

describe('the outlook of an entry', () => {
  it('is its outcomes at expiry, sold at the natural credit and less fees, under the forecast volatility', () => {
    const yearly = pnlDeviationCents(outcomesOfEntry()) / Math.sqrt(YEARS);
    expect(limitOf('volatility-target', { limits: ON, account })).toMatchObject({
      kind: 'sized',
      perUnit: expect.closeTo(yearly, 6) as number,
      budget: 20_000_000,
    });
    expect(limitOf('cvar-budget', { limits: ON, account })).toMatchObject({
      perUnit: expect.closeTo(conditionalTailLossCents(outcomesOfEntry(), 0.95), 6) as number,
      budget: 5_000_000,
    });
    expect(limitOf('kelly', { limits: ON, account })).toMatchObject({ perUnit: 100 * (1000 - 92) + 40 });
  });

  it('bets Kelly, and correlated risk, beside the worst payoff of what is held and under way', () => {
    const limits = { kellyFraction: 0.5, correlatedRiskRatio: 0.05 };
    const working = { structure: CONDOR, quoteOrigin: 'simulated' as const, quantity: 2, limitCents: 50 };
    const openTrades = [openTradeOf({ opening: openingOf({ quantity: 3 }) })];
    const budgetOf = (name: SizeLimitName, book: object): number => {
      const limit = limitOf(name, { limits, account: { ...account, ...book } });
      return limit.kind === 'sized' ? limit.budget : Number.NaN;
    };
    for (const name of ['kelly', 'correlated-risk'] as const) {
      const taken = budgetOf(name, {}) - budgetOf(name, { openTrades, workingOpenings: [working] });
      expect(taken, name).toBeCloseTo(5 * 100_000, 3);
    }
    // Once held, the entry counts as it was counted when it was sized: by its width.
    expect(limitOf('correlated-risk', { limits, account })).toMatchObject({
      perUnit: 100_000,
      budget: 5_000_000,
    });
  });

  it('trusts Kelly by the sessions that the forecast weighs like', () => {
    const budget = (observations: number): number => {
      const limit = limitOf('kelly', {
        limits: ON,
        account,
        market: { volatility: { volatility: 0.09, observations } },
      });
      return limit.kind === 'sized' ? limit.budget : Number.NaN;
    };
    expect(budget(1000)).toBeGreaterThan(budget(32));
    expect(budget(32)).toBeGreaterThan(0);
  });

  it.each<[string, RiskCase['market'], string]>([
    ['the forecast', { volatility: { unavailable: 'too-few-sessions' } }, 'too-few-sessions'],
    ['a chain', { chainOf: () => undefined }, 'no-forward'],
    [
      'a forward',
      { chainOf: () => flatChain('XSP', 270, { atMs: NOW_MS, hasForward: false }) },
      'no-forward',
    ],
    [
      'a forward above nothing',
      { chainOf: () => flatChain('XSP', 0, { atMs: NOW_MS }) },
      'outlook-not-sound',
    ],
    [
      'a volatility that is a number',
      { volatility: { volatility: Number.NaN, observations: 9 } },
      'outlook-not-sound',
    ],
    ['a volatility above nothing', { volatility: { volatility: 0, observations: 9 } }, 'outlook-not-sound'],
    ['a finite volatility', { volatility: { volatility: Infinity, observations: 9 } }, 'outlook-not-sound'],
    ['time', { nowMs: EXPIRY.settlesAtMs }, 'outlook-not-sound'],
  ])('that lacks %s refuses where a limit asks for it, and only there', (_, market, reason) => {
    for (const [gate, limits] of [
      ['kelly', { kellyFraction: 0.5 }],
      ['volatility-target', { volatilityTarget: 0.2 }],
      ['cvar-budget', { cvarBudgetRatio: 0.05 }],
    ] as const) {
      expect(refusalOf({ market: market ?? {}, limits })).toEqual({ gate, reason });
    }
    expect(refusalOf({ market: market ?? {} })).toBeUndefined();
  });

  it('of no legs is none', () => {
    expect(legsOutlook([], 0, { chain: stagedChain(), market: marketOf() })).toEqual({
      unavailable: 'no-forward',
    });
  });
});

describe('the chances of what is held', () => {
  const held = openTradeOf({ opening: openingOf({ quantity: 3 }), legsMarkCents: -15_000 });
  // 150 dollars would close it now: 50 cents a share for each of three.
  const outcomes = () => terminalOutcomes(CONDOR, 50, TERMINAL);

  it('count from the latest mark, by the contracts held', () => {
    const found = heldChances(accountOf({ openTrades: [held] }), marketOf());
    expect(found.deviationCents).toBeCloseTo((3 * pnlDeviationCents(outcomes())) / Math.sqrt(YEARS), 4);
    expect(found.tailCents).toBeCloseTo(3 * conditionalTailLossCents(outcomes(), 0.95), 4);
  });

  it('add up with orders that may yet be filled, at their limit', () => {
    const working = { structure: CONDOR, quoteOrigin: 'simulated' as const, quantity: 3, limitCents: 50 };
    const one = heldChances(accountOf({ workingOpenings: [working] }), marketOf());
    expect(one.deviationCents).toBeCloseTo((3 * pnlDeviationCents(outcomes())) / Math.sqrt(YEARS), 4);
    const both = heldChances(accountOf({ openTrades: [held], workingOpenings: [working] }), marketOf());
    expect(both.deviationCents).toBeCloseTo(2 * (one.deviationCents as number), 4);
    expect(both.tailCents).toBeCloseTo(2 * (one.tailCents as number), 4);
  });

  it('are nothing where nothing is held, and never make room', () => {
    expect(heldChances(accountOf(), marketOf())).toEqual({ deviationCents: 0, tailCents: 0 });
    // What is bought back at more than it can lose earns even in its tail.
    const earning = openTradeOf({ legsMarkCents: -2e6 });
    expect(heldChances(accountOf({ openTrades: [earning] }), marketOf()).tailCents).toBe(0);
  });

  it('take room from an entry', () => {
    const found = heldChances(accountOf({ openTrades: [held] }), marketOf());
    const given = { limits: ON, account: { ...account, openTrades: [held] } };
    expect(limitOf('volatility-target', given)).toMatchObject({
      budget: expect.closeTo(20_000_000 - (found.deviationCents as number), 3) as number,
    });
    expect(limitOf('cvar-budget', given)).toMatchObject({
      budget: expect.closeTo(5_000_000 - (found.tailCents as number), 3) as number,
    });
  });

  it.each<[string, OpenTrade]>([
    ['shares-held', openTradeOf({ shares: 100 })],
    ['no-forward', openTradeOf({ opening: openingOf({ quoteOrigin: 'recorded' }) })],
    ['no-forward', openTradeOf({ legContracts: [0, 0, 0, 0] })],
  ])('are not known: %s', (unavailable, trade) => {
    const book = accountOf({ openTrades: [held, trade] });
    expect(heldChances(book, marketOf())).toEqual({
      deviationCents: { unavailable },
      tailCents: { unavailable },
    });
    expect(refusalOf({ account: { openTrades: [trade] }, limits: { cvarBudgetRatio: 0.5 } })).toEqual({
      gate: 'cvar-budget',
      reason: unavailable,
    });
    // Kelly looks at the entry alone.
    expect(refusalOf({ account: { openTrades: [trade] }, limits: { kellyFraction: 0.5 } })).toBeUndefined();
  });

  it('are not known of a working order without a chain', () => {
    const working = { structure: CONDOR, quoteOrigin: 'recorded' as const, quantity: 3, limitCents: 50 };
    expect(heldChances(accountOf({ workingOpenings: [working] }), marketOf()).tailCents).toEqual({
      unavailable: 'no-forward',
    });
  });
});

describe('money', () => {
  it('that positions could cost without bound leaves none', () => {
    const short = openTradeOf({ shares: -100 });
    expect(refusalOf({ account: { openTrades: [short] } })).toEqual({
      gate: 'buying-power',
      reason: 'unbounded-loss',
    });
    expect(refusalOf({ account: { openTrades: [short] }, limits: { correlatedRiskRatio: 1 } })).toEqual({
      gate: 'correlated-risk',
      reason: 'unbounded-loss',
    });
  });

  it('is kept for orders that may yet be filled', () => {
    const structure = stageCondor(stageExpiry('XSP', '2018-03-16', 'PM'), [250, 260, 280, 290]);
    const working = { structure, quoteOrigin: 'simulated' as const, quantity: 2, limitCents: 50 };
    const given = (cashCents: number): RiskCase => ({ account: { cashCents, workingOpenings: [working] } });
    expect(refusalOf(given(200_000 + MAX_LOSS))).toBeUndefined();
    expect(refusalOf(given(200_000 + MAX_LOSS - 1))).toMatchObject({ gate: 'buying-power' });
  });
});
