// Exits on a short strike that the market has come to: by its delta, and by the underlying itself.
import { type BarClosed, chainOfOrigin, type OpenTrade } from '../../domain/index.ts';

/** Whether the absolute delta of a short that is held is at or past `deltaMax` on the bar's chain; one it does not know is not. */
export function isDeltaReached(trade: OpenTrade, bar: BarClosed, deltaMax: number): boolean {
  const { structure, quoteOrigin } = trade.opening;
  const chain = chainOfOrigin(bar, quoteOrigin);
  if (chain === undefined) return false;
  for (let place = 0; place < structure.legs.length; place += 1) {
    const leg = structure.legs[place];
    if (leg === undefined || !((trade.legContracts[place] ?? 0) < 0)) continue;
    const { expiry, right, strikeCents } = leg.contract;
    const delta = chain.model(expiry, right, strikeCents)?.delta;
    if (delta !== undefined && Math.abs(delta) >= deltaMax) return true;
  }
  return false;
}

/** Whether the underlying closed the bar at or past the strike of a short that is held. */
export function isTouched(trade: OpenTrade, bar: BarClosed): boolean {
  const { legs } = trade.opening.structure;
  const spotCents = bar.bar.close * 100;
  for (let place = 0; place < legs.length; place += 1) {
    const leg = legs[place];
    if (leg === undefined || !((trade.legContracts[place] ?? 0) < 0)) continue;
    const { right, strikeCents } = leg.contract;
    if (right === 'call' ? spotCents >= strikeCents : spotCents <= strikeCents) return true;
  }
  return false;
}
