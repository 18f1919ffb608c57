// How many units an entry may be by each of the sizing limits; zero is a valid size.
import type { HeldPosition } from '../../margin/index.ts';
import { summedWorstLossCents } from '../../margin/index.ts';
import type { EntryView } from '../entry-view.ts';
import { heldPositions } from '../exposure/held-positions.ts';
import type { RiskLimits } from '../risk-limits.ts';
import { type ChanceQuestion, kellyLimit, tailLimit, volatilityLimit } from './chance-limits.ts';
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
  const question = chanceQuestion(entry, view, limits);
  const each: SizeLimits = {
    'risk-per-trade': sized(limits.riskPerTradeRatio * account.equityCents, lossCents),
    kelly: kellyLimit(question, limits.kellyFraction),
    'volatility-target': volatilityLimit(question, limits.volatilityTarget),
    'cvar-budget': tailLimit(question, limits.cvarBudgetRatio),
    'correlated-risk': correlatedLimit(held, lossCents, { equityCents: account.equityCents, limits }),
    'buying-power': buyingPowerLimit(held, lossCents + entry.unitFeesCents, view),
    'contracts-max': sized(limits.contractsMax, 1),
  };
  return { ...leastOf(each), limits: each, collateral };
}

/** Outcomes are worked out only where a limit asks for them. */
function chanceQuestion(
  entry: EntryTerms,
  { account, market }: EntryView,
  limits: RiskLimits,
): ChanceQuestion {
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

const NOT_ASKED = { unavailable: 'not-asked' };
const NOTHING_HELD = { deviationCents: NOT_ASKED, tailCents: NOT_ASKED };

/**
 * All roots follow one index, so that their losses come together: a correlation of 1, under which dollars of worst loss add
 * up whatever the root.
 */
function correlatedLimit(
  held: readonly HeldPosition[],
  lossCents: number,
  { equityCents, limits }: { readonly equityCents: number; readonly limits: RiskLimits },
): SizeLimit {
  const { correlatedRiskRatio } = limits;
  if (correlatedRiskRatio === undefined) return OFF;
  const heldLossCents = summedWorstLossCents(held);
  if (heldLossCents === Infinity) return missing('unbounded-loss');
  const holdings = [{ lossCents: heldLossCents, correlation: 1 }];
  return sized(correlatedRoomCents(holdings, correlatedRiskRatio * equityCents).mostCents, lossCents);
}

/** Cash that neither the worst expiry nor the closing fees of what is held need. */
function buyingPowerLimit(
  held: readonly HeldPosition[],
  costCents: number,
  { account }: EntryView,
): SizeLimit {
  const heldLossCents = summedWorstLossCents(held);
  if (heldLossCents === Infinity) return missing('unbounded-loss');
  return sized(account.cashCents - heldLossCents - account.closingFeesCents, costCents);
}
