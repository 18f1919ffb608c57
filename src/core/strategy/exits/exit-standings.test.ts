// Tests what each exit rule is told to measure, and that a rule stands at its limit exactly when the arbiter closes by it.
import { describe, expect, it } from 'vitest';
import { openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { barAt, chainToday, ELEVEN, STRATEGY } from '../entry-case.fixture.ts';
import { exitReason } from './exit-arbiter.ts';
import type { ExitRules } from './exit-rules.ts';
import { exitStandings } from './exit-standings.ts';

const OFF: ExitRules = {
  ...STRATEGY.exit,
  profitTargetRatio: undefined,
  stopCreditMultiple: undefined,
  dteFloor: undefined,
};
const standing = (trade: ReturnType<typeof openTradeOf>, rules: Partial<ExitRules>, bar = barAt(ELEVEN)) =>
  exitStandings(trade, bar, { ...OFF, ...rules });

describe('the standing of an exit rule', () => {
  it('is told of rules that are set, in the order of precedence', () => {
    const rules: ExitRules = {
      ...STRATEGY.exit,
      ivStopRatio: 1.5,
      ivStopRise: 0.1,
      shortDeltaMax: 0.4,
      isTouchExit: true,
      daysHeldMax: 10,
      trailing: { activationRatio: 0.2, keepRatio: 0.5 },
    };
    const trade = openTradeOf({ peakProfitDoubleCents: 60 });
    expect(exitStandings(trade, barAt(ELEVEN), rules).map(({ reason }) => reason)).toEqual([
      'stop-loss',
      'iv-stop',
      'iv-stop',
      'short-delta',
      'touch',
      'profit-target',
      'dte-floor',
      'days-held',
      'trailing',
    ]);
    expect(standing(trade, {})).toEqual([]);
  });

  it('measures profit and loss in credits', () => {
    // Sold for 95: to buy it back at 38 leaves 57, at 190 loses 95.
    expect(standing(openTradeOf({ closeCostDoubleCents: 76 }), { profitTargetRatio: 0.5 })).toEqual([
      { reason: 'profit-target', measured: 0.6, limit: 0.5, closesWhen: 'rising', unit: 'credits' },
    ]);
    expect(standing(openTradeOf({ closeCostDoubleCents: 380 }), { stopCreditMultiple: 2 })).toEqual([
      { reason: 'stop-loss', measured: 1, limit: 2, closesWhen: 'rising', unit: 'credits' },
    ]);
  });

  it('measures days to expiry and days held', () => {
    const trade = openTradeOf({ dte: 25 });
    expect(
      standing(trade, { dteFloor: 21, daysHeldMax: 3 }, barAt(ELEVEN, chainToday(), '2018-01-18')),
    ).toEqual([
      { reason: 'dte-floor', measured: 25, limit: 21, closesWhen: 'falling', unit: 'days' },
      { reason: 'days-held', measured: 2, limit: 3, closesWhen: 'rising', unit: 'days' },
    ]);
  });

  it('measures the larger delta and the nearer strike of the shorts that are held', () => {
    const bar = barAt(ELEVEN);
    const [delta, touch] = standing(openTradeOf(), { shortDeltaMax: 0.4, isTouchExit: true }, bar);
    // Shorts at 260 and 280 around 270 points: as far from both.
    expect(touch).toMatchObject({ measured: 10, limit: 0, closesWhen: 'falling', unit: 'points' });
    expect(delta?.measured).toBeGreaterThan(0.05);
    const callOnly = openTradeOf({ legContracts: [1, 0, -1, 1] });
    const near = { ...bar, bar: { ...bar.bar, close: 262 } };
    expect(standing(callOnly, { isTouchExit: true }, near)).toMatchObject([{ measured: 18 }]);
    expect(standing(openTradeOf(), { isTouchExit: true }, near)).toMatchObject([{ measured: 2 }]);
  });

  it('measures nothing of deltas and volatilities without a chain', () => {
    const bare = barAt(ELEVEN, { unavailable: 'none' });
    expect(standing(openTradeOf(), { shortDeltaMax: 0.4, ivStopRatio: 2, ivStopRise: 0.1 }, bare)).toEqual([
      { reason: 'iv-stop', measured: undefined, limit: 2, closesWhen: 'rising', unit: 'ratio' },
      { reason: 'iv-stop', measured: undefined, limit: 0.1, closesWhen: 'rising', unit: 'volatility' },
      { reason: 'short-delta', measured: undefined, limit: 0.4, closesWhen: 'rising', unit: 'delta' },
    ]);
  });

  it('tells what an armed trade keeps of its best profit', () => {
    const trailing = { activationRatio: 0.2, keepRatio: 0.5 };
    // The best was 76 of 95 cents; half of it is kept.
    const armed = openTradeOf({ peakProfitDoubleCents: 152, closeCostDoubleCents: 76 });
    expect(standing(armed, { trailing })).toEqual([
      { reason: 'trailing', measured: 0.6, limit: 0.4, closesWhen: 'falling', unit: 'credits' },
    ]);
    expect(standing(openTradeOf(), { trailing })).toEqual([]);
  });

  it.each<[Partial<ExitRules>, number, string]>([
    [{ profitTargetRatio: 0.6 }, 76, 'profit-target'],
    [{ profitTargetRatio: 0.61 }, 76, 'none'],
  ])('is at its limit where the arbiter closes: %j at %d', (rules, closeCostDoubleCents, expected) => {
    const trade = openTradeOf({ closeCostDoubleCents });
    const arbiter = exitReason(
      trade,
      barAt(ELEVEN),
      { ...OFF, ...rules },
      {
        isFlattening: false,
        closeBeforeMs: undefined,
        assignments: undefined,
      },
    );
    expect(arbiter ?? 'none').toBe(expected);
    const [one] = standing(trade, rules);
    expect((one?.measured ?? 0) >= (one?.limit ?? 0) - 1e-12).toBe(expected !== 'none');
  });
});
