// Legs of series by date for the tests of margin: `leg(-2, 'put', 450, 3.1)`.
import { dayNumberOf, MS_PER_DAY, type OptionRight, type SessionDate } from '../domain/index.ts';
import type { MarginSeries } from './position.ts';
import type { PricedLeg } from './requirement.ts';

/** A PM-settled series that settles at midnight of its date, or an AM-settled one some hours before. */
export function seriesOn(sessionDate: string, root = 'SPY', settlement = 'PM'): MarginSeries {
  const hours = settlement === 'AM' ? -7 : 0;
  const settlesAtMs = dayNumberOf(sessionDate as SessionDate) * MS_PER_DAY + hours * 3_600_000;
  return { root, sessionDate, settlement, settlesAtMs };
}

export const MARCH = seriesOn('2025-03-21');
export const APRIL = seriesOn('2025-04-17');

/** Strike in dollars, 100 shares a contract; the price is 1 where none is given, unknown where `undefined` is. */
export function leg(
  quantity: number,
  right: OptionRight,
  strike: number,
  options: { readonly price?: number | undefined; readonly expiry?: MarginSeries } = {},
): PricedLeg {
  const { expiry = MARCH } = options;
  const priceDollars = 'price' in options ? options.price : 1;
  const contract = { right, strikeCents: Math.round(strike * 100), multiplier: 100, expiry };
  return { contract, quantity, priceDollars };
}

/** Long put, short put, short call, long call. */
export function condor(
  quantity: number,
  [longPut, shortPut, shortCall, longCall]: readonly [number, number, number, number],
  expiry = MARCH,
): PricedLeg[] {
  return [
    leg(quantity, 'put', longPut, { expiry }),
    leg(-quantity, 'put', shortPut, { expiry }),
    leg(-quantity, 'call', shortCall, { expiry }),
    leg(quantity, 'call', longCall, { expiry }),
  ];
}
