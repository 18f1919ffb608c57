// American prices beside QuantLib's and a binomial tree: one by one, on a shared exercise boundary, with cash dividends, a whole chain.
import {
  type AmericanAccuracy,
  type AmericanInput,
  americanChainPrices,
  americanPrice,
  exerciseBoundary,
  priceOnBoundary,
} from '../src/core/pricing/index.ts';
import { timed } from './measure.ts';
import { binomialPrice } from './peers/naive-binomial.ts';
import { type PeerPrices, quantlibAmerican, type QuantlibAmerican } from './peers/quantlib-american.ts';
import type { BenchResult } from './result.ts';

const SPOT = 530;
const STRIKES = 400;
const DAYS = 30;
const BINOMIAL_STEPS = 500;
const REPETITIONS = 5;

/** Puts and calls under a quadratic smile, 30 days ahead. */
function options(change: Partial<AmericanInput> = {}): readonly AmericanInput[] {
  return Array.from({ length: STRIKES }, (_, index): AmericanInput => {
    const strike = SPOT - 100 + index / 2;
    const vol = 0.16 + 0.8 * Math.log(strike / SPOT) ** 2;
    const right = index % 2 === 0 ? 'put' : 'call';
    return { right, spot: SPOT, strike, years: DAYS / 365, rate: 0.045, yield: 0.05, vol, ...change };
  });
}

/** Every row states its largest error in dollars, and that of its peer, against the highest accuracy there is here. */
export function american(): readonly BenchResult[] {
  const quantlib = quantlibAmerican();
  try {
    return [
      withYield('fast', quantlib),
      withYield('accurate', quantlib),
      onSharedBoundary(quantlib),
      withDividends(quantlib),
      wholeChain(),
    ];
  } finally {
    quantlib?.remove();
  }
}

function withYield(accuracy: 'fast' | 'accurate', quantlib: QuantlibAmerican | undefined): BenchResult {
  const all = options();
  const exact = all.map((option) => priceOf(option, 'high'));
  const own = all.map((option) => priceOf(option, accuracy));
  const perSecond = rateOf(40, all, (option) => priceOf(option, accuracy));
  const few = all.filter((_, index) => index % 20 === 0);
  const tree = rateOf(1, few, (option) =>
    binomialPrice({ ...option, isCall: option.right === 'call' }, BINOMIAL_STEPS),
  );
  const peer = quantlib?.price(accuracy, all, 10);
  return {
    name: `American with a yield, ${accuracy}`,
    value: perSecond,
    unit: 'contracts/CPU-second',
    ratios: {
      [`binomial ${BINOMIAL_STEPS}`]: perSecond / tree,
      ...peerRatio(`QdFp ${accuracy}`, perSecond, peer),
    },
    detail: { ...errors(own, exact, peer) },
  };
}

/** One volatility for all strikes: the boundary is solved once for each right. */
function onSharedBoundary(quantlib: QuantlibAmerican | undefined): BenchResult {
  const all = options({ vol: 0.16 });
  const exact = all.map((option) => priceOf(option, 'high'));
  const own = sharedPrices(all);
  const rounds = 200;
  const timing = timed(REPETITIONS, () => {
    for (let round = 0; round < rounds; round += 1) sharedPrices(all);
  });
  const perSecond = (rounds * all.length) / timing.cpuSeconds;
  const peer = quantlib?.price('accurate', all, 5);
  return {
    name: 'American on a shared boundary',
    value: perSecond,
    unit: 'contracts/CPU-second',
    ratios: peerRatio('QdFp accurate', perSecond, peer),
    detail: errors(own, exact, peer),
  };
}

function sharedPrices(all: readonly AmericanInput[]): readonly number[] {
  const [put, call] = (['put', 'call'] as const).map((right) => {
    const boundary = exerciseBoundary({ ...(all[0] as AmericanInput), right }, 'accurate');
    if (boundary.kind !== 'solved') throw new Error(boundary.kind);
    return boundary;
  });
  if (put === undefined || call === undefined) throw new Error('no boundary');
  return all.map(({ right, spot, strike }) => priceOnBoundary(right === 'put' ? put : call, spot, strike));
}

/** One dividend of 1.75 at mid-life. */
function withDividends(quantlib: QuantlibAmerican | undefined): BenchResult {
  const all = dividendOptions().filter((_, index) => index % 8 < 2);
  const exact = all.map((option) => priceOf(option, 'high'));
  const own = all.map((option) => priceOf(option, 'fast'));
  const perSecond = rateOf(40, all, (option) => priceOf(option, 'fast'));
  const peer = quantlib?.price('grid', all, 3);
  return {
    name: 'American with a cash dividend',
    value: perSecond,
    unit: 'contracts/CPU-second',
    ratios: peerRatio('QuantLib grid 100x100', perSecond, peer),
    detail: errors(own, exact, peer),
  };
}

/** The same dividend, prices of a whole expiry: some strikes solved, the rest interpolated. */
function wholeChain(): BenchResult {
  const puts = dividendOptions().map((option) => ({ ...option, right: 'put' as const }));
  const terms = {
    ...(puts[0] as (typeof puts)[0]),
    dividends: puts[0]?.dividends ?? [],
    strikes: Float64Array.from(puts, ({ strike }) => strike),
    vols: Float64Array.from(puts, ({ vol }) => vol),
  };
  const rounds = 30;
  const timing = timed(REPETITIONS, () => {
    for (let round = 0; round < rounds; round += 1) americanChainPrices(terms, 'fast');
  });
  return {
    name: 'American chain, cash dividend',
    value: (rounds * puts.length) / timing.cpuSeconds,
    unit: 'contracts/CPU-second',
  };
}

function dividendOptions(): readonly AmericanInput[] {
  return options({ yield: 0, dividends: [{ years: 15 / 365, amount: 1.75 }] });
}

function priceOf(option: AmericanInput, accuracy: AmericanAccuracy): number {
  const price = americanPrice(option, accuracy);
  if (typeof price !== 'number') throw new Error(price.message);
  return price;
}

/** Contracts a processor second. */
function rateOf(
  rounds: number,
  all: readonly AmericanInput[],
  price: (option: AmericanInput) => number,
): number {
  let sum = 0;
  const timing = timed(REPETITIONS, () => {
    for (let round = 0; round < rounds; round += 1) for (const option of all) sum += price(option);
  });
  if (!(sum > 0)) throw new Error('nothing was priced');
  return (rounds * all.length) / timing.cpuSeconds;
}

function peerRatio(
  name: string,
  perSecond: number,
  peer: PeerPrices | undefined,
): Readonly<Record<string, number>> {
  return peer === undefined ? {} : { [name]: (perSecond * peer.seconds) / peer.prices.length };
}

function errors(
  own: readonly number[],
  exact: readonly number[],
  peer: PeerPrices | undefined,
): Readonly<Record<string, number>> {
  const largest = (prices: readonly number[]): number =>
    Math.max(...prices.map((price, index) => Math.abs(price - (exact[index] as number))));
  return {
    errorDollars: largest(own),
    ...(peer === undefined ? {} : { peerErrorDollars: largest(peer.prices) }),
  };
}
