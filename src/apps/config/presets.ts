// Named strategies: each is the default settings with the differences its published rule asks for.
import { LIFECYCLE_DEFAULTS } from './risk-settings/lifecycle-settings.ts';
import { FILL_DEFAULTS } from './fill-settings/fill-settings.ts';
import { LIMIT_DEFAULTS } from './risk-settings/limit-settings.ts';
import { LIQUIDITY_DEFAULTS } from './risk-settings/liquidity-settings.ts';
import { NO_STATUS_LIMIT, STATUS_DEFAULTS } from './risk-settings/status-settings.ts';
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
    workFrom: null,
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
  liquidity: LIQUIDITY_DEFAULTS,
  risk: {
    riskPerTradeRatio: 0.02,
    contractsMax: 1000,
    lossBasis: 'order-limit',
    collateral: 'face',
    ...LIMIT_DEFAULTS,
    ...STATUS_DEFAULTS,
  },
  fill: FILL_DEFAULTS,
  fees: { broker: 'alpaca' },
  lifecycle: LIFECYCLE_DEFAULTS,
  market: {
    dividendYield: 0.018,
    soqMinutes: 0,
    priceScale: null,
    chainAgeMinutes: 5,
    chainFallback: 'simulated',
    volatilityPremiumScale: 1,
    simulatedYears: null,
    simulatedModel: 'as-recorded',
    simulatedPremium: 0,
  },
};

export const DEFAULT_PRESET = 'tasty-30-16';

/** The series that Cboe's benchmarks roll into: four or five weeks ahead. */
const NEXT_MONTHLY = {
  expiryRule: 'next-monthly',
  dteTarget: 28,
  dteMin: 14,
  dteMax: 42,
  creditWidthMin: null,
} as const;

/**
 * What Cboe's monthly SPX benchmarks have in common: rolled at 11:00 on the day the old series settles, without costs.
 * Source: Cboe (2014) on the put-write index, Moran (2021) on the condor index; docs/benchmarks.md has the open points.
 */
const BENCHMARK = {
  root: 'SPX',
  // So much that whole contracts round the size of a position by a few thousandths at most.
  cash: 100_000_000,
  entry: {
    windowStart: '11:00',
    windowEnd: '15:30',
    calendar: 'monthly-expiry',
    daysBetweenEntriesMin: 0,
    coolDownDaysAfterStop: 0,
    positionsMax: 1,
    // The rule sells at whatever is quoted.
    creditSlipMax: 1,
  },
  exit: { profitTargetRatio: null, stopCreditMultiple: null, dteFloor: null },
  liquidity: { spreadRatioMax: 2, spreadCentsMax: 100_000, completenessMin: null },
  fees: { broker: 'none' },
} as const satisfies PartialSettings;

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
      ...BENCHMARK,
      selection: { ...NEXT_MONTHLY, shortDelta: 0.2, longDelta: 0.05 },
      // Bills of ten times the maximum loss, which is read as the width less the credit.
      risk: {
        riskPerTradeRatio: 0.1,
        contractsMax: 100_000,
        lossBasis: 'quoted-credit',
        // At whatever is quoted.
        priceCollarRatio: null,
        ...NO_STATUS_LIMIT,
      },
      fill: { model: 'uniform', patient: 1, urgent: 1 },
    },
  },
  putwrite: {
    summary:
      "Cboe's put-write index: monthly, one put at or just below the money, secured in full by bills, sold at mid, held to settlement",
    settings: {
      ...BENCHMARK,
      selection: { ...NEXT_MONTHLY, structure: 'short-put', strikeRule: 'at-or-below-spot' },
      // Struck at the price of 11:00; the mid from 11:30 on stands in for the average price of the trades until 13:30.
      entry: { ...BENCHMARK.entry, workFrom: '11:30', orderTimeoutMinutes: 120 },
      risk: {
        riskPerTradeRatio: 1,
        contractsMax: 100_000,
        lossBasis: 'quoted-credit',
        collateral: 'bills',
        // At whatever is quoted.
        priceCollarRatio: null,
        ...NO_STATUS_LIMIT,
      },
      fill: { model: 'uniform', patient: 0, urgent: 0 },
    },
  },
};
