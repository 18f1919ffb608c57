// The only place where an order becomes an approved one: entries are sized or refused, exits are never refused.
import {
  type ApprovedOrder,
  type ApprovedShareOrder,
  type Cents,
  cents,
  type EntryCandidate,
  type EpochMs,
  type ExitReason,
  invariant,
  type OpenTrade,
  type OrderIntent,
  partOfStructure,
  type ShareOrderIntent,
} from '../domain/index.ts';
import { closableBundle } from '../portfolio/index.ts';
import type { RiskLimits } from './risk-limits.ts';
import { type AccountView, type CountedCollateral, sizeEntry } from './size-entry.ts';

export interface EntryRequest {
  readonly tradeId: number;
  readonly candidate: EntryCandidate;
  /** Share of the natural credit that the order's limit gives away. */
  readonly creditSlipMax: number;
  /** Continuously compounded yearly rate that cash earns; 0 where none is known. */
  readonly rate: number;
  readonly workFromMs: EpochMs | undefined;
  readonly expiresAtMs: EpochMs | undefined;
}

/** Why risk refused: the gate, and the number it measured against its limit. */
export interface Refusal {
  readonly gate: 'risk-per-trade' | 'buying-power';
  readonly measured: number;
  readonly limit: number;
}

export type EntryVerdict =
  | { readonly kind: 'approved'; readonly order: ApprovedOrder; readonly collateral: CountedCollateral }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Sizes an entry by the smallest of the limits; refuses it where that is no whole unit. */
export function approveEntry(request: EntryRequest, account: AccountView, limits: RiskLimits): EntryVerdict {
  const { candidate } = request;
  const limitCents = entryLimitCents(candidate, request.creditSlipMax);
  const size = sizeEntry({ candidate, limitCents, rate: request.rate }, account, limits);
  const maxLossDollars = size.maxLossCents / 100;
  if (!(size.byRiskPerTrade >= 1)) {
    const limit = (limits.riskPerTradeRatio * account.equityCents) / 100;
    return { kind: 'refused', refusal: { gate: 'risk-per-trade', measured: maxLossDollars, limit } };
  }
  if (!(size.byBuyingPower >= 1)) {
    const limit = size.buyingPowerCents / 100;
    return { kind: 'refused', refusal: { gate: 'buying-power', measured: maxLossDollars, limit } };
  }
  const quantity = Math.min(size.byRiskPerTrade, size.byBuyingPower, size.byContractsMax);
  invariant(Number.isSafeInteger(quantity) && quantity >= 1, `an entry is of whole units, found ${quantity}`);
  const order = approved({
    tradeId: request.tradeId,
    action: 'open',
    structure: candidate.structure,
    quantity,
    quoteOrigin: candidate.quoteOrigin,
    quotedAtMs: candidate.quotedAtMs,
    urgency: 'patient',
    limitCents,
    exitReason: undefined,
    workFromMs: request.workFromMs,
    expiresAtMs: request.expiresAtMs,
  });
  return { kind: 'approved', order, collateral: size.collateral };
}

/**
 * The closing order of what is held of a trade: the largest bundle of legs that one order can close. It reduces risk, so
 * nothing refuses it. A whole structure never costs more than its width, which is the most that holding it to its expiry can
 * cost; a part has no such bound.
 */
export function approveExit(trade: OpenTrade, exitReason: ExitReason): ApprovedOrder {
  const bundle = closableBundle(trade);
  invariant(bundle !== undefined, 'a trade that is closed holds contracts');
  const structure = partOfStructure(trade.opening.structure, bundle.places);
  return approved({
    tradeId: trade.opening.tradeId,
    action: 'close',
    structure,
    quantity: bundle.units,
    quoteOrigin: trade.opening.quoteOrigin,
    quotedAtMs: trade.quotedAtMs,
    urgency: isUnhurried(exitReason) ? 'patient' : 'urgent',
    limitCents: structure.kind === 'part' ? undefined : trade.opening.structure.widthCents,
    exitReason,
    workFromMs: undefined,
    expiresAtMs: undefined,
  });
}

/** The order that trades away the shares a trade was left with. */
export function approveShareOrder(trade: OpenTrade, exitReason: ExitReason): ApprovedShareOrder {
  invariant(Number.isSafeInteger(trade.shares) && trade.shares !== 0, 'shares are traded in whole numbers');
  const { tradeId, structure } = trade.opening;
  const intent: ShareOrderIntent = {
    tradeId,
    root: structure.expiry.root,
    shares: -trade.shares,
    exitReason,
  };
  return intent as ApprovedShareOrder;
}

/** An order that a ledger says was sent: it had passed every check then. */
export function approvedBefore(intent: OrderIntent): ApprovedOrder {
  return approved(intent);
}

/** A share order that a ledger says was sent. */
export function sharesApprovedBefore(intent: ShareOrderIntent): ApprovedShareOrder {
  return intent as ApprovedShareOrder;
}

function isUnhurried(reason: ExitReason): boolean {
  return reason === 'profit-target' || reason === 'dte-floor';
}

/** Least credit accepted, whole cents a share, never below one cent. */
function entryLimitCents(candidate: EntryCandidate, creditSlipMax: number): Cents {
  return cents(Math.max(1, Math.floor(candidate.naturalCreditCents * (1 - creditSlipMax))));
}

function approved(intent: OrderIntent): ApprovedOrder {
  return intent as ApprovedOrder;
}
