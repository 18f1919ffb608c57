// Readings to judge entries by, and a configuration of the judge to begin from.
import type { StagedValues } from '../../readings/staged-readings.fixture.ts';
import type { FuzzyConfig } from './fuzzy-config.ts';

/** Everything as good for a condor as Quantor's rules know, and no direction. */
export const GOOD: StagedValues = {
  'iv-percentile': 0.8,
  vrp: 0.05,
  adx: 15,
  'sma-distance': 0,
  'trend-50-200': 0,
  rsi: 50,
  'macd-ratio': 0,
  'volatility-expansion': 0.3,
  vix: 16,
};

/** The same for the predecessor's factors. */
export const GOOD_FACTORS: StagedValues = {
  consensus: 1,
  'iv-rank': 0.6,
  vix: 12,
  rsi: 50,
  adx: 20,
  'bollinger-position': 0.5,
  'bollinger-width': 0,
  'stochastic-k': 50,
  'volume-ratio': 1,
  'sma-distance': 0,
  'psar-distance': 0.004,
  'realised-21': 0.08,
};

export const CONFIG: FuzzyConfig = {
  rating: { by: 'quantor', method: 'mamdani' },
  confidenceMin: 0.4,
  factorMin: undefined,
  biasTiltMax: 0.3,
  sizeAtMin: 0.5,
};
