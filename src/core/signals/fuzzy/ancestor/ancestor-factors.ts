// The ten factors of the predecessor: what each makes of its reading, 0 bad for a condor to 1 good, and how they are weighed.
import type { ReadingName } from '../../readings/reading-book.ts';

/** The readings that the factors and the volatility scale rest on, in the order in which values are given. */
export const ANCESTOR_READINGS = [
  'consensus',
  'iv-rank',
  'vix',
  'rsi',
  'adx',
  'bollinger-position',
  'bollinger-width',
  'stochastic-k',
  'volume-ratio',
  'sma-distance',
  'psar-distance',
  'realised-21',
] as const satisfies readonly ReadingName[];

export type AncestorReading = (typeof ANCESTOR_READINGS)[number];

export const ANCESTOR_FACTORS = [
  'mtf',
  'iv',
  'regime',
  'rsi',
  'adx',
  'bbands',
  'stoch',
  'volume',
  'sma',
  'psar',
] as const;
export type AncestorFactor = (typeof ANCESTOR_FACTORS)[number];

/** The factors that its filters tested one by one. */
export const FILTERED_FACTORS: readonly AncestorFactor[] = [
  'rsi',
  'adx',
  'bbands',
  'stoch',
  'volume',
  'sma',
  'psar',
];

/** Its two sets of weights; each sums to 1. */
export const ANCESTOR_WEIGHTS = {
  head: {
    mtf: 0.1,
    iv: 0.1,
    regime: 0.08,
    rsi: 0.05,
    adx: 0.05,
    bbands: 0.15,
    stoch: 0.15,
    volume: 0.12,
    sma: 0.1,
    psar: 0.1,
  },
  template: {
    mtf: 0.18,
    iv: 0.14,
    regime: 0.11,
    rsi: 0.1,
    adx: 0.1,
    bbands: 0.09,
    stoch: 0.08,
    volume: 0.07,
    sma: 0.06,
    psar: 0.07,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<AncestorFactor, number>>>>;

export interface AncestorConfig {
  readonly weights: keyof typeof ANCESTOR_WEIGHTS;
  /** Least confidence, 0 to 1; `undefined`: none, so that a size of 0 is possible. */
  readonly confidenceFloor: number | undefined;
}

/** The degree of a factor, given a reader of values. Units as of the readings. */
export const FACTOR_DEGREES: Readonly<
  Record<AncestorFactor, (read: (name: AncestorReading) => number) => number>
> = {
  // The vote of the timeframes is already the degree to which they stand still.
  mtf: (read) => clamped(read('consensus')),
  iv: (read) => clamped(read('iv-rank') / 0.6),
  regime: (read) => falling(read('vix'), 12, 30),
  rsi: (read) => plateau(read('rsi'), 40, 60),
  adx: (read) => falling(read('adx'), 25, 40),
  bbands: (read) =>
    clamped(
      0.7 * (1 - 2 * Math.abs(read('bollinger-position') - 0.5)) +
        0.3 * clamped(1 - read('bollinger-width') / (2 * BAND_SQUEEZE)),
    ),
  stoch: (read) => plateau(read('stochastic-k'), 30, 70),
  volume: (read) => clamped(read('volume-ratio') / 0.8),
  sma: (read) => clamped(1 - Math.abs(read('sma-distance')) / 0.02),
  psar: (read) => falling(Math.abs(read('psar-distance')), 0.005, 0.02),
};

/** Width of the bands over their middle that counts as a squeeze. */
const BAND_SQUEEZE = 0.02;

/** Share of the size that realised volatility takes away: none at 10% a year, all at 35%. */
export function volatilityScale(realised: number): number {
  return clamped((realised - 0.1) / 0.25);
}

/** 1 up to `low`, 0 from `high` on. */
function falling(value: number, low: number, high: number): number {
  return clamped((high - value) / (high - low));
}

/** 1 from `low` to `high`, falling straight to 0 at 0 and at 100. */
function plateau(value: number, low: number, high: number): number {
  return clamped(Math.min(value / low, (100 - value) / (100 - high)));
}

function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}
