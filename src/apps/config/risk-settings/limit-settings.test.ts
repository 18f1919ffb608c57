// Tests what the settings of limits become, that null is off, and that what can be no limit is refused.
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../load-settings.ts';
import { entryLimitsOf, LIMIT_DEFAULTS } from './limit-settings.ts';
import { LIQUIDITY_DEFAULTS, liquidityLimitsOf } from './liquidity-settings.ts';

describe('limits', () => {
  it('are off where nothing is set, but for slips of price and pace', () => {
    const limits = entryLimitsOf(LIMIT_DEFAULTS);
    const on = Object.entries(limits).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(on)).toEqual({
      tradeGreeks: {},
      portfolioGreeks: {},
      priceCollar: { ratioMax: 0.5, ticksMax: 10 },
      duplicateMinutes: 1,
      orderRate: { perMinuteMax: 60, keptForExits: 20 },
    });
    const none = {
      ...LIMIT_DEFAULTS,
      priceCollarRatio: null,
      duplicateMinutes: null,
      ordersPerMinuteMax: null,
    };
    expect(entryLimitsOf(none)).toMatchObject({
      priceCollar: undefined,
      duplicateMinutes: undefined,
      orderRate: undefined,
    });
  });

  it('each carry their own number', () => {
    expect(
      entryLimitsOf({
        kellyFraction: 0.01,
        volatilityTarget: 0.02,
        cvarBudgetRatio: 0.03,
        correlatedRiskRatio: 0.04,
        allocationMax: 0.05,
        tradeDeltaMax: 1,
        tradeGammaMax: 2,
        tradeVegaMax: 3,
        tradeThetaMax: 4,
        portfolioDeltaMax: 5,
        portfolioGammaMax: 6,
        portfolioVegaMax: 7,
        portfolioThetaMax: 8,
        expiryGammaMax: 9,
        expiryGammaDays: 10,
        priceCollarRatio: 0.11,
        priceCollarTicks: 12,
        duplicateMinutes: 13,
        ordersPerMinuteMax: 14,
        ordersPerMinuteForExits: 15,
        dayTradeAccount: 'cash',
      }),
    ).toEqual({
      kellyFraction: 0.01,
      volatilityTarget: 0.02,
      cvarBudgetRatio: 0.03,
      correlatedRiskRatio: 0.04,
      allocationMax: 0.05,
      tradeGreeks: { delta: 1, gamma: 2, vega: 3, theta: 4 },
      portfolioGreeks: { delta: 5, gamma: 6, vega: 7, theta: 8 },
      gammaNearExpiry: { dteMax: 10, ratioMax: 9 },
      priceCollar: { ratioMax: 0.11, ticksMax: 12 },
      duplicateMinutes: 13,
      orderRate: { perMinuteMax: 14, keptForExits: 15 },
    });
  });
});

describe('liquidity', () => {
  it('is off where a setting is null', () => {
    expect(liquidityLimitsOf(LIQUIDITY_DEFAULTS)).toEqual({
      spreadRatioMax: 0.25,
      spreadCentsMax: 10,
      quoteAgeSecondsMax: undefined,
      completenessMin: 0.5,
      ivMin: 0.01,
      ivMax: 5,
      volumeMin: undefined,
      openInterestMin: undefined,
    });
    const set = {
      ...LIQUIDITY_DEFAULTS,
      quoteAgeSecondsMax: 5,
      completenessMin: null,
      volumeMin: 0,
      openInterestMin: 10,
    };
    expect(liquidityLimitsOf(set)).toMatchObject({
      quoteAgeSecondsMax: 5,
      completenessMin: undefined,
      volumeMin: 0,
      openInterestMin: 10,
    });
  });
});

it.each([
  ['risk', { kellyFraction: 0 }],
  ['risk', { kellyFraction: 1.1 }],
  ['risk', { tradeDeltaMax: 0 }],
  ['risk', { tradeDeltaMax: -1 }],
  ['risk', { priceCollarRatio: -0.1 }],
  ['risk', { ordersPerMinuteMax: 0 }],
  ['risk', { duplicateMinutes: -1 }],
  ['liquidity', { completenessMin: 1.1 }],
  ['liquidity', { ivMax: 0 }],
  ['liquidity', { volumeMin: 0.5 }],
  ['liquidity', { quoteAgeSecondsMax: -1 }],
])('%s.%o is refused', (group, setting) => {
  const flags = [{ origin: '--set', tree: { [group]: setting } }];
  expect(loadSettings({ preset: undefined, file: undefined, flags }).ok).toBe(false);
});
