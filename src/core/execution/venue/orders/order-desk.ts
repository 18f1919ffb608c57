// The part of a simulated venue that takes orders in units, works them against the quotes of bars and reports what becomes of them.
import {
  type BarClosed,
  type Cents,
  CHAIN_ORIGINS,
  chainOfOrigin,
  type ChainSnapshot,
  type EpochMs,
  hasContract,
  type MarketEvent,
  type OptionContract,
  type OrderIntent,
  type ReplaceOrder,
  type Root,
  type SubmitOrder,
} from '../../../domain/index.ts';
import type { FeeLeg, FeeOrder } from '../../fees/fees.ts';
import { naturalShareOf } from '../../fill/fill-policy.ts';
import { isBought } from '../../fill/fill-price.ts';
import type { VenueBooks } from '../venue-books.ts';
import { attemptFill, type FillRules, type StructureFill } from './attempt-fill.ts';
import { closeRefusal, limitRefusal, orderRefusal, type OrderRefusal } from './check-order.ts';
import type { OrderRules } from './order-rules.ts';
import { createWorkingOrders, dropInstantMs, type WorkingOrder, workInstantMs } from './working-orders.ts';

/**
 * Works orders of options. An order fills at the first bar after its submission and its latency, and not before its own time to
 * work, whose chain is newer than that it was decided on, young enough, and quotes every leg at a price inside the limit; never
 * outside the session nor while trading is halted. What the displayed sizes do not allow at once stays working, for newer quotes;
 * an adjusting order fills whole or not at all.
 * It is dropped at its expiry or when its contracts stop trading.
 */
export class OrderDesk {
  readonly #rules: OrderRules;
  readonly #books: VenueBooks;
  readonly #orders = createWorkingOrders();
  readonly #knownOrderIds = new Set<number>();
  /** Its source's own object: what it says holds until the next one. */
  #latestBar: BarClosed | undefined;

  constructor(rules: OrderRules, books: VenueBooks) {
    this.#rules = rules;
    this.#books = books;
  }

  submit({ orderId, order: intent, firstLimitCents }: SubmitOrder, nowMs: EpochMs): void {
    const bar = this.#latestBar;
    const refusal = orderRefusal(
      { orderId, intent, firstLimitCents },
      {
        nowMs,
        account: this.#books.account,
        isKnownId: (id) => this.#knownOrderIds.has(id),
        sessionCloseMs: bar?.sessionCloseMs,
      },
    );
    this.#knownOrderIds.add(orderId);
    if (refusal !== undefined) {
      this.#reject(orderId, nowMs, refusal);
      return;
    }
    const { isImmediate, latencyMs = 0 } = this.#rules;
    const order: WorkingOrder = {
      id: orderId,
      intent,
      workFromMs: isImmediate === true ? nowMs : workInstantMs(intent, nowMs, latencyMs),
      dropAtMs: dropInstantMs(intent),
      unfilled: intent.quantity,
      limitCents: firstLimitCents ?? intent.limitCents,
      nextLimit: undefined,
      // The quotes it was decided on are what an order is filled on that is filled at once.
      quotedAtMs: isImmediate === true ? intent.quotedAtMs - 1 : intent.quotedAtMs,
      isResting: false,
    };
    this.#orders.add(order);
    this.#books.reports.push({ kind: 'order-accepted', availableAtMs: nowMs, orderId });
    if (isImmediate === true && bar?.availableAtMs === nowMs && bar.root === rootOf(intent))
      this.#workOrder(order, nowMs, bar);
  }

  /** Gives a working order another limit, which holds from `latencyMs` on; one that the order may not have changes nothing. */
  replace({ orderId, limitCents }: ReplaceOrder, nowMs: EpochMs): void {
    const order = this.#orders.find(orderId);
    if (order === undefined) return;
    const fromMs = (nowMs + (this.#rules.latencyMs ?? 0)) as EpochMs;
    if (limitRefusal(order.intent, limitCents) === undefined) {
      order.nextLimit = { limitCents, fromMs };
      this.#takeNextLimit(order, nowMs);
    } else if (order.limitCents !== undefined) this.#reportLimit(order, order.limitCents, nowMs);
  }

  /** An order that is filled or dropped has been reported; there is nothing left to cancel. */
  cancel(orderId: number, nowMs: EpochMs): void {
    if (this.#orders.remove(orderId))
      this.#books.reports.push({ kind: 'order-cancelled', availableAtMs: nowMs, orderId });
  }

  /** Works every order at a market event; without orders that costs two comparisons. */
  work(event: MarketEvent): void {
    const bar = event.kind === 'bar-closed' ? event : undefined;
    if (bar !== undefined) this.#latestBar = bar;
    if (this.#orders.size === 0) return;
    for (const order of this.#orders.list())
      this.#workOrder(order, event.availableAtMs, bar?.root === rootOf(order.intent) ? bar : undefined);
  }

  #workOrder(order: WorkingOrder, nowMs: EpochMs, bar: BarClosed | undefined): void {
    if (nowMs >= order.dropAtMs) {
      this.#orders.remove(order.id);
      this.#books.reports.push({ kind: 'order-expired', availableAtMs: nowMs, orderId: order.id });
      return;
    }
    this.#takeNextLimit(order, nowMs);
    if (bar === undefined || order.workFromMs > nowMs || !this.#isTrading(bar)) return;
    const chain = this.#fillChain(order, bar);
    if (chain === undefined) return;
    const { action, structure } = order.intent;
    const fill = attemptFill(
      { action, structure, limitCents: order.limitCents },
      chain,
      this.#fillRules(order, bar),
    );
    if (fill === 'outside-limit') order.isResting = true;
    if (typeof fill !== 'string') this.#fill(order, fill, { bar, chain });
  }

  /** Told when it holds and not before: until then the order may fill at the old limit, or another one may be asked for. */
  #takeNextLimit(order: WorkingOrder, nowMs: EpochMs): void {
    const { nextLimit } = order;
    if (nextLimit === undefined || nextLimit.fromMs > nowMs) return;
    const { limitCents, fromMs } = nextLimit;
    order.limitCents = limitCents;
    order.nextLimit = undefined;
    // An order whose limit is moved stands in the book when the market next comes to it.
    order.isResting = true;
    this.#reportLimit(order, limitCents, nowMs, fromMs);
  }

  #reportLimit({ id: orderId }: WorkingOrder, limitCents: Cents, nowMs: EpochMs, fromMs = nowMs): void {
    this.#books.reports.push({
      kind: 'order-replaced',
      availableAtMs: nowMs,
      orderId,
      limitCents,
      ...(fromMs === nowMs ? {} : { fromMs }),
    });
  }

  /** Quotes of an earlier bar of a day are no quotes of a market that is shut. */
  #isTrading(bar: BarClosed): boolean {
    const { availableAtMs, sessionOpenMs, sessionCloseMs } = bar;
    if (!(availableAtMs >= sessionOpenMs && availableAtMs <= sessionCloseMs)) return false;
    return this.#rules.isHaltedAt?.(availableAtMs) !== true;
  }

  #fillRules({ intent, isResting }: WorkingOrder, bar: BarClosed): FillRules {
    const { fillPolicy, tickRuleOn, displayed } = this.#rules;
    const { structure, urgency, quantity } = intent;
    const { availableAtMs: nowMs, sessionOpenMs, sessionCloseMs } = bar;
    const occasion = {
      urgency,
      legs: structure.legs.length,
      units: quantity,
      nowMs,
      sessionOpenMs,
      sessionCloseMs,
    };
    return {
      naturalShare: naturalShareOf(fillPolicy, occasion),
      tickRule: tickRuleOn(structure.expiry.root, bar.sessionDate),
      displayed,
      // A uniform f is every order's f, however it came to its fill.
      isAtOwnLimit: isResting && fillPolicy.extras !== undefined,
    };
  }

  /**
   * The chain an order may fill on: one of its own quotes' origin, newer than that it was decided or last filled on, and young
   * enough. A closing order that is forced before its contracts stop trading takes any other new one where that is missing.
   */
  #fillChain({ intent, quotedAtMs }: WorkingOrder, bar: BarClosed): ChainSnapshot | undefined {
    const { quoteAgeMsMax = Number.POSITIVE_INFINITY } = this.#rules;
    const origins =
      intent.exitReason === 'expiry' ? [intent.quoteOrigin, ...CHAIN_ORIGINS] : [intent.quoteOrigin];
    for (const origin of origins) {
      const chain = chainOfOrigin(bar, origin);
      if (chain === undefined) continue;
      const { atMs } = chain;
      if (atMs > quotedAtMs && atMs <= bar.availableAtMs && bar.availableAtMs - atMs <= quoteAgeMsMax)
        return chain;
    }
    return undefined;
  }

  #fill(
    order: WorkingOrder,
    fill: StructureFill,
    { bar, chain }: { readonly bar: BarClosed; readonly chain: ChainSnapshot },
  ): void {
    const { account, fees, reports } = this.#books;
    const { availableAtMs } = bar;
    // An earlier order of this bar may have closed what this one was to close.
    const refusal = closeRefusal({ ...order.intent, quantity: order.unfilled }, account);
    if (refusal !== undefined) {
      this.#orders.remove(order.id);
      this.#reject(order.id, availableAtMs, refusal);
      return;
    }
    const quantity = Math.min(order.unfilled, fill.units);
    // Some units with the old legs and some with the new would be two trades: it waits for the size instead.
    if (order.intent.action === 'adjust' && quantity < order.unfilled) return;
    const { units: _units, ...prices } = fill;
    const filled: OrderIntent = { ...order.intent, quantity };
    const legs = feeLegs(filled, prices.legPricesCents);
    const feesCents = fees.book({ date: bar.sessionDate, action: effectOf(filled), legs });
    account.applyFill(filled, prices.legPricesCents, feesCents);
    order.unfilled -= quantity;
    order.quotedAtMs = chain.atMs;
    if (order.unfilled === 0) this.#orders.remove(order.id);
    reports.push({
      kind: 'order-filled',
      availableAtMs,
      orderId: order.id,
      fillId: this.#books.takeFillId(),
      quantity,
      ...prices,
      quoteOrigin: chain.origin,
      quotedAtMs: chain.atMs,
      feesCents,
    });
  }

  #reject(orderId: number, nowMs: EpochMs, { code, message }: OrderRefusal): void {
    this.#books.reports.push({ kind: 'order-rejected', availableAtMs: nowMs, orderId, code, message });
  }
}

/** An order is worked by the bars of its own class. */
function rootOf({ structure }: OrderIntent): Root {
  return structure.expiry.root;
}

/** Whether an order, or a leg of one, opens or closes, which some fees are charged by: what an adjusting order takes, it opens. */
function effectOf({ action, adjustment }: OrderIntent, contract?: OptionContract): FeeOrder['action'] {
  if (action !== 'adjust') return action;
  const isGivenUp = contract !== undefined && adjustment !== undefined;
  return isGivenUp && hasContract(adjustment.before, contract) ? 'close' : 'open';
}

function feeLegs(intent: OrderIntent, legPricesCents: readonly Cents[]): readonly FeeLeg[] {
  return intent.structure.legs.map(({ contract, quantity }, leg) => ({
    root: contract.root,
    side: isBought(intent.action, quantity) ? 'buy' : 'sell',
    contracts: intent.quantity * Math.abs(quantity),
    priceCents: legPricesCents[leg] as Cents,
    effect: effectOf(intent, contract),
  }));
}
