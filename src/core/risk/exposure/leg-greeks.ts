// What contracts are worth and how they move by their chain's own surface; the step between a chain and the limits on a book.
import { type ChainSnapshot, MS_PER_YEAR, type OptionContract } from '../../domain/index.ts';
import { blackGreeks, type OptionValue } from '../../pricing/index.ts';
import { type GreekDollars, NO_GREEKS, plusGreeks } from './greek-dollars.ts';

/** Contracts held or to be held: + long, - short. */
export interface CountedContract {
  readonly contract: OptionContract;
  readonly quantity: number;
}

const POINT = 0.01;
const PERCENT = 0.01;
const DAYS_PER_YEAR = 365;

/**
 * The Greeks of all `legs` on a chain of their root, or `undefined` where the chain has no forward or volatility of one, or
 * where one is at its expiry. Volatility and forward are the chain's; theta holds both. `rate` discounts, a year.
 * Source: Black (1976), The pricing of commodity contracts, by the spot at a constant ratio of forward to spot.
 */
export function legsGreeks(
  legs: readonly CountedContract[],
  chain: ChainSnapshot,
  rate: number,
): GreekDollars | undefined {
  let sum = NO_GREEKS;
  for (const { contract, quantity } of legs) {
    const own = contractGreeks(contract, chain, rate);
    if (own === undefined) return undefined;
    sum = plusGreeks(sum, own, quantity);
  }
  return sum;
}

/** Value of `legs` by the chain's surface, cents a share of each contract: as a European's, which an American's exceeds by little. */
export function legsModelCents(
  legs: readonly CountedContract[],
  chain: ChainSnapshot,
  rate: number,
): number | undefined {
  let sum = 0;
  for (const { contract, quantity } of legs) {
    const modelled = modelledValue(contract, chain, rate);
    if (modelled === undefined) return undefined;
    sum += 100 * quantity * modelled.value.price;
  }
  return Number.isFinite(sum) ? sum : undefined;
}

function contractGreeks(
  contract: OptionContract,
  chain: ChainSnapshot,
  rate: number,
): GreekDollars | undefined {
  const modelled = modelledValue(contract, chain, rate);
  if (modelled === undefined) return undefined;
  const { value, forward } = modelled;
  const { gamma, theta } = value;
  if (gamma === undefined || theta === undefined) return undefined;
  const { multiplier } = contract;
  const greeks = {
    delta: multiplier * value.delta * forward,
    gamma: multiplier * gamma * forward * forward * PERCENT,
    vega: multiplier * value.vega * POINT,
    theta: (multiplier * theta) / DAYS_PER_YEAR,
  };
  return Object.values(greeks).every(Number.isFinite) ? greeks : undefined;
}

function modelledValue(
  { root, expiry, right, strikeCents }: OptionContract,
  chain: ChainSnapshot,
  rate: number,
): { readonly value: OptionValue; readonly forward: number } | undefined {
  if (chain.root !== root) return undefined;
  const forward = chain.forwardPoints(expiry);
  const vol = chain.model(expiry, right, strikeCents)?.iv;
  const years = (expiry.settlesAtMs - chain.atMs) / MS_PER_YEAR;
  if (forward === undefined || vol === undefined || !(forward > 0 && vol > 0 && years > 0)) return undefined;
  const discount = Math.exp(-rate * years);
  return { value: blackGreeks({ right, forward, strike: strikeCents / 100, years, vol, discount }), forward };
}
