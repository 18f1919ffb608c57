// The figures of a run, computed from the account at session closes and from its closed trades.
import { type Cents, cents, centsFromDollars, dollarsFromCents } from '../../../core/domain/index.ts';
import type { LedgerRecord, RunManifest, SessionClosedRecord } from '../../../core/ledger/index.ts';
import {
  annualisedVolatility,
  calendarYears,
  calmarRatio,
  compoundAnnualGrowthRate,
  type EquityChange,
  expectancy,
  feesPaidCents,
  type HeldSpan,
  maximumDrawdown,
  netReturn,
  profitFactor,
  returnOnMargin,
  SESSIONS_PER_YEAR,
  sessionExposure,
  sessionReturns,
  sharpeRatio,
  sortinoRatio,
  timeInMarket,
  winRate,
} from '../../metrics/index.ts';
import { evidenceOf } from './evidence.ts';
import { netPnlBounds } from './net-pnl-bounds.ts';
import { type RecordedTrade, unfilledExit } from './trades/trade-history.ts';

/** Ratios and shares are decimals; `null` means undefined: a zero denominator or nothing to measure. */
export interface MetricsSection {
  /** Final less initial equity: trades at mid where still open, fees and interest included. */
  readonly netPnlDollars: number;
  /** The least and the most of it had trades been closed whose exit had no quote; `null` where every exit had one. */
  readonly netPnlBounds: readonly [number, number] | null;
  /** Trades whose exit had no quote when it was first to be made, or has none at the end. */
  readonly unquotedExits: number;
  /** Trades that ran to settlement though every leg was quoted: the order to close them did not fill within its limit. */
  readonly unfilledExits: number;
  readonly netReturn: number | null;
  readonly cagr: number | null;
  readonly volatility: number | null;
  readonly sharpe: number | null;
  readonly sortino: number | null;
  readonly calmar: number | null;
  readonly maxDrawdown: number | null;
  readonly maxDrawdownDollars: number | null;
  readonly winRate: number | null;
  readonly expectancyDollars: number | null;
  readonly profitFactor: number | null;
  /** Closed trades. */
  readonly trades: number;
  readonly timeInMarket: number | null;
  /** P&L without interest over the average worst loss at expiry held. */
  readonly returnOnMargin: number | null;
  readonly feesDollars: number;
  /** Part of the net P&L that cash earned. */
  readonly interestDollars: number;
  readonly evidence: 'sufficient' | 'insufficient';
  /** Why the evidence is insufficient. */
  readonly reasons: readonly string[];
}

/** A ledger taken apart for measuring. */
export interface MeasuredRun {
  readonly manifest: RunManifest;
  readonly records: readonly LedgerRecord[];
  readonly sessions: readonly SessionClosedRecord[];
  readonly trades: readonly RecordedTrade[];
}

/** The figures of a run. */
export function metricsSection(run: MeasuredRun): MetricsSection {
  const { manifest, records, sessions, trades } = run;
  const pnls = trades.flatMap(({ closed }) =>
    closed === undefined ? [] : [dollarsFromCents(closed.pnlCents)],
  );
  const interest = records.filter((record) => record.type === 'interest-credited');
  const interestDollars = interest.reduce((sum, { amountCents }) => sum + amountCents, 0) / 100;
  const account = accountFigures(run);
  const { verdict, reasons } = evidenceOf(pnls, {
    sessions,
    ended: records.findLast((record) => record.type === 'run-ended'),
    labels: manifest.labels,
  });
  return {
    ...account,
    ...netPnlBounds(trades, account.netPnlDollars),
    unfilledExits: trades.filter((trade) => unfilledExit(trade) !== undefined).length,
    winRate: winRate(pnls) ?? null,
    expectancyDollars: expectancy(pnls) ?? null,
    profitFactor: profitFactor(pnls) ?? null,
    trades: pnls.length,
    ...exposureFigures(run, account.netPnlDollars - interestDollars),
    feesDollars: dollarsFromCents(feesPaidCents(records)),
    interestDollars,
    evidence: verdict,
    reasons,
  };
}

type AccountFigures = Pick<
  MetricsSection,
  | 'netPnlDollars'
  | 'netReturn'
  | 'cagr'
  | 'volatility'
  | 'sharpe'
  | 'sortino'
  | 'calmar'
  | 'maxDrawdown'
  | 'maxDrawdownDollars'
>;

function accountFigures({ manifest, records, sessions }: MeasuredRun): AccountFigures {
  const equity = [manifest.initialCashCents, ...sessions.map(({ equityCents }) => equityCents)].map(
    dollarsFromCents,
  );
  const finalCents = finalEquityCents(records) ?? manifest.initialCashCents;
  const change: EquityChange = {
    initialDollars: dollarsFromCents(manifest.initialCashCents),
    finalDollars: dollarsFromCents(finalCents),
  };
  const first = sessions[0]?.date;
  const last = sessions.at(-1)?.date;
  const years = first === undefined || last === undefined ? 0 : calendarYears(first, last);
  const growth = compoundAnnualGrowthRate(change, years);
  const { returns, excess } = sessionReturns(records);
  const drawdown = maximumDrawdown(equity);
  return {
    // From cents: the difference of two dollar amounts carries binary noise.
    netPnlDollars: dollarsFromCents(cents(finalCents - manifest.initialCashCents)),
    netReturn: netReturn(change) ?? null,
    cagr: growth ?? null,
    volatility: annualisedVolatility(returns) ?? null,
    sharpe: sharpeRatio(excess, SESSIONS_PER_YEAR) ?? null,
    sortino: sortinoRatio(excess, SESSIONS_PER_YEAR) ?? null,
    calmar: (drawdown === undefined ? undefined : calmarRatio(growth, drawdown.byRatio.ratio)) ?? null,
    maxDrawdown: drawdown?.byRatio.ratio ?? null,
    maxDrawdownDollars:
      drawdown === undefined ? null : dollarsFromCents(centsFromDollars(drawdown.byDollars.dollars)),
  };
}

function finalEquityCents(records: readonly LedgerRecord[]): Cents | undefined {
  return records.findLast((record) => record.type === 'run-ended' || record.type === 'session-closed')
    ?.equityCents;
}

function exposureFigures(
  { sessions, trades }: MeasuredRun,
  tradesPnlDollars: number,
): Pick<MetricsSection, 'timeInMarket' | 'returnOnMargin'> {
  const dates = sessions.map(({ date }) => date);
  const spans = (amountOf: (trade: RecordedTrade) => number): readonly HeldSpan[] =>
    trades.map((trade) => ({ from: trade.opened.date, to: trade.closed?.date, amount: amountOf(trade) }));
  const counts = sessionExposure(
    dates,
    spans(() => 1),
  );
  const worstLosses = sessionExposure(
    dates,
    spans(({ opened }) => opened.maxLossCents),
  );
  return {
    timeInMarket: timeInMarket(counts) ?? null,
    returnOnMargin:
      returnOnMargin(
        tradesPnlDollars,
        worstLosses.map((lossCents) => lossCents / 100),
      ) ?? null,
  };
}
