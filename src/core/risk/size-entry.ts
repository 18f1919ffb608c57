// How many units an entry may be, by each limit; zero is a valid size.
import { type Cents, type EntryCandidate, invariant, type OpenTrade } from '../domain/index.ts';
import { summedWorstLossCents } from '../margin/index.ts';
import { heldContracts } from '../portfolio/index.ts';
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
  /** Worst loss at expiry of one unit as the limits count it, cents, positive. */
  readonly maxLossCents: number;
  /** Cash that no open position's worst expiry needs, cents. */
  readonly buyingPowerCents: number;
  readonly collateral: CountedCollateral;
}

/** What, besides cash, an entry's worst loss was held against. */
export interface CountedCollateral {
  /** Credit a share that the loss was net of, cents. */
  readonly creditCents: number;
  /** Continuously compounded yearly rate whose interest until the expiry was counted; 0 where none was. */
  readonly rate: number;
}

/** What is to be sized: a candidate, the least credit its order accepts, and what the collateral earns. */
export interface EntryTerms {
  readonly candidate: EntryCandidate;
  /** Cents per share. */
  readonly limitCents: Cents;
  /** Continuously compounded yearly rate that cash earns. */
  readonly rate: number;
}

/** Sizes one entry. */
export function sizeEntry(entry: EntryTerms, account: AccountView, limits: RiskLimits): EntrySize {
  const collateral: CountedCollateral = {
    creditCents: countedCreditCents(entry.candidate, entry.limitCents, limits),
    rate: limits.collateral === 'bills' ? entry.rate : 0,
  };
  const maxLossCents = lossPerUnitCents(entry.candidate, collateral);
  const buyingPowerCents = account.cashCents - summedWorstLossCents(heldContracts(account.openTrades));
  return {
    byRiskPerTrade: wholeUnits(limits.riskPerTradeRatio * account.equityCents, maxLossCents),
    byBuyingPower: wholeUnits(buyingPowerCents, maxLossCents),
    byContractsMax: limits.contractsMax,
    maxLossCents,
    buyingPowerCents,
    collateral,
  };
}

/** Worst payout at expiry, discounted where interest helps to pay it, less the credit that counts. */
function lossPerUnitCents({ structure, dte }: EntryCandidate, collateral: CountedCollateral): number {
  const payoutCents = structure.widthCents * structure.multiplier * Math.exp((-collateral.rate * dte) / 365);
  const creditCents = collateral.creditCents * structure.multiplier;
  // Up, so that a size never rests on a fraction of a cent.
  const lossCents = Math.ceil(payoutCents - creditCents);
  invariant(lossCents > 0, 'what is sold below its width can lose');
  return lossCents;
}

/** Cents per share. */
function countedCreditCents(
  { midCreditCents, naturalCreditCents }: EntryCandidate,
  limitCents: Cents,
  { lossBasis, creditNaturalShare }: RiskLimits,
): number {
  switch (lossBasis) {
    case 'gross':
      return 0;
    case 'quoted-credit':
      return midCreditCents - creditNaturalShare * (midCreditCents - naturalCreditCents);
    default:
      return limitCents;
  }
}

function wholeUnits(budgetCents: number, maxLossCents: number): number {
  return Math.max(0, Math.floor(budgetCents / maxLossCents));
}
