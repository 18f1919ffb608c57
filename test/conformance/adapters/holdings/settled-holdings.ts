// What an expiry makes of holdings: cash where the root pays cash, shares at the strike where it delivers.
import type { OptionContract, SettledLeg } from '../../../../src/core/domain/index.ts';
import { isAutomatic, physicalSettlement } from '../../../../src/core/execution/index.ts';
import { settledLegs } from '../../../../src/core/execution/venue/settle-expiry.ts';
import { nameOf } from './held-legs.ts';

export interface Holding {
  readonly contract: OptionContract;
  readonly quantity: number;
}

/** The settled legs at a value; `exercised` overrules, by contract name, how many shorts are called upon. */
export function settledHoldings(
  holdings: readonly Holding[],
  points: number,
  exercised: Readonly<Record<string, number>> = {},
): readonly SettledLeg[] {
  const held = holdings.filter(({ quantity }) => quantity !== 0);
  if (held[0]?.contract.delivery === 'physical') {
    return physicalSettlement(held, points, ({ contract, contracts }) => {
      const automatic = isAutomatic(contract, points) ? contracts : 0;
      return exercised[nameOf(contract)] ?? automatic;
    }).legs;
  }
  return settledLegs(
    held.map(({ contract, quantity }) => ({
      contract,
      long: Math.max(0, quantity),
      short: Math.max(0, -quantity),
    })),
    points,
  );
}
