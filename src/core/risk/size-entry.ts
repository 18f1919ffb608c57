// How many condors an entry may be, by each limit; zero is a valid size.
import { type Cents, type CondorCandidate, invariant, type OpenTrade } from '../domain/index.ts';
import { summedWorstLossCents, worstExpiryLossCents } from '../margin/index.ts';
import { signedLegs } from './signed-legs.ts';
import type { RiskLimits } from './risk-limits.ts';

/** What sizing needs to know of the account. */
export interface AccountView {
  readonly cashCents: number;
  readonly equityCents: number;
  readonly openTrades: readonly OpenTrade[];
}

/** Whole condors that each limit allows. */
export interface EntrySize {
  readonly byRiskPerTrade: number;
  readonly byBuyingPower: number;
  readonly byContractsMax: number;
  /** Worst loss at expiry of one condor sold at its limit, cents, positive. */
  readonly maxLossCents: number;
  /** Cash that no open position's worst expiry needs, cents. */
  readonly buyingPowerCents: number;
}

/** Sizes one entry sold for at least `creditCents` a share. */
export function sizeEntry(
  candidate: CondorCandidate,
  creditCents: Cents,
  account: AccountView,
  limits: RiskLimits,
): EntrySize {
  const payoutCents = worstExpiryLossCents(signedLegs(candidate.condor, 1));
  const maxLossCents = payoutCents - creditCents * candidate.condor.longPut.multiplier;
  invariant(maxLossCents > 0, 'a condor sold below its width can lose');
  const held = account.openTrades.flatMap(({ opening }) => signedLegs(opening.condor, opening.quantity));
  const buyingPowerCents = account.cashCents - summedWorstLossCents(held);
  return {
    byRiskPerTrade: wholeCondors(limits.riskPerTradeRatio * account.equityCents, maxLossCents),
    byBuyingPower: wholeCondors(buyingPowerCents, maxLossCents),
    byContractsMax: limits.contractsMax,
    maxLossCents,
    buyingPowerCents,
  };
}

function wholeCondors(budgetCents: number, maxLossCents: number): number {
  return Math.max(0, Math.floor(budgetCents / maxLossCents));
}
