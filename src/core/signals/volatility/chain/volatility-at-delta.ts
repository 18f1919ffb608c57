// The volatility out of the money at a delta, between the two listed strikes around it.
import type { ChainSnapshot, ContractModel, OptionExpiry, OptionRight } from '../../../domain/index.ts';
import { atmPlace } from './atm-volatility.ts';

/**
 * Interpolated linearly in absolute delta, decimal a year; `undefined` where no two neighbouring strikes with a model lie
 * around it. Relies on absolute delta falling out of the money. The search leaves the money in doubling steps, as far wings
 * often have no model.
 */
export function volatilityAtDelta(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  right: OptionRight,
  absDelta: number,
): number | undefined {
  const strikes = chain.strikesCents(expiry);
  const start = atmPlace(chain, expiry);
  const modelAt = (steps: number): ContractModel | undefined => {
    const strike = strikes[right === 'put' ? start - steps : start + steps];
    return strike === undefined ? undefined : chain.model(expiry, right, strike);
  };
  const isInside = (model: ContractModel | undefined): boolean =>
    model !== undefined && Math.abs(model.delta) >= absDelta;
  if (!isInside(modelAt(0))) return undefined;
  let inside = 0;
  let outside = 1;
  while (isInside(modelAt(outside))) {
    inside = outside;
    outside *= 2;
  }
  while (outside - inside > 1) {
    const middle = (inside + outside) >>> 1;
    if (isInside(modelAt(middle))) inside = middle;
    else outside = middle;
  }
  return between(modelAt(inside), modelAt(outside), absDelta);
}

function between(
  inner: ContractModel | undefined,
  outer: ContractModel | undefined,
  absDelta: number,
): number | undefined {
  if (inner === undefined || outer === undefined) return undefined;
  const innerDelta = Math.abs(inner.delta);
  const share = (innerDelta - absDelta) / (innerDelta - Math.abs(outer.delta));
  return inner.iv + share * (outer.iv - inner.iv);
}
