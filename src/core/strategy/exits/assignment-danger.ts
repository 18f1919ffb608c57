// Whether the holder of a short option on shares gains more by exercising it early than its time value is worth.
import {
  type BarClosed,
  chainOfOrigin,
  type ChainSnapshot,
  isSoundQuote,
  MS_PER_YEAR,
  type OpenTrade,
  type OptionContract,
  type QuoteSlot,
} from '../../domain/index.ts';
import type { AssignmentOutlook } from './assignment-outlook.ts';

const slot: QuoteSlot = { bidCents: 0, askCents: 0 };

/**
 * Whether a short that is held stands in danger at the bar's quotes: a call in the money whose time value at the ask is below
 * a dividend that goes ex within `sessions` and not after its expiry, or a put in the money whose time value is below the
 * interest on its strike to expiry less the dividends until then. What is not quoted is in no danger that could be told.
 */
export function isInAssignmentDanger(
  trade: OpenTrade,
  bar: BarClosed,
  sessions: number,
  outlook: AssignmentOutlook,
): boolean {
  const { structure, quoteOrigin } = trade.opening;
  if (structure.delivery !== 'physical') return false;
  const chain = chainOfOrigin(bar, quoteOrigin);
  if (chain === undefined) return false;
  for (let place = 0; place < structure.legs.length; place += 1) {
    const leg = structure.legs[place];
    if (leg === undefined || !((trade.legContracts[place] ?? 0) < 0)) continue;
    const timeValueCents = timeValueInTheMoney(leg.contract, chain);
    if (timeValueCents === undefined) continue;
    if (timeValueCents < exerciseGainCents(leg.contract, bar, sessions, outlook)) return true;
  }
  return false;
}

/** What the ask is above intrinsic, cents a share; `undefined` out of the money and where nobody offers. */
function timeValueInTheMoney(contract: OptionContract, chain: ChainSnapshot): number | undefined {
  const beyondCents = chain.spotPoints * 100 - contract.strikeCents;
  const intrinsicCents = contract.right === 'call' ? beyondCents : -beyondCents;
  if (!(intrinsicCents > 0) || !chain.readQuote(contract, slot) || !isSoundQuote(slot)) return undefined;
  return slot.askCents - intrinsicCents;
}

/** What exercising tonight brings beyond intrinsic, cents a share; nothing where it is not known. */
function exerciseGainCents(
  { right, strikeCents, expiry }: OptionContract,
  bar: BarClosed,
  sessions: number,
  outlook: AssignmentOutlook,
): number {
  const { sessionDate: today } = bar;
  if (right === 'call') {
    const dividend = outlook.dividendWithin(today, sessions);
    return dividend === undefined || dividend.exDate > expiry.sessionDate ? 0 : 100 * dividend.dollars;
  }
  const years = (expiry.settlesAtMs - bar.availableAtMs) / MS_PER_YEAR;
  const interestCents = -strikeCents * Math.expm1(-(outlook.rateOn(today) ?? 0) * years);
  return interestCents - 100 * outlook.dollarsUntil(today, expiry.sessionDate);
}
