// Checks what the document, the table and the lists of trades say of one whose calls were moved.
import { expect, test } from 'vitest';
import { adjustedRun } from '../../../../../test/fixtures/adjusted-run.ts';
import { PLAN } from '../../../../core/engine/engine-stage.fixture.ts';
import { STRATEGY } from '../../../../core/strategy/entry-case.fixture.ts';
import { reportDocument, runDocument, textSummary, tradesTable } from '../../index.ts';
import { sampleFacts } from '../../sample-run.fixture.ts';

const RUN = adjustedRun();
const document = runDocument(RUN, sampleFacts());
const [trade] = document.trades;

test('a trade has its last legs, all its credit and what was changed', () => {
  expect(trade?.adjustments).toEqual([
    {
      at: '2018-01-16T16:07:00.000Z',
      kind: 'roll-call-side',
      closedLegs: [
        { right: 'call', strike: 282, side: 'short', quantity: 3, price: 0.97 },
        { right: 'call', strike: 289, side: 'long', quantity: 3, price: 0.41 },
      ],
      openedLegs: [
        { right: 'call', strike: 276, side: 'short', quantity: 3, price: 1.8 },
        { right: 'call', strike: 283, side: 'long', quantity: 3, price: 0.88 },
      ],
      // 3 x 100 x (1.80 - 0.97 - 0.88 + 0.41).
      creditDollars: 108,
      feesDollars: 3.9,
      reason: 'put-tested',
      testedDelta: expect.closeTo(-0.331, 3) as number,
    },
  ]);
  expect(
    trade?.legs.map(({ right, strike, side, entryPrice, exitPrice }) => [
      right,
      strike,
      side,
      entryPrice,
      exitPrice,
    ]),
  ).toEqual([
    ['put', 251, 'long', 0.58, 0.3],
    ['put', 258, 'short', 1.6, 1.25],
    ['call', 276, 'short', 1.8, 1.5],
    ['call', 283, 'long', 0.88, 0.4],
  ]);
  expect(trade?.legs[2]?.delta).toBeCloseTo(0.196, 3);
  expect(trade).toMatchObject({
    quantity: 3,
    creditDollars: 714,
    // 3 x 100 x (7 - 2.38).
    maxLossDollars: 1386,
    breakevens: [255.62, 278.38],
    pnlDollars: 88.6,
    feesDollars: 10.4,
    exitReason: 'dte-floor',
  });
  expect(trade?.events.map(({ kind }) => kind)).toEqual(['adjusted', 'closed-in-part']);
});

test('the table, the summary and the report count adjustments, and only where there are any', () => {
  const [header = '', line = ''] = tradesTable(document.trades).split('\r\n');
  const place = header.split(',').indexOf('adjustments');
  expect(line.split(',')[place]).toBe('1');
  expect(line).toContain('2018-01-16 adjusted -3 C276, +3 C282, +3 C283, -3 C289');
  expect(textSummary(document)).toMatch(/exit +adj/);
  expect(JSON.stringify(reportDocument(document, RUN))).toContain('"title":"Adj."');
  const plain = adjustedRun({ ...PLAN, strategy: STRATEGY });
  const without = runDocument(plain, sampleFacts());
  expect(without.trades[0]?.adjustments).toEqual([]);
  expect(textSummary(without)).not.toMatch(/exit +adj/);
  expect(JSON.stringify(reportDocument(without, plain))).not.toContain('"title":"Adj."');
});

test('an adjusted trade that is open is valued by the legs it holds', () => {
  const open = RUN.slice(0, RUN.findIndex(({ type }) => type === 'session-closed') + 1);
  const end = RUN.at(-1);
  if (end?.type !== 'run-ended') throw new Error('a run ends');
  const held = {
    legContracts: [3, -3, -3, 3],
    shares: 0,
    shareCashCents: 0,
    cashCents: 70_490,
    feesCents: 910,
  };
  const legNaturalsCents = [100, 300, 250, 80];
  const openTrades = [
    { tradeId: 1, markCents: -100_000, legNaturalsCents, held },
  ] as unknown as typeof end.openTrades;
  const [position] = runDocument([...open, { ...end, openTrades }], sampleFacts()).openPositions;
  // 704.90 of cash less 3 x 100 x (3.00 + 2.50 - 1.00 - 0.80).
  expect(position).toMatchObject({ pnlDollars: -405.1, creditDollars: 714 });
  expect(position?.legs.map(({ strike }) => strike)).toEqual([251, 258, 276, 283]);
});
