// A book of readings as a test sets them, all known since one instant, and a configuration of the judge to begin from.
import type { EpochMs, Signal } from '../../../domain/index.ts';
import type { ReadingBook, ReadingName } from '../../readings/reading-book.ts';
import type { FuzzyConfig } from './fuzzy-config.ts';

export const KNOWN_MS = 1_546_525_800_000 as EpochMs;

export type StagedValues = Readonly<Partial<Record<ReadingName, number | string>>>;

/** A number is the value of a reading, a text the reason why it is missing; the same signals at every reading. */
export function stagedReadings(values: StagedValues): ReadingBook {
  const signals = new Map(
    Object.entries(values).map(([name, value]): [string, Signal<number>] => [
      name,
      typeof value === 'number'
        ? { available: true, value, asOfMs: KNOWN_MS }
        : { available: false, reason: value },
    ]),
  );
  return { read: (name) => signals.get(name) ?? { available: false, reason: 'not-staged' } };
}

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
