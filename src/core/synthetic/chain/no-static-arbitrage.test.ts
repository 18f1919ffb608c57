// Holds 1,000 random simulated markets to what nobody may earn without risk at the prices at which they can deal.
import { describe, expect, test } from 'vitest';
import { MS_PER_YEAR, type OptionExpiry, productOf, type Root } from '../../domain/index.ts';
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
/** What trees of neighbouring strikes years ahead differ by, as a share of the strike. */
const AMERICAN_SLACK = 3e-4;

interface Expiry {
  readonly expiry: OptionExpiry;
  readonly isAmerican: boolean;
  readonly spot: number;
  /** The spot less what a share pays until settlement. */
  readonly bareSpot: number;
  readonly forward: number;
  readonly discount: number;
  readonly call: QuoteLadder;
  readonly put: QuoteLadder;
}

/** Up to three expiries of a market, near to far, with their quotes. */
function expiriesOf(chains: RandomChains, index: number): readonly Expiry[] {
  const { chain } = chains;
  const { rate, dividendYield } = chains.moveTo(index);
  const isAmerican = productOf(chain.root).style === 'american';
  const listed = chain.expiries();
  const chosen = [0, 1 + (index % 4), listed.length - 1 - (index % 3)];
  return [...new Set(chosen)]
    .sort((a, b) => a - b)
    .flatMap((position) => {
      const expiry = listed[position];
      if (expiry === undefined) return [];
      // American options take a tree each: every fifth strike stands for all.
      const strikes = chain.strikesCents(expiry).filter((_, place) => !isAmerican || place % 5 === 0);
      const years = (expiry.settlesAtMs - chain.atMs) / MS_PER_YEAR;
      return {
        expiry,
        isAmerican,
        spot: chain.spotPoints,
        bareSpot: chain.spotPoints * Math.exp(-dividendYield * years),
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
function checkVerticals({ call, put, discount, isAmerican }: Expiry, faults: Faults): void {
  const { strikes } = call;
  // A short American spread may be exercised at once, for the whole width.
  const share = isAmerican ? 1 : discount;
  for (const reach of REACHES) {
    for (let low = 0; low + reach < strikes.length; low += 1) {
      const high = low + reach;
      const width = share * (at(strikes, high) - at(strikes, low));
      if (at(call.ask, low) < at(call.bid, high)) faults.push(`call vertical ${strikes[low]}`);
      if (at(put.ask, high) < at(put.bid, low)) faults.push(`put vertical ${strikes[low]}`);
      if (at(call.bid, low) - at(call.ask, high) > width + CENT) faults.push(`rich call ${strikes[low]}`);
      if (at(put.bid, high) - at(put.ask, low) > width + CENT) faults.push(`rich put ${strikes[low]}`);
      const bought = at(call.ask, low) - at(call.bid, high) + at(put.ask, high) - at(put.bid, low);
      const sold = at(call.bid, low) - at(call.ask, high) + at(put.bid, high) - at(put.ask, low);
      if (!isAmerican && (bought < width - CENT || sold > width + CENT)) faults.push(`box ${strikes[low]}`);
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

/**
 * Mids stand within half a tick of the model, so they are monotone and convex but for one tick; `slack` of the strike more
 * where the model is a tree.
 */
function checkMids(
  ladder: QuoteLadder,
  slack: number,
  { sign, tick }: { readonly sign: number; readonly tick: (price: number) => number },
  faults: Faults,
): void {
  const { strikes, bid, ask } = ladder;
  const mid = (index: number): number => (at(bid, index) + at(ask, index)) / 2;
  for (let middle = 1; middle + 1 < strikes.length; middle += 1) {
    const steps = Math.max(tick(at(ask, middle - 1)), tick(at(ask, middle)), tick(at(ask, middle + 1)));
    if (sign * (mid(middle + 1) - mid(middle)) < -steps - CENT) faults.push(`mid order ${strikes[middle]}`);
    const share =
      (at(strikes, middle + 1) - at(strikes, middle)) / (at(strikes, middle + 1) - at(strikes, middle - 1));
    const convexity = share * mid(middle - 1) + (1 - share) * mid(middle + 1) - mid(middle);
    if (convexity < -steps - slack * at(strikes, middle) - CENT)
      faults.push(`mid convexity ${strikes[middle]}: ${convexity}`);
  }
}

/** Parity: a synthetic forward neither costs more nor pays less than the forward, or than its American bounds. */
function checkParity(expiry: Expiry, faults: Faults): void {
  const { call, put, forward, discount, isAmerican } = expiry;
  for (const [index, strike] of call.strikes.entries()) {
    const value = discount * (100 * forward - strike);
    const most = isAmerican ? 100 * expiry.spot - discount * strike : value;
    const least = isAmerican ? 100 * expiry.bareSpot - strike : value;
    if (at(call.bid, index) - at(put.ask, index) > most + CENT) faults.push(`rich synthetic ${strike}`);
    if (at(call.ask, index) - at(put.bid, index) < least - CENT) faults.push(`cheap synthetic ${strike}`);
    const exercised = isAmerican ? 100 * expiry.spot - strike : Number.NEGATIVE_INFINITY;
    if (at(call.ask, index) < exercised - CENT) faults.push(`call below exercise ${strike}`);
    if (isAmerican && at(put.ask, index) < -exercised - CENT) faults.push(`put below exercise ${strike}`);
  }
}

/**
 * Calendars at one forward moneyness: the later option, per forward, is never sold for more than it is bought. American
 * options at one strike.
 */
function checkCalendar(near: Expiry, far: Expiry, chains: RandomChains, faults: Faults): void {
  const { isAmerican } = near;
  const scale = isAmerican ? 1 : far.forward / near.forward;
  for (const right of ['call', 'put'] as const) {
    const strikes = near[right].strikes.filter((_, index) => index % 7 === 0);
    const moved = strikes.map((strike) => Math.round(strike * scale) as typeof strike);
    const early = ladderOf(chains.chain, near.expiry, right, strikes);
    const late = ladderOf(chains.chain, far.expiry, right, moved);
    for (const [index, strike] of strikes.entries()) {
      const [farUnit, nearUnit] = isAmerican ? [1, 1] : [far.discount * scale, near.discount];
      const cost = at(late.ask, index) / farUnit - at(early.bid, index) / nearUnit;
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
      checkMids(expiry[right], expiry.isAmerican ? AMERICAN_SLACK : 0, { sign, tick }, faults);
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
