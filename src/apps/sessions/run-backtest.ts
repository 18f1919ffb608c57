// The backtest session: a dataset, the simulated venue, virtual timers and a ledger around the engine's one step.
import type {
  BrokerRules,
  ChainOrigin,
  ChainSnapshot,
  FeeSchedule,
  Root,
  SessionDate,
  TickRule,
} from '../../core/domain/index.ts';
import { centsFromDollars, chainOfOrigin, invariant } from '../../core/domain/index.ts';
import {
  createDatasetSource,
  createMergedSource,
  createSimulatedRun,
  createVirtualTimers,
  type DecisionWitness,
  type Dataset,
  type DayTradePlan,
  type EngineState,
  initialEngineState,
  runEndedRecord,
} from '../../core/engine/index.ts';
import { createSimulatedVenue } from '../../core/execution/index.ts';
import {
  brokerRuleOn,
  brokersOf,
  createDividendOutlook,
  haltCheck,
  nakedMarginOn,
  tickRuleOn,
  type TradingCalendar,
} from '../../core/market/index.ts';
import type { LedgerSink } from '../../core/ports/index.ts';
import {
  type AssignmentOutlook,
  createAssignmentOutlook,
  createExpiryCalendar,
  type StrategyConfig,
} from '../../core/strategy/index.ts';
import { createEventWatch } from '../../core/risk/index.ts';
import {
  blackoutRulesOf,
  fillRulesOf,
  laddersOf,
  riskLimitsOf,
  signalPlanOf,
  type Settings,
  statusLimitsOf,
  strategyConfigOf,
} from '../config/index.ts';
import { lifecycleRulesOf } from './lifecycle-rules.ts';
import type { BundledTables } from './market/read-inputs.ts';
import { datasetsOf, type RunMarket } from './market/run-market.ts';

export interface BacktestParts {
  readonly market: RunMarket;
  readonly tables: BundledTables;
  readonly settings: Settings;
  readonly feeSchedule: FeeSchedule;
  readonly sink: LedgerSink;
  /** Told of decisions as they are made. */
  readonly witness?: DecisionWitness | undefined;
  /** The only sessions on which trades may be opened; absent: all. */
  readonly entrySessions?: ReadonlySet<SessionDate> | undefined;
}

/** A backtest under way, between two sessions. */
export interface Backtest {
  /** Takes it to the end of the next session; false when it is over and its closing record is written. */
  advanceSession(): boolean;
  /** Share of the run's time span that is done. */
  doneRatio(): number;
  readonly state: EngineState;
}

/** Puts the market, the simulated venue and virtual timers around the engine. */
export function createBacktest(parts: BacktestParts): Backtest {
  const { market, settings, sink } = parts;
  const { dataset } = market;
  const state = initialStateOf(parts);
  const venue = createSimulatedVenue({
    ...fillRulesOf(settings.fill),
    isHaltedAt: haltCheck(parts.tables.tradingHalts),
    tickRuleOn: (root, date) => tickRuleIn(parts.tables, root, date),
    feeSchedule: parts.feeSchedule,
    interest: market.rateOn === undefined ? undefined : { rateOn: market.rateOn },
    lifecycle: lifecycleRulesOf({ ...market, settings, brokerRules: parts.tables.brokerRules }),
    initialCashCents: centsFromDollars(settings.cash),
  });
  const run = createSimulatedRun(state, {
    source: createMergedSource(datasetsOf(market).map(createDatasetSource)),
    venue,
    timers: createVirtualTimers(),
    sink,
    witness: parts.witness,
  });
  const { closeMs, length } = dataset.series;
  const firstMs = closeMs[0] ?? 0;
  const spanMs = Math.max(1, (closeMs[length - 1] ?? 0) - firstMs);
  return {
    state,
    advanceSession() {
      if (run.advanceSession()) return true;
      sink.append(runEndedRecord(state, (origin, root) => lastChain(datasetsOf(market), origin, root)));
      return false;
    },
    doneRatio: () => Math.max(0, state.nowMs - firstMs) / spanMs,
  };
}

function initialStateOf(parts: BacktestParts): EngineState {
  const { market, settings, tables, feeSchedule } = parts;
  const { calendar, listings, rateOn } = market;
  const blackout = blackoutRulesOf(settings.risk);
  return initialEngineState(
    {
      strategy: strategyOf(parts),
      risk: riskLimitsOf(settings),
      calendar: createExpiryCalendar(calendar, listings),
      root: settings.root,
      history: market.history,
      signals: signalPlanOf(settings, calendar),
      also: market.also.map((one) => ({
        root: one.dataset.root,
        strategy: strategyOf(parts),
        calendar: createExpiryCalendar(one.calendar, one.listings),
        history: one.history,
        signals: signalPlanOf(settings, one.calendar),
      })),
      rateOn,
      ladder: { ...laddersOf(settings.fill), tickRuleOn: (root, date) => tickRuleIn(tables, root, date) },
      watch: {
        limits: statusLimitsOf(settings.risk),
        events: blackout && createEventWatch(blackout, market.events),
      },
      fees: feeSchedule,
      assignments: assignmentOutlookOf(market),
      nakedRatesOn: (date) => nakedMarginOn(tables.brokerRules, date),
      dayTrading: dayTradePlan(settings, tables.brokerRules, calendar),
      netTickCents: (root, date) => tickRuleOn(tables.tickRules, root, date)?.complexNetTickCents,
    },
    centsFromDollars(settings.cash),
  );
}

function strategyOf({ settings, entrySessions: sessions }: BacktestParts): StrategyConfig {
  const strategy = strategyConfigOf(settings);
  return sessions === undefined ? strategy : { ...strategy, entry: { ...strategy.entry, sessions } };
}

/** What is known of early exercise on a date: dividends by their schedule and last year's amounts, and the rate. */
function assignmentOutlookOf({ dividends, calendar, rateOn }: RunMarket): AssignmentOutlook {
  return createAssignmentOutlook(createDividendOutlook(dividends, calendar), calendar, (date) =>
    rateOn?.(date),
  );
}

/** `undefined` by setting, and where the run's broker is nobody whose rules are known. */
function dayTradePlan(
  { risk, fees }: Settings,
  rules: BrokerRules,
  calendar: TradingCalendar,
): DayTradePlan | undefined {
  const { dayTradeAccount: kind } = risk;
  if (kind === null || !brokersOf(rules).includes(fees.broker)) return undefined;
  return {
    kind,
    calendar,
    ruleOn(date) {
      const read = brokerRuleOn(rules, fees.broker, date);
      return read.ok ? read.terms.dayTrades : undefined;
    },
  };
}

/** The chain of a class at its last bar. */
function lastChain(datasets: readonly Dataset[], origin: ChainOrigin, root: Root): ChainSnapshot | undefined {
  const dataset = datasets.find((one) => one.root === root);
  if (dataset === undefined) return undefined;
  const { chain, series } = dataset;
  const bar = series.length - 1;
  return chainOfOrigin({ chain: chain.at(bar), otherChain: chain.otherAt?.(bar) }, origin);
}

function tickRuleIn(tables: BundledTables, root: Root, date: SessionDate): TickRule {
  const rule = tickRuleOn(tables.tickRules, root, date);
  invariant(rule !== undefined, `a contract that was filled has a tick rule: ${root} on ${date}`);
  return rule;
}
