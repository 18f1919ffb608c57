// Checks that nothing sold at mid has an edge in the market of priced regimes, and that in the recorded one it has.
import { describe, expect, test } from 'vitest';
import {
  type Cents,
  MS_PER_DAY,
  optionContract,
  type OptionExpiry,
  type OptionRight,
  type QuoteSlot,
} from '../../domain/index.ts';
import { createRng, mean, sampleStandardDeviation } from '../../numerics/index.ts';
import type { SimulatedChain } from '../chain/simulated-chain.ts';
import type { SessionBars } from '../session-bars.ts';
import { calendar, chainOf } from '../small-market.fixture.ts';
import { recordedVolatilityPath } from '../volatility/recorded-volatility.ts';
import { CALIBRATED_REGIMES } from './calibrated-regimes.ts';
import { PRICED_REGIMES } from './priced-regimes.ts';
import type { RegimeModel } from './regime-model.ts';
import { simulateDays } from './simulated-days.ts';

/** The chain needs half a year of calendar beyond its last bar. */
const SESSIONS = calendar.sessions.slice(0, 850);
const LAST_ENTRY = SESSIONS.length - 40;
const DAYS_MIN = 28;
const WORLDS = 60;
const DELTAS = [
  [0.3, 0.16],
  [0.16, 0.05],
] as const;

/** What the two condors were sold for and what they cost at expiry, shares of spot, one entry a trade. */
interface Trades {
  readonly credits: readonly (readonly number[])[];
  readonly payoffs: readonly (readonly number[])[];
}

function condorsOf(model: RegimeModel): Trades {
  const credits: number[][] = [[], []];
  const payoffs: number[][] = [[], []];
  for (let world = 0; world < WORLDS; world += 1) {
    const { daily, indices } = simulateDays({
      model,
      sessions: SESSIONS,
      startPoints: 2700,
      carryPerYear: 0,
      hasEquityPremium: false,
      variancePremium: 0,
      rng: createRng(`world ${world}`),
    });
    const closesOnly = (close: Float64Array): SessionBars => ({
      bars: { ...daily.bars, open: close, high: close, low: close, close },
      sessionIndex: daily.sessionIndex,
    });
    const volatility = recordedVolatilityPath(
      {
        vix: closesOnly(indices.vix),
        vix9d: closesOnly(indices.vix9d),
        vix3m: closesOnly(indices.vix3m),
        vix6m: closesOnly(indices.vix6m),
      },
      daily,
      calendar.sessions,
    );
    const chain = chainOf({ market: daily, volatility });
    for (let bar = 5; bar < LAST_ENTRY; bar += 21) {
      chain.moveTo(bar);
      const expiry = chain
        .expiries()
        .find(({ settlesAtMs }) => settlesAtMs - chain.atMs > DAYS_MIN * MS_PER_DAY);
      const settled =
        daily.bars.close[
          (calendar.sessionOn(expiry?.sessionDate as never)?.index ?? 0) - (SESSIONS[0]?.index ?? 0)
        ];
      if (expiry === undefined || settled === undefined) continue;
      for (const [place, [short, long]] of DELTAS.entries()) {
        const sold = [short, long].map((delta) =>
          ['put', 'call'].map((right) => legOf(chain, expiry, right as OptionRight, delta)),
        );
        const worth = (price: (leg: Leg) => number): number => {
          const [shorts = 0, longs = 0] = sold.map((pair) => pair.reduce((sum, leg) => sum + price(leg), 0));
          return (shorts - longs) / chain.spotPoints;
        };
        credits[place]?.push(worth(({ midPoints }) => midPoints));
        payoffs[place]?.push(
          worth(({ right, strikePoints }) =>
            Math.max(0, right === 'put' ? strikePoints - settled : settled - strikePoints),
          ),
        );
      }
    }
  }
  return { credits, payoffs };
}

interface Leg {
  readonly right: OptionRight;
  readonly strikePoints: number;
  readonly midPoints: number;
}

/** The first strike, from the money outwards, whose delta is no more than `delta`. */
function legOf(chain: SimulatedChain, expiry: OptionExpiry, right: OptionRight, delta: number): Leg {
  const strikes = [...chain.strikesCents(expiry)];
  const outwards = right === 'put' ? strikes.toReversed() : strikes;
  let [low, high] = [0, outwards.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const model = chain.model(expiry, right, outwards[middle] as Cents);
    if (Math.abs(model?.delta ?? 0) <= delta) high = middle;
    else low = middle + 1;
  }
  const strikeCents = outwards[low] as Cents;
  const slot: QuoteSlot = { bidCents: 0, askCents: 0 };
  chain.readQuote(optionContract(expiry, right, strikeCents), slot);
  return { right, strikePoints: strikeCents / 100, midPoints: (slot.bidCents + slot.askCents) / 200 };
}

/** What condors cost at expiry over what they were sold for, and its standard error. */
function costRatio(
  { credits, payoffs }: Trades,
  place: 0 | 1,
): { readonly ratio: number; readonly error: number } {
  const [credit, payoff] = [credits[place] ?? [], payoffs[place] ?? []];
  const sold = mean(credit) ?? Number.NaN;
  const losses = payoff.map((each, index) => each - (credit[index] ?? Number.NaN));
  const error = (sampleStandardDeviation(losses) ?? Number.NaN) / Math.sqrt(losses.length) / sold;
  return { ratio: (mean(payoff) ?? Number.NaN) / sold, error };
}

describe('condors of 30 days sold at mid', () => {
  test('cost what they were sold for where regimes are as priced', () => {
    const trades = condorsOf(PRICED_REGIMES);
    const [wide, narrow] = [costRatio(trades, 0), costRatio(trades, 1)];
    expect(wide.error).toBeLessThan(0.03);
    expect(Math.abs(wide.ratio - 1)).toBeLessThan(0.08);
    expect(narrow.error).toBeLessThan(0.06);
    expect(Math.abs(narrow.ratio - 1)).toBeLessThan(0.2);
  }, 60_000);

  test('cost a good deal more where only the variance is fair', () => {
    const { ratio, error } = costRatio(condorsOf(CALIBRATED_REGIMES), 0);
    expect(ratio - 3 * error).toBeGreaterThan(1.1);
  }, 60_000);
});
