// A venue without a counterparty: hands commands to its desks, shows them the market, settles expiries, pays interest.
import {
  type BarClosed,
  cents,
  type Cents,
  type Command,
  type EpochMs,
  type ExpirySettled,
  type FeeSchedule,
  type MarketEvent,
  type OptionExpiry,
  productOf,
  type Root,
  type SessionEnded,
  type VenueReport,
} from '../../domain/index.ts';
import { type CashInterest, createCashInterest, type RateOn } from './cash-interest.ts';
import { LifecycleDesk } from './lifecycle/lifecycle-desk.ts';
import type { LifecycleRules } from './lifecycle/lifecycle-rules.ts';
import { createShareDesk, type ShareDesk } from './lifecycle/share-desk.ts';
import { checkFillPolicy } from '../fill/fill-policy.ts';
import { OrderDesk } from './orders/order-desk.ts';
import type { OrderRules } from './orders/order-rules.ts';
import {
  type LastClose,
  lastKnownValue,
  settledLegs,
  type SettlementValue,
  settlementValue,
} from './settle-expiry.ts';
import type { HeldContract } from './venue-account.ts';
import { createVenueBooks, type VenueBooks } from './venue-books.ts';

/** The rules of a simulated venue and the account it starts with. */
export interface SimulatedVenueRules extends OrderRules {
  readonly feeSchedule: FeeSchedule;
  /** Pays interest on cash where given. */
  readonly interest?: { readonly rateOn: RateOn } | undefined;
  /** Exercise, assignment and delivery of shares; without it every class settles in cash and nothing is exercised early. */
  readonly lifecycle?: LifecycleRules | undefined;
  readonly initialCashCents: Cents;
}

/** A simulated venue whose account holds nothing but cash at first; throws `InvariantViolation` on an f outside [0, 1]. */
export function createSimulatedVenue(rules: SimulatedVenueRules): SimulatedVenue {
  checkFillPolicy(rules.fillPolicy);
  return new SimulatedVenue(rules);
}

/**
 * A venue that answers from market events alone.
 * Reports of one event come in this order: dividends, orders by id, share orders, liquidations, settlements and assignments by
 * contract key, interest. A session whose close the data do not reach settles nothing at it, assigns nothing and pays no interest.
 */
class SimulatedVenue {
  readonly #books: VenueBooks;
  readonly #orders: OrderDesk;
  readonly #shares: ShareDesk;
  readonly #lifecycle: LifecycleDesk | undefined;
  readonly #interest: CashInterest | undefined;
  /** Of each class's latest bar. */
  readonly #lastClose = new Map<Root, LastClose>();
  #isTradable = false;

  constructor(rules: SimulatedVenueRules) {
    this.#books = createVenueBooks(rules.initialCashCents, rules.feeSchedule);
    this.#orders = new OrderDesk(rules, this.#books);
    this.#shares = createShareDesk(this.#books, rules.lifecycle?.shareHalfSpreadCents);
    this.#lifecycle = rules.lifecycle && new LifecycleDesk(rules.lifecycle, this.#books);
    this.#interest = rules.interest && createCashInterest(rules.interest.rateOn);
  }

  /** Takes a command decided at `nowMs`; what becomes of it is reported. */
  execute(command: Exclude<Command, { readonly kind: 'set-timer' }>, nowMs: EpochMs): void {
    switch (command.kind) {
      case 'submit-order':
        this.#orders.submit(command, nowMs);
        break;
      case 'submit-share-order':
        this.#shares.submit(command.orderId, command.order, nowMs);
        break;
      case 'replace-order':
        this.#orders.replace(command, nowMs);
        break;
      default:
        if (!this.#shares.cancel(command.orderId, nowMs)) this.#orders.cancel(command.orderId, nowMs);
    }
  }

  /** Sees a market event before the engine does. A quiet bar costs a few comparisons and allocates nothing. */
  observe(event: MarketEvent): void {
    // A close of something that is not traded here: giving a run a peer must not move what its orders do.
    if (event.kind === 'peer-closed') return;
    if (event.kind === 'bar-closed') this.#lifecycle?.openBar(event);
    this.#orders.work(event);
    if (event.kind === 'bar-closed') this.#observeBar(event);
    else if (event.kind === 'session-ended') this.#endSession(event);
  }

  /** Takes the next report, oldest first, or `undefined` when there is none. */
  takeReport(): VenueReport | undefined {
    return this.#books.reports.take();
  }

  #observeBar(bar: BarClosed): void {
    this.#shares.work(bar);
    this.#lifecycle?.closeBar(bar);
    this.#noteClose(bar);
    this.#isTradable = bar.isTradable;
    if (bar.availableAtMs >= this.#books.account.nextSettlementMs())
      this.#settleExpiries(bar.availableAtMs, (expiry) =>
        expiry.root === bar.root ? settlementValue(expiry, bar) : undefined,
      );
  }

  /** One object for each class, so that a bar allocates none. */
  #noteClose({ root, sessionDate, bar }: BarClosed): void {
    const last = this.#lastClose.get(root);
    if (last === undefined) this.#lastClose.set(root, { sessionDate, points: bar.close });
    else {
      last.sessionDate = sessionDate;
      last.points = bar.close;
    }
  }

  #endSession(ended: SessionEnded): void {
    this.#settleExpiries(ended.availableAtMs, (expiry) =>
      lastKnownValue(expiry, ended, this.#lastClose.get(expiry.root)),
    );
    this.#lifecycle?.endSession(ended);
    if (ended.isComplete && this.#isTradable) this.#payInterest(ended);
  }

  #settleExpiries(
    availableAtMs: EpochMs,
    valueOf: (expiry: OptionExpiry) => SettlementValue | undefined,
  ): void {
    const { account, reports } = this.#books;
    for (const expiry of account.expiries()) {
      const value = valueOf(expiry);
      if (value === undefined) continue;
      const settled = this.#settleHeld(expiry, account.removeExpiry(expiry), value.points);
      const { points: settlementPoints, source } = value;
      reports.push({ kind: 'expiry-settled', availableAtMs, expiry, settlementPoints, source, ...settled });
    }
  }

  #settleHeld(
    expiry: OptionExpiry,
    held: readonly HeldContract[],
    points: number,
  ): Pick<ExpirySettled, 'legs' | 'feesCents'> {
    if (this.#lifecycle !== undefined && productOf(expiry.root).delivery === 'physical')
      return this.#lifecycle.settle(expiry, held, points);
    const legs = settledLegs(held, points);
    for (const { quantity, cashPerContractCents } of legs)
      this.#books.account.addCash(quantity * cashPerContractCents);
    return { legs, feesCents: cents(0) };
  }

  #payInterest({ sessionDate, availableAtMs }: SessionEnded): void {
    if (this.#interest === undefined) return;
    const { account, reports } = this.#books;
    const interest = this.#interest.accrueTo(sessionDate);
    if (interest !== undefined) {
      const { amountCents, rate } = interest;
      account.addCash(amountCents);
      reports.push({ kind: 'interest-credited', availableAtMs, date: sessionDate, amountCents, rate });
    }
    this.#interest.carry(sessionDate, account.cashCents());
  }
}
