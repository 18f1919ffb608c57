// How much dearer puts are than calls equally far from the money.
import type { ChainSnapshot, OptionExpiry } from '../../../domain/index.ts';
import { atmVolatility } from './atm-volatility.ts';
import { volatilityAtDelta } from './volatility-at-delta.ts';

const WING_DELTA = 0.25;

export type Skew =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: 'no-atm-volatility' | 'no-25-delta-strikes' };

/**
 * (put at 25 delta - call at 25 delta) / at the money, in volatilities of one expiry. Source: Mixon (2011), whose preferred
 * measure it is, there over the volatility at 50 delta.
 */
export function skew25(chain: ChainSnapshot, expiry: OptionExpiry): Skew {
  const atm = atmVolatility(chain, expiry);
  if (atm === undefined || !(atm > 0)) return { ok: false, reason: 'no-atm-volatility' };
  const put = volatilityAtDelta(chain, expiry, 'put', WING_DELTA);
  const call = volatilityAtDelta(chain, expiry, 'call', WING_DELTA);
  if (put === undefined || call === undefined) return { ok: false, reason: 'no-25-delta-strikes' };
  return { ok: true, value: (put - call) / atm };
}
