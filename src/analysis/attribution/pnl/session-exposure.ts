// What the positions held at a session's close gain or lose when their market moves, as dollars.
import type { SessionDate } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import type { TradeWalk } from './trade-walk.ts';

/**
 * Dollars of all positions, signed. Delta: value of the underlying that they move like. Gamma: by how much that changes when
 * the underlying rises 1%. Vega: gain for one point (0.01) more of volatility. Theta: gain a calendar day.
 */
export interface ExposureDollars {
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
  readonly theta: number;
}

export interface SessionExposure {
  readonly atMs: number;
  readonly date: SessionDate;
  /** Of the class that the run names first. */
  readonly spotPoints: number;
  readonly trades: number;
  /** `undefined` where a trade has a leg without quote or volatility at this close. */
  readonly dollars: ExposureDollars | undefined;
}

const DAYS_PER_YEAR = 365;

/** The exposure of the walked trades that hold something at a close; `unquoted` of them are without Greeks. */
export function sessionExposure(
  { atMs, date, spotPoints }: Extract<LedgerRecord, { readonly type: 'session-closed' }>,
  held: readonly TradeWalk[],
  unquoted: number,
): SessionExposure {
  const told = { atMs, date, spotPoints, trades: held.length };
  if (unquoted > 0) return { ...told, dollars: undefined };
  const sum = { delta: 0, gamma: 0, vega: 0, theta: 0 };
  for (const { legs, sharesValueCents } of held) {
    sum.delta += sharesValueCents / 100;
    for (const { leg, quantity, knot } of legs.values()) {
      if (knot.surface === undefined) return { ...told, dollars: undefined };
      const { forwardPoints: forward, greeks } = knot.surface;
      const times = quantity * leg.multiplier;
      sum.delta += times * greeks.delta * forward;
      sum.gamma += times * greeks.gamma * forward * forward * 0.01;
      sum.vega += times * greeks.vega * 0.01;
      sum.theta += (times * greeks.theta) / DAYS_PER_YEAR;
    }
  }
  return { ...told, dollars: sum };
}
