// A small run whose every figure is worked out by hand, for the tests of document, table and text.
import { cents } from '../../core/domain/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { closing, ended, interest, manifest, opening, session } from './ledger-records.fixture.ts';
import type { RunFacts } from './run-document.ts';

/**
 * Five sessions over a month's end with a win, a loss at settlement and a trade still open, $100,000 to $100,100.
 * Each trade sells two condors for 180 cents a share: $360, and $640 at risk.
 */
export function sampleRun(): readonly LedgerRecord[] {
  const condor = { entryCents: [50, 150, 120, 40], feesCents: 520 };
  return [
    manifest(),
    session({ day: '2018-01-29', equityDollars: 100_000, vixPoints: 14, bars: [['credit-width', 3]] }),
    ...opening({ ...condor, id: 1, openedOn: '2018-01-30', expiry: '2018-03-16' }),
    interest('2018-01-30', 0.0365, 1.25),
    session({
      day: '2018-01-30',
      equityDollars: 100_010,
      bars: [
        ['entry-window', 1],
        ['candidate', 1],
        ['entries-per-session', 1],
      ],
    }),
    ...opening({ ...condor, id: 2, openedOn: '2018-01-31', expiry: '2018-02-02' }),
    interest('2018-01-31', 0.0365, 0.75),
    session({
      day: '2018-01-31',
      equityDollars: 100_200,
      vixPoints: 31.2,
      bars: [
        ['entry-window', 1],
        ['candidate', 2],
      ],
    }),
    // 360 for the credit, less 60 + 40 - 20 - 10 = 70 cents a share bought back, less $10.40.
    ...closing({
      id: 1,
      closedOn: '2018-02-01',
      reason: 'profit-target',
      exitCents: [20, 60, 40, 10],
      pnlDollars: 209.6,
      feesCents: 1040,
      closingFeesCents: 520,
    }),
    session({
      day: '2018-02-01',
      equityDollars: 99_800,
      bars: [
        ['entry-window', 1],
        ['leg-spread', 2],
      ],
    }),
    // 360 for the credit, less 300 cents a share at settlement, less $5.20.
    ...closing({
      id: 2,
      closedOn: '2018-02-02',
      reason: 'expiry',
      exitCents: [0, 300, 0, 0],
      pnlDollars: -245.2,
      feesCents: 520,
    }),
    ...opening({ ...condor, id: 3, openedOn: '2018-02-02', expiry: '2018-03-16' }),
    session({
      day: '2018-02-02',
      equityDollars: 100_100,
      bars: [
        ['candidate', 1],
        ['order-working', 2],
      ],
    }),
    ended('2018-02-02', 100_100, [
      { tradeId: 3, markCents: cents(-34_000), legNaturalsCents: [60, 170, 110, 45].map(cents) },
    ]),
  ];
}

/**
 * Two puts of 280 sold for 400 cents a share and settled worthless, then two of 285 still open: two sessions,
 * $100,000 to $100,790.
 */
export function shortPutRun(): readonly LedgerRecord[] {
  const put = { entryCents: [400], feesCents: 520 };
  return [
    manifest({ structure: 'short-put' }),
    ...opening({ ...put, id: 1, openedOn: '2018-01-30', expiry: '2018-02-02', strikesDollars: [280] }),
    session({ day: '2018-01-30', equityDollars: 100_000, bars: [['candidate', 1]] }),
    ...closing({
      id: 1,
      closedOn: '2018-02-02',
      reason: 'expiry',
      exitCents: [0],
      pnlDollars: 794.8,
      feesCents: 520,
    }),
    ...opening({ ...put, id: 2, openedOn: '2018-02-02', expiry: '2018-03-16', strikesDollars: [285] }),
    session({ day: '2018-02-02', equityDollars: 100_790, bars: [['candidate', 1]] }),
    ended('2018-02-02', 100_790, [
      { tradeId: 2, markCents: cents(-80_000), legNaturalsCents: [410].map(cents) },
    ]),
  ];
}

/** Facts to go with any of the ledgers. */
export function sampleFacts(): RunFacts {
  return {
    runId: 'run-1',
    files: { ledger: 'out/ledger.jsonl', trades: 'out/trades.csv', pdf: null, html: null },
    timing: { loadSeconds: 0.5, runSeconds: 0.25, barsPerSecond: 60 },
  };
}
