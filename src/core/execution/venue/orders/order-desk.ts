// The part of a simulated venue that takes orders in units, works them against the quotes of bars and reports what becomes of them.
import {
  type ApprovedOrder,
  type BarClosed,
  type Cents,
  CHAIN_ORIGINS,
  chainOfOrigin,
  type ChainSnapshot,
  type EpochMs,
  type MarketEvent,
  type OrderFilled,
  type OrderIntent,
  type Root,
  type SessionDate,
  type TickRule,
} from '../../../domain/index.ts';
import type { FeeLeg } from '../../fees/fees.ts';
import { type FillPolicy, isBought } from '../../fill/fill-price.ts';
import type { VenueBooks } from '../venue-books.ts';
import { attemptFill, type StructureFill } from './attempt-fill.ts';
import { closeRefusal, orderRefusal, type OrderRefusal, reusedIdRefusal } from './check-order.ts';
import { createWorkingOrders, dropInstantMs, type WorkingOrder, workInstantMs } from './working-orders.ts';

/** How orders fill. */
export interface OrderRules {
  readonly fillPolicy: FillPolicy;
  /** The price steps of a root on a date. */
  readonly tickRuleOn: (root: Root, date: SessionDate) => TickRule;
}

/**
 * Works orders of options. An order fills at the first bar after its submission, and not before its own time to work, whose chain
 * is newer than that it was decided on and quotes every leg at a price inside the limit, and is dropped at its expiry or when its
 * contracts stop trading.
 */
export class OrderDesk {
  readonly #rules: OrderRules;
  readonly #books: VenueBooks;
  readonly #orders = createWorkingOrders();
  readonly #knownOrderIds = new Set<number>();

  constructor(rules: OrderRules, books: VenueBooks) {
    this.#rules = rules;
    this.#books = books;
  }

  submit(orderId: number, intent: ApprovedOrder, nowMs: EpochMs): void {
    const refusal = this.#knownOrderIds.has(orderId)
      ? reusedIdRefusal(orderId)
      : orderRefusal(intent, nowMs, this.#books.account);
    this.#knownOrderIds.add(orderId);
    if (refusal !== undefined) {
      this.#reject(orderId, nowMs, refusal);
      return;
    }
    this.#orders.add({
      id: orderId,
      intent,
      workFromMs: workInstantMs(intent, nowMs),
      dropAtMs: dropInstantMs(intent),
    });
    this.#books.reports.push({ kind: 'order-accepted', availableAtMs: nowMs, orderId });
  }

  /** An order that is filled or dropped has been reported; there is nothing left to cancel. */
  cancel(orderId: number, nowMs: EpochMs): void {
    if (this.#orders.remove(orderId))
      this.#books.reports.push({ kind: 'order-cancelled', availableAtMs: nowMs, orderId });
  }

  /** Works every order at a market event; without orders that costs one comparison. */
  work(event: MarketEvent): void {
    if (this.#orders.size === 0) return;
    const bar = event.kind === 'bar-closed' ? event : undefined;
    for (const order of this.#orders.list()) this.#workOrder(order, event.availableAtMs, bar);
  }

  #workOrder(order: WorkingOrder, nowMs: EpochMs, bar: BarClosed | undefined): void {
    if (nowMs >= order.dropAtMs) {
      this.#orders.remove(order.id);
      this.#books.reports.push({ kind: 'order-expired', availableAtMs: nowMs, orderId: order.id });
      return;
    }
    if (bar === undefined || order.workFromMs > nowMs) return;
    const chain = fillChain(order.intent, bar);
    if (chain === undefined) return;
    const { fillPolicy, tickRuleOn } = this.#rules;
    const rules = {
      naturalShare: fillPolicy[order.intent.urgency],
      tickRule: tickRuleOn(order.intent.structure.expiry.root, bar.sessionDate),
    };
    const fill = attemptFill(order.intent, chain, rules);
    if (fill === undefined) return;
    this.#orders.remove(order.id);
    // An earlier order of this bar may have closed what this one was to close.
    const refusal = closeRefusal(order.intent, this.#books.account);
    if (refusal === undefined)
      this.#fill(order, bar, { ...fill, quoteOrigin: chain.origin, quotedAtMs: chain.atMs });
    else this.#reject(order.id, nowMs, refusal);
  }

  #fill(
    order: WorkingOrder,
    bar: BarClosed,
    fill: StructureFill & Pick<OrderFilled, 'quoteOrigin' | 'quotedAtMs'>,
  ): void {
    const { account, fees, reports } = this.#books;
    const { legPricesCents, legDoubleMidsCents, legDeltas, quoteOrigin, quotedAtMs } = fill;
    const { action } = order.intent;
    const legs = feeLegs(order.intent, legPricesCents);
    const feesCents = fees.book({ date: bar.sessionDate, action, legs });
    account.applyFill(order.intent, legPricesCents, feesCents);
    reports.push({
      kind: 'order-filled',
      availableAtMs: bar.availableAtMs,
      orderId: order.id,
      fillId: this.#books.takeFillId(),
      quantity: order.intent.quantity,
      legPricesCents,
      legDoubleMidsCents,
      legDeltas,
      quoteOrigin,
      quotedAtMs,
      feesCents,
    });
  }

  #reject(orderId: number, nowMs: EpochMs, { code, message }: OrderRefusal): void {
    this.#books.reports.push({ kind: 'order-rejected', availableAtMs: nowMs, orderId, code, message });
  }
}

/**
 * The chain an order may fill on: one of its own quotes' origin, newer than that it was decided on. A closing order that
 * is forced before its contracts stop trading takes any other new one where that is missing.
 */
function fillChain(intent: OrderIntent, bar: BarClosed): ChainSnapshot | undefined {
  const origins =
    intent.exitReason === 'expiry' ? [intent.quoteOrigin, ...CHAIN_ORIGINS] : [intent.quoteOrigin];
  for (const origin of origins) {
    const chain = chainOfOrigin(bar, origin);
    if (chain !== undefined && chain.atMs > intent.quotedAtMs) return chain;
  }
  return undefined;
}

function feeLegs(intent: OrderIntent, legPricesCents: readonly Cents[]): readonly FeeLeg[] {
  return intent.structure.legs.map(({ contract, quantity }, leg) => ({
    root: contract.root,
    side: isBought(intent.action, quantity) ? 'buy' : 'sell',
    contracts: intent.quantity * Math.abs(quantity),
    priceCents: legPricesCents[leg] as Cents,
  }));
}
