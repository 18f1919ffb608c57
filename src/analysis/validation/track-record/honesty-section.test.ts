// Tests that the figures on luck are what their definitions say, hold together, and are not told where they cannot be.
import { describe, expect, it } from 'vitest';
import { addDays, type SessionDate } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { createRng, cumulativeNormal, inverseCumulativeNormal } from '../../../core/numerics/index.ts';
import { deflatedSharpeRatio, sharpeSample, sharpeStandardError } from '../index.ts';
import { sessionReturns } from '../../metrics/index.ts';
import { closing, manifest, opening, session } from '../../report/ledger-records.fixture.ts';
import { honestyLines } from '../../report/text/honesty/honesty-text.ts';
import { runDocument } from '../../report/run-document.ts';
import { honestySection } from './honesty-section.ts';

const FIRST = '2017-07-03' as SessionDate;

/** A run that ends each session with this P&L; a trade is opened in the first and closed in the last. */
function runOf(pnlsDollars: readonly number[], hasTrade = true): readonly LedgerRecord[] {
  const records: LedgerRecord[] = [manifest()];
  let equityDollars = 100_000;
  const trade = {
    id: 1,
    openedOn: FIRST,
    expiry: addDays(FIRST, 900),
    entryCents: [50, 150, 120, 40],
    feesCents: 520,
  };
  if (hasTrade) records.push(...opening(trade));
  for (const [index, pnl] of pnlsDollars.entries()) {
    const day = addDays(FIRST, index);
    equityDollars += pnl;
    if (hasTrade && index === pnlsDollars.length - 1) {
      const exit = { exitCents: [20, 60, 40, 10], pnlDollars: 1, feesCents: 520 };
      records.push(...closing({ id: 1, closedOn: day, reason: 'dte-floor', ...exit }));
    }
    records.push(session({ day, equityDollars, bars: [['candidate', 1]] }));
  }
  return records;
}

/** P&L a session with a small gain and a seldom, larger loss. */
function uneven(sessions: number, gain: number): readonly number[] {
  const rng = createRng(5);
  return Array.from({ length: sessions }, () =>
    rng.uniform() < 0.1 ? -600 : gain + 200 * (rng.uniform() - 0.5),
  );
}

describe('a run with figures', () => {
  const records = runOf(uneven(400, 110));
  const honesty = honestySection(records);
  const { excess } = sessionReturns(records);
  const n = excess.length;
  const mean = excess.reduce((sum, value) => sum + value, 0) / n;
  const moment = (order: number): number =>
    excess.reduce((sum, value) => sum + (value - mean) ** order, 0) / n;
  const ratio = mean / Math.sqrt((moment(2) * n) / (n - 1));
  const skew = moment(3) / moment(2) ** 1.5;
  const tails = moment(4) / moment(2) ** 2;
  const error = Math.sqrt((1 - skew * ratio + ((tails - 1) / 4) * ratio ** 2) / (n - 1));

  it('has the ratio, its interval and its probability by their definitions', () => {
    const { sharpe, probabilisticSharpe } = honesty;
    expect(honesty.reason).toBeNull();
    expect(sharpe?.yearly).toBeCloseTo(ratio * Math.sqrt(252), 10);
    const reach = inverseCumulativeNormal(0.975) * error * Math.sqrt(252);
    expect(sharpe?.independent[0]).toBeCloseTo(ratio * Math.sqrt(252) - reach, 10);
    expect(sharpe?.independent[1]).toBeCloseTo(ratio * Math.sqrt(252) + reach, 10);
    expect(probabilisticSharpe).toBeCloseTo(cumulativeNormal(ratio / error), 10);
    expect([sharpe?.skewness, sharpe?.kurtosis]).toEqual([expect.closeTo(skew, 8), expect.closeTo(tails, 8)]);
  });

  it('has the record length at which the probability is 0.95, and the trials at which it is lost', () => {
    const length = honesty.minimumTrackRecord ?? 0;
    const at = (sessions: number): number =>
      cumulativeNormal((ratio / error) * Math.sqrt((sessions - 1) / (n - 1)));
    expect(at(length)).toBeGreaterThanOrEqual(0.95);
    expect(at(length - 1)).toBeLessThan(0.95);
    const sample = sharpeSample(excess);
    const trials = honesty.trialsWhileSignificant ?? 0;
    expect(trials).toBeGreaterThan(1);
    const deflated = (count: number): number =>
      (sample && deflatedSharpeRatio(sample, { count, variance: 1 / (n - 1) })) ?? 0;
    expect(deflated(trials)).toBeGreaterThanOrEqual(0.95);
    expect(deflated(trials + 1)).toBeLessThan(0.95);
  });

  it('has parts that add up to the run', () => {
    const { halves, years } = honesty;
    const total = runDocument(records, FACTS).metrics.netPnlDollars;
    for (const parts of [halves, years]) {
      expect(parts.reduce((sum, { netPnlDollars }) => sum + netPnlDollars, 0)).toBeCloseTo(total, 6);
      expect(parts.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(n);
      expect(parts.reduce((sum, { trades }) => sum + trades, 0)).toBe(1);
    }
    expect(years.map(({ name }) => name)).toEqual(['2017', '2018']);
    expect(halves[0]).toMatchObject({ name: 'first half', from: FIRST, sessions: 200, trades: 0 });
  });
});

const FACTS = {
  runId: 'run-1',
  files: { ledger: null, trades: null, pdf: null, html: null },
  timing: { loadSeconds: 0, runSeconds: 0, barsPerSecond: 0 },
};

describe('halves', () => {
  it('of one kind differ as much by chance, a good and a bad one do not', () => {
    const good = uneven(300, 160);
    const alike = honestySection(runOf([...good, ...good])).halvesChance ?? 0;
    expect(alike).toBeGreaterThan(0.5);
    const bad = good.map((pnl) => pnl - 160);
    expect(honestySection(runOf([...good, ...bad])).halvesChance).toBeLessThan(0.01);
  });
});

it('halves are weighed by the error of their difference', () => {
  const records = runOf([...uneven(200, 140), ...uneven(200, 90).toReversed()]);
  const { excess } = sessionReturns(records);
  const [first, second] = [excess.slice(0, 200), excess.slice(200)];
  const errors = [first, second].map((half) => sharpeStandardError(half) ?? 0);
  const [one, other] = [first, second].map((half) => sharpeSample(half)?.sharpe ?? 0);
  const z = Math.abs((one ?? 0) - (other ?? 0)) / Math.sqrt((errors[0] ?? 0) ** 2 + (errors[1] ?? 0) ** 2);
  expect(z).toBeGreaterThan(0.3);
  expect(honestySection(records).halvesChance).toBeCloseTo(2 * (1 - cumulativeNormal(z)), 9);
});

describe('nothing is told', () => {
  it.each<[string, readonly LedgerRecord[]]>([
    ['no trade was closed', runOf(uneven(100, 100), false)],
    ['under 30 sessions (29)', runOf(uneven(29, 100))],
    ['the returns have no deviation', runOf(Array.from({ length: 40 }, () => 0))],
    ['the account fell to nothing or less', runOf([...uneven(40, 100), -200_000, 1])],
    ['no trade was closed', [manifest()]],
  ])('%s', (reason, records) => {
    const honesty = honestySection(records);
    expect(honesty).toMatchObject({
      reason,
      sharpe: null,
      probabilisticSharpe: null,
      minimumTrackRecord: null,
      trialsWhileSignificant: null,
    });
    const lines = honestyLines(runDocument(records, FACTS));
    expect(lines.at(-1)).toBe(`  Cannot be told: ${reason}.`);
  });

  it('but of a loss, that no length would change it and no trial is few enough', () => {
    const losing = honestySection(runOf(uneven(400, 20)));
    expect(losing).toMatchObject({ reason: null, minimumTrackRecord: null, trialsWhileSignificant: 0 });
    expect(losing.probabilisticSharpe).toBeLessThan(0.5);
  });
});

it('of too little evidence nothing is said for the run, however high its ratio', () => {
  const document = runDocument(runOf(uneven(400, 160)), FACTS);
  expect(document.metrics.evidence).toBe('insufficient');
  expect(document.honesty.trialsWhileSignificant).toBeGreaterThan(1);
  const text = honestyLines(document).join('\n');
  expect(text).toContain('That does not tell it from luck: the evidence is insufficient');
  expect(text).not.toContain('It is told from luck');
});

it('takes at most eight lines below its heading', () => {
  const lines = honestyLines(runDocument(runOf(uneven(400, 110)), FACTS));
  expect(lines.length).toBeLessThanOrEqual(3 + 8);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
});
