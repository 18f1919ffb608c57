// Where orders that reduce risk become approved ones: they are never refused; one that cannot be is a broken invariant.
import {
  type ApprovedOrder,
  type ApprovedShareOrder,
  type Cents,
  cents,
  type EpochMs,
  type ExitReason,
  invariant,
  type LegBundle,
  type OpenTrade,
  type OrderIntent,
  partOfStructure,
  productOf,
  type ShareOrderIntent,
  type Urgency,
} from '../domain/index.ts';
import { closableBundle } from '../portfolio/index.ts';

/**
 * The closing order of what is held of a trade: the largest bundle of legs that one order can close. It reduces risk, so
 * nothing refuses it. For a whole structure it never pays more than the width, since holding to expiry cannot cost more. A part
 * has no such bound, nor has an exit that is forced before an expiry at which shares would be delivered.
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
    urgency: exitUrgency(exitReason),
    limitCents: mostDebitCents(trade, structure, exitReason),
    exitReason,
    workFromMs: undefined,
    expiresAtMs: undefined,
  });
}

/**
 * The closing order of a whole structure that stands at a debit of its own, cents a share, until it fills or its day ends
 * (`expiresAtMs`; `undefined`: it has no end). It takes a profit and is never in a hurry.
 */
export function approveRestingExit(
  trade: OpenTrade,
  terms: { readonly debitCents: number; readonly expiresAtMs: EpochMs | undefined },
): ApprovedOrder {
  const order = approveExit(trade, 'profit-target');
  const { debitCents, expiresAtMs } = terms;
  invariant(
    Number.isSafeInteger(debitCents) && debitCents >= 0,
    `a debit is whole cents, found ${debitCents}`,
  );
  const limitCents = cents(Math.min(debitCents, order.limitCents ?? debitCents));
  return approved({ ...order, limitCents, expiresAtMs, rests: true });
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

function mostDebitCents(
  { opening }: OpenTrade,
  { kind, expiry }: LegBundle,
  exitReason: ExitReason,
): Cents | undefined {
  const isBeforeDelivery = exitReason === 'expiry' && productOf(expiry.root).delivery === 'physical';
  return kind === 'part' || isBeforeDelivery ? undefined : opening.structure.widthCents;
}

const UNHURRIED: ReadonlySet<ExitReason> = new Set(['profit-target', 'dte-floor', 'days-held', 'roll-out']);

/** How much of the spread an exit for this reason may give up. */
export function exitUrgency(reason: ExitReason): Urgency {
  return UNHURRIED.has(reason) ? 'patient' : 'urgent';
}

function approved(intent: OrderIntent): ApprovedOrder {
  return intent as ApprovedOrder;
}
