// Holds 1,000 random simulated markets to what nobody may earn without risk at the prices at which they can deal.
import { describe, expect, test } from 'vitest';
import { MS_PER_YEAR, type OptionExpiry, type Root } from '../../domain/index.ts';
import { tickRules } from '../../market/bundled-rules.fixture.ts';
import { easternDateOf, tickCents, tickRuleOn } from '../../market/index.ts';
import { ladderOf, type QuoteLadder, type RandomChains, randomChains } from './random-chains.fixture.ts';

const MARKETS: readonly (readonly [Root, number])[] = [
  ['SPX', 250],
  ['SPXW', 250],
  ['XSP', 250],
  ['SPY', 250],
];
/** Strikes apart of the wings of a butterfly. */
const REACHES = [1, 2, 5, 13];
const CENT = 1e-6;

interface Expiry {
  readonly expiry: OptionExpiry;
  readonly forward: number;
  readonly discount: number;
  readonly call: QuoteLadder;
  readonly put: QuoteLadder;
}

/** Up to three expiries of a market, near to far, with their quotes. */
function expiriesOf(chains: RandomChains, index: number): readonly Expiry[] {
  const { chain } = chains;
  const { rate } = chains.moveTo(index);
  const listed = chain.expiries();
  const chosen = [0, 1 + (index % 4), listed.length - 1 - (index % 3)];
  return [...new Set(chosen)]
    .sort((a, b) => a - b)
    .flatMap((position) => {
      const expiry = listed[position];
      if (expiry === undefined) return [];
      const strikes = chain.strikesCents(expiry);
      const years = (expiry.settlesAtMs - chain.atMs) / MS_PER_YEAR;
      return {
        expiry,
        forward: chain.forwardPoints(expiry) ?? Number.NaN,
        discount: Math.exp(-rate * years),
        call: ladderOf(chain, expiry, 'call', strikes),
        put: ladderOf(chain, expiry, 'put', strikes),
      };
    });
}

/** Faults found, each named; a market without any gives an empty list. */
type Faults = string[];

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN;
}

function checkQuotes(ladder: QuoteLadder, tick: (price: number) => number, faults: Faults): void {
  for (let index = 0; index < ladder.strikes.length; index += 1) {
    const [bid, ask] = [at(ladder.bid, index), at(ladder.ask, index)];
    if (!(bid >= 0 && bid < ask)) faults.push(`crossed ${bid} ${ask}`);
    if (bid % tick(bid) !== 0 || ask % tick(ask) !== 0) faults.push(`off tick ${bid} ${ask}`);
  }
}

/** Verticals: what rises with the strike never costs less than nothing, nor pays more than the width. */
function checkVerticals({ call, put, discount }: Expiry, faults: Faults): void {
  const { strikes } = call;
  for (const reach of REACHES) {
    for (let low = 0; low + reach < strikes.length; low += 1) {
      const high = low + reach;
      const width = discount * (at(strikes, high) - at(strikes, low));
      if (at(call.ask, low) < at(call.bid, high)) faults.push(`call vertical ${strikes[low]}`);
      if (at(put.ask, high) < at(put.bid, low)) faults.push(`put vertical ${strikes[low]}`);
      if (at(call.bid, low) - at(call.ask, high) > width + CENT) faults.push(`rich call ${strikes[low]}`);
      if (at(put.bid, high) - at(put.ask, low) > width + CENT) faults.push(`rich put ${strikes[low]}`);
      const bought = at(call.ask, low) - at(call.bid, high) + at(put.ask, high) - at(put.bid, low);
      const sold = at(call.bid, low) - at(call.ask, high) + at(put.bid, high) - at(put.ask, low);
      if (bought < width - CENT || sold > width + CENT) faults.push(`box ${strikes[low]}`);
    }
  }
}

function checkButterflies(ladder: QuoteLadder, faults: Faults): void {
  const { strikes, bid, ask } = ladder;
  for (const reach of REACHES) {
    for (let middle = reach; middle + reach < strikes.length; middle += 1) {
      const [low, high] = [middle - reach, middle + reach];
      const share = (at(strikes, high) - at(strikes, middle)) / (at(strikes, high) - at(strikes, low));
      const cost = share * at(ask, low) + (1 - share) * at(ask, high) - at(bid, middle);
      if (cost < -CENT) faults.push(`butterfly ${strikes[middle]}: ${cost}`);
    }
  }
}

/** Mids stand within half a tick of the model, so they are monotone and convex but for one tick. */
function checkMids(ladder: QuoteLadder, sign: number, tick: (price: number) => number, faults: Faults): void {
  const { strikes, bid, ask } = ladder;
  const mid = (index: number): number => (at(bid, index) + at(ask, index)) / 2;
  for (let middle = 1; middle + 1 < strikes.length; middle += 1) {
    const steps = Math.max(tick(at(ask, middle - 1)), tick(at(ask, middle)), tick(at(ask, middle + 1)));
    if (sign * (mid(middle + 1) - mid(middle)) < -steps - CENT) faults.push(`mid order ${strikes[middle]}`);
    const share =
      (at(strikes, middle + 1) - at(strikes, middle)) / (at(strikes, middle + 1) - at(strikes, middle - 1));
    const convexity = share * mid(middle - 1) + (1 - share) * mid(middle + 1) - mid(middle);
    if (convexity < -steps - CENT) faults.push(`mid convexity ${strikes[middle]}: ${convexity}`);
  }
}

/** Parity: a synthetic forward neither costs more nor pays less than the forward. */
function checkParity({ call, put, forward, discount }: Expiry, faults: Faults): void {
  for (const [index, strike] of call.strikes.entries()) {
    const value = discount * (100 * forward - strike);
    if (at(call.bid, index) - at(put.ask, index) > value + CENT) faults.push(`rich synthetic ${strike}`);
    if (at(call.ask, index) - at(put.bid, index) < value - CENT) faults.push(`cheap synthetic ${strike}`);
  }
}

/** Calendars at one forward moneyness: the later option, per forward, is never sold for more than it is bought. */
function checkCalendar(near: Expiry, far: Expiry, chains: RandomChains, faults: Faults): void {
  const scale = far.forward / near.forward;
  for (const right of ['call', 'put'] as const) {
    const strikes = near[right].strikes.filter((_, index) => index % 7 === 0);
    const moved = strikes.map((strike) => Math.round(strike * scale) as typeof strike);
    const early = ladderOf(chains.chain, near.expiry, right, strikes);
    const late = ladderOf(chains.chain, far.expiry, right, moved);
    for (const [index, strike] of strikes.entries()) {
      const cost = at(late.ask, index) / (far.discount * scale) - at(early.bid, index) / near.discount;
      // The far strike is on whole cents, which moves the price by a cent at most.
      if (cost < -1) faults.push(`calendar ${right} ${strike}: ${cost}`);
    }
  }
}

function faultsOf(chains: RandomChains, index: number): Faults {
  const faults: Faults = [];
  const expiries = expiriesOf(chains, index);
  const { root, atMs } = chains.chain;
  const rule = tickRuleOn(tickRules, root, easternDateOf(atMs));
  if (rule === undefined) return [`no price steps for ${root}`];
  const tick = (price: number): number => tickCents(rule, price);
  for (const [position, expiry] of expiries.entries()) {
    for (const [right, sign] of [
      ['call', -1],
      ['put', 1],
    ] as const) {
      checkQuotes(expiry[right], tick, faults);
      checkButterflies(expiry[right], faults);
      checkMids(expiry[right], sign, tick, faults);
    }
    checkVerticals(expiry, faults);
    checkParity(expiry, faults);
    const later = expiries[position + 1];
    if (later !== undefined) checkCalendar(expiry, later, chains, faults);
  }
  return faults.map((fault) => `${root} market ${index}: ${fault}`);
}

describe('random simulated markets after tick rounding', () => {
  test.each(MARKETS)('%s: no arbitrage at natural prices in %d of them', (root, count) => {
    const chains = randomChains(root, count, `no-static-arbitrage/${root}`);
    const faults: Faults = [];
    for (let index = 0; index < count; index += 1) faults.push(...faultsOf(chains, index));
    expect(faults.slice(0, 10)).toEqual([]);
  });
});
