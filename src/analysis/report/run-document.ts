// Builds the one document that a run is reported by, from its ledger and from what the ledger does not hold.
import { dollarsFromCents, invariant } from '../../core/domain/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { decisionFunnel, type DecisionFunnel } from '../attribution/index.ts';
import { monthlyReturns } from '../metrics/index.ts';
import type { AttributionSection } from './document/attribution/attribution-section.ts';
import type { MonteCarloSection, StressSection, ValueAtRiskSection } from '../scenario/index.ts';
import { type HonestySection, honestySection } from '../validation/index.ts';
import { breakEvenSetting } from './document/break-even.ts';
import { chainsSection } from './document/chains-section.ts';
import { type DataSection, dataSection } from './document/data-section.ts';
import { type MarginEntry, marginSection } from './document/margin-section.ts';
import { type MetricsSection, metricsSection } from './document/metrics-section.ts';
import { type RunSection, runSection } from './document/run-section.ts';
import { type TradeEntry, tradeEntry } from './document/trades/trade-entry.ts';
import { tradeHistory } from './document/trades/trade-history.ts';
import type { WhyNotSection } from './document/why-not-section.ts';

/** Paths as written; `null` for a file that was not. */
export interface RunFiles {
  readonly ledger: string | null;
  readonly trades: string | null;
  readonly pdf: string | null;
  readonly html: string | null;
}

export interface RunTiming {
  readonly loadSeconds: number;
  readonly runSeconds: number;
  readonly barsPerSecond: number;
}

/** The run made again with one share of the spread given up at every fill. */
export interface FillBandEntry {
  readonly f: number;
  readonly netPnlDollars: number;
  /** The part of it that cash earned, whatever was traded; absent where no rates were given. */
  readonly interestDollars?: number;
  readonly trades: number;
  /** The session on which a limit on losses stopped new risk; absent where none did. */
  readonly stoppedOn?: string;
}

/** The run made again on volatility estimated with another premium over the forecast of realised volatility. */
export interface PremiumBandEntry {
  /** Average premium over the sessions traded, volatility points; 0: implied equals forecast realised. */
  readonly premiumVolPoints: number;
  readonly netPnlDollars: number;
  readonly trades: number;
  /** As in `FillBandEntry`. */
  readonly stoppedOn?: string;
}

/** What a document needs beside the ledger. */
export interface RunFacts {
  readonly runId: string;
  readonly files: RunFiles;
  readonly timing: RunTiming;
  /** In order of f; absent where the run was made at one fill share only. */
  readonly fillBand?: readonly FillBandEntry[];
  /** In order of the premium; absent where volatility was recorded. */
  readonly premiumBand?: readonly PremiumBandEntry[];
  /** Absent where the run opened a trade. */
  readonly whyNot?: WhyNotSection;
  /** By `attributionSection`; absent where it was not worked out. */
  readonly attribution?: AttributionSection;
  /** Absent where nothing was simulated. */
  readonly monteCarlo?: MonteCarloSection;
  readonly valueAtRisk?: ValueAtRiskSection;
  /** Absent, or `null`, where no shocks of the past were at hand. */
  readonly stress?: StressSection | null;
}

/**
 * Plain data whose keys are always in this order. `null` means undefined, or a capability that is not there.
 * Without `files` and `timing` it depends on the ledger, the run's id and the data facts only.
 */
export interface RunDocument {
  readonly run: RunSection;
  readonly data: DataSection;
  readonly metrics: MetricsSection;
  readonly funnel: DecisionFunnel;
  /** What a run without a trade would have needed for one; `null` where it opened one. */
  readonly whyNot: WhyNotSection | null;
  readonly trades: readonly TradeEntry[];
  /** Still open at the end: valued at what closing would pay or cost, and outside win rate and expectancy. */
  readonly openPositions: readonly TradeEntry[];
  /** What brokers' rules would have asked for the trades; `null` without a trade, or in ledgers of before it was recorded. */
  readonly margin: readonly MarginEntry[] | null;
  /** Every calendar month of the run; `null` where a month had no session. */
  readonly monthlyReturns: readonly { readonly month: string; readonly return: number | null }[];
  /** Epoch ms and dollars at every session's close. */
  readonly equity: readonly (readonly [number, number])[];
  readonly fillBand: readonly FillBandEntry[] | null;
  readonly breakEvenF: number | null;
  /** How the result hangs on the estimator's premium; `null` where volatility was recorded. */
  readonly premiumBand: readonly PremiumBandEntry[] | null;
  readonly breakEvenPremiumVolPoints: number | null;
  /** What the result came from; `null` where it was not worked out. */
  readonly attribution: AttributionSection | null;
  /** Whether the Sharpe ratio is told from luck, by this run alone. */
  readonly honesty: HonestySection;
  /** Futures drawn from the run's own sessions; `null` where nobody simulated them. */
  readonly monteCarlo: MonteCarloSection | null;
  /** What a session with a position may lose; `null` likewise. */
  readonly valueAtRisk: ValueAtRiskSection | null;
  /** What stated shocks would have done to trades and to what was held; `null` where none were given. */
  readonly stress: StressSection | null;
  readonly files: RunFiles;
  readonly timing: RunTiming;
}

/** The document of a ledger whose first record is its manifest. */
export function runDocument(records: readonly LedgerRecord[], facts: RunFacts): RunDocument {
  const [manifest] = records;
  invariant(manifest?.type === 'manifest', 'the first record of a ledger is its manifest');
  const sessions = records.filter((record) => record.type === 'session-closed');
  const trades = tradeHistory(records);
  const closes = sessions.map(({ date, equityCents }) => ({
    date,
    equityDollars: dollarsFromCents(equityCents),
  }));
  const months = monthlyReturns(closes, dollarsFromCents(manifest.initialCashCents));
  return {
    run: runSection(facts.runId, manifest),
    data: dataSection(manifest, sessions, chainsSection(manifest, records, trades)),
    metrics: metricsSection({ manifest, records, sessions, trades }),
    funnel: decisionFunnel(records),
    whyNot: facts.whyNot ?? null,
    trades: trades.filter(({ closed }) => closed !== undefined).map(tradeEntry),
    openPositions: trades.filter(({ closed }) => closed === undefined).map(tradeEntry),
    margin: marginSection(
      trades,
      sessions.map(({ date }) => date),
    ),
    monthlyReturns: months.map(({ month, value }) => ({ month, return: value ?? null })),
    equity: sessions.map(({ atMs, equityCents }) => [atMs, dollarsFromCents(equityCents)]),
    fillBand: facts.fillBand ?? null,
    breakEvenF: breakEvenOf(facts.fillBand, ({ f }) => f),
    premiumBand: facts.premiumBand ?? null,
    breakEvenPremiumVolPoints: breakEvenOf(facts.premiumBand, ({ premiumVolPoints }) => premiumVolPoints),
    attribution: facts.attribution ?? null,
    honesty: honestySection(records),
    monteCarlo: facts.monteCarlo ?? null,
    valueAtRisk: facts.valueAtRisk ?? null,
    stress: facts.stress ?? null,
    files: facts.files,
    timing: facts.timing,
  };
}

function breakEvenOf<T extends { readonly netPnlDollars: number }>(
  band: readonly T[] | undefined,
  settingOf: (entry: T) => number,
): number | null {
  const points = (band ?? []).map((entry) => ({
    setting: settingOf(entry),
    pnlDollars: entry.netPnlDollars,
  }));
  return breakEvenSetting(points) ?? null;
}
