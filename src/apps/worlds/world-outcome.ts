// What a run came to, from its records as they are written: the few figures that worlds are compared by.
import {
  maximumDrawdown,
  SESSIONS_PER_YEAR,
  sessionReturns,
  sharpeRatio,
} from '../../analysis/metrics/index.ts';
import {
  LEVEL_PROBABILITIES,
  type LevelQuantiles,
  type WorldOutcome,
} from '../../analysis/scenario/index.ts';
import { quantile } from '../../core/numerics/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { createBacktest, type PreparedRun, type RunMarket } from '../sessions/index.ts';

/** Makes the run in `market` and sums it up; `levels` are the volatility levels of the sessions that were drawn, points. */
export function outcomeIn(run: PreparedRun, market: RunMarket, levels: Float64Array): WorldOutcome {
  const kept: LedgerRecord[] = [run.manifest];
  const pnlCents: number[] = [];
  const backtest = createBacktest({
    market,
    tables: run.inputs.tables,
    settings: run.request.settings,
    feeSchedule: run.feeSchedule,
    sink: {
      append(record) {
        if (record.type === 'session-closed' || record.type === 'interest-credited') kept.push(record);
        else if (record.type === 'trade-closed') pnlCents.push(record.pnlCents);
        else if (record.type === 'run-ended') kept.push(record);
      },
    },
  });
  while (backtest.advanceSession());
  const start = run.manifest.initialCashCents;
  const equityCents = [
    start,
    ...kept.flatMap((record) => (record.type === 'session-closed' ? record.equityCents : [])),
  ];
  const end = kept.findLast((record) => record.type === 'run-ended');
  const finalCents = end?.type === 'run-ended' ? end.equityCents : start;
  const { excess } = sessionReturns(kept);
  return {
    netPnlDollars: (finalCents - start) / 100,
    finalRatio: finalCents / start,
    drawdown: maximumDrawdown(equityCents)?.byRatio.ratio ?? 0,
    trades: pnlCents.length,
    worstTradeDollars: pnlCents.length === 0 ? null : Math.min(...pnlCents) / 100,
    sharpe: sharpeRatio(excess, SESSIONS_PER_YEAR) ?? null,
    levelPoints: levelQuantiles(levels),
  };
}

function levelQuantiles(levels: Float64Array): LevelQuantiles {
  const [a, b, c, d] = LEVEL_PROBABILITIES;
  const at = (probability: number): number => quantile(levels, probability) ?? 0;
  return [at(a), at(b), at(c), at(d)];
}
