// The backtest session: a dataset, the simulated venue, virtual timers and a ledger around the engine's one step.
import type { FeeSchedule, Root, SessionDate } from '../../core/domain/index.ts';
import { cents, centsFromDollars, invariant } from '../../core/domain/index.ts';
import {
  createDatasetSource,
  createVirtualTimers,
  type EngineState,
  initialEngineState,
  runEndedRecord,
  runSimulated,
} from '../../core/engine/index.ts';
import { createSimulatedVenue } from '../../core/execution/index.ts';
import { isMonthlyExpiry, tickRuleOn } from '../../core/market/index.ts';
import type { LedgerSink } from '../../core/ports/index.ts';
import { fillPolicyOf, riskLimitsOf, type Settings, strategyConfigOf } from '../config/index.ts';
import type { BundledTables } from './read-inputs.ts';
import type { SimulatedMarket } from './simulated-market.ts';

export interface BacktestParts {
  readonly market: SimulatedMarket;
  readonly tables: BundledTables;
  readonly settings: Settings;
  readonly feeSchedule: FeeSchedule;
  readonly sink: LedgerSink;
  /** Told the share of bars done at every session's end; returning false stops the run there. */
  readonly progress: (doneRatio: number) => boolean;
}

/** Runs the market through the engine into the sink, up to the closing record. */
export function runBacktest(parts: BacktestParts): EngineState {
  const { market, settings, sink } = parts;
  const { dataset, calendar } = market;
  const initialCashCents = centsFromDollars(settings.cash);
  const state = initialEngineState(
    {
      strategy: strategyConfigOf(settings),
      risk: riskLimitsOf(settings),
      calendar: { isMonthlyExpiry: (date) => isMonthlyExpiry(calendar, date) },
    },
    initialCashCents,
  );
  const venue = createSimulatedVenue({
    fillPolicy: fillPolicyOf(settings),
    complexTickCents: (root, date) => complexTickCents(parts.tables, root, date),
    feeSchedule: parts.feeSchedule,
    interest: market.rateOn === undefined ? undefined : { rateOn: market.rateOn },
    initialCashCents,
  });
  const ports = { source: createDatasetSource(dataset), venue, timers: createVirtualTimers(), sink };
  const { closeMs, length } = dataset.series;
  const firstMs = closeMs[0] ?? 0;
  const spanMs = (closeMs[length - 1] ?? 0) - firstMs;
  runSimulated(state, ports, (nowMs) => parts.progress((nowMs - firstMs) / Math.max(1, spanMs)));
  const last = dataset.chain.at(length - 1);
  sink.append(runEndedRecord(state, 'unavailable' in last ? undefined : last));
  return state;
}

function complexTickCents(tables: BundledTables, root: Root, date: SessionDate): number {
  const rule = tickRuleOn(tables.tickRules, root, date);
  invariant(rule !== undefined, `a contract that was filled has a tick rule: ${root} on ${date}`);
  return cents(rule.complexNetTickCents);
}
