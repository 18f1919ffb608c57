// Why the run opened nothing where another tool did: it is made again once, and watched at every such bar.
import type { LedgerReading } from '../../adapters/storage/index.ts';
import { type EntriesWitness, type EntryCard, watchEntries } from '../../analysis/explain/index.ts';
import type { EntryGate, EpochMs, ImportedMoment, ImportedTrade } from '../../core/domain/index.ts';
import { easternDateOf } from '../../core/market/index.ts';
import { type UsageError, usageError, type UsageResult } from '../config/index.ts';
import { type PreparedRun, runOfLedger, runToEnd, startRun, type Watch } from '../sessions/index.ts';

export type ReadLedger = Extract<LedgerReading, { readonly ok: true }>;

/** What the run did at a bar or, where the list tells no time, in the session. */
export type RunAnswer =
  | { readonly kind: 'bar'; readonly closeMs: EpochMs; readonly entry: EntryCard }
  | {
      readonly kind: 'session';
      readonly bars: number;
      /** The gates that stopped its bars, the one that stopped most first. */
      readonly gates: readonly { readonly gate: EntryGate; readonly stopped: number }[];
      /** Bars that sent an order. */
      readonly orders: number;
    }
  /** No tradable bar closed in that session up to that time. */
  | { readonly kind: 'no-bar' };

export interface Answers {
  readonly of: ReadonlyMap<ImportedTrade, RunAnswer>;
  /** Why the run could not be made again; the map is then empty. */
  readonly unavailable?: UsageError;
}

/** Fails with `stopped` only: what else keeps the run from being made again is part of the answer. */
export async function gatesAt(
  ledger: ReadLedger,
  trades: readonly ImportedTrade[],
  watch: Watch,
): Promise<UsageResult<Answers>> {
  if (trades.length === 0) return { ok: true, value: { of: new Map() } };
  const again = await runOfLedger(ledger);
  if (!again.ok) return { ok: true, value: { of: new Map(), unavailable: again.error } };
  const run = again.value;
  const bars = barsOfSessions(run, new Set(trades.map(({ opened }) => opened.date)));
  const watched = new Set(trades.flatMap(({ opened }) => closesFor(opened, bars)));
  const witness = watchEntries((closeMs) => watched.has(closeMs), run.market.dataset.root);
  const backtest = startRun(run, { append: () => undefined }, witness);
  const upToLast = {
    ...backtest,
    advanceSession: () => witness.entries.size < watched.size && backtest.advanceSession(),
  };
  if (!(await runToEnd(upToLast, 'decide again', watch)))
    return usageError('stopped', 'the run was interrupted before it came to the last bar');
  return {
    ok: true,
    value: { of: new Map(trades.map((trade) => [trade, answerOf(trade.opened, bars, witness)])) },
  };
}

type BarsByDate = ReadonlyMap<string, readonly EpochMs[]>;

/** Closes of the tradable bars of some sessions, rising. */
function barsOfSessions({ market }: PreparedRun, dates: ReadonlySet<string>): BarsByDate {
  const { series, tradableFromMs } = market.dataset;
  const bars = new Map<string, EpochMs[]>();
  for (const closeMs of series.closeMs.subarray(0, series.length) as Iterable<EpochMs>) {
    if (closeMs < tradableFromMs) continue;
    const date = easternDateOf(closeMs);
    if (!dates.has(date)) continue;
    const known = bars.get(date) ?? [];
    known.push(closeMs);
    bars.set(date, known);
  }
  return bars;
}

/** The latest bar at or before a time of its session; every bar of the session where the time is not told. */
function closesFor({ date, atMs }: ImportedMoment, bars: BarsByDate): readonly EpochMs[] {
  const closes = bars.get(date) ?? [];
  if (atMs === undefined) return closes;
  const last = closes.findLast((closeMs) => closeMs <= atMs);
  return last === undefined ? [] : [last];
}

function answerOf(opened: ImportedMoment, bars: BarsByDate, { entries }: EntriesWitness): RunAnswer {
  const decided = closesFor(opened, bars).flatMap((closeMs) => {
    const entry = entries.get(closeMs);
    return entry === undefined ? [] : [{ closeMs, entry }];
  });
  const [first] = decided;
  if (first === undefined) return { kind: 'no-bar' };
  if (opened.atMs !== undefined) return { kind: 'bar', ...first };
  const counts = new Map<EntryGate, number>();
  for (const { entry } of decided)
    if (entry.outcome === 'stand') counts.set(entry.gate, (counts.get(entry.gate) ?? 0) + 1);
  return {
    kind: 'session',
    bars: decided.length,
    gates: [...counts]
      .map(([gate, stopped]) => ({ gate, stopped }))
      .toSorted((a, b) => b.stopped - a.stopped || (a.gate < b.gate ? -1 : 1)),
    orders: decided.filter(({ entry }) => entry.outcome === 'enter').length,
  };
}
