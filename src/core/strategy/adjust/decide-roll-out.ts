// Whether a tested trade is closed to be sold again at a later expiry, and what would be sold there.
import {
  type AdjustmentRefusal,
  type BarClosed,
  type ChainSnapshot,
  type EntryCandidate,
  isSoundQuote,
  type OpenTrade,
  type OptionStructure,
  structureValue,
} from '../../domain/index.ts';
import { legGate, marketGate } from '../gates/liquidity-gates.ts';
import { structureGate } from '../gates/structure-gates.ts';
import { selectStructure } from '../select-structure.ts';
import type { StrategyConfig } from '../strategy-config.ts';
import { chainOf, type ExpiryCalendar } from '../strategy-context.ts';
import type { AdjustRules, RollOutRules } from './adjust-rules.ts';
import { quotesOf } from '../strikes/quoted-credit.ts';
import { testedSides } from './tested-side.ts';

/** What a roll-out is decided on. */
export interface RollOutMoment {
  readonly bar: BarClosed;
  /** Of the trade's own origin. */
  readonly chain: ChainSnapshot;
  readonly calendar: ExpiryCalendar;
}

export type RollOutDecision =
  | { readonly kind: 'roll-out'; readonly netCreditCents: number }
  | { readonly kind: 'refused'; readonly refusal: AdjustmentRefusal };

/**
 * A condor with a tested short and few days left is rolled out where the one that the strategy would sell at a later expiry
 * brings more than this one costs; once, and not where its own quotes are not new. `undefined`: there is nothing to decide.
 */
export function decideRollOut(
  trade: OpenTrade,
  { bar, chain, calendar }: RollOutMoment,
  config: StrategyConfig & { readonly adjust: AdjustRules & { readonly rollOut: RollOutRules } },
): RollOutDecision | undefined {
  const { opening, dte, isMarkFresh } = trade;
  const { testedDelta, rollOut } = config.adjust;
  const { structure } = opening;
  if (structure.kind !== 'iron-condor' || !isMarkFresh || opening.rolledFrom !== undefined) return undefined;
  if (dte > rollOut.dteMax || bar.availableAtMs >= structure.expiry.lastTradeMs) return undefined;
  if (testedSides(structure, chain, testedDelta) === undefined) return undefined;
  const debitCents = closingCostCents(structure, chain);
  if (debitCents === undefined) return refused({ gate: 'no-quote' });
  const successor = successorAt(bar, dte, { calendar, config });
  if ('gate' in successor) return refused(successor);
  const netCreditCents = successor.naturalCreditCents - debitCents;
  if (netCreditCents >= rollOut.creditCentsMin) return { kind: 'roll-out', netCreditCents };
  return refused({ gate: 'credit', measured: netCreditCents / 100, limit: rollOut.creditCentsMin / 100 });
}

/** What the strategy would sell now at an expiry later than one that is `dte` days away, or the gate that stops it. */
export function successorAt(
  bar: BarClosed,
  dte: number,
  { calendar, config }: { readonly calendar: ExpiryCalendar; readonly config: StrategyConfig },
): EntryCandidate | Omit<AdjustmentRefusal, 'kind'> {
  const { selection, liquidity } = config;
  const chain = chainOf(bar);
  if (chain === undefined) return { gate: 'volatility-unavailable' };
  const later = {
    ...selection,
    dteMin: Math.max(selection.dteMin, dte + 1),
    dteMax: Math.max(selection.dteMax, dte + 1),
  };
  const selected = selectStructure(chain, later, { today: bar.sessionDate, calendar });
  if (selected.kind === 'stand') return refusalOf(selected);
  const { candidate } = selected;
  const judged = { candidate, chain, nowMs: bar.availableAtMs };
  const stand =
    marketGate(judged, liquidity) ?? structureGate(judged, selection) ?? legGate(judged, liquidity);
  return stand === undefined ? candidate : refusalOf(stand);
}

type Found = Omit<AdjustmentRefusal, 'kind'>;

/** What a gate measured, without the candidate that failed it. */
export function refusalOf({ gate, measured, limit, reason }: Found): Found {
  return {
    gate,
    ...(measured === undefined ? {} : { measured }),
    ...(limit === undefined ? {} : { limit }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function refused(refusal: Found): RollOutDecision {
  return { kind: 'refused', refusal: { kind: 'roll-out', ...refusal } };
}

/** Natural cost of buying a unit back: shorts at the ask, longs at the bid; `undefined` without a sound quote of each. */
function closingCostCents(structure: OptionStructure, chain: ChainSnapshot): number | undefined {
  const quotes = quotesOf(chain, structure, isSoundQuote);
  if (quotes === undefined) return undefined;
  const prices = quotes.map(({ bidCents, askCents }, leg) =>
    (structure.legs[leg]?.quantity ?? 0) > 0 ? bidCents : askCents,
  );
  return -structureValue(structure, prices);
}
