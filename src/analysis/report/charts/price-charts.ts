// The underlying with the run's trades on it, as chart data: every entry over the whole run, the strikes over its last part.
import { type EpochMs, isoInstant, MS_PER_DAY, MS_PER_YEAR } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import type { LegEntry, TradeEntry } from '../document/trades/trade-entry.ts';
import type { ChartData, SeriesPoint, StrikeSpan, TradeOutcome } from './chart-data.ts';
import { thinnedSeries } from './thinned-series.ts';

// More trades than this in one picture cannot be told apart.
const TRADES_ZOOMED_MAX = 40;
// Dots beyond this lie on each other and only make the file large.
const ENTRIES_DRAWN_MAX = 1000;

export interface PriceCharts {
  readonly overview: Extract<ChartData, { readonly kind: 'price-overview' }>;
  /** `undefined` where the run has no trade. */
  readonly strikes: Extract<ChartData, { readonly kind: 'price-strikes' }> | undefined;
}

/** The charts of a run's trades, closed and open together; `undefined` for a run without a session. */
export function priceCharts(
  records: readonly LedgerRecord[],
  trades: readonly TradeEntry[],
): PriceCharts | undefined {
  const points = records.flatMap((record): readonly SeriesPoint[] =>
    record.type === 'session-closed' ? [[record.atMs, record.spotPoints]] : [],
  );
  const endMs = points.at(-1)?.[0];
  if (endMs === undefined) return undefined;
  const spans = spansOf(records, trades, endMs);
  const shown = zoomed(spans, endMs);
  const zoom = windowOf(shown, endMs);
  const within = points.filter(([atMs]) => zoom !== undefined && atMs >= zoom.fromMs && atMs <= zoom.toMs);
  return {
    overview: {
      kind: 'price-overview',
      points: thinnedSeries(points),
      entries: evenly(spans, ENTRIES_DRAWN_MAX).map(({ fromMs, entryPoints, outcome }) => ({
        atMs: fromMs,
        spotPoints: entryPoints,
        outcome,
      })),
      zoom,
    },
    strikes: shown.length === 0 ? undefined : { kind: 'price-strikes', points: within, trades: shown },
  };
}

function evenly<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(items.length / most);
  return step <= 1 ? items : items.filter((_, index) => index % step === 0);
}

function spansOf(
  records: readonly LedgerRecord[],
  trades: readonly TradeEntry[],
  endMs: number,
): readonly StrikeSpan[] {
  const openedMs = new Map<number, number>();
  const closings = new Map<number, { readonly atMs: number; readonly spotPoints: number }>();
  for (const record of records) {
    if (record.type === 'trade-opened') openedMs.set(record.tradeId, record.atMs);
    if (record.type === 'trade-closed') closings.set(record.tradeId, record);
  }
  return trades.map((trade) => {
    const closed = closings.get(trade.id);
    const strikesOf = (side: LegEntry['side']): readonly number[] =>
      trade.legs.filter((leg) => leg.side === side).map(({ strike }) => strike);
    return {
      id: trade.id,
      fromMs: openedMs.get(trade.id) ?? endMs,
      toMs: closed?.atMs ?? endMs,
      shortStrikes: strikesOf('short'),
      longStrikes: strikesOf('long'),
      entryPoints: trade.spotAtEntry,
      exitPoints: closed?.spotPoints,
      outcome: outcomeOf(trade),
    };
  });
}

/** Whether a trade gained, lost or is still open; one that came to exactly nothing gained nothing. */
export function outcomeOf({ exitAt, pnlDollars }: TradeEntry): TradeOutcome {
  if (exitAt === null) return 'open';
  return (pnlDollars ?? 0) > 0 ? 'gain' : 'loss';
}

// The trades of the last twelve months with trades, the latest forty of them at most.
function zoomed(spans: readonly StrikeSpan[], endMs: number): readonly StrikeSpan[] {
  const lastMs = spans.reduce((latest, { toMs }) => Math.max(latest, toMs), 0);
  const fromMs = Math.min(lastMs, endMs) - MS_PER_YEAR;
  return spans.filter((span) => span.fromMs >= fromMs).slice(-TRADES_ZOOMED_MAX);
}

// A margin of days before the first entry and after the last exit, within the run.
function windowOf(
  shown: readonly StrikeSpan[],
  endMs: number,
): { readonly fromMs: number; readonly toMs: number } | undefined {
  if (shown.length === 0) return undefined;
  const fromMs = shown.reduce((first, span) => Math.min(first, span.fromMs), endMs);
  const toMs = shown.reduce((last, span) => Math.max(last, span.toMs), 0);
  const margin = Math.max(2 * MS_PER_DAY, 0.02 * (toMs - fromMs));
  return { fromMs: fromMs - margin, toMs: Math.min(endMs, toMs + margin) };
}

/** The UTC date of an instant, `YYYY-MM-DD`. */
export function dateOfInstant(atMs: number): string {
  return isoInstant(atMs as EpochMs).slice(0, 10);
}
