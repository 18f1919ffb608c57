// Whether a tested trade is closed to be sold again at a later expiry, and what would be sold there.
import {
  type AdjustmentRefusal,
  type ChainSnapshot,
  type EntryCandidate,
  type EntryDecision,
  isSoundQuote,
  type OpenTrade,
  type OptionStructure,
  structureValue,
} from '../../domain/index.ts';
import { decideOn } from '../decide-entry.ts';
import { selectStructure } from '../select-structure.ts';
import { STAND_AT_GATE } from '../stand-at-gate.ts';
import type { StrategyConfig } from '../strategy-config.ts';
import { chainOf, type StrategyContext } from '../strategy-context.ts';
import { quotesOf } from '../strikes/quoted-credit.ts';
import type { AdjustRules, RollOutRules } from './adjust-rules.ts';
import { testedSides } from './tested-side.ts';
import { hasBarsFor } from './time-left.ts';

/** What a successor is looked for on. */
export type SuccessorMoment = Pick<StrategyContext, 'bar' | 'calendar' | 'openTrades'>;

/** What a roll-out is decided on. */
export interface RollOutMoment extends SuccessorMoment {
  /** Of the trade's own origin. */
  readonly chain: ChainSnapshot;
}

/** A roll-out at this bar's natural prices, cents per share: what would be sold, and what buying the old one back costs. */
export interface WantedRollOut {
  readonly kind: 'roll-out';
  readonly candidate: EntryCandidate;
  readonly closingCents: number;
}

export type RollOutDecision =
  | WantedRollOut
  | { readonly kind: 'refused'; readonly refusal: AdjustmentRefusal };

/**
 * A condor with a tested short and few days left is rolled out where the one that the strategy would sell at a later expiry
 * brings more than this one costs; once, and not where its own quotes are not new or the session is too far on for both orders.
 * `undefined`: there is nothing to decide.
 */
export function decideRollOut(
  trade: OpenTrade,
  moment: RollOutMoment,
  config: StrategyConfig & { readonly adjust: AdjustRules & { readonly rollOut: RollOutRules } },
): RollOutDecision | undefined {
  const { opening, dte, isMarkFresh } = trade;
  const { bar, chain } = moment;
  const { testedDelta, rollOut } = config.adjust;
  const { structure } = opening;
  if (structure.kind !== 'iron-condor' || !isMarkFresh || opening.rolledFrom !== undefined) return undefined;
  if (dte > rollOut.dteMax || bar.availableAtMs >= structure.expiry.lastTradeMs) return undefined;
  if (!hasBarsFor(2, bar) || testedSides(structure, chain, testedDelta) === undefined) return undefined;
  const closingCents = closingCostCents(structure, chain);
  if (closingCents === undefined) return refused({ gate: 'no-quote' });
  const successor = successorAt(dte, moment, config);
  if (successor.kind === 'stand') return refused(refusalOf(successor));
  const wanted = { kind: 'roll-out', candidate: successor.candidate, closingCents } as const;
  const refusal = rollOutCreditRefusal(wanted, { held: 1, taken: 1 }, rollOut);
  return refusal === undefined ? wanted : refused(refusal);
}

/** What the strategy would sell now at an expiry later than one that is `dte` days away, or the gate that stops it. */
export function successorAt(
  dte: number,
  { bar, calendar, openTrades }: SuccessorMoment,
  config: StrategyConfig,
): EntryDecision {
  const { selection } = config;
  const chain = chainOf(bar);
  if (chain === undefined) return STAND_AT_GATE['volatility-unavailable'];
  const later = {
    ...selection,
    dteMin: Math.max(selection.dteMin, dte + 1),
    dteMax: Math.max(selection.dteMax, dte + 1),
  };
  const selected = selectStructure(chain, later, { today: bar.sessionDate, calendar });
  if (selected.kind === 'stand') return selected;
  return decideOn(selected.candidate, { chain, sizeScale: 1 }, { bar, openTrades }, config);
}

type Found = Omit<AdjustmentRefusal, 'kind'>;

/** Where both orders together bring less than they must, in dollars a share of what is closed; fewer units bring less. */
export function rollOutCreditRefusal(
  { candidate, closingCents }: WantedRollOut,
  { held, taken }: { readonly held: number; readonly taken: number },
  { creditCentsMin }: RollOutRules,
): Found | undefined {
  const netCents = (candidate.naturalCreditCents * taken) / held - closingCents;
  if (netCents >= creditCentsMin) return undefined;
  return { gate: 'credit', measured: netCents / 100, limit: creditCentsMin / 100 };
}

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
