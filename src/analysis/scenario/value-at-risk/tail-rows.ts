// The rows of value at risk: one and ten sessions ahead, at 95 and 99%, by each method, with intervals or a reason.
import { optimalBlockLengths, quantileOfSorted, type Rng } from '../../../core/numerics/index.ts';
import type { SpanFigure } from '../monte-carlo/monte-carlo-section.ts';
import { quantilesOf } from '../monte-carlo/sample-quantiles.ts';
import { BURN_IN, filteredFutures, type FilteredReturns } from './filtered-returns.ts';
import { orderStatisticInterval } from './order-statistic-interval.ts';
import { type TailLoss, tailReplicates } from './tail-replicates.ts';
import type { RiskMethod, TailRow } from './value-at-risk-section.ts';

export const LEVELS = [0.95, 0.99] as const;
export const LONG_HORIZON = 10;

/** Independent returns that must lie beyond a level for its figure to be told. */
const TAIL_MIN = 10;
const REPLICATES = 500;
const FUTURE_PATHS = 20_000;
const FUTURE_HISTORIES = 200;
const FUTURE_PATHS_OF_HISTORY = 500;

/** Rows of the returns as they were, one session and `LONG_HORIZON` ahead. */
export function historicalRows(returns: Float64Array, rng: Rng): readonly TailRow[] {
  return [
    ...drawnRows({ method: 'historical', sessions: 1, values: returns, scale: 1 }, rng.fork('one session')),
    ...drawnRows(
      {
        method: 'historical',
        sessions: LONG_HORIZON,
        values: compoundedWindows(returns, LONG_HORIZON),
        scale: 1,
      },
      rng.fork('ten sessions'),
    ),
  ];
}

/** Rows of the returns at today's volatility. */
export function filteredRows(filtered: FilteredReturns, rng: Rng): readonly TailRow[] {
  const { standardised, next } = filtered;
  return [
    ...drawnRows(
      { method: 'filtered', sessions: 1, values: standardised, scale: next },
      rng.fork('one session'),
    ),
    ...futureRows(filtered, rng.fork('ten sessions')),
  ];
}

/** Compounded returns of every `sessions` sessions in a row; windows overlap. */
export function compoundedWindows(returns: Float64Array, sessions: number): Float64Array {
  const count = Math.max(0, returns.length - sessions + 1);
  return Float64Array.from({ length: count }, (_, from) => {
    let growth = 1;
    for (let at = from; at < from + sessions; at += 1) growth *= 1 + (returns[at] as number);
    return growth - 1;
  });
}

interface DrawnSeries {
  readonly method: RiskMethod;
  readonly sessions: number;
  readonly values: Float64Array;
  /** Multiplies every figure. */
  readonly scale: number;
}

function drawnRows({ method, sessions, values, scale }: DrawnSeries, rng: Rng): readonly TailRow[] {
  const independent = values.length / sessions;
  const told = LEVELS.filter((level) => hasTail(independent, level));
  // What the filter leaves is taken for independent, overlapping windows for anything but.
  const meanBlockLength =
    method === 'filtered' ? 1 : Math.max(2 * sessions - 1, optimalBlockLengths(values)?.stationary ?? 1);
  const request = { levels: told, replicates: REPLICATES, meanBlockLength };
  const { own, drawn } = tailReplicates(values, request, rng);
  const ascending = sessions === 1 ? values.toSorted() : undefined;
  return LEVELS.map((level): TailRow => {
    const place = told.indexOf(level);
    const tail = own[place];
    const spread = drawn[place];
    const head = { method, sessions, level, observations: values.length };
    if (tail === undefined || spread === undefined)
      return missingRow(head, sessions, method === 'filtered' ? BURN_IN : sessions - 1);
    const byOrder = ascending === undefined ? null : orderInterval(ascending, level);
    return {
      ...head,
      valueAtRisk: tail.valueAtRisk * scale,
      conditional: tail.conditional * scale,
      valueAtRiskInterval: scaled(hull(middle(spread.valueAtRisk), byOrder), scale),
      conditionalInterval: scaled(spread.conditionalInterval, scale),
      orderInterval: byOrder === null ? null : scaled(byOrder, scale),
      reason: null,
    };
  });
}

/** Whether enough independent returns are expected beyond a level. */
function hasTail(independent: number, level: number): boolean {
  // Rounding of 1 - 0.95 must not decide.
  return independent * (1 - level) >= TAIL_MIN - 1e-9;
}

type RowHead = Pick<TailRow, 'method' | 'sessions' | 'level' | 'observations'>;

/** `before` are sessions that no return rests on: they start the filter, or fill the first window. */
function missingRow(head: RowHead, sessions: number, before: number): TailRow {
  const needed = Math.round((TAIL_MIN / (1 - head.level)) * sessions) + before;
  const has = head.observations + before;
  return {
    ...head,
    valueAtRisk: null,
    conditional: null,
    valueAtRiskInterval: null,
    conditionalInterval: null,
    orderInterval: null,
    reason: `needs ${needed} sessions with a position, ${has} were there`,
  };
}

function middle(values: Float64Array): SpanFigure {
  const [low, high] = quantilesOf(values, [0.025, 0.975]) as [number, number];
  return { low, high };
}

/** Few losses beyond a level make drawn quantiles lumpy, dependence makes order statistics too sure: the wider end of each counts. */
function hull(span: SpanFigure, other: SpanFigure | null): SpanFigure {
  if (other === null) return span;
  return { low: Math.min(span.low, other.low), high: Math.max(span.high, other.high) };
}

function scaled({ low, high }: SpanFigure, scale: number): SpanFigure {
  return { low: low * scale, high: high * scale };
}

function orderInterval(ascending: Float64Array, level: number): SpanFigure | null {
  const ranks = orderStatisticInterval(ascending.length, 1 - level);
  if (ranks === undefined) return null;
  // The lower order statistic is the greater loss.
  return { low: 0 - (ascending[ranks.high - 1] as number), high: 0 - (ascending[ranks.low - 1] as number) };
}

function futureRows(filtered: FilteredReturns, rng: Rng): readonly TailRow[] {
  const observations = filtered.standardised.length;
  const asked = { sessions: LONG_HORIZON, paths: FUTURE_PATHS };
  const own = tailsOf(filteredFutures(filtered, asked, rng.fork('paths')));
  const drawn = Array.from({ length: FUTURE_HISTORIES }, (_, history) => {
    const stream = rng.fork(`history ${history}`);
    const standardised = Float64Array.from(
      filtered.standardised,
      () => filtered.standardised[stream.integer(observations)] as number,
    );
    const shorter = { sessions: LONG_HORIZON, paths: FUTURE_PATHS_OF_HISTORY };
    return tailsOf(filteredFutures({ standardised, next: filtered.next }, shorter, stream));
  });
  return LEVELS.map((level, place): TailRow => {
    const head = { method: 'filtered', sessions: LONG_HORIZON, level, observations } as const;
    // The residuals are drawn one by one, so a session counts as a session whatever the horizon.
    if (!hasTail(observations, level)) return missingRow(head, 1, BURN_IN);
    const spread = (of: (tail: TailLoss) => number): SpanFigure =>
      middle(Float64Array.from(drawn, (tails) => of(tails[place] as TailLoss)));
    const tail = own[place] as TailLoss;
    return {
      ...head,
      ...tail,
      valueAtRiskInterval: spread(({ valueAtRisk }) => valueAtRisk),
      conditionalInterval: spread(({ conditional }) => conditional),
      orderInterval: null,
      reason: null,
    };
  });
}

function tailsOf(values: Float64Array): readonly TailLoss[] {
  const ascending = values.toSorted();
  return LEVELS.map((level) => {
    const wanted = (1 - level) * ascending.length;
    const whole = Math.floor(wanted);
    let sum = (wanted - whole) * (ascending[whole] as number);
    for (let at = 0; at < whole; at += 1) sum += ascending[at] as number;
    return { valueAtRisk: 0 - quantileOfSorted(ascending, 1 - level), conditional: 0 - sum / wanted };
  });
}
