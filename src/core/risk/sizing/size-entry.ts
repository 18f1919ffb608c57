// How many units an entry may be by each of the sizing limits; zero is a valid size.
import { summedWorstLossCents } from '../../margin/index.ts';
import type { EntryView } from '../entry-view.ts';
import { heldPositions } from '../exposure/held-positions.ts';
import type { RiskLimits } from '../risk-limits.ts';
import {
  type ChanceQuestion,
  type HeldRisk,
  kellyLimit,
  tailLimit,
  volatilityLimit,
} from './chance-limits.ts';
import { correlatedRoomCents } from './correlated-loss.ts';
import { heldChances, legsOutlook } from './held-chances.ts';
import { leastOf, missing, OFF, type Size, type SizeLimit, sized, type SizeLimits } from './size-limits.ts';
import { type CountedCollateral, countedCollateral, type EntryTerms, lossPerUnitCents } from './unit-loss.ts';

/** The size of an entry, the number of each limit, and what its worst loss was held against. */
export interface EntrySize extends Size {
  readonly limits: SizeLimits;
  readonly collateral: CountedCollateral;
}

/** Sizes one entry; its numbers have been found sound. */
export function sizeEntry(entry: EntryTerms, view: EntryView, limits: RiskLimits): EntrySize {
  const collateral = countedCollateral(entry, limits);
  const lossCents = lossPerUnitCents(entry.candidate, collateral);
  const { account } = view;
  const held = heldPositions(account);
  const heldLossCents = summedWorstLossCents(held);
  const heldLoss = heldLossCents === Infinity ? UNBOUNDED : heldLossCents;
  const question = { ...chanceQuestion(entry, view, limits), heldLossCents: heldLoss };
  const each: SizeLimits = {
    'risk-per-trade': sized(limits.riskPerTradeRatio * account.equityCents, lossCents),
    kelly: kellyLimit(question, limits.kellyFraction),
    'volatility-target': volatilityLimit(question, limits.volatilityTarget),
    'cvar-budget': tailLimit(question, limits.cvarBudgetRatio),
    'correlated-risk': correlatedLimit(heldLoss, entry, { equityCents: account.equityCents, limits }),
    'buying-power': buyingPowerLimit(heldLoss, lossCents + entry.unitFeesCents, view),
    'contracts-max': sized(limits.contractsMax, 1),
  };
  return { ...leastOf(each), limits: each, collateral };
}

/** Outcomes are worked out only where a limit asks for them. */
function chanceQuestion(
  entry: EntryTerms,
  { account, market }: EntryView,
  limits: RiskLimits,
): Omit<ChanceQuestion, 'heldLossCents'> {
  const { candidate, unitFeesCents } = entry;
  const { structure, naturalCreditCents, quoteOrigin } = candidate;
  const { equityCents } = account;
  const { kellyFraction, volatilityTarget, cvarBudgetRatio } = limits;
  const needsHeld = volatilityTarget !== undefined || cvarBudgetRatio !== undefined;
  const chain = market.chainOf(structure.expiry.root, quoteOrigin);
  const outlook =
    needsHeld || kellyFraction !== undefined
      ? legsOutlook(structure.legs, naturalCreditCents - unitFeesCents / structure.multiplier, {
          chain,
          market,
        })
      : NOT_ASKED;
  const held = needsHeld ? heldChances(account, market) : NOTHING_HELD;
  const isKnown = !('unavailable' in outlook);
  return {
    equityCents,
    outcomes: isKnown ? outlook.outcomes : outlook,
    observations: 'unavailable' in market.volatility ? undefined : market.volatility.observations,
    years: isKnown ? outlook.years : undefined,
    heldDeviationCents: held.deviationCents,
    heldTailCents: held.tailCents,
  };
}

/** What is held may lose without end. */
const UNBOUNDED = { unavailable: 'unbounded-loss' };
const NOT_ASKED = { unavailable: 'not-asked' };
const NOTHING_HELD = { deviationCents: NOT_ASKED, tailCents: NOT_ASKED };

/**
 * All roots follow one index, so that their losses come together: a correlation of 1, under which dollars of worst loss add
 * up whatever the root. An entry is measured as it will be once it is held: by its payoff, premium aside.
 */
function correlatedLimit(
  heldLossCents: HeldRisk,
  { candidate }: EntryTerms,
  { equityCents, limits }: { readonly equityCents: number; readonly limits: RiskLimits },
): SizeLimit {
  const { correlatedRiskRatio } = limits;
  if (correlatedRiskRatio === undefined) return OFF;
  if (typeof heldLossCents !== 'number') return missing(heldLossCents.unavailable);
  const holdings = [{ lossCents: heldLossCents, correlation: 1 }];
  const { widthCents, multiplier } = candidate.structure;
  const { mostCents } = correlatedRoomCents(holdings, correlatedRiskRatio * equityCents);
  return sized(mostCents, widthCents * multiplier);
}

/** Cash that neither the worst expiry nor the closing fees of what is held need. */
function buyingPowerLimit(heldLossCents: HeldRisk, costCents: number, { account }: EntryView): SizeLimit {
  if (typeof heldLossCents !== 'number') return missing(heldLossCents.unavailable);
  return sized(account.cashCents - heldLossCents - account.closingFeesCents, costCents);
}
