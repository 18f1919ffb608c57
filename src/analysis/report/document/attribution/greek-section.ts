// The attribution by Greek in dollars: the run, every trade, and what was held at every close.
import {
  PNL_PARTS,
  type PnlAttribution,
  type PnlPart,
  type PnlParts,
  sumOfParts,
} from '../../../attribution/index.ts';

/** Dollars, a gain +; they add up to the result to the cent. */
export type PartsDollars = Readonly<Record<PnlPart, number>>;

export interface TradeParts {
  readonly id: number;
  readonly isOpen: boolean;
  /** Of an open trade at its mark. */
  readonly pnlDollars: number;
  readonly parts: PartsDollars;
}

/** Epoch ms of a close and the dollars held at it; `null` where a leg had no quote or volatility. */
export type ExposurePoint = readonly [
  atMs: number,
  dollars: readonly [delta: number, gamma: number, vega: number, theta: number] | null,
];

export interface GreekSection {
  /** Of closed and open trades; with the interest on cash it is the net P&L. */
  readonly total: PartsDollars;
  readonly closed: PartsDollars;
  readonly open: PartsDollars;
  /** Of the absolute parts of the market in the total, the residual's and the unquoted moves' share; `null` where nothing moved. */
  readonly residualShare: number | null;
  readonly unquotedShare: number | null;
  /** The residual's share of the absolute parts step by step, from close to close: steps that cancel later count in full. */
  readonly residualShareOfSteps: number | null;
  /** Closes at which trades were held, and those without quotes or volatilities, trade by trade. */
  readonly closes: number;
  readonly unquotedCloses: number;
  /** By which walking from look to look misses the results on record; 0 in a sound ledger. */
  readonly differenceDollars: number;
  readonly trades: readonly TradeParts[];
  /**
   * At every session's close: value of the underlying that the positions move like, by how much it changes for 1% more, gain
   * for one more point of volatility, gain a calendar day.
   */
  readonly exposure: readonly ExposurePoint[];
}

const MARKET_PARTS: readonly PnlPart[] = ['delta', 'gamma', 'vega', 'theta', 'carry', 'residual', 'unquoted'];

export function greekSection(told: PnlAttribution): GreekSection {
  const { trades, closed, open, gross, differenceCents, exposures } = told;
  const total = partsOf((part) => closed[part] + open[part]);
  return {
    total: inDollars(total),
    closed: inDollars(closed),
    open: inDollars(open),
    residualShare: shareOf(total, 'residual'),
    unquotedShare: shareOf(total, 'unquoted'),
    residualShareOfSteps: shareOf(gross, 'residual'),
    closes: trades.reduce((sum, { closes }) => sum + closes, 0),
    unquotedCloses: trades.reduce((sum, { unquotedCloses }) => sum + unquotedCloses, 0),
    differenceDollars: differenceCents / 100,
    trades: trades.map(({ tradeId, isOpen, pnlCents, parts }) => ({
      id: tradeId,
      isOpen,
      pnlDollars: pnlCents / 100,
      parts: inDollars(parts),
    })),
    exposure: exposures.map(({ atMs, dollars }) => [
      atMs,
      dollars === undefined
        ? null
        : [toCents(dollars.delta), toCents(dollars.gamma), toCents(dollars.vega), toCents(dollars.theta)],
    ]),
  };
}

/** The result that parts add up to, dollars. */
export function sumDollars(parts: PartsDollars): number {
  return Math.round(100 * sumOfParts(parts)) / 100;
}

function partsOf(valueOf: (part: PnlPart) => number): PnlParts {
  return Object.fromEntries(PNL_PARTS.map((part) => [part, valueOf(part)])) as PnlParts;
}

function inDollars(parts: PnlParts): PartsDollars {
  return partsOf((part) => parts[part] / 100);
}

function shareOf(parts: PnlParts, part: PnlPart): number | null {
  const size = MARKET_PARTS.reduce((sum, one) => sum + Math.abs(parts[one]), 0);
  return size > 0 ? Math.abs(parts[part]) / size : null;
}

function toCents(dollars: number): number {
  return Math.round(100 * dollars) / 100 + 0;
}
