// Random simulated markets over the years that options are listed, as one chain a root, and its quotes as a test looks at them.
import {
  type Cents,
  emptyBarSeries,
  invariant,
  optionContract,
  type OptionExpiry,
  type OptionRight,
  type Root,
  type SessionDate,
} from '../../domain/index.ts';
import { listingRules, nyse, releases, tickRules } from '../../market/bundled-rules.fixture.ts';
import { createListings } from '../../market/index.ts';
import { createRng, type Rng } from '../../numerics/index.ts';
import { VarianceClock } from '../surface/variance-clock.ts';
import { emptyVolatilityPath, writeLevels } from '../volatility/volatility-path.ts';
import type { SimulatedChain } from './simulated-chain.ts';
import { createSimulatedChain } from './simulated-chain.ts';
import { spreadModelOf } from './spread-model.ts';

const clock = new VarianceClock(nyse.sessions, releases);

/** A chain whose every bar is another market, and the carry of each bar. */
export interface RandomChains {
  readonly chain: SimulatedChain;
  readonly count: number;
  /** Moves to a market; gives its continuously compounded rate and yield. */
  moveTo(index: number): { readonly rate: number; readonly dividendYield: number };
}

/** `count` markets of `root` between 2005-11 and 2026-06, in time order, VIX 9 to 85 and members of any shape. */
export function randomChains(root: Root, count: number, seed: string): RandomChains {
  const rng = createRng(seed);
  const first = sessionAt('2005-11-01');
  const last = sessionAt('2026-06-30');
  // A session each, since strikes stand where its first bar opened.
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(first + rng.integer(last - first));
  const indices = [...drawn].sort((a, b) => a - b);
  const bars = emptyBarSeries(count, false);
  const volatility = emptyVolatilityPath(count, 'recorded', 'given');
  const carry = new Map<SessionDate, { readonly rate: number; readonly dividendYield: number }>();
  for (const [bar, index] of indices.entries()) {
    const session = nyse.sessions[index];
    invariant(session !== undefined, 'a drawn session is one of the calendar');
    const spot = (root === 'SPY' || root === 'XSP' ? 1 : 10) * Math.exp(4.4 + 2.2 * rng.uniform());
    bars.startMs[bar] = session.openMs;
    bars.closeMs[bar] = session.openMs + rng.integer(1 + session.closeMs - session.openMs);
    for (const column of [bars.open, bars.high, bars.low, bars.close]) column[bar] = spot;
    writeRandomLevels(volatility, bar, rng);
    const known = { rate: 0.06 * rng.uniform(), dividendYield: 0.03 * rng.uniform() };
    carry.set(session.date, known);
  }
  const chain = createSimulatedChain({
    root,
    market: { bars, sessionIndex: Int32Array.from(indices) },
    sessions: nyse.sessions,
    clock,
    volatility,
    listings: createListings(listingRules, nyse, root),
    carry: {
      rateOn: (date) => carry.get(date)?.rate ?? 0,
      yieldOn: (date) => carry.get(date)?.dividendYield ?? 0,
    },
    tickRules,
    spread: spreadModelOf(root),
  });
  return {
    chain,
    count,
    moveTo(index) {
      chain.moveTo(index);
      const date = nyse.sessions[indices[index] ?? -1]?.date;
      const known = date === undefined ? undefined : carry.get(date);
      invariant(known !== undefined, 'every market has a carry');
      return known;
    },
  };
}

/** Quotes of one right along the strikes, cents per share. */
export interface QuoteLadder {
  readonly strikes: readonly Cents[];
  readonly bid: Float64Array;
  readonly ask: Float64Array;
}

/** The quotes at `strikes`, all of which must be quoted. */
export function ladderOf(
  chain: SimulatedChain,
  expiry: OptionExpiry,
  right: OptionRight,
  strikes: readonly Cents[],
): QuoteLadder {
  const bid = new Float64Array(strikes.length);
  const ask = new Float64Array(strikes.length);
  const slot = { bidCents: 0, askCents: 0 };
  for (const [index, strike] of strikes.entries()) {
    const isQuoted = chain.readQuote(optionContract(expiry, right, strike), slot);
    invariant(isQuoted, 'a trading contract must be quoted');
    bid[index] = slot.bidCents;
    ask[index] = slot.askCents;
  }
  return { strikes, bid, ask };
}

function writeRandomLevels(path: ReturnType<typeof emptyVolatilityPath>, bar: number, rng: Rng): void {
  const vix = Math.exp(Math.log(9) + Math.log(85 / 9) * rng.uniform());
  const near = (base: number): number => base * Math.exp(0.12 * rng.normal());
  writeLevels(path, bar, vix, {
    vix9d: rng.uniform() < 0.3 ? undefined : near(vix),
    vix3m: rng.uniform() < 0.3 ? undefined : near(vix),
    vix6m: rng.uniform() < 0.3 ? undefined : near(vix),
  });
}

function sessionAt(date: string): number {
  const session = nyse.atOrAfter(date as SessionDate);
  invariant(session !== undefined, 'the calendar covers the drawn span');
  return session.index;
}
