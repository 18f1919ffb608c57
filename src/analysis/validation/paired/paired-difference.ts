// How two series of returns over the same sessions differ, with intervals by resampling both in the same blocks.
import {
  createRng,
  mean,
  optimalBlockLengths,
  quantile,
  sampleStandardDeviation,
  stationaryBootstrapIndices,
} from '../../../core/numerics/index.ts';

/** Sessions that both series need; below, no interval is told. */
export const PAIRED_SESSIONS_MIN = 60;
const RESAMPLES = 1000;
const COVERAGE = 0.95;

export interface Interval {
  readonly value: number;
  /** Ends of the 95% interval by percentiles. */
  readonly low: number;
  readonly high: number;
}

export interface PairedDifference {
  /** Mean excess return a year, second less first, decimal. */
  readonly mean: Interval;
  /** Sharpe ratio a year likewise; `undefined` where a series does not vary. */
  readonly sharpe: Interval | undefined;
  readonly sessions: number;
  /** Mean length of a block, sessions. */
  readonly blockSessions: number;
}

export interface PairedQuestion {
  /** Excess returns of the same sessions in order, decimals. */
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly sessionsPerYear: number;
  readonly seed: number;
}

/**
 * The difference with its intervals; `undefined` with fewer than 60 sessions or where the series never differ. Pairs stay
 * together and keep their order within a block, so that what moves both and what persists is in the interval.
 * Source: Politis and Romano (1994), "The Stationary Bootstrap"; block length as Politis and White (2004), of the difference.
 */
export function pairedDifference(question: PairedQuestion): PairedDifference | undefined {
  const { first, second, sessionsPerYear, seed } = question;
  const differences = first.map((value, index) => (second[index] ?? 0) - value);
  const length = differences.length;
  if (length < PAIRED_SESSIONS_MIN || differences.every((value) => value === 0)) return undefined;
  const blockSessions = Math.max(1, optimalBlockLengths(differences)?.stationary ?? Math.cbrt(length));
  const rng = createRng(seed).fork('paired difference');
  const indices = new Int32Array(length);
  const means: number[] = [];
  const sharpes: number[] = [];
  for (let draw = 0; draw < RESAMPLES; draw += 1) {
    stationaryBootstrapIndices(rng, length, blockSessions, indices);
    const a = momentsAt(first, indices);
    const b = momentsAt(second, indices);
    means.push((b.mean - a.mean) * sessionsPerYear);
    if (a.deviation > 0 && b.deviation > 0)
      sharpes.push((b.mean / b.deviation - a.mean / a.deviation) * Math.sqrt(sessionsPerYear));
  }
  const [sharpeFirst, sharpeSecond] = [first, second].map((series) => {
    const deviation = sampleStandardDeviation(series) ?? 0;
    return deviation === 0 ? undefined : ((mean(series) ?? 0) / deviation) * Math.sqrt(sessionsPerYear);
  });
  const isSharpe = sharpeFirst !== undefined && sharpeSecond !== undefined && sharpes.length === RESAMPLES;
  return {
    mean: intervalOf((mean(differences) ?? 0) * sessionsPerYear, means),
    sharpe: isSharpe ? intervalOf(sharpeSecond - sharpeFirst, sharpes) : undefined,
    sessions: length,
    blockSessions,
  };
}

function intervalOf(value: number, draws: readonly number[]): Interval {
  const sorted = draws.toSorted((a, b) => a - b);
  const end = (share: number): number => quantile(sorted, share) ?? value;
  return { value, low: end((1 - COVERAGE) / 2), high: end((1 + COVERAGE) / 2) };
}

function momentsAt(series: readonly number[], indices: Int32Array): { mean: number; deviation: number } {
  let sum = 0;
  let squares = 0;
  for (const index of indices) {
    const value = series[index] ?? 0;
    sum += value;
    squares += value * value;
  }
  const { length } = indices;
  const average = sum / length;
  return { mean: average, deviation: Math.sqrt(Math.max(0, (squares - sum * average) / (length - 1))) };
}
