// The venue's own checks of an order, asked in a fixed order before it is worked.
import type { EpochMs, OrderIntent } from '../../../domain/index.ts';
import type { VenueAccount } from '../venue-account.ts';

/** Why a venue refuses an order. */
export interface OrderRefusal {
  readonly code: 'order-id-reused' | 'quantity-invalid' | 'contract-expired' | 'position-not-held';
  readonly message: string;
}

/** The first check that an order fails, or `undefined` where it may be worked. */
export function orderRefusal(
  intent: OrderIntent,
  nowMs: EpochMs,
  account: VenueAccount,
): OrderRefusal | undefined {
  const { quantity, structure } = intent;
  if (!Number.isSafeInteger(quantity) || quantity <= 0) {
    return {
      code: 'quantity-invalid',
      message: `expected a whole number of units above 0, found ${quantity}`,
    };
  }
  const { root, sessionDate, lastTradeMs } = structure.expiry;
  if (nowMs >= lastTradeMs) {
    return { code: 'contract-expired', message: `${root} ${sessionDate} no longer trades` };
  }
  return closeRefusal(intent, account);
}

/** Refuses a closing order for more than the account holds, which a second closing order would be. */
export function closeRefusal(intent: OrderIntent, account: VenueAccount): OrderRefusal | undefined {
  if (intent.action === 'open' || account.canClose(intent)) return undefined;
  return {
    code: 'position-not-held',
    message: `the account does not hold ${intent.quantity} of each leg to close`,
  };
}

/** Refuses an order id that was used before. */
export function reusedIdRefusal(orderId: number): OrderRefusal {
  return { code: 'order-id-reused', message: `order id ${orderId} was used before` };
}
