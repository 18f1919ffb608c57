// What an American option is worth and how that moves: the common result of all methods.
import type { OptionRight } from '../../domain/index.ts';

/** Dollars per share and raw derivatives: by spot, by vol (1.00), by time that passes (a year), by rate (1.00). */
export interface AmericanValue {
  readonly price: number;
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
  readonly theta: number;
  readonly rho: number;
}

/** The value where the holder exercises now: it moves with the spot alone. */
export function exercisedValue(right: OptionRight, spot: number, strike: number): AmericanValue {
  const sign = right === 'call' ? 1 : -1;
  return { price: sign * (spot - strike), delta: sign, gamma: 0, vega: 0, theta: 0, rho: 0 };
}
