// How many units an entry may be, by each limit; zero is a valid size.
import { type Cents, type EntryCandidate, invariant, type OpenTrade } from '../domain/index.ts';
import { summedWorstLossCents } from '../margin/index.ts';
import type { RiskLimits } from './risk-limits.ts';

/** What sizing needs to know of the account. */
export interface AccountView {
  readonly cashCents: number;
  readonly equityCents: number;
  readonly openTrades: readonly OpenTrade[];
}

/** Whole units that each limit allows. */
export interface EntrySize {
  readonly byRiskPerTrade: number;
  readonly byBuyingPower: number;
  readonly byContractsMax: number;
  /** Worst loss at expiry of one unit sold at its limit, cents, positive. */
  readonly maxLossCents: number;
  /** Cash that no open position's worst expiry needs, cents. */
  readonly buyingPowerCents: number;
}

/** Sizes one entry sold for at least `creditCents` a share. */
export function sizeEntry(
  { structure }: EntryCandidate,
  creditCents: Cents,
  account: AccountView,
  limits: RiskLimits,
): EntrySize {
  const maxLossCents = (structure.widthCents - creditCents) * structure.multiplier;
  invariant(maxLossCents > 0, 'what is sold below its width can lose');
  const held = account.openTrades.flatMap(({ opening }) =>
    opening.structure.legs.map(({ contract, quantity }) => ({
      contract,
      quantity: quantity * opening.quantity,
    })),
  );
  const buyingPowerCents = account.cashCents - summedWorstLossCents(held);
  return {
    byRiskPerTrade: wholeUnits(limits.riskPerTradeRatio * account.equityCents, maxLossCents),
    byBuyingPower: wholeUnits(buyingPowerCents, maxLossCents),
    byContractsMax: limits.contractsMax,
    maxLossCents,
    buyingPowerCents,
  };
}

function wholeUnits(budgetCents: number, maxLossCents: number): number {
  return Math.max(0, Math.floor(budgetCents / maxLossCents));
}
