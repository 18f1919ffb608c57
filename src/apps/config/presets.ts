// Named strategies: each is the default settings with the differences its published rule asks for.
import type { Settings } from './settings-schema.ts';

/** Differences from another set of settings, nested as settings are. */
export type PartialSettings = {
  readonly [K in keyof Settings]?: Settings[K] extends object ? Partial<Settings[K]> : Settings[K];
};

export interface Preset {
  readonly summary: string;
  readonly settings: PartialSettings;
}

/** The settings before preset, file and flags: the tastytrade condor of 45 days, 30-delta shorts and 16-delta longs. */
export const DEFAULT_SETTINGS: Settings = {
  root: 'XSP',
  cash: 100_000,
  seed: 1,
  timeframe: null,
  from: null,
  to: null,
  selection: {
    structure: 'iron-condor',
    strikeRule: 'nearest-delta',
    expiryRule: 'nearest-dte',
    dteTarget: 45,
    dteMin: 30,
    dteMax: 60,
    shortDelta: 0.3,
    longDelta: 0.16,
    deltaTolerance: 0.05,
    creditWidthMin: 0.25,
  },
  entry: {
    windowStart: '10:00',
    windowEnd: '15:30',
    calendar: 'any-session',
    entriesPerSessionMax: 1,
    daysBetweenEntriesMin: 7,
    coolDownDaysAfterStop: 7,
    positionsMax: 5,
    orderTimeoutMinutes: 30,
    creditSlipMax: 0.1,
  },
  exit: {
    profitTargetRatio: 0.5,
    stopCreditMultiple: null,
    dteFloor: 21,
    windowStart: '10:00',
    physicalFlatBy: '15:00',
  },
  liquidity: { spreadRatioMax: 0.25, spreadCentsMax: 10 },
  risk: { riskPerTradeRatio: 0.02, contractsMax: 1000 },
  fill: { patient: 0.5, urgent: 0.75 },
  fees: { broker: 'alpaca' },
  market: { dividendYield: 0.018, priceScale: null, volatilityPremiumScale: 1 },
};

export const DEFAULT_PRESET = 'tasty-30-16';

export const PRESETS: Readonly<Record<string, Preset>> = {
  'tasty-30-16': {
    summary:
      '45 days, 30-delta shorts, 16-delta longs, half the credit taken, out at 21 days; one entry a week',
    settings: {},
  },
  cndr: {
    summary:
      "Cboe's iron-condor index: monthly, 20-delta shorts, 5-delta longs, sold at the bid, held to settlement",
    settings: {
      root: 'SPX',
      // A tenth of the account is at risk each month; one SPX condor risks five figures.
      cash: 10_000_000,
      selection: {
        expiryRule: 'next-monthly',
        dteTarget: 28,
        dteMin: 14,
        dteMax: 42,
        shortDelta: 0.2,
        longDelta: 0.05,
        creditWidthMin: null,
      },
      entry: {
        windowStart: '11:00',
        windowEnd: '15:30',
        calendar: 'monthly-expiry',
        daysBetweenEntriesMin: 0,
        coolDownDaysAfterStop: 0,
        positionsMax: 1,
        creditSlipMax: 1,
      },
      exit: { profitTargetRatio: null, stopCreditMultiple: null, dteFloor: null },
      // The rule sells whatever is quoted.
      liquidity: { spreadRatioMax: 2, spreadCentsMax: 100_000 },
      risk: { riskPerTradeRatio: 0.1 },
      fill: { patient: 1, urgent: 1 },
    },
  },
};
