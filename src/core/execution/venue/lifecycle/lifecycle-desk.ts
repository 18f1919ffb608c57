// The part of a simulated venue that acts without an order on contracts that deliver shares: assignment, expiry, dividends, liquidation.
import {
  type BarClosed,
  type CashDividend,
  type Cents,
  cents,
  type EpochMs,
  type OptionExpiry,
  productOf,
  ROOTS,
  type SessionDate,
  type SessionEnded,
  type SettledLeg,
} from '../../../domain/index.ts';
import type { TradingSession } from '../../../market/index.ts';
import { physicalSettlement } from '../../lifecycle/physical-settlement.ts';
import { drawPin } from '../../lifecycle/pin/draw-pin.ts';
import { shareDividendCents } from '../../lifecycle/share-dividend.ts';
import type { HeldContract } from '../venue-account.ts';
import type { VenueBooks } from '../venue-books.ts';
import { bookAssignment, bookDelivered } from './book-delivery.ts';
import { type EveningQuotes, keptQuotes } from './evening-quotes.ts';
import { chainOfRoot, createLastQuotes } from './last-quotes.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';
import { liquidateExpiries } from './liquidate-expiry.ts';
import { type NightAssignment, nightAssignments } from './night-review.ts';

/**
 * Shorts are reviewed on the quotes of a session's last bar and assigned when the session ends: exercise is of that day, and
 * what it leaves can be traded at the next opening. Dividends are booked with the first bar of the ex-date, on the shares that
 * were held when the session before ended.
 */
export class LifecycleDesk {
  readonly #rules: LifecycleRules;
  readonly #books: VenueBooks;
  readonly #quotes = createLastQuotes();
  /** Of the latest bar of SPY. */
  #date: SessionDate | undefined;
  #closePoints = Number.NaN;
  /** Quotes of the session's last bar; `undefined` until then. */
  #lastQuoted: EveningQuotes | undefined;

  constructor(rules: LifecycleRules, books: VenueBooks) {
    this.#rules = rules;
    this.#books = books;
  }

  /** Sees every bar before orders are worked on it. */
  openBar(bar: BarClosed): void {
    if (bar.sessionDate === this.#date || !deliversShares(bar)) return;
    this.#catchUp(this.#date, bar);
    this.#date = bar.sessionDate;
    this.#lastQuoted = undefined;
  }

  /** Sees every bar after orders were worked on it. */
  closeBar(bar: BarClosed): void {
    const { liquidationOf } = this.#rules;
    // The broker looks at the whole account, whatever the class.
    if (liquidationOf !== undefined) this.#quotes.note(bar, this.#books.account.held());
    if (!deliversShares(bar)) return;
    this.#closePoints = bar.bar.close;
    if (liquidationOf !== undefined)
      liquidateExpiries(this.#books, bar, { liquidationOf, quotes: this.#quotes });
    if (bar.availableAtMs < bar.sessionCloseMs) return;
    const chain = chainOfRoot(bar, bar.root);
    this.#lastQuoted = chain && keptQuotes(this.#books.account.held(), chain);
  }

  /** Reviews what is held on the quotes of the session's last bar; where there was none, on the last price alone. */
  endSession({ sessionDate, availableAtMs, isComplete }: SessionEnded): void {
    if (!isComplete || sessionDate !== this.#date) return;
    for (const assignment of this.#review(sessionDate, availableAtMs, this.#lastQuoted))
      bookAssignment(this.#books, assignment, { date: sessionDate, atMs: availableAtMs });
  }

  /** Settles what was held of an expiry in shares: the legs as reported, and the fees, both booked. */
  settle(
    expiry: OptionExpiry,
    held: readonly HeldContract[],
    closePoints: number,
  ): { readonly legs: readonly SettledLeg[]; readonly feesCents: Cents } {
    const { rng, afterHoursOn } = this.#rules;
    const { root, sessionDate } = expiry;
    const assignedOf = drawPin(
      closePoints,
      afterHoursOn(sessionDate),
      rng.fork(`expiry ${root} ${sessionDate}`),
    );
    const net = held.map(({ contract, long, short }) => ({ contract, quantity: long - short }));
    let feesCents = 0;
    const legs = physicalSettlement(net, closePoints, assignedOf).legs.map((leg) => {
      const legFeesCents = bookDelivered(this.#books, leg, sessionDate);
      feesCents += legFeesCents;
      return legFeesCents === 0 ? leg : { ...leg, feesCents: legFeesCents };
    });
    return { legs, feesCents: cents(feesCents) };
  }

  #review(date: SessionDate, closeMs: EpochMs, chain: EveningQuotes | undefined): readonly NightAssignment[] {
    const held = this.#books.account.held();
    return nightAssignments(held, { date, closeMs, closePoints: this.#closePoints, chain }, this.#rules);
  }

  /**
   * Every ex-date since the session before. Where the data lack its eve, holders exercised on that evening all the same: it is
   * judged on the last close and quotes there are, and told with this bar.
   */
  #catchUp(since: SessionDate | undefined, bar: BarClosed): void {
    if (since === undefined) return;
    const { calendar, dividendOn } = this.#rules;
    let missed: TradingSession | undefined;
    for (
      let session = calendar.after(since);
      session !== undefined && session.date <= bar.sessionDate;
      session = calendar.after(session.date)
    ) {
      const dividend = dividendOn(session.date);
      if (dividend !== undefined) {
        if (missed !== undefined) this.#assignMissed(missed, bar);
        this.#payDividend(dividend, bar);
      }
      missed = session;
    }
  }

  #assignMissed({ date, closeMs }: TradingSession, { availableAtMs }: BarClosed): void {
    for (const assignment of this.#review(date, closeMs, this.#lastQuoted))
      if (assignment.reason === 'ex-dividend')
        bookAssignment(this.#books, assignment, { date, atMs: availableAtMs });
  }

  #payDividend({ exDate, dollars }: CashDividend, { availableAtMs }: BarClosed): void {
    const { account, reports } = this.#books;
    for (const root of ROOTS) {
      const shares = account.shares(root);
      if (shares === 0) continue;
      const amountCents = shareDividendCents(shares, dollars);
      account.addCash(amountCents);
      reports.push({
        kind: 'dividend-booked',
        availableAtMs,
        root,
        exDate,
        shares,
        dollarsPerShare: dollars,
        amountCents,
      });
    }
  }
}

/** One class alone delivers shares, SPY: bars of others say nothing here. */
function deliversShares({ root }: BarClosed): boolean {
  return productOf(root).delivery === 'physical';
}
