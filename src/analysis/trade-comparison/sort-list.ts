// Parts another tool's trades into those that may be held against the run's and those that may not, each with the reason.
import type { ImportedTrade, Root, SessionDate, StructureKind } from '../../core/domain/index.ts';
import type { OwnTrade } from './own-trade.ts';
import { shapeOf, type StructureShape } from './structure-shape.ts';

/** What of the run decides whether a trade of another tool can be compared with it. */
export interface ComparedRun {
  readonly root: Root;
  /** Its first and last session. */
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly structure: StructureKind;
  readonly trades: readonly OwnTrade[];
}

/** A trade that has the run's structure and underlying, on a session of the run. */
export interface ComparableTrade {
  readonly trade: ImportedTrade;
  readonly shape: Exclude<StructureShape, { readonly kind: 'other' }>;
}

export interface SortedList {
  readonly comparable: readonly ComparableTrade[];
  readonly notComparable: readonly { readonly trade: ImportedTrade; readonly why: string }[];
}

/** Strikes as far from the price as this, as a ratio either way, are those of another underlying. */
const STRIKE_RATIO_MAX = 1.5;
const FAMILIES: Readonly<Record<string, string>> = { SPX: 'SPX', SPXW: 'SPX', XSP: 'XSP', SPY: 'SPY' };

export function sortList(list: readonly ImportedTrade[], run: ComparedRun): SortedList {
  const comparable: ComparableTrade[] = [];
  const notComparable: { readonly trade: ImportedTrade; readonly why: string }[] = [];
  for (const trade of list) {
    const shape = shapeOf(trade.legs, trade.contracts);
    const why = reasonAgainst(trade, shape, run);
    if (why !== undefined) notComparable.push({ trade, why });
    else if (shape.kind !== 'other') comparable.push({ trade, shape });
  }
  return { comparable, notComparable };
}

function reasonAgainst(trade: ImportedTrade, shape: StructureShape, run: ComparedRun): string | undefined {
  const { underlying, opened } = trade;
  if (underlying !== undefined && FAMILIES[underlying] !== FAMILIES[run.root])
    return `it is on ${underlying}, the run on ${run.root}`;
  if (shape.kind === 'other') return shape.why;
  if (shape.kind !== run.structure) return `it is ${shape.kind}, the run trades ${run.structure}`;
  if (opened.date < run.from || opened.date > run.to)
    return `it was opened on ${opened.date}, the run is from ${run.from} to ${run.to}`;
  const spot = underlying === undefined ? nearestSpot(opened.date, run.trades) : undefined;
  return spot === undefined || isNear(shape.strikesCents, spot)
    ? undefined
    : `the list names no underlying, and its strikes are not near ${run.root}, then about ${Math.round(spot)}`;
}

/** The price when the run opened its trade nearest in time; `undefined` without a trade. */
function nearestSpot(date: SessionDate, trades: readonly OwnTrade[]): number | undefined {
  const before = trades.findLast(({ opened }) => opened.date <= date);
  return (before ?? trades[0])?.spotAtEntry;
}

function isNear(strikesCents: readonly number[], spot: number): boolean {
  const mean = strikesCents.reduce((sum, strike) => sum + strike, 0) / strikesCents.length / 100;
  return mean < spot * STRIKE_RATIO_MAX && mean > spot / STRIKE_RATIO_MAX;
}
