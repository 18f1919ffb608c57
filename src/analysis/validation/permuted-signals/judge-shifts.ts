// Whether the sessions that signals chose were better than the same sessions moved: a rank among the moved ones.

/** What trading on some sessions came to. */
export interface TimedResult {
  readonly netPnlDollars: number;
  readonly trades: number;
}

/** Chances, if timing meant nothing, of a result as good or as bad as the one that signals gave. */
export interface ShiftJudgement {
  /** Sessions that could be traded, and those that signals let pass. */
  readonly sessions: number;
  readonly passedSessions: number;
  readonly trades: number;
  /** Dollars a trade, on the sessions chosen and on the mean of the moved ones; `null` where nothing was traded. */
  readonly perTrade: number | null;
  readonly movedPerTrade: number | null;
  /** Moved choices that traded. */
  readonly moves: number;
  readonly betterChance: number | null;
  readonly worseChance: number | null;
}

/**
 * The rank of the chosen among all: (1 + moves at least as good) / (1 + moves), by P&L a trade. Moving all sessions by one
 * number keeps how many there are and how they cluster.
 * Source: Phipson and Smyth (2010), Permutation P-values should never be zero.
 */
export function judgeShifts(
  chosen: TimedResult,
  moved: readonly TimedResult[],
  { sessions, passedSessions }: Pick<ShiftJudgement, 'sessions' | 'passedSessions'>,
): ShiftJudgement {
  const own = perTradeOf(chosen);
  const others = moved.flatMap((one) => perTradeOf(one) ?? []);
  const base = { sessions, passedSessions, trades: chosen.trades, moves: others.length };
  if (own === undefined || others.length === 0) {
    return { ...base, perTrade: own ?? null, movedPerTrade: null, betterChance: null, worseChance: null };
  }
  const rank = (count: number): number => (1 + count) / (1 + others.length);
  return {
    ...base,
    perTrade: own,
    movedPerTrade: others.reduce((sum, value) => sum + value, 0) / others.length,
    betterChance: rank(others.filter((value) => value >= own).length),
    worseChance: rank(others.filter((value) => value <= own).length),
  };
}

function perTradeOf({ netPnlDollars, trades }: TimedResult): number | undefined {
  return trades === 0 ? undefined : netPnlDollars / trades;
}
