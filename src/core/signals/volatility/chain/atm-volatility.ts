// The volatility at the money of one expiry, and the strike it is read at.
import type { ChainSnapshot, OptionExpiry } from '../../../domain/index.ts';

/** Place among the ascending strikes of the one nearest the forward (without one, the spot), the lower of two; -1 where none is listed. */
export function atmPlace(chain: ChainSnapshot, expiry: OptionExpiry): number {
  const forwardCents = 100 * (chain.forwardPoints(expiry) ?? chain.spotPoints);
  const strikes = chain.strikesCents(expiry);
  let low = 0;
  let high = strikes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((strikes[middle] as number) < forwardCents) low = middle + 1;
    else high = middle;
  }
  const under = strikes[low - 1];
  const over = strikes[low];
  if (over === undefined) return low - 1;
  return under !== undefined && forwardCents - under <= over - forwardCents ? low - 1 : low;
}

/** The mean of call and put volatility at that strike, decimal a year, or the one there is; `undefined` where there is none. */
export function atmVolatility(chain: ChainSnapshot, expiry: OptionExpiry): number | undefined {
  const strike = chain.strikesCents(expiry)[atmPlace(chain, expiry)];
  if (strike === undefined) return undefined;
  const call = chain.model(expiry, 'call', strike)?.iv;
  const put = chain.model(expiry, 'put', strike)?.iv;
  if (call === undefined) return put;
  return put === undefined ? call : (call + put) / 2;
}
