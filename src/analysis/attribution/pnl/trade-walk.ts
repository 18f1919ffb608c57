// Follows one trade from its first fill to its end and books every cent of its value and cash on a part.
import type { LegRecord } from '../../../core/ledger/index.ts';
import { type KnownContract, type LegKnot, legMove } from './leg-move.ts';
import { noParts, type PnlSums } from './pnl-parts.ts';

/** A contract of a trade, as it was last looked at. */
interface WalkedLeg {
  readonly leg: LegRecord;
  /** `undefined` where no record tells when it settles. */
  readonly contract: KnownContract | undefined;
  /** + long, - short. */
  quantity: number;
  knot: LegKnot;
  /** A close since then had no quote of it. */
  isBroken: boolean;
}

/** What a fill did to one contract: prices in cents a share. */
export interface LegFill {
  readonly leg: LegRecord;
  readonly contract: KnownContract | undefined;
  readonly quantity: number;
  readonly priceCents: number;
  readonly knot: LegKnot;
}

const GREEK_PARTS = ['delta', 'gamma', 'vega', 'theta', 'carry'] as const;
const MARKET_PARTS = [...GREEK_PARTS, 'residual', 'unquoted'] as const;

export class TradeWalk {
  readonly tradeId: number;
  /** By contract name, in the order in which they were taken. */
  readonly legs = new Map<string, WalkedLeg>();
  readonly sums: PnlSums = noParts();
  /** Sum over steps of the absolute parts of the market in each. */
  readonly grossCents: PnlSums = noParts();
  shares = 0;
  sharesValueCents = 0;
  /** Of the underlying, at the latest look. */
  spotPoints: number | undefined;
  /** All cash, fees taken off. */
  cashCents = 0;
  /** Session closes at which it was held, and those of them that told no quote or volatility of a leg. */
  closes = 0;
  unquotedCloses = 0;
  readonly #step: PnlSums = noParts();

  constructor(tradeId: number) {
    this.tradeId = tradeId;
  }

  /** Contracts came and went at prices beside their mids; fees are booked apart. */
  bookFill(fills: ReadonlyMap<string, LegFill>): void {
    for (const [name, { leg, contract, quantity, priceCents, knot }] of fills) {
      const held = this.legs.get(name);
      const before = held?.quantity ?? 0;
      if (held !== undefined) this.#move(held, knot);
      // What is given up is priced against the mid as what is taken is.
      const paid = -quantity * leg.multiplier * (priceCents - knot.doubleMarkCents / 2);
      this.sums[before * quantity < 0 ? 'exitSpread' : 'entrySpread'] += paid;
      this.cashCents -= quantity * leg.multiplier * priceCents;
      this.#keep(name, { leg, contract, quantity: before + quantity, knot, isBroken: false });
      this.spotPoints = knot.surface?.spotPoints ?? this.spotPoints;
    }
    this.endStep();
  }

  /** A look at a contract at a session's close. */
  look(name: string, knot: LegKnot): void {
    const held = this.legs.get(name);
    if (held === undefined) return;
    this.#move(held, knot);
    held.knot = knot;
    held.isBroken = false;
  }

  /** A close told nothing of the contracts held. */
  miss(): void {
    for (const held of this.legs.values()) held.isBroken = true;
  }

  /** Contracts settled at a value of the underlying; `quantity` went. */
  settle(name: string, quantity: number, to: { readonly atMs: number; readonly points: number }): void {
    this.#takeAtWorth(name, quantity, { ...to, forwardPoints: to.points, rest: 'residual' });
  }

  /**
   * Contracts were exercised at a close whose spot and forward are known; what their worth is beside their value at the
   * volatility of the look before is what the exercise brought.
   */
  exercise(
    name: string,
    quantity: number,
    to: { readonly atMs: number; readonly points: number; readonly forwardPoints: number },
  ): void {
    this.#takeAtWorth(name, quantity, { ...to, rest: 'assignment' });
  }

  #takeAtWorth(
    name: string,
    quantity: number,
    to: {
      readonly atMs: number;
      readonly points: number;
      readonly forwardPoints: number;
      readonly rest: 'residual' | 'assignment';
    },
  ): void {
    const held = this.legs.get(name);
    if (held === undefined) return;
    const { right, strikeCents, multiplier } = held.leg;
    const above = to.points * 100 - strikeCents;
    const worthCents = Math.max(0, right === 'call' ? above : -above);
    const { atMs, points: spotPoints, forwardPoints } = to;
    const end = { atMs, doubleMarkCents: 2 * worthCents, spotPoints, forwardPoints, iv: undefined };
    this.#moveBy(held, -quantity, end, to.rest);
    // The cash or the shares that come for it are booked by themselves.
    this.sums.assignment += quantity * multiplier * worthCents;
    this.#keep(name, { ...held, quantity: held.quantity + quantity });
  }

  /** Contracts went without a mid on record: to the broker, or for shares. What they were last worth leaves the trade. */
  drop(name: string, quantity: number, part: 'unquoted' | 'assignment'): void {
    const held = this.legs.get(name);
    if (held === undefined) return;
    const valueCents = (quantity * held.leg.multiplier * held.knot.doubleMarkCents) / 2;
    if (part === 'unquoted') this.#step.unquoted += valueCents;
    else this.sums.assignment += valueCents;
    this.#keep(name, { ...held, quantity: held.quantity + quantity });
  }

  /** Cash that is neither of a fill nor of shares at their price. */
  cash(cents: number, part: 'unquoted' | 'assignment'): void {
    this.cashCents += cents;
    if (part === 'unquoted') this.#step.unquoted += cents;
    else this.sums.assignment += cents;
  }

  fees(cents: number): void {
    this.cashCents -= cents;
    this.sums.fees -= cents;
  }

  /** The shares held are worth this: they move like the underlying. */
  priceShares(valueCents: number): void {
    this.#step.delta += valueCents - this.sharesValueCents;
    this.sharesValueCents = valueCents;
  }

  /** Shares come (+) or go (-) at a price; the cash is booked by itself, on `assignment`, as their worth is taken from it. */
  deliver(shares: number, priceCents: number): void {
    this.shares += shares;
    this.sharesValueCents += shares * priceCents;
    this.sums.assignment += shares * priceCents;
  }

  /** Shares traded at a price. */
  trade(shares: number, priceCents: number): void {
    this.priceShares(this.shares * priceCents);
    this.shares += shares;
    this.sharesValueCents += shares * priceCents;
    this.cashCents -= shares * priceCents;
  }

  /** At the end what is held is worth this; what that is beside the latest looks has no quotes to be told by. */
  markAtEnd(markCents: number): void {
    this.#step.unquoted += markCents - this.optionsCents() - this.sharesValueCents;
    this.endStep();
  }

  /** Value of all contracts held at the latest looks, cents. */
  optionsCents(): number {
    let value = 0;
    for (const { leg, quantity, knot } of this.legs.values())
      value += (quantity * leg.multiplier * knot.doubleMarkCents) / 2;
    return value;
  }

  /** Books what the step since the latest look came to. */
  endStep(): void {
    for (const part of MARKET_PARTS) {
      const cents = this.#step[part];
      this.sums[part] += cents;
      this.grossCents[part] += Math.abs(cents);
      this.#step[part] = 0;
    }
  }

  #move(held: WalkedLeg, to: LegKnot): void {
    const { surface } = to;
    if (surface === undefined) {
      this.#moveUnquoted(held, held.quantity, to.doubleMarkCents);
      return;
    }
    const { spotPoints, forwardPoints, iv } = surface;
    const { atMs, doubleMarkCents } = to;
    this.#moveBy(held, held.quantity, { atMs, doubleMarkCents, spotPoints, forwardPoints, iv });
  }

  #moveBy(
    held: WalkedLeg,
    quantity: number,
    end: Parameters<typeof legMove>[1],
    rest: 'residual' | 'assignment' = 'residual',
  ): void {
    const { knot, contract, isBroken } = held;
    const move = isBroken || contract === undefined ? undefined : legMove(knot, end, contract);
    if (move === undefined) {
      this.#moveUnquoted(held, quantity, end.doubleMarkCents);
      return;
    }
    const times = quantity * held.leg.multiplier;
    for (const part of GREEK_PARTS) this.#step[part] += times * move[part];
    if (rest === 'residual') this.#step.residual += times * move.residual;
    else this.sums.assignment += times * move.residual;
  }

  #moveUnquoted({ leg, knot }: WalkedLeg, quantity: number, doubleMarkCents: number): void {
    this.#step.unquoted += (quantity * leg.multiplier * (doubleMarkCents - knot.doubleMarkCents)) / 2;
  }

  #keep(name: string, held: WalkedLeg): void {
    if (held.quantity === 0) this.legs.delete(name);
    else this.legs.set(name, held);
  }
}
