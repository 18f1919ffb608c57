// A second account kept from ledger records alone, which refuses a record that does not follow from those before it.
import { contractKey, type OpenTrade, type SessionDate } from '../../src/core/domain/index.ts';
import type { LedgerRecord, OrderFilledRecord, TradeOpenedRecord } from '../../src/core/ledger/index.ts';

/** Throws with what was expected and found. */
export function expectThat(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new Error(message());
}

/** The account as the records tell it. */
export class RecordBook {
  cashCents: number;
  readonly openTradeIds = new Set<number>();
  /** Sessions in which trades were opened, oldest first. */
  readonly openingDates: SessionDate[] = [];
  /** Trades opened, by the session in which they were decided: an order sent at a close fills in the next. */
  readonly entriesDecidedOn = new Map<SessionDate, number>();
  readonly counts: Partial<Record<LedgerRecord['type'], number>> = {};
  bars = 0;
  candidates = 0;
  readonly #decidedOn = new Map<number, SessionDate | undefined>();
  readonly #unended = new Map<number, number>();
  #seq = 0;
  #atMs = 0;

  constructor(cashCents: number) {
    this.cashCents = cashCents;
  }

  /** Orders that were sent and neither filled nor ended. */
  get workingOrderIds(): readonly number[] {
    return [...this.#unended.keys()];
  }

  /** Takes the next record, made in the session of `date`. */
  add(record: LedgerRecord, date: SessionDate | undefined): void {
    this.counts[record.type] = (this.counts[record.type] ?? 0) + 1;
    if (record.type === 'manifest') return;
    const place = `${record.type} at event ${record.seq}`;
    expectThat(
      record.seq >= this.#seq && record.atMs >= this.#atMs,
      () => `${place} comes before the last record`,
    );
    this.#seq = record.seq;
    this.#atMs = record.atMs;
    switch (record.type) {
      case 'order-submitted':
        this.#unended.set(record.orderId, record.atMs);
        if (record.action === 'open') this.#decidedOn.set(record.tradeId, date);
        break;
      case 'order-filled':
        this.#fill(record);
        break;
      case 'order-ended':
        this.#end(record.orderId);
        break;
      case 'trade-opened':
        this.#open(record);
        break;
      case 'trade-closed':
        expectThat(
          this.openTradeIds.delete(record.tradeId),
          () => `trade ${record.tradeId} closes but is not open`,
        );
        break;
      case 'expiry-settled':
        for (const leg of record.legs) this.cashCents += leg.quantity * leg.cashPerContractCents;
        break;
      case 'interest-credited':
        this.cashCents += record.amountCents;
        break;
      case 'session-closed':
        for (const [outcome, count] of record.bars) {
          if (outcome === 'candidate') this.candidates += count;
          this.bars += count;
        }
        expectThat(
          record.equityCents === record.cashCents + record.marksCents,
          () => `${place}: equity is not cash and marks`,
        );
        break;
      default:
    }
    if ('cashCents' in record) {
      const { cashCents } = record;
      expectThat(
        cashCents === this.cashCents,
        () => `${place}: cash ${cashCents}, its records explain ${this.cashCents}`,
      );
    }
  }

  #fill({ orderId, atMs, legs, legPricesCents, quantity, feesCents }: OrderFilledRecord): void {
    const submittedMs = this.#end(orderId);
    expectThat(atMs > submittedMs, () => `order ${orderId} fills at the instant it was sent`);
    for (const [index, leg] of legs.entries()) {
      this.cashCents -= leg.quantity * (legPricesCents[index] ?? Number.NaN) * leg.multiplier * quantity;
    }
    this.cashCents -= feesCents;
  }

  #end(orderId: number): number {
    const submittedMs = this.#unended.get(orderId);
    expectThat(submittedMs !== undefined, () => `order ${orderId} ends but does not work`);
    this.#unended.delete(orderId);
    return submittedMs;
  }

  #open({ tradeId, date }: TradeOpenedRecord): void {
    const decidedOn = this.#decidedOn.get(tradeId);
    expectThat(decidedOn !== undefined, () => `trade ${tradeId} opens twice or was never decided`);
    this.#decidedOn.delete(tradeId);
    this.openTradeIds.add(tradeId);
    this.openingDates.push(date);
    this.entriesDecidedOn.set(decidedOn, (this.entriesDecidedOn.get(decidedOn) ?? 0) + 1);
  }
}

/** Net contracts of trades by contract key; none where zero. */
export function netPositions(trades: readonly OpenTrade[]): ReadonlyMap<string, number> {
  const net = new Map<string, number>();
  for (const { opening } of trades) {
    for (const leg of opening.structure.legs) {
      const key = contractKey(leg.contract);
      const quantity = (net.get(key) ?? 0) + leg.quantity * opening.quantity;
      if (quantity === 0) net.delete(key);
      else net.set(key, quantity);
    }
  }
  return net;
}
