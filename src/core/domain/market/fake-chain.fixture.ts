// A chain made from a spot and a volatility by closed formulas, whose quotes a test can drop, cross, widen or forget.
import { contractKey, type OptionContract, type OptionRight } from '../instrument/option-contract.ts';
import type { OptionExpiry } from '../instrument/option-expiry.ts';
import { type Cents, cents } from '../money.ts';
import { type EpochMs, MS_PER_YEAR } from '../time.ts';
import type { ChainOrigin, ChainSnapshot, ContractModel } from './chain-snapshot.ts';
import type { Quote, QuoteSlot } from './quote.ts';

/** `missing`: nobody quotes; `crossed`: the bid lies a cent above the ask. */
export type QuoteFault = 'missing' | 'crossed';

/** Strikes from `from` to `to` points, one every `step` points. */
export function strikeLadder(from: number, to: number, step = 1): readonly Cents[] {
  const count = Math.floor((to - from) / step) + 1;
  return Array.from({ length: count }, (_, index) => cents(Math.round((from + index * step) * 100)));
}

/**
 * XSP by a logistic distribution of the underlying: deltas are strictly monotone in the strike, prices convex and in
 * put-call parity, and all follow from `spotPoints` and `volatility`, which a test sets as it likes.
 */
export class FakeChain implements ChainSnapshot {
  readonly root = 'XSP';
  origin: ChainOrigin = 'simulated';
  atMs: EpochMs;
  spotPoints = 270;
  volatility = 0.2;
  halfSpreadCents = 1;
  strikes: readonly Cents[] = strikeLadder(200, 340);
  faultOf: (contract: OptionContract) => QuoteFault | undefined = () => undefined;
  hasModel: (strikeCents: Cents) => boolean = () => true;
  /** Quotes given by hand, by contract key. */
  readonly fixedQuotes = new Map<string, Quote>();
  readonly #listed: readonly OptionExpiry[];

  constructor(listed: readonly OptionExpiry[], atMs: EpochMs) {
    this.#listed = listed;
    this.atMs = atMs;
  }

  expiries(): readonly OptionExpiry[] {
    return this.#listed.filter((expiry) => expiry.lastTradeMs > this.atMs);
  }

  strikesCents(_expiry: OptionExpiry): readonly Cents[] {
    return this.strikes;
  }

  forwardPoints(_expiry: OptionExpiry): number {
    return this.spotPoints;
  }

  readQuote(contract: OptionContract, slot: QuoteSlot): boolean {
    const fault = this.faultOf(contract);
    if (this.atMs > contract.expiry.lastTradeMs || fault === 'missing') return false;
    const { bidCents, askCents } = this.fixedQuotes.get(contractKey(contract)) ?? this.#quote(contract);
    slot.bidCents = fault === 'crossed' ? askCents + 1 : bidCents;
    slot.askCents = askCents;
    return true;
  }

  model(expiry: OptionExpiry, right: OptionRight, strikeCents: Cents): ContractModel | undefined {
    if (!this.hasModel(strikeCents)) return undefined;
    const callDelta = 1 / (1 + Math.exp((strikeCents / 100 - this.spotPoints) / this.#scale(expiry)));
    return { iv: this.volatility, delta: right === 'call' ? callDelta : callDelta - 1 };
  }

  #quote({ expiry, right, strikeCents }: OptionContract): Quote {
    const scale = this.#scale(expiry);
    const moneyness = (this.spotPoints - strikeCents / 100) * (right === 'call' ? 1 : -1);
    // The logistic's mean of max(0, S - K), written so that it cannot overflow.
    const points = Math.max(0, moneyness) + scale * Math.log1p(Math.exp(-Math.abs(moneyness) / scale));
    const priceCents = 100 * points;
    const bidCents = cents(Math.max(0, Math.floor(priceCents) - this.halfSpreadCents));
    return { bidCents, askCents: cents(Math.floor(priceCents) + 1 + this.halfSpreadCents) };
  }

  /** Standard deviation of the logistic over the time left is `scale` times pi / sqrt(3). */
  #scale(expiry: OptionExpiry): number {
    const years = Math.max(expiry.settlesAtMs - this.atMs, 60_000) / MS_PER_YEAR;
    return (this.spotPoints * this.volatility * Math.sqrt(3 * years)) / Math.PI;
  }
}
