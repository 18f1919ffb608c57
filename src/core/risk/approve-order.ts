// Where orders that reduce risk become approved ones: they are never refused; one that cannot be is a broken invariant.
import {
  type ApprovedOrder,
  type ApprovedShareOrder,
  type ExitReason,
  invariant,
  type OpenTrade,
  type OrderIntent,
  partOfStructure,
  type ShareOrderIntent,
} from '../domain/index.ts';
import { closableBundle } from '../portfolio/index.ts';

/**
 * The closing order of what is held of a trade: the largest bundle of legs that one order can close. It reduces risk, so
 * nothing refuses it. A whole structure never costs more than its width, which is the most that holding it to its expiry can
 * cost; a part has no such bound.
 */
export function approveExit(trade: OpenTrade, exitReason: ExitReason): ApprovedOrder {
  const bundle = closableBundle(trade);
  invariant(bundle !== undefined, 'a trade that is closed holds contracts');
  const { units } = bundle;
  invariant(Number.isSafeInteger(units) && units > 0, `a trade is closed in whole units, found ${units}`);
  const structure = partOfStructure(trade.opening.structure, bundle.places);
  return approved({
    tradeId: trade.opening.tradeId,
    action: 'close',
    structure,
    quantity: units,
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

function approved(intent: OrderIntent): ApprovedOrder {
  return intent as ApprovedOrder;
}
