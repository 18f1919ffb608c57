// Everything that is held or may yet be filled, as margin looks at it: the base of every bound on what can be lost.
import type { HeldPosition } from '../../margin/index.ts';
import { heldContracts } from '../../portfolio/index.ts';
import type { HeldBook } from './book-greeks.ts';

/** Contracts and shares of open trades, and the unfilled units of opening orders as if they were filled. */
export function heldPositions({ openTrades, workingOpenings }: HeldBook): readonly HeldPosition[] {
  const positions: HeldPosition[] = [...heldContracts(openTrades)];
  for (const { shares, opening } of openTrades) {
    if (shares !== 0) positions.push({ root: opening.structure.expiry.root, shares });
  }
  for (const { structure, quantity } of workingOpenings) {
    for (const leg of structure.legs) {
      positions.push({ contract: leg.contract, quantity: leg.quantity * quantity });
    }
  }
  return positions;
}
