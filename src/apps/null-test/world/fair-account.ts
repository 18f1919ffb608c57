// An account kept beside a run in a fair world: what its positions are worth, and what its trading gave away against that.
import {
  invariant,
  type OptionRight,
  type SessionDate,
  type Settlement,
} from '../../../core/domain/index.ts';
import type { LedgerRecord, OrderFilledRecord } from '../../../core/ledger/index.ts';

/** A contract as records name it. */
export interface HeldLeg {
  readonly expiry: SessionDate;
  readonly settlement: Settlement;
  readonly right: OptionRight;
  readonly strikeCents: number;
}

/** Worth of one share of a contract at a bar's close, dollars. */
export type WorthOf = (leg: HeldLeg, atMs: number) => number;

/** Dollars; `sessions[i]` of each column is the run's i-th session. */
export interface FairAccount {
  readonly sessions: {
    /** Change of cash and of what positions are worth: net of everything paid. */
    readonly netDollars: readonly number[];
    /** Fees, and what fills gave away against the middle of the quotes. */
    readonly costDollars: readonly number[];
    /** What the middle of the quotes at fills was better than worth: what prices say the account makes before costs. */
    readonly premiumDollars: readonly number[];
  };
  readonly trades: number;
}

interface Holding {
  readonly leg: HeldLeg;
  readonly multiplier: number;
  quantity: number;
}

/**
 * Reads a run's records as they come. Net plus cost less premium is what the account would have made had every fill been at
 * worth and free: its mean is nothing, whatever was traded and when, since worth is what every later worth is expected to be.
 */
export class FairLedger {
  readonly #worthOf: WorthOf;
  readonly #holdings = new Map<string, Holding>();
  readonly #netDollars: number[] = [];
  readonly #costDollars: number[] = [];
  readonly #premiumDollars: number[] = [];
  #equityDollars: number;
  #cost = 0;
  #premium = 0;
  #trades = 0;

  constructor(initialDollars: number, worthOf: WorthOf) {
    this.#equityDollars = initialDollars;
    this.#worthOf = worthOf;
  }

  append(record: LedgerRecord): void {
    switch (record.type) {
      case 'order-filled':
        this.#fill(record);
        break;
      case 'expiry-settled':
        for (const leg of record.legs) this.#holdings.delete(keyOf(leg));
        this.#cost += (record.feesCents ?? 0) / 100;
        break;
      case 'trade-opened':
        this.#trades += 1;
        break;
      case 'session-closed':
        this.#close(record.cashCents / 100, record.atMs);
        break;
      case 'option-exercised':
      case 'position-liquidated':
      case 'shares-filled':
      case 'interest-credited':
        invariant(false, `a fair world has no ${record.type}`);
      default:
    }
  }

  account(): FairAccount {
    return {
      sessions: {
        netDollars: this.#netDollars,
        costDollars: this.#costDollars,
        premiumDollars: this.#premiumDollars,
      },
      trades: this.#trades,
    };
  }

  #fill(record: OrderFilledRecord): void {
    const { legs, legPricesCents, legDoubleMidsCents, quantity, feesCents, atMs } = record;
    this.#cost += feesCents / 100;
    for (const [index, leg] of legs.entries()) {
      const contracts = leg.quantity * quantity;
      const paid = (legPricesCents[index] as number) / 100;
      const mid = (legDoubleMidsCents[index] as number) / 200;
      this.#cost += contracts * leg.multiplier * (paid - mid);
      this.#premium += contracts * leg.multiplier * (this.#worthOf(leg, atMs) - mid);
      const key = keyOf(leg);
      const held = this.#holdings.get(key);
      if (held === undefined)
        this.#holdings.set(key, { leg, multiplier: leg.multiplier, quantity: contracts });
      else held.quantity += contracts;
    }
  }

  #close(cashDollars: number, atMs: number): void {
    let equity = cashDollars;
    for (const [key, { leg, multiplier, quantity }] of this.#holdings) {
      if (quantity === 0) this.#holdings.delete(key);
      else equity += quantity * multiplier * this.#worthOf(leg, atMs);
    }
    this.#netDollars.push(equity - this.#equityDollars);
    this.#costDollars.push(this.#cost);
    this.#premiumDollars.push(this.#premium);
    this.#equityDollars = equity;
    this.#cost = 0;
    this.#premium = 0;
  }
}

function keyOf({ expiry, settlement, right, strikeCents }: HeldLeg): string {
  return `${expiry} ${settlement} ${right} ${strikeCents}`;
}
