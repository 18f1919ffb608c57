// The verdict over many worlds of which the truth is known: how often an edge was found, and whether results lay where prices said.
import { mean, sampleStandardDeviation, studentTUpperTail } from '../../../core/numerics/index.ts';
import { binomialUpperTail } from './binomial-tail.ts';
import { CONFIDENCE, type WorldFinding } from './world-finding.ts';
import { type ShareInterval, shareOf } from './share-interval.ts';

/** The most worlds without an edge in which one may be found. */
export const FOUND_SHARE_MAX = 0.05;
/** Fewer worlds than this cannot tell a share of 5% from one of 2%. */
const WORLDS_MIN = 100;
/** What chance alone does less often than this is a failure. */
const CHANCE_MIN = 0.001;

/** `undecided`: nothing was wrong in too few worlds to say so. */
export type WorldsVerdict = 'passed' | 'failed' | 'undecided';

/** Why worlds fail. */
export type WorldsFailure = 'edges-found' | 'gross-edges-found' | 'intervals-miss' | 'results-biased';

/** Means over worlds are dollars a trade. */
export interface WorldsJudgement {
  readonly verdict: WorldsVerdict;
  readonly failures: readonly WorldsFailure[];
  readonly worlds: number;
  /** Worlds in which something was traded: the others claim nothing and count as such. */
  readonly tradedWorlds: number;
  readonly trades: number;
  /** Worlds from which a profit after costs would be claimed: the interval of the mean lies above zero. */
  readonly edges: ShareInterval;
  /** The same before costs. */
  readonly grossEdges: ShareInterval;
  /** Traded worlds whose interval before costs holds what prices said. */
  readonly covered: ShareInterval;
  readonly net: number | undefined;
  readonly cost: number | undefined;
  /** What prices said the account makes before costs, and what it made, with the standard error over worlds. */
  readonly expectedGross: number | undefined;
  readonly gross: number | undefined;
  readonly grossError: number | undefined;
  /** Distance of the two in standard errors of their difference. */
  readonly biasScore: number | undefined;
}

/**
 * Judges worlds by what the truth is said to be: `fair`: no edge before costs; `premium`: as each finding's premium says, an
 * edge that may be found.
 */
export function judgeWorlds(findings: readonly WorldFinding[], truth: 'fair' | 'premium'): WorldsJudgement {
  const traded = findings.flatMap(({ perTrade, trades }) => (perTrade ? [{ ...perTrade, trades }] : []));
  const worlds = findings.length;
  const expected = traded.map(({ premium }) => (truth === 'fair' ? 0 : premium));
  const edges = shareOf(traded.filter(({ net }) => net.low > 0).length, worlds);
  const grossEdges = shareOf(traded.filter(({ gross }) => gross.low > 0).length, worlds);
  const held = traded.filter(({ gross }, world) => isInside(expected[world] ?? 0, gross)).length;
  const covered = shareOf(held, traded.length);
  const gross = traded.map((one) => one.gross.mean);
  const differences = gross.map((value, world) => value - (expected[world] ?? 0));
  const failures: WorldsFailure[] = [];
  if (truth === 'fair' && isTooMany(edges)) failures.push('edges-found');
  if (truth === 'fair' && isTooMany(grossEdges)) failures.push('gross-edges-found');
  if (isMissing(covered)) failures.push('intervals-miss');
  const biasScore = scoreOf(differences);
  if (isBeyondChance(biasScore, differences.length)) failures.push('results-biased');
  return {
    verdict: failures.length > 0 ? 'failed' : worlds < WORLDS_MIN ? 'undecided' : 'passed',
    failures,
    worlds,
    tradedWorlds: traded.length,
    trades: traded.reduce((sum, { trades }) => sum + trades, 0),
    edges,
    grossEdges,
    covered,
    net: mean(traded.map(({ net }) => net.mean)),
    cost: mean(traded.map(({ cost }) => cost)),
    expectedGross: mean(expected),
    gross: mean(gross),
    grossError: errorOf(gross),
    biasScore,
  };
}

/** Of few worlds only where chance is no excuse. */
function isTooMany({ count, share, of }: ShareInterval): boolean {
  if (of >= WORLDS_MIN) return share > FOUND_SHARE_MAX;
  return binomialUpperTail(count, of, FOUND_SHARE_MAX) < CHANCE_MIN;
}

/** Whether intervals hold the truth less often than they say. */
function isMissing({ count, of }: ShareInterval): boolean {
  return binomialUpperTail(of - count, of, 1 - CONFIDENCE) < CHANCE_MIN;
}

function isBeyondChance(score: number | undefined, worlds: number): boolean {
  return score !== undefined && 2 * studentTUpperTail(Math.abs(score), worlds - 1) < CHANCE_MIN;
}

function isInside(value: number, { low, high }: { readonly low: number; readonly high: number }): boolean {
  return low <= value && value <= high;
}

function errorOf(values: readonly number[]): number | undefined {
  const deviation = sampleStandardDeviation(values);
  return deviation === undefined ? undefined : deviation / Math.sqrt(values.length);
}

function scoreOf(values: readonly number[]): number | undefined {
  const error = errorOf(values);
  const centre = mean(values);
  return error === undefined || centre === undefined || error === 0 ? undefined : centre / error;
}
