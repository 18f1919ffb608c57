// The venue's own checks of an order, asked in a fixed order before it is worked.
import { type Cents, contractKey, type EpochMs, type OrderIntent } from '../../../domain/index.ts';
import type { VenueAccount } from '../venue-account.ts';

export type OrderRefusalCode =
  | 'order-id-invalid'
  | 'order-id-reused'
  | 'quantity-invalid'
  | 'legs-count'
  | 'leg-ratio'
  | 'leg-repeated'
  | 'leg-foreign'
  | 'short-uncovered'
  | 'limit-invalid'
  | 'limit-sign'
  | 'limit-absurd'
  | 'limit-looser'
  | 'time-invalid'
  | 'contract-expired'
  | 'market-outside-session'
  | 'position-not-held';

/** Why a venue refuses an order. */
export interface OrderRefusal {
  readonly code: OrderRefusalCode;
  readonly message: string;
}

/** An order as it reaches the venue. */
export interface SubmittedOrder {
  readonly orderId: number;
  readonly intent: OrderIntent;
  /** The limit it begins with, where that is not the approved one. */
  readonly firstLimitCents: Cents | undefined;
}

/** What the venue knows when the order comes. */
export interface OrderDeskView {
  readonly nowMs: EpochMs;
  readonly account: VenueAccount;
  readonly isKnownId: (orderId: number) => boolean;
  /** The close of the latest session seen; `undefined` before any. */
  readonly sessionCloseMs: number | undefined;
}

/** More units in one order are a slip, whoever sends them. */
const QUANTITY_MAX = 1_000_000;
/** The most legs of one order at Alpaca; one leg is an order of the plain kind. */
const LEGS_MAX = 4;

type Check = (order: SubmittedOrder, view: OrderDeskView) => OrderRefusal | undefined;

/**
 * Every number is asked for what it must be, so that one that is none passes no check. The rules of orders in several
 * legs are those of Alpaca's multi-leg orders: two to four legs, ratios without a common divisor, no short left uncovered.
 */
const CHECKS: readonly Check[] = [
  checkId,
  checkQuantity,
  checkLegs,
  checkCover,
  checkLimit,
  checkTimes,
  checkTrading,
  ({ intent }, { account }) => closeRefusal(intent, account),
];

/** The first check that an order fails, or `undefined` where it may be worked. */
export function orderRefusal(order: SubmittedOrder, view: OrderDeskView): OrderRefusal | undefined {
  for (const check of CHECKS) {
    const refusal = check(order, view);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** Refuses an order that closes or gives up more than the account holds, which a second one would. */
export function closeRefusal(intent: OrderIntent, account: VenueAccount): OrderRefusal | undefined {
  if (intent.action === 'open' || account.canClose(intent)) return undefined;
  return refused('position-not-held', `the account does not hold ${intent.quantity} of each leg to close`);
}

/** Whether `limitCents` is a limit that the order may have, and none that gives more away than the approved one. */
export function limitRefusal(intent: OrderIntent, limitCents: number): OrderRefusal | undefined {
  if (!Number.isSafeInteger(limitCents))
    return refused('limit-invalid', `expected a limit in whole cents, found ${limitCents}`);
  const { action, structure, limitCents: approvedCents } = intent;
  // What an assignment left may be worth something to its holder; a whole structure is sold for a credit and bought for a debit.
  const isBelow = action === 'close' ? limitCents < 0 && structure.kind !== 'part' : limitCents <= 0;
  if (isBelow) {
    const expected = action === 'close' ? 'a debit of 0 or more' : 'a credit above 0';
    return refused('limit-sign', `expected ${expected}, found ${limitCents} cents`);
  }
  const mostCents = Math.max(...structure.legs.map(({ contract }) => contract.strikeCents));
  if (Math.abs(limitCents) > mostCents)
    return refused('limit-absurd', `expected a limit within the highest strike, found ${limitCents} cents`);
  if (approvedCents === undefined) return undefined;
  const isLooser = action === 'close' ? limitCents > approvedCents : limitCents < approvedCents;
  return isLooser
    ? refused('limit-looser', `${limitCents} cents gives away more than the approved ${approvedCents}`)
    : undefined;
}

function checkId({ orderId }: SubmittedOrder, { isKnownId }: OrderDeskView): OrderRefusal | undefined {
  if (!Number.isSafeInteger(orderId) || orderId <= 0)
    return refused('order-id-invalid', `expected a whole number above 0, found ${orderId}`);
  return isKnownId(orderId) ? refused('order-id-reused', `order id ${orderId} was used before`) : undefined;
}

function checkQuantity({ intent: { quantity } }: SubmittedOrder): OrderRefusal | undefined {
  if (Number.isSafeInteger(quantity) && quantity > 0 && quantity <= QUANTITY_MAX) return undefined;
  return refused('quantity-invalid', `expected 1 to ${QUANTITY_MAX} whole units, found ${quantity}`);
}

function checkLegs({ intent: { structure } }: SubmittedOrder): OrderRefusal | undefined {
  const { legs, expiry } = structure;
  if (legs.length < 1 || legs.length > LEGS_MAX)
    return refused('legs-count', `expected 1 to ${LEGS_MAX} legs, found ${legs.length}`);
  const ratios = legs.map(({ quantity }) => Math.abs(quantity));
  if (
    !ratios.every((ratio) => Number.isSafeInteger(ratio) && ratio > 0) ||
    ratios.reduce(commonDivisor) !== 1
  )
    return refused('leg-ratio', `leg ratios should be relatively prime, found ${ratios.join(', ')}`);
  if (new Set(legs.map(({ contract }) => contractKey(contract))).size < legs.length)
    return refused('leg-repeated', 'a contract stands in one leg only');
  return legs.every(({ contract }) => contract.expiry === expiry)
    ? undefined
    : refused('leg-foreign', 'every leg is of the order’s own expiry');
}

/** A put alone may be sold against cash; every other short is covered inside its own order, as what an adjusting one trades of a right must be. */
function checkCover({ intent: { action, structure } }: SubmittedOrder): OrderRefusal | undefined {
  if (action === 'close') return undefined;
  const net = { put: 0, call: 0 };
  for (const { contract, quantity } of structure.legs) net[contract.right] += quantity;
  const isCashSecured = structure.legs.length === 1;
  if (net.call >= 0 && (net.put >= 0 || isCashSecured)) return undefined;
  return refused('short-uncovered', 'a short leg is not covered by a long one of the same order');
}

function checkLimit({ intent, firstLimitCents }: SubmittedOrder): OrderRefusal | undefined {
  const approved = intent.limitCents === undefined ? undefined : limitRefusal(intent, intent.limitCents);
  if (approved !== undefined || firstLimitCents === undefined) return approved;
  return limitRefusal(intent, firstLimitCents);
}

function checkTimes({
  intent: { quotedAtMs, workFromMs, expiresAtMs },
}: SubmittedOrder): OrderRefusal | undefined {
  const times = [quotedAtMs, workFromMs ?? 0, expiresAtMs ?? 0];
  return times.every(Number.isSafeInteger)
    ? undefined
    : refused('time-invalid', `expected instants in whole milliseconds, found ${times.join(', ')}`);
}

function checkTrading(
  { intent, firstLimitCents }: SubmittedOrder,
  view: OrderDeskView,
): OrderRefusal | undefined {
  const { nowMs, sessionCloseMs } = view;
  const { root, sessionDate, lastTradeMs } = intent.structure.expiry;
  if (!(nowMs < lastTradeMs)) return refused('contract-expired', `${root} ${sessionDate} no longer trades`);
  const hasLimit = intent.limitCents !== undefined || firstLimitCents !== undefined;
  if (hasLimit || sessionCloseMs === undefined || nowMs <= sessionCloseMs) return undefined;
  return refused('market-outside-session', 'an order without a limit is taken during a session only');
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

function refused(code: OrderRefusalCode, message: string): OrderRefusal {
  return { code, message };
}
