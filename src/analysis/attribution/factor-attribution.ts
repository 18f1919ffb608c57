// Compares what was known at the entries of winning trades with what was known at those of losing ones, factor by factor.
import type { LedgerRecord, OrderSubmittedRecord, TradeOpenedRecord } from '../../core/ledger/index.ts';
import { quantile, rankSumTest } from '../../core/numerics/index.ts';
import { type EntryFactor, entryFactors } from './entry-factors.ts';

/** One factor over the trades that have it. */
export interface FactorRow {
  readonly factor: string;
  readonly winners: number;
  readonly losers: number;
  readonly winnersMedian: number;
  readonly losersMedian: number;
  /** Chance that a winner's value lies above a loser's; 0.5: the factor does not tell them apart. */
  readonly superiority: number;
  /** Two-sided, as if no other factor were looked at. */
  readonly p: number;
  /** The same corrected for the number of factors. */
  readonly pAdjusted: number;
}

export interface FactorAttribution {
  /** Closed trades with a gain, and those without one. */
  readonly winners: number;
  readonly losers: number;
  /** The factor that tells most first. */
  readonly rows: readonly FactorRow[];
  /** Factors that too few trades of a side have, or that never differ. */
  readonly leftOut: readonly string[];
}

/** Fewer of a side than this say nothing. */
const SIDE_MIN = 5;

/**
 * Every factor of the closed trades of a ledger. Each p is of the rank-sum test; adjusted ones keep the chance that any factor
 * of so many passes by luck: Holm (1979). Trades overlap in time, so that even these are too small.
 */
export function factorAttribution(records: Iterable<LedgerRecord>): FactorAttribution {
  const sides = closedTrades(records);
  const names = new Set([...sides.winners, ...sides.losers].flatMap((one) => [...one.keys()]));
  const rows: Omit<FactorRow, 'pAdjusted'>[] = [];
  const leftOut: string[] = [];
  for (const factor of names) {
    const row = rowOf(factor, sides);
    if (row === undefined) leftOut.push(factor);
    else rows.push(row);
  }
  return {
    winners: sides.winners.length,
    losers: sides.losers.length,
    rows: adjusted(rows.toSorted((a, b) => a.p - b.p || (a.factor < b.factor ? -1 : 1))),
    leftOut,
  };
}

type Known = ReadonlyMap<string, number>;

interface Sides {
  readonly winners: readonly Known[];
  readonly losers: readonly Known[];
}

function closedTrades(records: Iterable<LedgerRecord>): Sides {
  const orders = new Map<number, OrderSubmittedRecord>();
  const openings = new Map<number, TradeOpenedRecord>();
  const winners: Known[] = [];
  const losers: Known[] = [];
  for (const record of records) {
    if (record.type === 'order-submitted' && record.action === 'open') orders.set(record.tradeId, record);
    if (record.type === 'trade-opened') openings.set(record.tradeId, record);
    if (record.type !== 'trade-closed') continue;
    const order = orders.get(record.tradeId);
    const opened = openings.get(record.tradeId);
    if (order === undefined || opened === undefined) continue;
    (record.pnlCents > 0 ? winners : losers).push(byName(entryFactors(order, opened)));
  }
  return { winners, losers };
}

function byName(factors: readonly EntryFactor[]): Known {
  return new Map(factors.map(({ name, value }) => [name, value]));
}

function rowOf(factor: string, sides: Sides): Omit<FactorRow, 'pAdjusted'> | undefined {
  const valuesOf = (side: readonly Known[]): readonly number[] =>
    side.flatMap((known) => known.get(factor) ?? []);
  const winners = valuesOf(sides.winners);
  const losers = valuesOf(sides.losers);
  if (winners.length < SIDE_MIN || losers.length < SIDE_MIN) return undefined;
  const test = rankSumTest(winners, losers);
  const [winnersMedian, losersMedian] = [quantile(winners, 0.5), quantile(losers, 0.5)];
  if (test === undefined || winnersMedian === undefined || losersMedian === undefined) return undefined;
  return { factor, winners: winners.length, losers: losers.length, winnersMedian, losersMedian, ...test };
}

/** Rows in rising p, each with the greatest corrected p up to it. */
function adjusted(rows: readonly Omit<FactorRow, 'pAdjusted'>[]): readonly FactorRow[] {
  let pAdjusted = 0;
  return rows.map((row, place) => {
    pAdjusted = Math.min(1, Math.max(pAdjusted, (rows.length - place) * row.p));
    return { ...row, pAdjusted };
  });
}
