// Checks the table of trades against the document and RFC 4180.
import { expect, test } from 'vitest';
import type { Root } from '../../core/domain/index.ts';
import { runDocument, TRADE_COLUMNS, tradesTable } from './index.ts';
import { sampleFacts, sampleRun } from './sample-run.fixture.ts';

const { trades } = runDocument(sampleRun(), sampleFacts());

test('has a header and a line for each trade, each as wide as the header', () => {
  const lines = tradesTable(trades).split('\r\n');
  expect(lines).toHaveLength(trades.length + 2);
  expect(lines.at(-1)).toBe('');
  expect(lines[0]).toBe(TRADE_COLUMNS.join(','));
  for (const line of lines.slice(0, -1)) expect(line.split(',')).toHaveLength(TRADE_COLUMNS.length);
});

test('puts each figure of the document under its own column', () => {
  const parts = { delta: 12.3, gamma: -4.5, vega: 60, theta: 170, carry: 1, residual: -0.8, unquoted: 0 };
  const trading = { entrySpread: -10, exitSpread: -8, fees: -10.4, assignment: 0 };
  const told = [{ id: 1, isOpen: false, pnlDollars: 209.6, parts: { ...parts, ...trading } }];
  const [header = '', first = ''] = tradesTable(trades, told).split('\r\n');
  const values = first.split(',');
  const row = Object.fromEntries(header.split(',').map((column, index) => [column, values[index]]));
  expect(row).toEqual({
    id: '1',
    root: 'XSP',
    expiry: '2018-03-16',
    dte: '45',
    entryAt: '2018-01-30T15:00:00.000Z',
    exitAt: '2018-02-01T18:30:00.000Z',
    exitReason: 'profit-target',
    entryQuotes: 'simulated',
    exitQuotes: 'simulated',
    quantity: '2',
    spotAtEntry: '275.5',
    longPutStrike: '255',
    longPutDelta: '-0.05',
    longPutEntryPrice: '0.5',
    longPutExitPrice: '0.2',
    shortPutStrike: '260',
    shortPutDelta: '-0.16',
    shortPutEntryPrice: '1.5',
    shortPutExitPrice: '0.6',
    shortCallStrike: '290',
    shortCallDelta: '0.15',
    shortCallEntryPrice: '1.2',
    shortCallExitPrice: '0.4',
    longCallStrike: '295',
    longCallDelta: '0.04',
    longCallEntryPrice: '0.4',
    longCallExitPrice: '0.1',
    creditDollars: '360',
    maxLossDollars: '640',
    breakevenLower: '258.2',
    breakevenUpper: '291.8',
    feesDollars: '10.4',
    pnlDollars: '209.6',
    stockDollars: '0',
    shares: '0',
    pnlLowDollars: '',
    pnlHighDollars: '',
    cboeMarginDollars: '',
    ibkrMarginDollars: '',
    alpacaMarginDollars: '',
    leanMarginDollars: '',
    adjustments: '0',
    events: '',
    deltaPnlDollars: '12.3',
    gammaPnlDollars: '-4.5',
    vegaPnlDollars: '60',
    thetaPnlDollars: '170',
    carryPnlDollars: '1',
    residualPnlDollars: '-0.8',
    unquotedPnlDollars: '0',
    entrySpreadPnlDollars: '-10',
    exitSpreadPnlDollars: '-8',
    feesPnlDollars: '-10.4',
    assignmentPnlDollars: '0',
  });
});

test('leaves the parts of a trade empty that none are told of', () => {
  expect(tradesTable(trades).split('\r\n')[1]?.endsWith(',0,,,,,,,,,,,,')).toBe(true);
});

test('quotes what would break a line and leaves undefined cells empty', () => {
  const [first] = trades;
  if (first === undefined) throw new Error('the sample has trades');
  const awkward = { ...first, root: 'A,"B"\n' as Root, exitAt: null, pnlDollars: null };
  const text = tradesTable([awkward]);
  expect(text).toContain('\r\n1,"A,""B""\n",2018-03-16,45,2018-01-30T15:00:00.000Z,,profit-target');
  expect(text.endsWith(',10.4,,0,0,,,,,,,0,,,,,,,,,,,,\r\n')).toBe(true);
});

test('a run without trades gives the header alone', () => {
  expect(tradesTable([])).toBe(`${TRADE_COLUMNS.join(',')}\r\n`);
});
