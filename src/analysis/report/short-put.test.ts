// Checks that a run of puts reads as one in every form: one leg, one break-even, and nowhere a condor.
import { expect, test } from 'vitest';
import { reportDocument, runDocument, textSummary, TRADE_COLUMNS, tradesTable } from './index.ts';
import { sampleFacts, sampleRun, shortPutRun } from './sample-run.fixture.ts';

const records = shortPutRun();
const document = runDocument(records, sampleFacts());
const report = reportDocument(document, records);

test('a put has one leg, one break-even below its strike, and its strike less the premium to lose', () => {
  expect(document.run.structure).toBe('short-put');
  expect(document.trades[0]).toMatchObject({
    legs: [{ right: 'put', strike: 280, side: 'short', quantity: 2, entryPrice: 4, exitPrice: 0 }],
    quantity: 2,
    creditDollars: 800,
    maxLossDollars: 55_200,
    breakevens: [276],
    pnlDollars: 794.8,
  });
  // 800 received, 820 to buy both back, 5.20 of fees.
  expect(document.openPositions[0]).toMatchObject({ breakevens: [281], pnlDollars: -25.2 });
});

test('the table of trades has it under the short put, other legs empty', () => {
  const [, line = ''] = tradesTable(document.trades).split('\r\n');
  const row = Object.fromEntries(line.split(',').map((cell, index) => [TRADE_COLUMNS[index] ?? '', cell]));
  expect(row).toMatchObject({
    longPutStrike: '',
    shortPutStrike: '280',
    shortPutEntryPrice: '4',
    shortCallStrike: '',
    longCallExitPrice: '',
    breakevenLower: '276',
    breakevenUpper: '',
    pnlDollars: '794.8',
  });
});

test('the summary lists its strike and no call side', () => {
  const lines = textSummary(document).split('\n');
  expect(lines.find((line) => line.includes('entered'))).toMatch(/dte +puts +qty/);
  expect(lines.find((line) => line.includes(' expiry'))).toMatch(/ 3 +280 +2 +800\.00 +794\.80 {2}expiry/);
});

test('no form of it speaks of condors, wings or calls, while a condor run does', () => {
  const written = [textSummary(document), tradesTable(document.trades), JSON.stringify(report)].map((text) =>
    text.replaceAll(/(short|long)Call\w+/g, ''),
  );
  for (const text of written) expect(text).not.toMatch(/condor|\bwings?\b|\bcalls?\b/i);
  expect(report.cover.title).toBe('Cash-secured puts on XSP');
  const other = sampleRun();
  expect(JSON.stringify(reportDocument(runDocument(other, sampleFacts()), other))).toMatch(/condor/i);
});

test('the strikes drawn are those of the legs sold, and of none bought', () => {
  const charts = report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
  );
  const strikes = charts.find((chart) => chart.kind === 'price-strikes');
  expect(strikes?.trades.map(({ shortStrikes, longStrikes }) => [shortStrikes, longStrikes])).toEqual([
    [[280], []],
    [[285], []],
  ]);
});
