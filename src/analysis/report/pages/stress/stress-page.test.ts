import { expect, test } from 'vitest';
import { stressOfRun } from '../../../scenario/index.ts';
import { SHOCKS, stressedRun } from '../../../scenario/stress/stressed-run.fixture.ts';
import { manifest, opening } from '../../ledger-records.fixture.ts';
import { runDocument, type RunDocument } from '../../run-document.ts';
import { reportDocument } from '../../report-document.ts';
import { sampleFacts } from '../../sample-run.fixture.ts';
import { stressLines, stressText } from '../../text/risk/stress-text.ts';
import { stressPage } from './stress-page.ts';

const TABLE = { shocks: SHOCKS, sha256: 'ab' };
const documentOf = (records: Parameters<typeof stressOfRun>[0]): RunDocument =>
  runDocument(records, { ...sampleFacts(), stress: stressOfRun(records, TABLE) });
const document = documentOf(stressedRun());

test('the document holds what was handed in, before files and timing', () => {
  expect(document.stress).toEqual(stressOfRun(stressedRun(), TABLE));
  expect(Object.keys(document).slice(-3)).toEqual(['stress', 'files', 'timing']);
  expect(runDocument(stressedRun(), sampleFacts()).stress).toBeNull();
});

test('the page tells each shock over the trades and on what was held, and shades a grid of each moment', () => {
  const page = stressPage(document);
  const tables = page?.blocks.filter((block) => block.kind === 'table') ?? [];
  expect(tables.map(({ rows }) => rows.length)).toEqual([2, 2]);
  const [trades] = tables;
  const worst = document.stress?.shocks[0]?.trades?.worstDollars ?? NaN;
  expect(trades?.rows[0]?.cells.map(({ text }) => text)).toContain(`−${Math.abs(worst).toFixed(0)}`);
  const charts = page?.blocks.filter((block) => block.kind === 'chart') ?? [];
  expect(charts.length).toBeGreaterThanOrEqual(2);
  for (const { chart, caption, caveat } of charts) {
    expect(chart.kind).toBe('heat-map');
    expect(caption).toMatch(/marks of that close over (?:1 trade|2 trades)/);
    expect(caveat).toMatch(/Mid prices/);
  }
  expect(page?.lead).toMatch(/a fall/);
  expect(page?.lead).toMatch(/Left out: 1 trade of 3,/);
  const ids = reportDocument(document, stressedRun()).sections.map(({ id }) => id);
  expect(ids).toContain('stress');
});

test('the summary shows the shocks that cost most, and keeps to twelve lines', () => {
  const lines = stressLines(document);
  expect(lines.length).toBeLessThanOrEqual(12);
  expect(lines.join('\n')).toMatch(/2018-02-05 {2}a fall +3 +-10\.0 +16\.0 > 32\.0/);
  expect(lines.findIndex((line) => line.includes('a fall'))).toBeLessThan(
    lines.findIndex((line) => line.includes('nothing')),
  );
  const { grid } = document.stress?.moments[0] ?? {};
  // Spot -5% with VIX x 1.5 and spot -10% with VIX x 2.25, both at once.
  const [first, second] = [grid?.pnlDollars[0]?.[2]?.[4], grid?.pnlDollars[0]?.[3]?.[2]].map((dollars) =>
    Math.abs(dollars ?? NaN).toFixed(0),
  );
  expect(lines.join(' ').replaceAll(/\s+/gu, ' ')).toContain(
    `Held 2018-01-31, at the end (1 trade, 1 more not repriced): spot -5%, VIX x 1.5, at once: -$${first}; ` +
      `spot -10%, VIX x 2.25, at once: -$${second}; worst of the grid: -$`,
  );
});

test('what was held at the end without a market is told, and no trade held leaves no empty line', () => {
  const { stress } = document;
  if (stress === null) throw new Error('no stress');
  const ended = { ...stress, moments: stress.moments.filter(({ kinds }) => !kinds.includes('end')) };
  expect(document.openPositions.length).toBeGreaterThan(0);
  const sentence = /What was held at the end cannot be repriced/u;
  expect(
    stressLines({ ...document, stress: ended })
      .join(' ')
      .replaceAll(/\s+/gu, ' '),
  ).toMatch(sentence);
  expect(stressPage({ ...document, stress: ended })?.lead).toMatch(sentence);
  expect(stressLines(document).join(' ')).not.toMatch(sentence);
  const idle = { ...document, openPositions: [], stress: { ...stress, moments: [], unpriced: 0 } };
  expect(stressLines(idle).filter((line) => line.trim() === '' && line !== '')).toEqual([]);
});

test('no trade stands for one in twenty under twenty trades, and low volatility at the worst cell is explained', () => {
  const { stress } = document;
  if (stress === null) throw new Error('no stress');
  const tailOf = (trades: number): string | undefined =>
    stressPage({ ...document, stress: { ...stress, trades } })?.blocks.flatMap((block) =>
      block.kind === 'table' ? [block.rows[0]?.cells[6]?.text] : [],
    )[0];
  expect(tailOf(19)).toBe('n/a');
  expect(tailOf(20)).toMatch(/^−\d/u);
  expect(stress.moments[0]?.grid.worst.vixRatio).toBeLessThan(1);
  expect(stressText(stress).replaceAll(/\s+/gu, ' ')).toContain('where volatility is low. At expiry');
});

test('without a trade there is no section, and without volatilities its reason alone', () => {
  expect(stressPage(documentOf([manifest()]))).toBeUndefined();
  expect(stressLines(documentOf([manifest()]))).toEqual([]);
  const condor = {
    id: 1,
    openedOn: '2018-01-29',
    expiry: '2018-03-16',
    entryCents: [50, 150, 120, 40],
    feesCents: 0,
  };
  const old = documentOf([manifest(), ...opening(condor)]);
  expect(stressPage(old)).toMatchObject({ blocks: [] });
  expect(stressPage(old)?.lead).toMatch(/does not tell the volatilities/);
  expect(stressLines(old).join(' ')).toMatch(/does not tell the volatilities/);
});

test('the whole text has every shock, every moment and every cell, in lines that fit', () => {
  const { stress } = document;
  if (stress === null) throw new Error('no stress');
  const lines = stressText(stress).split('\n');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  expect(lines.filter((line) => line.includes('a fall'))).toHaveLength(1 + stress.moments.length);
  expect(lines.filter((line) => line.includes('VIX x 2.25'))).toHaveLength(3 * stress.moments.length);
  const cell = stress.moments[0]?.grid.pnlDollars[2]?.[3]?.[0] ?? NaN;
  expect(lines.find((line) => line.includes('VIX x 2.25') && line.includes(cell.toFixed(0)))).toBeDefined();
  expect(stressText({ ...stress, reason: 'of a reason' })).toMatch(/None: of a reason\./);
});

test('the longest title beside large figures keeps its line', () => {
  const { stress } = document;
  if (stress === null) throw new Error('no stress');
  const shocks = stress.shocks.map((shock) => ({
    ...shock,
    title: 'carry trade ends, at the close',
    volatilityAfter: 150.2,
    trades: shock.trades && { ...shock.trades, medianDollars: -12_345, worstDollars: -99_999 },
  }));
  for (const line of stressText({ ...stress, shocks }).split('\n'))
    expect(line.length, line).toBeLessThanOrEqual(100);
});
