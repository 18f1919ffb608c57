// A venue without a counterparty: works orders of all legs at once against the chain's quotes, settles expiries, pays interest.
import {
  type ApprovedOrder,
  type BarClosed,
  type CancelOrder,
  type Cents,
  cents,
  CHAIN_ORIGINS,
  chainOfOrigin,
  type ChainSnapshot,
  type EpochMs,
  type FeeSchedule,
  invariant,
  type MarketEvent,
  type OptionExpiry,
  type OrderFilled,
  type OrderIntent,
  type Root,
  type SessionDate,
  type SessionEnded,
  type SubmitOrder,
  type TickRule,
  type VenueReport,
} from '../../domain/index.ts';
import { attemptFill, type StructureFill } from './attempt-fill.ts';
import { type CashInterest, createCashInterest, type RateOn } from './cash-interest.ts';
import { closeRefusal, orderRefusal, type OrderRefusal, reusedIdRefusal } from './check-order.ts';
import { createFeeAccount, type FeeAccount } from '../fees/fee-account.ts';
import type { FeeLeg } from '../fees/fees.ts';
import { type FillPolicy, isBought } from '../fill-price.ts';
import { createReportQueue } from './report-queue.ts';
import { lastKnownValue, settledLegs, type SettlementValue, settlementValue } from './settle-expiry.ts';
import { createVenueAccount, type VenueAccount } from './venue-account.ts';
import { createWorkingOrders, dropInstantMs, type WorkingOrder, workInstantMs } from './working-orders.ts';

/** The rules of a simulated venue and the account it starts with. */
export interface SimulatedVenueRules {
  readonly fillPolicy: FillPolicy;
  /** The price steps of a root on a date. */
  readonly tickRuleOn: (root: Root, date: SessionDate) => TickRule;
  readonly feeSchedule: FeeSchedule;
  /** Pays interest on cash where given. */
  readonly interest?: { readonly rateOn: RateOn } | undefined;
  readonly initialCashCents: Cents;
}

/** A simulated venue with an account that holds cash only; throws `InvariantViolation` on an f outside [0, 1]. */
export function createSimulatedVenue(rules: SimulatedVenueRules): SimulatedVenue {
  for (const share of Object.values(rules.fillPolicy)) {
    invariant(share >= 0 && share <= 1, `natural share: expected 0 to 1, found ${share}`);
  }
  return new SimulatedVenue(rules);
}

/**
 * A venue that answers from market events alone. An order fills at the first bar after its submission, and not before its own time to work, whose chain
 * is newer than that it was decided on and quotes every leg at a price inside the limit, and is dropped at its expiry or when its contracts stop trading.
 * Reports of one event come in this order: orders by id, settlements by contract key, interest. A session whose close
 * the data do not reach settles nothing at it and pays no interest.
 */
class SimulatedVenue {
  readonly #rules: SimulatedVenueRules;
  readonly #account: VenueAccount;
  readonly #fees: FeeAccount;
  readonly #interest: CashInterest | undefined;
  readonly #orders = createWorkingOrders();
  readonly #knownOrderIds = new Set<number>();
  readonly #reports = createReportQueue();
  #nextFillId = 1;
  /** Of the latest bar. */
  #lastClosePoints = Number.NaN;
  #isTradable = false;

  constructor(rules: SimulatedVenueRules) {
    this.#rules = rules;
    this.#account = createVenueAccount(rules.initialCashCents);
    this.#fees = createFeeAccount(rules.feeSchedule);
    this.#interest = rules.interest && createCashInterest(rules.interest.rateOn);
  }

  /** Takes an order or a cancellation decided at `nowMs`; what becomes of it is reported. */
  execute(command: SubmitOrder | CancelOrder, nowMs: EpochMs): void {
    if (command.kind === 'submit-order') this.#submit(command.orderId, command.order, nowMs);
    // An order that is filled or dropped has been reported; there is nothing left to cancel.
    else if (this.#orders.remove(command.orderId)) {
      this.#reports.push({ kind: 'order-cancelled', availableAtMs: nowMs, orderId: command.orderId });
    }
  }

  /** Sees a market event before the engine does. A quiet bar costs a few comparisons and allocates nothing. */
  observe(event: MarketEvent): void {
    const bar = event.kind === 'bar-closed' ? event : undefined;
    if (this.#orders.size > 0) {
      for (const order of this.#orders.list()) this.#workOrder(order, event.availableAtMs, bar);
    }
    if (bar !== undefined) {
      this.#lastClosePoints = bar.bar.close;
      this.#isTradable = bar.isTradable;
      if (bar.availableAtMs >= this.#account.nextSettlementMs()) {
        this.#settleExpiries(bar.availableAtMs, (expiry) => settlementValue(expiry, bar));
      }
    } else if (event.kind === 'session-ended') this.#endSession(event);
  }

  /** Takes the next report, oldest first, or `undefined` when there is none. */
  takeReport(): VenueReport | undefined {
    return this.#reports.take();
  }

  #submit(orderId: number, intent: ApprovedOrder, nowMs: EpochMs): void {
    const refusal = this.#knownOrderIds.has(orderId)
      ? reusedIdRefusal(orderId)
      : orderRefusal(intent, nowMs, this.#account);
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
    this.#reports.push({ kind: 'order-accepted', availableAtMs: nowMs, orderId });
  }

  #workOrder(order: WorkingOrder, nowMs: EpochMs, bar: BarClosed | undefined): void {
    if (nowMs >= order.dropAtMs) {
      this.#orders.remove(order.id);
      this.#reports.push({ kind: 'order-expired', availableAtMs: nowMs, orderId: order.id });
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
    const refusal = closeRefusal(order.intent, this.#account);
    if (refusal === undefined)
      this.#fill(order, bar, { ...fill, quoteOrigin: chain.origin, quotedAtMs: chain.atMs });
    else this.#reject(order.id, nowMs, refusal);
  }

  #fill(
    order: WorkingOrder,
    bar: BarClosed,
    fill: StructureFill & Pick<OrderFilled, 'quoteOrigin' | 'quotedAtMs'>,
  ): void {
    const { legPricesCents, legDoubleMidsCents, legDeltas, quoteOrigin, quotedAtMs } = fill;
    const { action } = order.intent;
    const legs = feeLegs(order.intent, legPricesCents);
    const feesCents = this.#fees.book({ date: bar.sessionDate, action, legs });
    this.#account.applyFill(order.intent, legPricesCents, feesCents);
    this.#reports.push({
      kind: 'order-filled',
      availableAtMs: bar.availableAtMs,
      orderId: order.id,
      fillId: this.#nextFillId,
      quantity: order.intent.quantity,
      legPricesCents,
      legDoubleMidsCents,
      legDeltas,
      quoteOrigin,
      quotedAtMs,
      feesCents,
    });
    this.#nextFillId += 1;
  }

  #reject(orderId: number, nowMs: EpochMs, { code, message }: OrderRefusal): void {
    this.#reports.push({ kind: 'order-rejected', availableAtMs: nowMs, orderId, code, message });
  }

  #endSession(ended: SessionEnded): void {
    this.#settleExpiries(ended.availableAtMs, (expiry) =>
      lastKnownValue(expiry, ended, this.#lastClosePoints),
    );
    if (ended.isComplete && this.#isTradable) this.#payInterest(ended);
  }

  #settleExpiries(
    availableAtMs: EpochMs,
    valueOf: (expiry: OptionExpiry) => SettlementValue | undefined,
  ): void {
    for (const expiry of this.#account.expiries()) {
      const value = valueOf(expiry);
      if (value === undefined) continue;
      const legs = settledLegs(this.#account.removeExpiry(expiry), value.points);
      for (const { quantity, cashPerContractCents } of legs)
        this.#account.addCash(quantity * cashPerContractCents);
      this.#reports.push({
        kind: 'expiry-settled',
        availableAtMs,
        expiry,
        settlementPoints: value.points,
        source: value.source,
        legs,
        feesCents: cents(0),
      });
    }
  }

  #payInterest({ sessionDate, availableAtMs }: SessionEnded): void {
    if (this.#interest === undefined) return;
    const interest = this.#interest.accrueTo(sessionDate);
    if (interest !== undefined) {
      const { amountCents, rate } = interest;
      this.#account.addCash(amountCents);
      this.#reports.push({ kind: 'interest-credited', availableAtMs, date: sessionDate, amountCents, rate });
    }
    this.#interest.carry(sessionDate, this.#account.cashCents());
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
