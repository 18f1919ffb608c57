// The simulated option chain: quotes made from spot, volatility columns and the surface rule, only for contracts that are looked at.
import {
  type Cents,
  type ChainSnapshot,
  type ContractActivity,
  type ContractModel,
  type EpochMs,
  type OptionContract,
  type OptionExpiry,
  type OptionRight,
  type QuoteSlot,
  type Root,
} from '../../domain/index.ts';
import type { SimulatedChainInput } from './chain-input.ts';
import { contractActivity } from './contract-activity.ts';
import { ExpirySlice } from './expiry-slice.ts';
import { legModel, quoteLeg, quoteSettling } from './leg-pricer.ts';
import { MarketMoment } from './market-moment.ts';

/** A chain that stands at one bar's close and can be moved to any other. */
export interface SimulatedChain extends ChainSnapshot {
  activity(expiry: OptionExpiry, right: OptionRight, strikeCents: Cents): ContractActivity | undefined;
  /** Takes constant time: nothing is priced before it is looked at. */
  moveTo(barIndex: number): void;
}

/**
 * Builds the chain, standing at bar 0. Bars without volatility levels have expiries and forwards but no quotes. A
 * series is quoted up to and including its last trading instant, at settlement by its intrinsic value. Roots with
 * American exercise are quoted with it. Contracts must be of this chain's listings.
 */
export function createSimulatedChain(input: SimulatedChainInput): SimulatedChain {
  return new LazyChain(input);
}

class LazyChain implements SimulatedChain {
  readonly root: Root;
  readonly origin = 'simulated';
  readonly #input: SimulatedChainInput;
  readonly #moment: MarketMoment;
  readonly #slices = new Map<OptionExpiry, ExpirySlice>();
  #latest: ExpirySlice | undefined = undefined;
  /** The bar for which `#latest` was refreshed. */
  #latestBar = -1;
  /** The session's listed expiries, once asked for. */
  #listed: readonly OptionExpiry[] | undefined = undefined;
  #bar = 0;

  constructor(input: SimulatedChainInput) {
    this.root = input.root;
    this.#input = input;
    this.#moment = new MarketMoment(input);
  }

  get atMs(): EpochMs {
    return this.#input.market.bars.closeMs[this.#bar] as EpochMs;
  }

  get spotPoints(): number {
    return this.#input.market.bars.close[this.#bar] as number;
  }

  moveTo(barIndex: number): void {
    this.#bar = barIndex;
  }

  expiries(): readonly OptionExpiry[] {
    const { atMs } = this;
    this.#now();
    const listed = (this.#listed ??= this.#input.listings.expiriesOn(this.#moment.date));
    const first = listed[0];
    // Nearest first: while the nearest trades, all do.
    if (first === undefined || first.lastTradeMs > atMs) return listed;
    return listed.filter((expiry) => expiry.lastTradeMs > atMs);
  }

  strikesCents(expiry: OptionExpiry): readonly Cents[] {
    const moment = this.#now();
    return this.#input.listings.strikesCents(expiry, moment.date, moment.openingPoints);
  }

  forwardPoints(expiry: OptionExpiry): number | undefined {
    const slice = this.#slice(expiry);
    return slice.years >= 0 && this.atMs <= expiry.lastTradeMs ? slice.forward : undefined;
  }

  readQuote(contract: OptionContract, slot: QuoteSlot): boolean {
    let slice = this.#latest;
    // The legs of a structure come one after the other: all but the first find their slice here.
    if (slice?.expiry !== contract.expiry || this.#latestBar !== this.#bar)
      slice = this.#slice(contract.expiry);
    const { legs, ticks } = slice;
    if (slice.phase === 'closed' || ticks === undefined) return false;
    const isCall = contract.right === 'call';
    const entry = legs.entryOf(contract.strikeCents, isCall);
    if (legs.bar[entry] !== this.#bar) {
      if (slice.phase === 'trading') quoteLeg(slice, ticks, entry, isCall);
      else quoteSettling(slice, ticks, entry, isCall);
      legs.bar[entry] = this.#bar;
    }
    slot.bidCents = legs.bidCents[entry] as number;
    slot.askCents = legs.askCents[entry] as number;
    return true;
  }

  model(expiry: OptionExpiry, right: OptionRight, strikeCents: Cents): ContractModel | undefined {
    const slice = this.#slice(expiry);
    return slice.phase === 'trading' ? legModel(slice, right, strikeCents) : undefined;
  }

  activity(expiry: OptionExpiry, right: OptionRight, strikeCents: Cents): ContractActivity | undefined {
    if (this.#slice(expiry).phase === 'closed') return undefined;
    const { date, openingPoints, openingVix, session } = this.#moment;
    if (openingVix <= 0) return undefined;
    const elapsedShare = (this.atMs - session.openMs) / (session.closeMs - session.openMs);
    return contractActivity(
      { expiry, right, strikeCents },
      { date, openingPoints, vix: openingVix, elapsedShare },
    );
  }

  #now(): MarketMoment {
    const moment = this.#moment;
    if (moment.bar !== this.#bar) {
      moment.moveTo(this.#bar);
      if (moment.isNewSession) {
        this.#listed = undefined;
        this.#dropExpired(moment.session.openMs);
      }
    }
    return moment;
  }

  #slice(expiry: OptionExpiry): ExpirySlice {
    const moment = this.#now();
    let slice = this.#latest;
    if (slice?.expiry !== expiry) {
      slice = this.#slices.get(expiry);
      if (slice === undefined) {
        slice = new ExpirySlice(expiry, this.#input);
        this.#slices.set(expiry, slice);
      }
      this.#latest = slice;
    }
    slice.refresh(moment);
    this.#latestBar = this.#bar;
    return slice;
  }

  /** Keeps memory flat over decades of expiries. */
  #dropExpired(openMs: number): void {
    for (const expiry of this.#slices.keys()) if (expiry.settlesAtMs < openMs) this.#slices.delete(expiry);
  }
}
