// A venue that works soundly inside but talks badly: it repeats, delays and withholds reports, rejects and cancels at will.
import {
  contractKey,
  type EpochMs,
  type MarketEvent,
  type OrderIntent,
  type VenueReport,
} from '../../src/core/domain/index.ts';
import type { Rng } from '../../src/core/numerics/index.ts';
import type { Venue, VenueCommand } from '../../src/core/ports/index.ts';
import { isDrawn } from './random-market.ts';

/** What the inner venue truly did, kept from its reports before they are spoilt. */
export interface VenueBook {
  cashCents: number;
  /** Net contracts by contract key; none where zero. */
  readonly positions: Map<string, number>;
}

/** How often each kind of fault happened. */
export type FaultCounts = Record<
  'rejected' | 'cancelled' | 'ignored' | 'repeated' | 'late' | 'withheld',
  number
>;

const RATE_MAX = 0.15;

export class FaultyVenue implements Venue {
  readonly book: VenueBook;
  readonly counts: FaultCounts = { rejected: 0, cancelled: 0, ignored: 0, repeated: 0, late: 0, withheld: 0 };
  readonly #inner: Venue;
  readonly #rng: Rng;
  readonly #rates: Readonly<Record<keyof FaultCounts, number>>;
  readonly #delayMinutesMax: number;
  readonly #intents = new Map<number, OrderIntent>();
  readonly #working = new Set<number>();
  readonly #queue: VenueReport[] = [];
  #latestMs = 0;

  constructor(inner: Venue, setting: { cashCents: number; rng: Rng; delayMinutesMax: number }) {
    const { cashCents, rng, delayMinutesMax } = setting;
    const rate = (): number => (isDrawn(rng, 0.3) ? 0 : RATE_MAX * rng.uniform());
    this.#inner = inner;
    this.#rng = rng;
    this.#delayMinutesMax = delayMinutesMax;
    this.#rates = {
      rejected: rate(),
      cancelled: rate() / 4,
      ignored: rate(),
      repeated: rate(),
      late: rate(),
      withheld: rate(),
    };
    this.book = { cashCents, positions: new Map() };
  }

  execute(command: VenueCommand, nowMs: EpochMs): void {
    if (command.kind === 'cancel-order' && this.#happens('ignored')) return;
    if (command.kind === 'submit-order') {
      this.#intents.set(command.orderId, command.order);
      if (this.#happens('rejected')) {
        const { orderId } = command;
        this.#send({
          kind: 'order-rejected',
          availableAtMs: nowMs,
          orderId,
          code: 'busy',
          message: 'try later',
        });
        return;
      }
      this.#working.add(command.orderId);
    }
    this.#inner.execute(command, nowMs);
    this.#drain();
  }

  observe(event: MarketEvent): void {
    for (const orderId of this.#working) {
      if (this.#happens('cancelled'))
        this.#inner.execute({ kind: 'cancel-order', orderId }, event.availableAtMs);
    }
    this.#inner.observe(event);
    this.#drain();
  }

  takeReport(): VenueReport | undefined {
    return this.#queue.shift();
  }

  #happens(fault: keyof FaultCounts): boolean {
    const happens = isDrawn(this.#rng, this.#rates[fault]);
    if (happens) this.counts[fault] += 1;
    return happens;
  }

  #drain(): void {
    for (let report = this.#inner.takeReport(); report !== undefined; report = this.#inner.takeReport()) {
      this.#enter(report);
      if ('orderId' in report && report.kind !== 'order-accepted') this.#working.delete(report.orderId);
      // Only an acknowledgement may be lost for good: what changes positions or ends an order comes in the end.
      if (report.kind === 'order-accepted' && this.#happens('withheld')) continue;
      this.#send(report);
    }
  }

  #enter(report: VenueReport): void {
    const { book } = this;
    if (report.kind === 'interest-credited') book.cashCents += report.amountCents;
    if (report.kind === 'expiry-settled') {
      for (const { contract, quantity, cashPerContractCents } of report.legs) {
        book.cashCents += quantity * cashPerContractCents;
        this.#hold(contractKey(contract), -quantity);
      }
    }
    const intent = report.kind === 'order-filled' ? this.#intents.get(report.orderId) : undefined;
    if (report.kind !== 'order-filled' || intent === undefined) return;
    for (const [leg, { contract, quantity }] of intent.structure.legs.entries()) {
      const bought = quantity * report.quantity * (intent.action === 'open' ? 1 : -1);
      book.cashCents -= bought * (report.legPricesCents[leg] ?? 0) * contract.multiplier;
      this.#hold(contractKey(contract), bought);
    }
    book.cashCents -= report.feesCents;
  }

  #hold(key: string, change: number): void {
    const quantity = (this.book.positions.get(key) ?? 0) + change;
    if (quantity === 0) this.book.positions.delete(key);
    else this.book.positions.set(key, quantity);
  }

  /** Order reports may be late and twice; account events are told once, after everything they rest on. */
  #send(report: VenueReport): void {
    if (!('orderId' in report)) {
      this.#queue.push(this.#at(report, Math.max(report.availableAtMs, this.#latestMs)));
      return;
    }
    const delayMs = this.#happens('late') ? 60_000 * (1 + this.#rng.integer(this.#delayMinutesMax)) : 0;
    const told = this.#at(report, report.availableAtMs + delayMs);
    this.#queue.push(told);
    if (this.#happens('repeated')) {
      const again = 60_000 * this.#rng.integer(this.#delayMinutesMax);
      this.#queue.push({ ...told, availableAtMs: (told.availableAtMs + again) as EpochMs });
    }
  }

  #at(report: VenueReport, atMs: number): VenueReport {
    this.#latestMs = Math.max(this.#latestMs, atMs);
    return { ...report, availableAtMs: atMs as EpochMs };
  }
}
