// The option chain as one instant shows it; recorded and simulated chains look the same to strategy and venue.
import type { OptionContract, OptionRight } from '../instrument/option-contract.ts';
import type { OptionExpiry } from '../instrument/option-expiry.ts';
import type { Root } from '../instrument/product.ts';
import type { Cents } from '../money.ts';
import type { EpochMs } from '../time.ts';
import type { DisplayedSize, QuoteSlot } from './quote.ts';

/** Where quotes come from: `recorded` were made by a market, `simulated` by a model. */
export const CHAIN_ORIGINS = ['recorded', 'simulated'] as const;
export type ChainOrigin = (typeof CHAIN_ORIGINS)[number];

/** Why a bar has no chain, where recorded chains alone are wanted and none is recent enough. */
export const NO_RECORDED_CHAIN = 'no-recorded-chain';

/** Volatility and delta of one contract on the chain's own surface. */
export interface ContractModel {
  /** Implied volatility, decimal a year. */
  readonly iv: number;
  /** BSM spot delta per share: calls 0 to 1, puts -1 to 0. */
  readonly delta: number;
}

/** How much a contract trades. */
export interface ContractActivity {
  /** Contracts traded in the session so far. */
  readonly volume: number;
  /** Contracts open at the session's start. */
  readonly openInterest: number;
}

/** A view on the chain at `atMs`. It is valid until the next market event: read, do not keep. */
export interface ChainSnapshot {
  readonly root: Root;
  readonly origin: ChainOrigin;
  readonly atMs: EpochMs;
  /** The underlying in the root's own points (XSP: the index over ten). */
  readonly spotPoints: number;
  /** Listed, still trading expiries, nearest first. */
  expiries(): readonly OptionExpiry[];
  /** Listed strikes of an expiry, ascending, cents. */
  strikesCents(expiry: OptionExpiry): readonly Cents[];
  forwardPoints(expiry: OptionExpiry): number | undefined;
  /** Fills `slot` with the contract's quote; false, with `slot` untouched, where there is none. */
  readQuote(contract: OptionContract, slot: QuoteSlot): boolean;
  /** The surface's view of a contract, or `undefined` where it has none. */
  model(expiry: OptionExpiry, right: OptionRight, strikeCents: Cents): ContractModel | undefined;
  /** How much is displayed behind a contract's quote, or `undefined` where it has none; absent on chains that never know it. */
  displayedSize?(contract: OptionContract): DisplayedSize | undefined;
  /** A quoted contract's activity, or `undefined` where it is not known; absent on chains that never know it. */
  activity?(expiry: OptionExpiry, right: OptionRight, strikeCents: Cents): ContractActivity | undefined;
}
