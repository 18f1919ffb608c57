// Named strategies: each is the default settings with the differences its published rule asks for.
import { LIFECYCLE_DEFAULTS } from './risk-settings/lifecycle-settings.ts';
import { FILL_DEFAULTS } from './fill-settings/fill-settings.ts';
import { LIMIT_DEFAULTS } from './risk-settings/limit-settings.ts';
import { LIQUIDITY_DEFAULTS } from './risk-settings/liquidity-settings.ts';
import { STATUS_DEFAULTS } from './risk-settings/status-settings.ts';
import { FUZZY_DEFAULTS } from './strategy-settings/fuzzy-settings.ts';
import { REGIME_DEFAULTS } from './strategy-settings/regime-settings.ts';
import { BENCHMARK_PRESETS } from './presets/benchmark-presets.ts';
import type { Preset } from './presets/preset.ts';
import { SHORT_DATED_PRESETS } from './presets/short-dated-presets.ts';
import { SIGNAL_PRESETS } from './presets/signal-presets.ts';
import { TASTY_PRESETS } from './presets/tasty-presets.ts';
import type { Settings } from './settings-schema.ts';
import { ADJUST_DEFAULTS } from './strategy-settings/adjust-settings.ts';
import { CONSENSUS_DEFAULTS } from './strategy-settings/consensus-settings.ts';
import { ENTRY_DEFAULTS } from './strategy-settings/entry-settings.ts';
import { EXIT_DEFAULTS } from './strategy-settings/exit-settings.ts';
import { SELECTION_DEFAULTS } from './strategy-settings/selection-settings.ts';
import { SIGNAL_DEFAULTS } from './strategy-settings/signal-settings.ts';

/** The settings before preset, file and flags: the tastytrade condor of 45 days, 30-delta shorts and 16-delta longs. */
export const DEFAULT_SETTINGS: Settings = {
  root: 'XSP',
  cash: 100_000,
  seed: 1,
  timeframe: null,
  from: null,
  to: null,
  selection: SELECTION_DEFAULTS,
  entry: ENTRY_DEFAULTS,
  exit: EXIT_DEFAULTS,
  signals: SIGNAL_DEFAULTS,
  adjust: ADJUST_DEFAULTS,
  regime: REGIME_DEFAULTS,
  fuzzy: FUZZY_DEFAULTS,
  consensus: CONSENSUS_DEFAULTS,
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

export const PRESETS: Readonly<Record<string, Preset>> = {
  ...TASTY_PRESETS,
  ...BENCHMARK_PRESETS,
  ...SHORT_DATED_PRESETS,
  ...SIGNAL_PRESETS,
};
