// What an open structure may come to at its expiry, by two laws of the underlying until then.
import type { SessionDate } from '../../../core/domain/index.ts';
import type { Rng } from '../../../core/numerics/index.ts';
import { SESSIONS_PER_YEAR } from '../../metrics/index.ts';
import { filteredFutures, filteredReturns } from '../value-at-risk/filtered-returns.ts';
import { terminalCounts } from './terminal-counts.ts';
import {
  distributionOfPnls,
  type TerminalDistribution,
  terminalDistribution,
} from './terminal-distribution.ts';
import { terminalPnl, type TerminalStructure } from './terminal-payoff.ts';

export interface OpenStructure {
  readonly tradeId: number;
  readonly expiry: SessionDate;
  /** Calendar days to expiry. */
  readonly days: number;
  readonly structure: TerminalStructure;
  readonly forwardPoints: number;
  /** Mean implied volatility of its short legs, decimal a year. */
  readonly volatility: number;
}

/** One open trade. */
export interface ExpiryOutlook {
  readonly tradeId: number;
  readonly expiry: SessionDate;
  readonly days: number;
  readonly forwardPoints: number;
  readonly volatility: number;
  /** Prices lognormal about the forward at that volatility. */
  readonly implied: TerminalDistribution;
  /** The underlying's own returns at today's volatility, without their drift; `null` without enough of them. */
  readonly filtered: TerminalDistribution | null;
}

const DAYS_OF_YEAR = 365;
const FILTERED_SHARE = 0.05;

/** The outlook of one structure; `paths` of the implied law, a twentieth as many of the filtered, which walks every session. */
export function expiryOutlook(
  open: OpenStructure,
  underlying: Float64Array,
  paths: number,
  rng: Rng,
): ExpiryOutlook {
  const { tradeId, expiry, days, structure, forwardPoints, volatility } = open;
  const law = { forwardPoints, volatility, years: days / DAYS_OF_YEAR };
  const counted = terminalCounts(structure, law, { from: 0, to: paths }, rng.fork('implied'));
  const filtered = filteredReturns(underlying);
  const futures =
    filtered === undefined
      ? undefined
      : filteredFutures(
          { standardised: withoutMean(filtered.standardised), next: filtered.next },
          {
            sessions: Math.max(1, Math.round((days * SESSIONS_PER_YEAR) / DAYS_OF_YEAR)),
            paths: Math.max(1, Math.round(paths * FILTERED_SHARE)),
          },
          rng.fork('filtered'),
        );
  return {
    tradeId,
    expiry,
    days,
    forwardPoints,
    volatility,
    implied: terminalDistribution(counted),
    filtered:
      futures === undefined
        ? null
        : distributionOfPnls(
            futures.map((change) => terminalPnl(structure, Math.max(0, forwardPoints * (1 + change)))),
          ),
  };
}

function withoutMean(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}
