// Checks document, table, text and pages of a run whose trades filled in parts and ended in shares.
import { describe, expect, test } from 'vitest';
import { lifecycleRun } from '../../../test/fixtures/lifecycle-run.ts';
import type { Cents } from '../../core/domain/index.ts';
import type { LedgerRecord, OpenTradeRecord, RunManifestRecord } from '../../core/ledger/index.ts';
import { reportDocument, runDocument, textSummary, tradesTable } from './index.ts';
import { sampleFacts } from './sample-run.fixture.ts';

const c = (cents: number): Cents => cents as Cents;

/** What the end says of the trade that is left: its quotes, or bounds, and what it holds. */
const HELD: OpenTradeRecord = {
  tradeId: 3,
  markCents: c(2_500_000),
  legNaturalsCents: [c(30), c(0), c(60), c(20)],
  held: {
    legContracts: [1, 0, -1, 1],
    shares: 100,
    sharePriceCents: 25_400.5,
    shareCashCents: c(-2_550_000),
    cashCents: c(-2_540_260),
    feesCents: c(260),
  },
};

function runOf(remaining: OpenTradeRecord = HELD): readonly LedgerRecord[] {
  return lifecycleRun().map((record) =>
    record.type === 'run-ended' ? { ...record, openTrades: [remaining] } : record,
  );
}

const records = runOf();
const document = runDocument(records, sampleFacts());
const [first, second] = document.trades;

describe('a trade of several fills', () => {
  test('has the units, credit and worst loss of all of them, and mean prices', () => {
    expect(first).toMatchObject({ quantity: 4, creditDollars: 404, maxLossDollars: 1596, feesDollars: 15.9 });
    expect(first?.legs.map(({ quantity, entryPrice }) => [quantity, entryPrice])).toEqual([
      [4, 0.4],
      [4, 0.9075],
      [4, 0.8025],
      [4, 0.3],
    ]);
    // The put side: 260 less 1.01; the call side: 280 and 1.01.
    expect(first?.breakevens).toEqual([258.99, 281.01]);
    expect(first?.margin).toEqual({ cboe: 2000, ibkr: 2000, alpaca: 2000, lean: null });
  });

  test('tells what happened on the way, in order', () => {
    expect(first?.events.map(({ kind }) => kind)).toEqual([
      'increased',
      'increased',
      'assigned',
      'dividend',
      'shares-sold',
      'closed-in-part',
      'exit-unquoted',
      'liquidated',
      'delivered',
    ]);
    expect(first?.events[2]).toEqual({
      at: '2018-01-02T21:10:00.000Z',
      kind: 'assigned',
      reason: 'deep-put',
      contracts: [{ right: 'put', strike: 260, quantity: 4 }],
      shares: 400,
      cashDollars: -104_000,
      feesDollars: 2.66,
    });
    expect(first?.events[7]).toMatchObject({ kind: 'liquidated', reason: 'expiry-day', cashDollars: 40 });
  });

  test('has the cash of assigned stock beside that of its legs', () => {
    expect(first).toMatchObject({ pnlDollars: 83.5, stockDollars: -59.6, pnlBounds: [-1200, 300] });
    expect(second).toMatchObject({ pnlDollars: -282.05, stockDollars: -464.9, pnlBounds: null });
    for (const trade of document.trades) {
      const legs = trade.legs.reduce((sum, leg) => {
        const side = leg.side === 'long' ? 1 : -1;
        return sum + side * leg.quantity * 100 * ((leg.exitPrice ?? 0) - leg.entryPrice);
      }, 0);
      expect(legs + trade.stockDollars - trade.feesDollars).toBeCloseTo(trade.pnlDollars ?? Number.NaN, 9);
    }
  });

  test('costs the fees of fills, shares, assignment, liquidation and settlement', () => {
    // 800 + 520 + 333 + 41 + 11 + 300 + 100 + 200 + 260 cents.
    expect(document.metrics.feesDollars).toBe(25.65);
  });
});

describe('a position left with shares', () => {
  test('is valued leg by leg and share by share', () => {
    // -25,402.60 of cash, 30 - 60 + 20 cents a share of legs, 100 shares at 254.005.
    expect(document.openPositions[0]).toMatchObject({
      shares: 100,
      stockDollars: -25_500,
      feesDollars: 2.6,
      pnlDollars: -12.1,
      pnlBounds: null,
      legs: [{ exitPrice: 0.3 }, { exitPrice: null }, { exitPrice: 0.6 }, { exitPrice: 0.2 }],
    });
  });

  test('has bounds where a leg has no quote', () => {
    const { legNaturalsCents: _, ...unquoted } = HELD;
    const bounded = runDocument(
      runOf({ ...unquoted, pnlBoundsCents: [c(-90_000), c(4_000)] }),
      sampleFacts(),
    );
    expect(bounded.openPositions[0]).toMatchObject({ pnlDollars: null, pnlBounds: [-900, 40] });
    // It is counted with -25,402.60 + 25,000 = -402.60, the first trade with 83.50 instead of -1,200 to 300.
    expect(bounded.metrics).toMatchObject({
      netPnlDollars: -601.15,
      unquotedExits: 2,
      netPnlBounds: [-2382.05, 57.95],
    });
  });
});

test('the net P&L is an interval where an exit had no quote, and it holds the figure itself', () => {
  expect(document.metrics.unquotedExits).toBe(1);
  expect(document.metrics.netPnlBounds).toEqual([-1884.65, -384.65]);
});

test('margin by four rules stands beside the worst loss', () => {
  expect(document.margin).toEqual([
    { rule: 'cboe', trades: 3, meanDollars: 3500 / 3, largestDollars: 2000, mostAtOnceDollars: 3500 },
    { rule: 'ibkr', trades: 3, meanDollars: 3500 / 3, largestDollars: 2000, mostAtOnceDollars: 3500 },
    { rule: 'alpaca', trades: 3, meanDollars: 3500 / 3, largestDollars: 2000, mostAtOnceDollars: 3500 },
    { rule: 'lean', trades: 0, meanDollars: null, largestDollars: null, mostAtOnceDollars: null },
    { rule: 'worst-loss', trades: 3, meanDollars: 3500 / 3, largestDollars: 2000, mostAtOnceDollars: 3500 },
  ]);
});

test('the table of trades has stock, shares, bounds, margin, adjustments and events', () => {
  const [header = '', line = ''] = tradesTable(document.trades).split('\r\n');
  const tail = header.split(',').slice(-21, -11);
  expect(tail).toEqual([
    'stockDollars',
    'shares',
    'pnlLowDollars',
    'pnlHighDollars',
    'cboeMarginDollars',
    'ibkrMarginDollars',
    'alpacaMarginDollars',
    'leanMarginDollars',
    'adjustments',
    'events',
  ]);
  expect(line).toContain('83.5,-59.6,0,-1200,300,2000,2000,2000,,0,"2018-01-02 more units filled');
  expect(line).toContain('2018-01-02 assigned (deep-put) +4 P260, +400 shares');
});

test('the summary tells events, bounds and margin', () => {
  const text = textSummary(document).replaceAll(/\s+/g, ' ');
  expect(text).toContain('WHAT HAPPENED BETWEEN OPENING AND END');
  expect(text).toContain('1 2018-01-02 -104,000.00 2.66 assigned (deep-put): +4 P260, +400 shares');
  expect(text).toContain('Quotes were missing when 1 trade was to be closed. None is left out');
  expect(text).toContain('would lie between $ -1,884.65 and $ -384.65, the fees of closing taken off.');
  expect(text).toContain(
    'Margin as trades were opened, $ at most at once: Cboe 3,500, IBKR 3,500, Alpaca 3,500, Lean n/a, worst loss at expiry 3,500.',
  );
  const fillBand = [0, 1].map((f) => ({ f, netPnlDollars: 100 - 150 * f, trades: 2 }));
  const premiumBand = [0, 3].map((premiumVolPoints) => ({ premiumVolPoints, netPnlDollars: 9, trades: 2 }));
  const banded = textSummary({ ...document, fillBand, premiumBand });
  expect(banded).toContain('THE SAME RUN AT OTHER FILLS');
  expect(banded).toContain('THE SAME RUN AT OTHER VOLATILITY PREMIUMS');
  expect(banded.split('\n').filter((line) => line.length > 100)).toEqual([]);
});

test('the report has pages for them, and says on its cover what is only known within bounds', () => {
  const report = reportDocument(document, records);
  const blocks = report.sections.flatMap((section) => section.blocks);
  const titles = blocks.map((block) => ('title' in block ? block.title : ''));
  expect(titles).toContain('What happened between opening and end');
  expect(titles).toContain('Margin by four rules, beside the worst loss at expiry');
  expect(report.cover.callouts.map(({ title }) => title)).toEqual([
    'Evidence: insufficient',
    'Missing quotes',
  ]);
});

test('optimistic fills and assignment that is switched off are labelled wherever figures are', () => {
  const labelled = records.map((record) =>
    record.type === 'manifest'
      ? { ...record, labels: { ...record.labels, fills: 'optimistic' as const, assignment: 'off' as const } }
      : record,
  );
  const told = runDocument(labelled, sampleFacts());
  expect(told.data).toMatchObject({ fills: 'optimistic', assignment: 'off' });
  const text = textSummary(told).replaceAll(/\s+/g, ' ');
  expect(text).toContain('fills optimistic at once and at mid: nobody can count on that');
  expect(text).toContain('assignment off settled in cash and never assigned, as SPY is not');
  const fillsTold = (one: RunManifestRecord) => {
    const changed: readonly LedgerRecord[] = [one, ...labelled.slice(1)];
    const { cover } = reportDocument(runDocument(changed, sampleFacts()), changed);
    return cover.callouts.find(({ title }) => title === 'Fills: optimistic')?.text;
  };
  const [manifest] = labelled;
  if (manifest?.type !== 'manifest') throw new Error('no manifest');
  expect(fillsTold(manifest)).toBe(
    'Orders fill at once and at mid, and nothing is assigned: no market gives that.',
  );
  const assigned = { ...manifest, labels: { ...manifest.labels, assignment: 'simulated' as const } };
  expect(fillsTold(assigned)).toBe('Orders fill at once and at mid: no market gives that.');
});
