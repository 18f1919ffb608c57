// Holds one classifier's scores against another's on the sessions that both have, with block-bootstrap intervals.
import { createRng, quantile, type Rng } from '../../src/core/numerics/index.ts';
import type { Score } from './walk-forward.ts';

/** Sessions that a block lasts on average: volatility stays for months, and labels overlap for 21 sessions. */
const BLOCK_SESSIONS = 126;
const REPLICATIONS = 2000;
const BINS = 10;

/** A difference, classifier less the other, with its 95% interval. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Comparison {
  readonly sessions: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly balancedAccuracy: number;
  /** Mean distance of the probability of the last label from its frequency, over ten bins. */
  readonly calibration: number;
  readonly difference: {
    readonly logLoss: Difference;
    readonly brier: Difference;
    readonly balancedAccuracy: Difference;
  };
}

/** Compares where both have a score; `undefined` where none has. Source: Politis and Romano (1994), section 2. */
export function compareScores(
  scores: readonly (Score | undefined)[],
  others: readonly (Score | undefined)[],
): Comparison | undefined {
  const pairs: (readonly [Score, Score])[] = [];
  for (const [at, one] of scores.entries()) {
    const other = others[at];
    if (one !== undefined && other !== undefined) pairs.push([one, other]);
  }
  if (pairs.length === 0) return undefined;
  const own = pairs.map(([one]) => one);
  const labels = Math.max(...own.map(({ label }) => label)) + 1;
  const columns = columnsOf(pairs, labels);
  const rng = createRng('regime-quality');
  const drawn = Array.from({ length: REPLICATIONS }, () => differencesOf(drawnSums(columns, rng), labels));
  const whole = differencesOf(drawnSums(columns), labels);
  const interval = (name: keyof Comparison['difference']): Difference => {
    const values = drawn.map((one) => one[name]);
    return {
      value: whole[name],
      low: quantile(values, 0.025) as number,
      high: quantile(values, 0.975) as number,
    };
  };
  return {
    sessions: pairs.length,
    logLoss: meanOf(own.map(({ logLoss }) => logLoss)),
    brier: meanOf(own.map(({ brier }) => brier)),
    balancedAccuracy: balancedAccuracy(own, labels),
    calibration: calibration(own, labels - 1),
    difference: {
      logLoss: interval('logLoss'),
      brier: interval('brier'),
      balancedAccuracy: interval('balancedAccuracy'),
    },
  };
}

/** Running sums over sessions, twice round, of both differences and of each label's count and hits of either. */
function columnsOf(pairs: readonly (readonly [Score, Score])[], labels: number): readonly Float64Array[] {
  const rows = pairs.map(([one, other]) => [
    1,
    one.logLoss - other.logLoss,
    one.brier - other.brier,
    ...Array.from({ length: labels }, (_, label) => {
      const isLabel = one.label === label ? 1 : 0;
      return [isLabel, one.isHit ? isLabel : 0, other.isHit ? isLabel : 0];
    }).flat(),
  ]);
  return Array.from({ length: 3 + 3 * labels }, (_, column) => {
    const sums = new Float64Array(2 * rows.length + 1);
    for (let at = 0; at < 2 * rows.length; at += 1)
      sums[at + 1] = (sums[at] as number) + (rows[at % rows.length]?.[column] as number);
    return sums;
  });
}

/** Sums over a series of the same length: of random blocks, or without a generator of the series itself. */
function drawnSums(columns: readonly Float64Array[], rng?: Rng): readonly number[] {
  const length = ((columns[0] as Float64Array).length - 1) / 2;
  const totals = columns.map(() => 0);
  for (let filled = 0; filled < length;) {
    const start = rng === undefined ? 0 : rng.integer(length);
    const block = rng === undefined ? length : blockLength(rng);
    const take = Math.min(block, length - filled);
    for (const [column, sums] of columns.entries())
      totals[column] = (totals[column] as number) + (sums[start + take] as number) - (sums[start] as number);
    filled += take;
  }
  return totals;
}

/** Geometric with mean `BLOCK_SESSIONS`. */
function blockLength(rng: Rng): number {
  return 1 + Math.floor(Math.log(1 - rng.uniform()) / Math.log(1 - 1 / BLOCK_SESSIONS));
}

function differencesOf(
  sums: readonly number[],
  labels: number,
): Record<keyof Comparison['difference'], number> {
  const [sessions = 0, logLoss = 0, brier = 0] = sums;
  let accuracy = 0;
  let seen = 0;
  for (let label = 0; label < labels; label += 1) {
    const [count = 0, own = 0, other = 0] = sums.slice(3 + 3 * label, 6 + 3 * label);
    if (count === 0) continue;
    seen += 1;
    accuracy += (own - other) / count;
  }
  return { logLoss: logLoss / sessions, brier: brier / sessions, balancedAccuracy: accuracy / seen };
}

function balancedAccuracy(scores: readonly Score[], labels: number): number {
  const shares = Array.from({ length: labels }, (_, label) => {
    const of = scores.filter((score) => score.label === label);
    return of.filter(({ isHit }) => isHit).length / of.length;
  });
  return meanOf(shares.filter((share) => !Number.isNaN(share)));
}

function calibration(scores: readonly Score[], label: number): number {
  let distance = 0;
  for (let bin = 0; bin < BINS; bin += 1) {
    const of = scores.filter(({ warned }) => Math.min(BINS - 1, Math.floor(BINS * warned)) === bin);
    if (of.length === 0) continue;
    const frequency = of.filter((score) => score.label === label).length / of.length;
    distance += (of.length / scores.length) * Math.abs(meanOf(of.map(({ warned }) => warned)) - frequency);
  }
  return distance;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
