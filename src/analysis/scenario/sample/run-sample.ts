// What chance draws from: a run's returns session by session, from its first session with a position to its last.
import { dollarsFromCents, invariant, type SessionDate } from '../../../core/domain/index.ts';
import type { LedgerRecord, SessionClosedRecord } from '../../../core/ledger/index.ts';
import { type HeldSpan, sessionExposure } from '../../metrics/index.ts';
import { bandOf } from './vix-bands.ts';

/**
 * Arrays are aligned: one entry a session, in order of time. Sessions before the first position and after the last are
 * left out, since a run that waits for its data, or has stopped for good, risks nothing; idle sessions in between count.
 */
export interface RunSample {
  readonly dates: readonly SessionDate[];
  /** Change of equity over equity at the close before, decimal: fees and interest included, open trades at mid. */
  readonly returns: Float64Array;
  /** 1 where a position was open at any time of the session. */
  readonly isHeld: Uint8Array;
  /** Place in `VIX_BANDS` of the level known before the session opened; `NO_BAND` where none was. */
  readonly bands: Int8Array;
  /** Underlying at the close, points. */
  readonly spotPoints: Float64Array;
  readonly leftOutBefore: number;
  readonly leftOutAfter: number;
  readonly initialDollars: number;
  /** Equity at the end of the run. */
  readonly finalDollars: number;
  /** The most that the positions of one session could lose at expiry together, net of their credits, dollars. */
  readonly worstLossAtOnceDollars: number;
  /** The same with each position's loss over equity at the close before it opened, decimal: sizes as shares of the account. */
  readonly worstLossAtOnceShare: number;
  /** P&L of each closed trade over equity at the close before it opened, in order of closing. */
  readonly tradeReturns: Float64Array;
}

/** Fewer sessions than this say nothing of how a year may go. */
const SESSIONS_MIN = 60;

export type RunSampleResult =
  | { readonly ok: true; readonly sample: RunSample }
  | {
      readonly ok: false;
      readonly code: 'no-trade' | 'too-few-sessions' | 'equity-gone';
      readonly reason: string;
    };

/** The sample of a ledger whose first record is its manifest, or why there is none. */
export function runSample(records: readonly LedgerRecord[]): RunSampleResult {
  const [manifest] = records;
  invariant(manifest?.type === 'manifest', 'the first record of a ledger is its manifest');
  const sessions = records.filter((record) => record.type === 'session-closed');
  const dates = sessions.map(({ date }) => date);
  const trades = tradesOf(records);
  if (trades.length === 0)
    return refused('no-trade', 'the run opened no trade, so there is nothing to draw from');
  const counts = sessionExposure(dates, trades.map(heldOnce));
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  const length = first < 0 ? 0 : last - first + 1;
  if (length < SESSIONS_MIN) {
    return refused(
      'too-few-sessions',
      `positions spanned ${length} sessions; under ${SESSIONS_MIN} say nothing of how a year may go`,
    );
  }
  const initialDollars = dollarsFromCents(manifest.initialCashCents);
  const equity = [initialDollars, ...sessions.map(({ equityCents }) => dollarsFromCents(equityCents))];
  if (equity.slice(first).some((dollars) => dollars <= 0)) {
    return refused('equity-gone', 'equity fell to nothing within the run, after which there are no returns');
  }
  const worst = sessionExposure(
    dates,
    trades.map(({ span }) => span),
  );
  return {
    ok: true,
    sample: {
      dates: dates.slice(first, last + 1),
      returns: Float64Array.from({ length }, (_, at) => changeAt(equity, first + at)),
      isHeld: Uint8Array.from({ length }, (_, at) => ((counts[first + at] as number) > 0 ? 1 : 0)),
      bands: Int8Array.from({ length }, (_, at) => bandBefore(sessions[first + at] as SessionClosedRecord)),
      spotPoints: Float64Array.from(
        { length },
        (_, at) => (sessions[first + at] as SessionClosedRecord).spotPoints,
      ),
      leftOutBefore: first,
      leftOutAfter: dates.length - 1 - last,
      initialDollars,
      finalDollars: equity.at(-1) as number,
      worstLossAtOnceDollars: worst.reduce((most, cents) => Math.max(most, cents), 0) / 100,
      worstLossAtOnceShare: worstShare(trades, dates, equity),
      tradeReturns: tradeReturns(trades, dates, equity),
    },
  };
}

interface SampledTrade {
  readonly span: HeldSpan;
  /** `undefined` while open. */
  readonly pnlDollars: number | undefined;
}

function refused(
  code: Extract<RunSampleResult, { readonly ok: false }>['code'],
  reason: string,
): RunSampleResult {
  return { ok: false, code, reason };
}

/** Trades in order of opening; the amount of a span is the worst loss of its latest opening fill, cents. */
function tradesOf(records: readonly LedgerRecord[]): readonly SampledTrade[] {
  const trades = new Map<number, SampledTrade>();
  for (const record of records) {
    if (record.type === 'trade-opened') {
      const span = { from: record.date, to: undefined, amount: record.maxLossCents };
      trades.set(record.tradeId, { span, pnlDollars: undefined });
    } else if (record.type === 'trade-increased' || record.type === 'trade-adjusted') {
      const trade = trades.get(record.tradeId);
      if (trade === undefined) continue;
      const amount = Math.max(trade.span.amount, record.maxLossCents);
      trades.set(record.tradeId, { ...trade, span: { ...trade.span, amount } });
    } else if (record.type === 'trade-closed') {
      const trade = trades.get(record.tradeId);
      if (trade === undefined) continue;
      trades.set(record.tradeId, {
        span: { ...trade.span, to: record.date },
        pnlDollars: dollarsFromCents(record.pnlCents),
      });
    }
  }
  return [...trades.values()];
}

function heldOnce({ span }: SampledTrade): HeldSpan {
  return { ...span, amount: 1 };
}

function worstShare(
  trades: readonly SampledTrade[],
  dates: readonly SessionDate[],
  equity: readonly number[],
): number {
  const places = new Map(dates.map((date, at) => [date, at]));
  const shares = trades.flatMap(({ span }) => {
    const at = places.get(span.from);
    return at === undefined ? [] : [{ ...span, amount: span.amount / 100 / (equity[at] as number) }];
  });
  return sessionExposure(dates, shares).reduce((most, share) => Math.max(most, share), 0);
}

/** `equity` starts with the initial one, so entry `at` is the close before session `at`. */
function changeAt(equity: readonly number[], at: number): number {
  return (equity[at + 1] as number) / (equity[at] as number) - 1;
}

/** A record may carry a level of its own session only where one was published before its close; that is no level before it. */
function bandBefore({ vixPoints, vixDate, date }: SessionClosedRecord): number {
  return bandOf(vixDate !== undefined && vixDate < date ? vixPoints : undefined);
}

function tradeReturns(
  trades: readonly SampledTrade[],
  dates: readonly SessionDate[],
  equity: readonly number[],
): Float64Array {
  const places = new Map(dates.map((date, at) => [date, at]));
  return Float64Array.from(
    trades.flatMap(({ span, pnlDollars }) => {
      const at = places.get(span.from);
      if (pnlDollars === undefined || at === undefined) return [];
      return [pnlDollars / (equity[at] as number)];
    }),
  );
}
