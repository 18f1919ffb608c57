// How often the drawdown-slope limit trips without a crash: years drawn in blocks from the sessions of a calm history.
import { createRng, type Rng } from '../../src/core/numerics/index.ts';
import {
  initialRiskStatus,
  NO_STATUS_LIMITS,
  type SlopeLimit,
  statusAfterClose,
} from '../../src/core/risk/index.ts';

/** Sessions that a block lasts on average: about the life of a trade. */
const BLOCK_SESSIONS = 20;
const YEAR_SESSIONS = 252;
const START_CENTS = 1_000_000_000;

/**
 * The share of `years` years, drawn from session returns by the stationary bootstrap, in which `limit` trips at a close.
 * Each year starts from a new high. Source: Politis and Romano (1994), section 2.
 */
export function falseTripRate(
  returns: readonly number[],
  limit: SlopeLimit,
  { years, seed }: { readonly years: number; readonly seed: number },
): number {
  const rng = createRng(`false-trips/${seed}`);
  let tripped = 0;
  for (let year = 0; year < years; year += 1) if (trips(drawnYear(returns, rng), limit)) tripped += 1;
  return tripped / years;
}

function drawnYear(returns: readonly number[], rng: Rng): readonly number[] {
  let place = 0;
  return Array.from({ length: YEAR_SESSIONS }, (_, session) => {
    // A block ends with a chance of one in its mean length; the history's end is followed by its start.
    const isNew = session === 0 || rng.integer(BLOCK_SESSIONS) === 0;
    place = isNew ? rng.integer(returns.length) : (place + 1) % returns.length;
    return returns[place] ?? 0;
  });
}

function trips(returns: readonly number[], drawdownSlope: SlopeLimit): boolean {
  const limits = { ...NO_STATUS_LIMITS, drawdownSlope };
  let status = initialRiskStatus(START_CENTS);
  let equity = START_CENTS;
  return returns.some((value) => {
    equity *= 1 + value;
    status = statusAfterClose(status, equity, limits);
    return status.killSwitch !== undefined;
  });
}
