// The presets that follow Cboe's benchmark indices by their published rules.
import { NO_STATUS_LIMIT } from '../risk-settings/status-settings.ts';
import type { PartialSettings, Preset } from './preset.ts';

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

export const BENCHMARK_PRESETS: Readonly<Record<'cndr' | 'putwrite', Preset>> = {
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
