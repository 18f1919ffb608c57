// Holds the presets `cndr` and `putwrite` over 1996 to 2025 against what is published of the indices they follow, in ranges with reasons.
import { env } from 'node:process';
import { beforeAll, describe, expect, test } from 'vitest';
import { CONDOR_CASES, PUT_CASES } from '../../scripts/benchmark-presets/cases.ts';
import { type MonthStatistics, monthStatistics } from '../../scripts/benchmark-presets/month-statistics.ts';
import { type PresetRun, recordedInputs, runPreset } from '../../scripts/benchmark-presets/run-preset.ts';
import { isRecordedDataHere, SKIPPED_NOTE } from './recorded-market.fixture.ts';

const YEARS = 30;
const inputs = recordedInputs(env['QUANTOR_REAL_DATA'] ?? '');

function runOf(cases: typeof CONDOR_CASES, name: string): PresetRun {
  const found = cases.find((one) => one.name.startsWith(name));
  if (found === undefined) throw new Error(`no case ${name}`);
  return runPreset(found, inputs);
}

/** Every third Friday has one trade that begins when the last one settles, and every month a return. */
function expectMonthlyRoll({ months, document }: PresetRun): void {
  expect(months).toHaveLength(12 * YEARS);
  const all = [...document.trades, ...document.openPositions];
  expect(all).toHaveLength(12 * YEARS);
  expect(new Set(all.map(({ entryAt }) => entryAt.slice(0, 7))).size).toBe(12 * YEARS);
  for (const [index, trade] of document.trades.entries()) {
    expect(trade.exitReason, trade.entryAt).toBe('expiry');
    expect(trade.expiry, trade.entryAt).toBe(all[index + 1]?.entryAt.slice(0, 10));
    expect(trade.exitAt?.slice(0, 10)).toBe(trade.expiry);
  }
}

/** Equity at the last session close before an instant. */
function equityBefore({ equity, run }: PresetRun['document'], at: string): number {
  return equity.findLast(([atMs]) => atMs < Date.parse(at))?.[1] ?? run.initialCashDollars;
}

describe.skipIf(!isRecordedDataHere)(`preset cndr, 1996 to 2025 ${SKIPPED_NOTE}`, () => {
  let published: PresetRun;
  let figures: MonthStatistics;
  const of = (name: string): MonthStatistics => monthStatistics(runOf(CONDOR_CASES, name).months);

  beforeAll(() => {
    published = runOf(CONDOR_CASES, 'as published');
    figures = monthStatistics(published.months);
  }, 120_000);

  test('rolls one condor a month on the day the last one settles, near its deltas', () => {
    expectMonthlyRoll(published);
    for (const { legs } of published.document.trades) {
      expect(legs.map(({ right, side }) => `${side} ${right}`)).toEqual([
        'long put',
        'short put',
        'short call',
        'long call',
      ]);
      for (const [leg, wanted] of [-0.05, -0.2, 0.2, 0.05].entries()) {
        expect(Math.abs((legs[leg]?.delta ?? 9) - wanted)).toBeLessThan(0.05);
      }
    }
  });

  test('risks a tenth of the account each month, so that no trade loses more', () => {
    const { document } = published;
    for (const { entryAt, pnlDollars, maxLossDollars } of document.trades) {
      // The night before the settlement moves the account a little, and so does the credit before the fill.
      const share = maxLossDollars / equityBefore(document, entryAt);
      expect(Math.abs(share - 0.1), entryAt).toBeLessThan(0.008);
      expect(pnlDollars ?? -Infinity).toBeGreaterThanOrEqual(-maxLossDollars);
    }
  });

  test('has the volatility and the deep months of the index', () => {
    // Mid-1986 to 2015 the index had 7.23% a year by Black and Szado (2016); other years, another sample.
    expect(figures.volatility).toBeGreaterThan(0.05);
    expect(figures.volatility).toBeLessThan(0.1);
    // 10 of 360 months below -6% by Cboe (2016).
    expect(figures.deepMonths).toBeGreaterThanOrEqual(3);
    expect(figures.deepMonths).toBeLessThanOrEqual(20);
    // A calendar month holds parts of two trades, each of which risks a tenth.
    expect(figures.worst[0]?.value).toBeGreaterThan(-0.14);
    expect(figures.worst[0]?.value).toBeLessThan(-0.06);
  });

  test('has a long left tail, whatever its open points', () => {
    for (const name of ['maximum loss is the width', 'at mid prices', 'with fees']) {
      expect(of(name).skew, name).toBeLessThan(-0.8);
    }
    expect(figures.skew).toBeLessThan(-0.8);
  }, 60_000);

  test('earns next to nothing over bills since 2007, as the index has', () => {
    // At 7.5% a year, 19 years leave a standard error of 1.7 points.
    const since = monthStatistics(published.months, '2007-01', '2025-12');
    expect(Math.abs(since.growthOverBills)).toBeLessThan(0.025);
  });

  test('is paid less at the side of the market than at mid, and less again with fees', () => {
    expect(of('at mid prices').growth).toBeGreaterThan(figures.growth + 0.003);
    expect(of('with fees').growth).toBeLessThan(figures.growth);
  }, 60_000);

  test('is smaller where its maximum loss counts no credit', () => {
    const gross = runOf(CONDOR_CASES, 'maximum loss is the width');
    expect(monthStatistics(gross.months).volatility).toBeLessThan(0.97 * figures.volatility);
    const [first] = gross.document.trades;
    expect(first?.quantity).toBeLessThan(published.document.trades[0]?.quantity ?? 0);
  }, 60_000);
});

describe.skipIf(!isRecordedDataHere)(`preset putwrite, 1996 to 2025 ${SKIPPED_NOTE}`, () => {
  let published: PresetRun;
  let figures: MonthStatistics;

  beforeAll(() => {
    published = runOf(PUT_CASES, 'as published');
    figures = monthStatistics(published.months);
  }, 120_000);

  test('rolls one put a month on the day the last one settles, struck just below the index', () => {
    expectMonthlyRoll(published);
    for (const { legs, spotAtEntry, entryAt } of published.document.trades) {
      expect(legs).toMatchObject([{ right: 'put', side: 'short' }]);
      // Listed strikes stand 5 to 25 points apart, and the index moves between 11:00 and the fill from 11:30 on.
      const below = spotAtEntry - (legs[0]?.strike ?? 0);
      expect(below / spotAtEntry, entryAt).toBeLessThan(0.05);
      expect(below / spotAtEntry, entryAt).toBeGreaterThan(-0.03);
    }
  });

  test('is secured in full: the account with its interest and the premium reach the strike', () => {
    const { document } = published;
    const ratios = document.trades.map(
      ({ entryAt, maxLossDollars }) => maxLossDollars / equityBefore(document, entryAt),
    );
    // Up to half a month's percent of interest is counted in; the night before the settlement moves the account.
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(mean).toBeGreaterThan(0.998);
    expect(mean).toBeLessThan(1.006);
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.06);
  });

  test('has the volatility, the tail and the order of return of the index', () => {
    // Mid-1986 to 2015 the index had 10.16% by Black and Szado (2016), July 1986 to October 2008 9.91% by Ennis Knupp (2009).
    expect(figures.volatility).toBeGreaterThan(0.08);
    expect(figures.volatility).toBeLessThan(0.13);
    expect(figures.skew).toBeLessThan(-0.8);
    expect(figures.worst[0]?.month).toBe('2008-10');
    // July 1986 to October 2008 it had 10.32% a year, bills 4.09%; thirty years leave a standard error of 1.9 points.
    expect(figures.growthOverBills).toBeGreaterThan(0.025);
    expect(figures.growthOverBills).toBeLessThan(0.095);
  });

  test('is paid less at the bid than at mid', () => {
    const atBid = monthStatistics(runOf(PUT_CASES, 'at the bid').months);
    expect(atBid.growth).toBeLessThan(figures.growth);
    expect(atBid.growth).toBeGreaterThan(figures.growth - 0.03);
  }, 60_000);
});
