// The simulated chain's own volatility index beside the VIX it was made from, on 1,000 days of history, from quotes on ticks.
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  MS_PER_YEAR,
  optionContract,
  type OptionExpiry,
  type Root,
  type SessionDate,
} from '../../src/core/domain/index.ts';
import { listingRules, nyse, releases, tickRules } from '../../src/core/market/bundled-rules.fixture.ts';
import {
  createListings,
  type StrikePair,
  strikePairs,
  termVariance,
  volatilityIndexPoints,
} from '../../src/core/market/index.ts';
import {
  chainAtInstant,
  type ChainRules,
  flatCarry,
  type SimulatedChain,
  VarianceClock,
} from '../../src/core/synthetic/index.ts';
import {
  BILL_RATES,
  isRecordedDataHere,
  SKIPPED_NOTE,
  SPX_DAILY,
  VIX3M_DAILY,
  VIX6M_DAILY,
  VIX9D_DAILY,
  VIX_DAILY,
} from './recorded-market.fixture.ts';

/** The column `name` by date; the day's files carry ISO dates in their first column. */
function columnByDate(file: string, name: string): ReadonlyMap<string, number> {
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/);
  const column = header.toLowerCase().split(',').indexOf(name);
  return new Map(
    lines.map((line) => {
      const cells = line.split(',');
      return [cells[0] ?? '', Number(cells[column])];
    }),
  );
}

function pairsOf(chain: SimulatedChain, expiry: OptionExpiry): readonly StrikePair[] {
  const slot = { bidCents: 0, askCents: 0 };
  return strikePairs(
    chain.strikesCents(expiry).flatMap((strikeCents) =>
      (['call', 'put'] as const).map((right) => {
        chain.readQuote(optionContract(expiry, right, strikeCents), slot);
        return { right, strike: strikeCents / 100, bid: slot.bidCents / 100, ask: slot.askCents / 100 };
      }),
    ),
  );
}

/** Since then Cboe has made the index from weekly expiries; before, from the monthlies. */
const WEEKLY_TERMS_FROM = '2014-10-06';
const NEAR_DAYS_MIN = 7;

/** The Cboe formula between the expiries around 30 days, or through the two beyond where the near one is too near. */
function ownIndex(chain: SimulatedChain, rate: number): number | undefined {
  const years = (expiry: OptionExpiry): number => (expiry.settlesAtMs - chain.atMs) / MS_PER_YEAR;
  const expiries = chain.expiries();
  const beyond = expiries.findIndex((expiry) => years(expiry) > 30 / 365);
  const before = expiries[beyond - 1];
  const isNearUsable = before !== undefined && years(before) >= NEAR_DAYS_MIN / 365;
  const next = isNearUsable ? beyond : beyond + 1;
  const terms = [expiries[next - 1], expiries[next]].map((expiry) => {
    if (expiry === undefined) return undefined;
    const found = termVariance({ pairs: pairsOf(chain, expiry), years: years(expiry), rate });
    return found.ok ? { years: years(expiry), variance: found.variance } : undefined;
  });
  const [near, far] = terms;
  return near === undefined || far === undefined ? undefined : volatilityIndexPoints(near, far);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
}

const DAYS = 1000;

describe.skipIf(!isRecordedDataHere)(`the index of simulated chains ${SKIPPED_NOTE}`, () => {
  test('stands at the VIX it was made from, within 6 % on nine days of ten', { timeout: 120_000 }, () => {
    const spot = columnByDate(SPX_DAILY, 'close');
    const vix = columnByDate(VIX_DAILY, 'close');
    const members = [VIX9D_DAILY, VIX3M_DAILY, VIX6M_DAILY].map((file) => columnByDate(file, 'close'));
    const bills = columnByDate(BILL_RATES, 'rate_pct');
    const clock = new VarianceClock(nyse.sessions, releases);
    const rulesOf = (root: Root): ChainRules => ({
      calendar: nyse,
      clock,
      listings: createListings(listingRules, nyse, root),
      tickRules,
    });
    const rules = { SPX: rulesOf('SPX'), SPXW: rulesOf('SPXW') };
    const dates = [...vix.keys()].filter(
      (date) =>
        date >= '2006-01-03' &&
        date <= '2026-04-24' &&
        spot.has(date) &&
        nyse.sessionOn(date as SessionDate) !== undefined,
    );
    const step = dates.length / DAYS;
    const ratios: number[] = [];
    const atTheMoney: number[] = [];
    for (let day = 0; day < DAYS; day += 1) {
      const date = dates[Math.floor(day * step)] ?? '';
      const session = nyse.sessionOn(date as SessionDate);
      const [level, points] = [vix.get(date), spot.get(date)];
      if (session === undefined || level === undefined || points === undefined) continue;
      const [vix9d, vix3m, vix6m] = members.map((member) => member.get(date));
      const rate = Math.log1p((bills.get(date) ?? 3) / 100);
      const root = date < WEEKLY_TERMS_FROM ? 'SPX' : 'SPXW';
      const chain = chainAtInstant(rules[root], {
        root,
        atMs: session.closeMs,
        spotPoints: points,
        levels: { vix: level, vix9d, vix3m, vix6m },
        carry: flatCarry(rate, 0.018),
      });
      const own = ownIndex(chain, rate);
      if (own === undefined) continue;
      ratios.push(own / level);
      const month = chain
        .expiries()
        .find(({ settlesAtMs }) => settlesAtMs > chain.atMs + (30 / 365) * MS_PER_YEAR);
      const strike = chain.strikesCents(month as OptionExpiry).find((cents) => cents >= points * 100);
      if (month === undefined || strike === undefined) continue;
      atTheMoney.push((100 * (chain.model(month, 'put', strike)?.iv ?? Number.NaN)) / level);
    }
    ratios.sort((a, b) => a - b);
    atTheMoney.sort((a, b) => a - b);
    const line = (values: readonly number[]): string =>
      [0.5, 0.05, 0.95].map((share) => quantile(values, share).toFixed(3)).join(' / ');
    console.log(
      `chain's own VIX over the VIX given, ${ratios.length} days: median / 5 % / 95 %: ${line(ratios)}`,
    );
    console.log(`at-the-money volatility at the first expiry beyond 30 days over VIX: ${line(atTheMoney)}`);
    expect(ratios.length).toBe(DAYS);
    expect(quantile(ratios, 0.5)).toBeGreaterThan(0.97);
    expect(quantile(ratios, 0.5)).toBeLessThan(1.03);
    expect(quantile(ratios, 0.05)).toBeGreaterThan(0.95);
    expect(quantile(ratios, 0.95)).toBeLessThan(1.06);
  });
});
