// Holds every entry's worst loss against the cash of its moment: net of the credit and the interest that its order counted.
import {
  type DayNumber,
  daysBetween,
  MS_PER_DAY,
  type SessionDate,
  sessionDateOf,
} from '../../../core/domain/index.ts';
import type { CollateralRecord, OrderSubmittedRecord } from '../../../core/ledger/index.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';
import { worstExpiryLossCents } from '../expiry-value.ts';

/** For floats; a unit's loss was rounded up before it was sized. */
const TOLERANCE_CENTS = 0.01;

export interface CollateralCheck extends AuditCheck {
  /** Whether an order's worst loss was covered by free cash, the credit quoted and interest when it was sent. */
  readonly isSecured: (orderId: number) => boolean;
}

/** The account as the records so far add up to it. */
export interface AuditedAccount {
  readonly cashCents: () => number;
  /** The most that what is held can cost at expiry; `undefined` where the loss has no bound. */
  readonly worstLossCents: () => number | undefined;
}

/** A rate that an order counted on, until the account's own interest confirms it. */
interface CountedRate {
  readonly orderId: number;
  readonly rate: number;
  /** The session of the order, whose rate the next session's interest is paid at. */
  readonly date: SessionDate;
  /** Cash at that session's close, once it is over. */
  carriedCents: number | undefined;
}

export function createCollateralCheck(complain: Complain, account: AuditedAccount): CollateralCheck {
  const secured = new Set<number>();
  let counted: CountedRate[] = [];

  const seeOrder = (order: OrderSubmittedRecord): void => {
    const { orderId, collateral } = order;
    if (order.action !== 'open' || collateral === undefined) return;
    const problems = problemsOf(order, collateral, account);
    for (const problem of problems) complain(`order ${orderId} ${problem}`);
    if (problems.length === 0) secured.add(orderId);
    if (collateral.rate !== 0)
      counted.push({ orderId, rate: collateral.rate, date: dateOf(order.atMs), carriedCents: undefined });
  };

  /** Interest of a session is paid at the rate of the session before; `undefined` where none was paid. */
  const confirm = (date: SessionDate, paid: number | undefined): void => {
    counted = counted.filter((one) => {
      if (one.carriedCents === undefined) return true;
      const dueCents = one.carriedCents * Math.expm1((one.rate * daysBetween(one.date, date)) / 365);
      // Less than half a cent is not booked.
      if (paid === undefined ? Math.abs(dueCents) > 0.6 : paid !== one.rate) {
        complain(
          `order ${one.orderId} counts on interest at ${one.rate}, ${paid === undefined ? 'none' : paid} is paid`,
        );
      }
      return false;
    });
  };

  return {
    see(record) {
      if (record.type === 'order-submitted') seeOrder(record);
      else if (record.type === 'interest-credited') confirm(record.date, record.rate);
      else if (record.type === 'session-closed') {
        confirm(record.date, undefined);
        for (const one of counted) if (one.date === record.date) one.carriedCents = record.cashCents;
      }
    },
    isSecured: (orderId) => secured.has(orderId),
  };
}

function problemsOf(
  order: OrderSubmittedRecord,
  { creditCents, rate }: CollateralRecord,
  account: AuditedAccount,
): readonly string[] {
  const problems: string[] = [];
  const quotedCents = midCreditCents(order);
  if (quotedCents === undefined || creditCents > quotedCents + TOLERANCE_CENTS)
    problems.push(`counts on a credit of ${creditCents} cents, ${quotedCents ?? 'none'} is quoted at mid`);
  const [first] = order.legs;
  const worstCents = worstExpiryLossCents(order.legs);
  const heldCents = account.worstLossCents();
  if (first === undefined || worstCents === undefined || heldCents === undefined)
    return [...problems, 'risks a loss without a bound'];
  const dte = daysBetween(dateOf(order.atMs), first.expiry);
  const lossCents = worstCents * Math.exp((-rate * dte) / 365) - creditCents * first.multiplier;
  const freeCents = account.cashCents() - heldCents;
  if (!(order.quantity * (lossCents - TOLERANCE_CENTS) <= freeCents)) {
    problems.push(
      `is for ${order.quantity} that can cost ${Math.round(lossCents)} cents each, ${freeCents} are free`,
    );
  }
  return problems;
}

/** The mid credit a share of the quotes the order was decided on, cents; a leg without a bid is sold for nothing and bought at its ask. */
function midCreditCents({ legs, candidate }: OrderSubmittedRecord): number | undefined {
  if (candidate === undefined) return undefined;
  const { bidsCents, asksCents } = candidate;
  return legs.reduce((sum, { quantity }, index) => {
    const [bid, ask] = [bidsCents[index] ?? 0, asksCents[index] ?? 0];
    const price = bid > 0 ? (bid + ask) / 2 : quantity > 0 ? ask : 0;
    return sum - quantity * price;
  }, 0);
}

/** The day in New York, which during a session is that of Greenwich. */
function dateOf(atMs: number): SessionDate {
  return sessionDateOf(Math.floor(atMs / MS_PER_DAY) as DayNumber);
}
