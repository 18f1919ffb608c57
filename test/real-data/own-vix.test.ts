// The index that the simulated chain's own quotes come to by Cboe's formula, against the VIX it was made from, on 1,000 days.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  readCalendarTable,
  readEconomicReleases,
  readListingRules,
  readTickRules,
} from '../../src/adapters/bundled/index.ts';
import { type OptionExpiry, optionContract, type SessionDate } from '../../src/core/domain/index.ts';
import {
  buildEconomicCalendar,
  buildTradingCalendar,
  createListings,
  strikePairs,
  type StrikeQuote,
  termVariance,
  volatilityIndexPoints,
} from '../../src/core/market/index.ts';
import { quantile } from '../../src/core/numerics/index.ts';
import {
  chainAtInstant,
  type ChainRules,
  flatCarry,
  type IndexLevels,
  type SimulatedChain,
  VarianceClock,
} from '../../src/core/synthetic/index.ts';
import {
  isRecordedDataHere,
  SKIPPED_NOTE,
  SPX_DAILY,
  VIX3M_DAILY,
  VIX6M_DAILY,
  VIX9D_DAILY,
  VIX_DAILY,
} from './recorded-market.fixture.ts';

const DAYS = 1000;
/** SPXW lists a Friday a week from here on: the index uses the two around 30 days. */
const FROM = '2014-01-02';
const FRIDAY = 5;

interface Day {
  readonly vix: number;
  readonly ratio: number;
  /** Volatility at the money of the nearer expiry over VIX. */
  readonly atTheMoney: number;
}

function closes(path: string): ReadonlyMap<string, number> {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1);
  return new Map(lines.map((line) => [line.slice(0, 10), Number(line.split(',')[4])]));
}

function chainRules(): ChainRules {
  const [sessions, listings, ticks, releases] = [
    readCalendarTable(),
    readListingRules(),
    readTickRules(),
    readEconomicReleases(),
  ];
  if (!sessions.ok || !listings.ok || !ticks.ok || !releases.ok)
    throw new Error('the bundled tables must be there');
  const calendar = buildTradingCalendar(sessions.table);
  return {
    calendar,
    clock: new VarianceClock(calendar.sessions, buildEconomicCalendar(releases.table).releases),
    listings: createListings(listings.table, calendar, 'SPXW'),
    tickRules: ticks.table,
  };
}

/** The variance of an expiry from every listed strike. */
function term(
  chain: SimulatedChain,
  expiry: OptionExpiry,
): { readonly years: number; readonly variance: number } {
  const slot = { bidCents: 0, askCents: 0 };
  const quotes = chain
    .strikesCents(expiry)
    .flatMap((strikeCents): readonly StrikeQuote[] =>
      (['put', 'call'] as const).flatMap((right): readonly StrikeQuote[] =>
        chain.readQuote(optionContract(expiry, right, strikeCents), slot)
          ? [{ right, strike: strikeCents / 100, bid: slot.bidCents / 100, ask: slot.askCents / 100 }]
          : [],
      ),
    );
  const years = (expiry.settlesAtMs - chain.atMs) / (365 * 86_400_000);
  const found = termVariance({ pairs: strikePairs(quotes), years, rate: 0 });
  if (!found.ok) throw new Error(found.reason);
  return { years, variance: found.variance };
}

function ownIndex(rules: ChainRules, date: SessionDate, spotPoints: number, levels: IndexLevels): Day {
  const session = rules.calendar.sessionOn(date);
  if (session === undefined) throw new Error(`expected a session on ${date}`);
  const chain = chainAtInstant(rules, {
    root: 'SPXW',
    atMs: session.closeMs,
    spotPoints,
    levels,
    carry: flatCarry(0, 0),
  });
  const fridays = chain
    .expiries()
    .filter(({ sessionDate }) => new Date(sessionDate).getUTCDay() === FRIDAY)
    .map((expiry) => ({ expiry, days: (expiry.settlesAtMs - chain.atMs) / 86_400_000 }));
  const near = fridays.findLast(({ days }) => days <= 30);
  const next = fridays.find(({ days }) => days > 30);
  if (near === undefined || next === undefined) throw new Error(`expected Fridays around 30 days on ${date}`);
  const own = volatilityIndexPoints(term(chain, near.expiry), term(chain, next.expiry));
  const strike = chain
    .strikesCents(near.expiry)
    .reduce((best, each) =>
      Math.abs(each - 100 * spotPoints) < Math.abs(best - 100 * spotPoints) ? each : best,
    );
  const model = chain.model(near.expiry, 'call', strike);
  if (own === undefined || model === undefined) throw new Error(`expected an index on ${date}`);
  return { vix: levels.vix, ratio: own / levels.vix, atTheMoney: (100 * model.iv) / levels.vix };
}

describe.skipIf(!isRecordedDataHere)(`own index of the simulated chain ${SKIPPED_NOTE}`, () => {
  let days: readonly Day[] = [];

  beforeAll(() => {
    const [spx, vix, vix9d, vix3m, vix6m] = [SPX_DAILY, VIX_DAILY, VIX9D_DAILY, VIX3M_DAILY, VIX6M_DAILY].map(
      closes,
    );
    const dates = [...(vix?.keys() ?? [])].filter((date) => date >= FROM && (spx?.has(date) ?? false));
    const rules = chainRules();
    days = Array.from({ length: DAYS }, (_, index) => {
      const date = dates[Math.floor((index * dates.length) / DAYS)] as SessionDate;
      const levels = {
        vix: vix?.get(date) as number,
        vix9d: vix9d?.get(date),
        vix3m: vix3m?.get(date),
        vix6m: vix6m?.get(date),
      };
      return ownIndex(rules, date, spx?.get(date) as number, levels);
    });
  }, 120_000);

  const ratioAt = (probability: number, isCounted: (day: Day) => boolean = () => true): number =>
    quantile(
      days.filter(isCounted).map(({ ratio }) => ratio),
      probability,
    ) ?? Number.NaN;

  test('is the index given within 1% on the median day and within 4% on nine days of ten', () => {
    expect(days).toHaveLength(DAYS);
    expect(ratioAt(0.5)).toBeGreaterThan(0.985);
    expect(ratioAt(0.5)).toBeLessThan(1.005);
    expect(ratioAt(0.05)).toBeGreaterThan(0.96);
    expect(ratioAt(0.95)).toBeLessThan(1.05);
  });

  test('rises with the level of VIX, by 7% from calm to fear', () => {
    const calm = ratioAt(0.5, ({ vix }) => vix < 15);
    const fear = ratioAt(0.5, ({ vix }) => vix > 30);
    expect(calm).toBeGreaterThan(0.97);
    expect(fear).toBeGreaterThan(calm);
    expect(fear).toBeLessThan(1.06);
  });

  test('stands above volatility at the money, the more so the calmer the market', () => {
    const share = (isCounted: (day: Day) => boolean): number =>
      quantile(
        days.filter(isCounted).map(({ atTheMoney }) => atTheMoney),
        0.5,
      ) ?? Number.NaN;
    expect(share(({ vix }) => vix < 15)).toBeGreaterThan(0.77);
    expect(share(({ vix }) => vix < 15)).toBeLessThan(0.81);
    expect(share(({ vix }) => vix > 30)).toBeGreaterThan(0.92);
    expect(share(({ vix }) => vix > 30)).toBeLessThan(0.96);
  });
});
