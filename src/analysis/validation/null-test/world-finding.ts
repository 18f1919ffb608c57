// What a strategy came to in one world of which the truth is known, and whether an edge would be claimed from it.
import { type Rng } from '../../../core/numerics/index.ts';
import { type MeanInterval, meanInterval } from './mean-interval.ts';

/** An account's result by session, dollars; columns of one length. */
export interface WorldAccount {
  /** Change of the account, costs paid. */
  readonly netDollars: readonly number[];
  /** Fees, and what fills gave away against the middle of the quotes. */
  readonly costDollars: readonly number[];
  /** What prices say the account makes before costs: nothing, on average, where they are fair. */
  readonly premiumDollars: readonly number[];
  readonly trades: number;
}

/** Dollars a trade, from intervals of dollars a session. */
export interface WorldFinding {
  readonly trades: number;
  readonly sessions: number;
  /** Absent without trades, from which nothing is claimed. */
  readonly perTrade:
    | {
        readonly net: MeanInterval;
        /** Net of what was paid to trade. */
        readonly gross: MeanInterval;
        readonly cost: number;
        readonly premium: number;
      }
    | undefined;
}

const RESAMPLES = 600;
/** Two-sided, so that an edge that is not there is found in 2.5 of 100 worlds. */
export const CONFIDENCE = 0.95;

/** Judges an account; the same stream of chance gives the same finding. */
export function findingOf(account: WorldAccount, rng: Rng): WorldFinding {
  const { netDollars, costDollars, premiumDollars, trades } = account;
  const sessions = netDollars.length;
  const net = Float64Array.from(netDollars);
  const gross = net.map((dollars, session) => dollars + (costDollars[session] ?? 0));
  const options = { resamples: RESAMPLES, confidence: CONFIDENCE };
  const netInterval = meanInterval(net, { ...options, rng: rng.fork('net') });
  const grossInterval = meanInterval(gross, { ...options, rng: rng.fork('gross') });
  if (trades === 0 || netInterval === undefined || grossInterval === undefined) {
    return { trades, sessions, perTrade: undefined };
  }
  const scale = sessions / trades;
  return {
    trades,
    sessions,
    perTrade: {
      net: scaled(netInterval, scale),
      gross: scaled(grossInterval, scale),
      cost: sumOf(costDollars) / trades,
      premium: sumOf(premiumDollars) / trades,
    },
  };
}

function scaled({ mean, low, high, blockLength }: MeanInterval, scale: number): MeanInterval {
  return { mean: mean * scale, low: low * scale, high: high * scale, blockLength };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
