// Tests `quantor risk` from records to text: threads that change nothing, open trades, runs with nothing to draw from.
import { expect, test } from 'vitest';
import { monteCarlo, runSample } from '../../analysis/scenario/index.ts';
import { longRun } from '../../analysis/report/long-run.fixture.ts';
import { sampleRun } from '../../analysis/report/sample-run.fixture.ts';
import { cents } from '../../core/domain/index.ts';
import type { HeldMarkRecord, LedgerRecord } from '../../core/ledger/index.ts';
import { openStructures } from './open-structures.ts';
import { riskSections } from './risk-sections.ts';
import { riskRequest } from './risk-settings.ts';
import { riskText } from './risk-text.ts';
import { simulate } from './simulate.ts';

const WATCH = { update: () => undefined, isStopped: () => false };
const SETTINGS = {
  paths: 500,
  runPaths: 128,
  histories: 30,
  pathsOfHistory: 16,
  runPathsOfHistory: 8,
  years: 2,
};

const textOf = (records: readonly LedgerRecord[]): string =>
  riskText({ run: { id: 'abc', root: 'XSP', seed: 7 }, ...riskSections(records), jointWorlds: null });

test('any number of threads gives what one piece of work gives, bit for bit', async () => {
  const result = runSample(longRun(300));
  const whole = monteCarlo(result, 7, SETTINGS);
  for (const workers of [1, 2]) {
    const section = await simulate(result, { settings: SETTINGS, seed: 7, workers }, WATCH);
    expect(JSON.stringify(section)).toBe(JSON.stringify(whole));
  }
});

test('a simulation that is stopped gives nothing', async () => {
  const watch = { ...WATCH, isStopped: () => true };
  const asked = { settings: SETTINGS, seed: 7, workers: 1 };
  expect(await simulate(runSample(longRun(100)), asked, watch)).toBeUndefined();
});

test('a run with nothing to draw from says so in one sentence, and asks no thread', async () => {
  const text = textOf(longRun(0));
  expect(text).toContain('Not simulated: the run opened no trade, so there is nothing to draw from.');
  expect(text).toContain('Not computed: the run opened no trade');
  expect(text.split('\n').length).toBeLessThan(12);
  const asked = { settings: SETTINGS, seed: 7, workers: 2 };
  expect(await simulate(runSample(longRun(0)), asked, WATCH)).toEqual({
    reason: 'the run opened no trade, so there is nothing to draw from.',
  });
  expect(textOf(sampleRun())).toMatch(/Not simulated: positions spanned \d+ sessions/);
});

test('the account fits its lines and tells every part', () => {
  const text = textOf(longRun(700));
  for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
  for (const title of [
    'WHAT IS DRAWN FROM',
    '252 SESSIONS AHEAD',
    'AS LONG AS THE RUN',
    'DRAWN OTHERWISE',
    'CAPITAL',
    'VALUE AT RISK',
    'FORECASTS ONE SESSION AHEAD',
  ])
    expect(text).toContain(title);
});

test('open trades are structures with the cash they brought, or are named where the ledger tells too little', () => {
  const bare = openStructures(sampleRun());
  expect(bare.structures).toEqual([]);
  expect(bare.untold).toHaveLength(1);
  const tradeId = bare.untold[0] as number;
  const full = [
    [100, 0.3],
    [200, 0.2],
    [150, 0.1],
    [60, 0.15],
  ] as const;
  const withLegs = (legs: NonNullable<HeldMarkRecord['legs']>): readonly LedgerRecord[] =>
    sampleRun().map((record): LedgerRecord => {
      if (record.type !== 'session-closed') return record;
      const held = { tradeId, markCents: cents(0), isMarkFresh: true, forwardPoints: 276, legs };
      return { ...record, openTrades: [held] };
    });
  // A leg bought may lack its volatility, a leg sold may not.
  expect(openStructures(withLegs([[100], full[1], full[2], full[3]])).untold).toEqual([]);
  expect(openStructures(withLegs([full[0], [200], full[2], full[3]])).untold).toEqual([tradeId]);
  const told = withLegs(full);
  const { structures, untold } = openStructures(told);
  expect(untold).toEqual([]);
  expect(structures[0]).toMatchObject({ forwardPoints: 276, volatility: expect.closeTo(0.15, 12) as number });
  expect(structures[0]?.structure.legs.map(({ shares }) => Math.sign(shares))).toEqual([1, -1, -1, 1]);
  expect(riskSections(told).monteCarlo.openAtExpiry[0]?.implied.paths).toBe(100_000);
});

test.each([
  [{ paths: '99' }, 'paths-syntax'],
  [{ paths: '1e5' }, 'paths-syntax'],
  [{ years: '0' }, 'years-syntax'],
  [{ years: '31' }, 'years-syntax'],
  [{ workers: 'all' }, 'workers-syntax'],
])('%o is refused: %s', (flags, code) => {
  expect(riskRequest(flags)).toMatchObject({ ok: false, error: { code } });
});

test('flags deepen the simulation', () => {
  expect(riskRequest({ paths: '100000', years: '3', workers: '2' })).toMatchObject({
    ok: true,
    value: { settings: { paths: 100_000, runPaths: 25_000, years: 3 }, workers: 2 },
  });
  expect(riskRequest({})).toMatchObject({
    ok: true,
    value: { settings: { paths: 20_000, histories: 500, pathsOfHistory: 200 }, workers: undefined },
  });
});
