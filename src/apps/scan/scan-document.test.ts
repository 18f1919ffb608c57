// Tests the document of a scan: instants as text, dollars, and null for what is not known.
import { expect, test } from 'vitest';
import type { SessionDate } from '../../core/domain/index.ts';
import { CONDOR } from '../../core/portfolio/open-trade.fixture.ts';
import { marginRuleOf } from './margin-rule.ts';
import { rankedScan } from './ranked-scan.ts';
import { scanDocument } from './scan-document.ts';
import { LABELLED, QUOTED_AT, SCAN } from './small-scan.fixture.ts';

const documentOf = (scan: Partial<typeof SCAN> = {}, top = 12): unknown =>
  JSON.parse(
    JSON.stringify(
      scanDocument(rankedScan({ ...LABELLED, scan: { ...SCAN, ...scan } }, { sort: 'strategy', top })),
    ),
  );

test('the document has every figure of a candidate and what was found of all of them', () => {
  expect(documentOf()).toMatchObject({
    at: '2018-01-16T16:00:00.000Z',
    data: { underlying: 'real', volatility: 'estimated', chain: 'simulated' },
    root: 'XSP',
    spot: 270.5,
    vix: { points: null, reason: 'not-published-yet' },
    cashDollars: 100_000,
    stands: [],
    decision: { outcome: 'enter', quantity: 3 },
    own: { outcome: 'picked', rank: 1, expiry: '2018-02-16', strikes: [250, 260, 280, 290] },
    nothing: null,
    counts: {
      expiries: 1,
      judged: 2,
      pass: 1,
      refused: { 'leg-spread': 1 },
      unquoted: 0,
      leftOut: 0,
      shown: 2,
    },
    sort: 'strategy',
    methods: { margin: 'ibkr' },
    candidates: [
      {
        rank: 1,
        isOwn: true,
        expiry: '2018-02-16',
        dte: 31,
        legs: [
          { right: 'put', strike: 250, side: 'long', bid: 0.58, ask: 0.6, delta: -0.1, vol: 0.2 },
          {},
          {},
          {},
        ],
        midCreditDollars: 0.96,
        naturalCreditDollars: 0.92,
        putWidthDollars: 10,
        callWidthDollars: 10,
        creditWidth: 0.096,
        maxLossDollars: 908,
        breakevens: [259.08, 280.92],
        profitProbability: 0.5108,
        marginDollars: 1000,
        margins: { cboe: 1000, ibkr: 1000, alpaca: 1000, lean: 1000, worstExpiryLoss: 1000 },
        verdict: { outcome: 'pass', quantity: 3, binding: 'risk-per-trade', limitDollars: 0.82 },
      },
      {
        rank: 2,
        isOwn: false,
        putWidthDollars: 15,
        callWidthDollars: 10,
        maxLossDollars: 1390,
        profitProbability: null,
        marginDollars: 2500,
        verdict: {
          outcome: 'refused',
          gate: 'leg-spread',
          measured: 0.3123,
          limit: 0.25,
          reason: 'spread-ratio',
        },
      },
    ],
    unquoted: [],
    emptyExpiries: [],
  });
});

test('the document of a cut, an empty and a recorded scan', () => {
  const emptyExpiries = ['2018-02-23'] as unknown as readonly SessionDate[];
  expect(documentOf({ unquoted: [CONDOR], leftOut: 7, emptyExpiries }, 1)).toMatchObject({
    emptyExpiries: ['2018-02-23'],
    counts: { judged: 2, shown: 1, unquoted: 1, leftOut: 7 },
    candidates: [{ rank: 1 }],
    unquoted: [{ expiry: '2018-02-16', strikes: [250, 260, 280, 290] }],
  });
  const own = { kind: 'stand', gate: 'no-strike', measured: 0.3, limit: 0.9 } as const;
  expect(documentOf({ candidates: [], own })).toMatchObject({
    own: { outcome: 'none', gate: 'no-strike', measured: 0.3, limit: 0.9, reason: null },
    nothing: { gate: 'no-strike', measured: 0.3 },
  });
  const stands = [{ kind: 'stand', gate: 'no-recorded-chain' }] as const;
  expect(documentOf({ candidates: [], own: undefined, quotes: undefined, stands })).toMatchObject({
    data: { chain: null, quotedAt: null },
    own: null,
    nothing: { gate: 'no-recorded-chain', measured: null },
  });
  expect(documentOf({ quotes: { origin: 'recorded', atMs: QUOTED_AT } })).toMatchObject({
    data: { chain: 'recorded', quotedAt: '2018-01-16T15:55:00.000Z' },
  });
});

test.each([
  ['alpaca', 'alpaca'],
  ['alpaca-pass-through', 'alpaca'],
  ['ibkr', 'ibkr'],
  ['tastytrade', 'worst-expiry-loss'],
  ['none', 'worst-expiry-loss'],
])('the margin of %s is told by %s', (broker, rule) => {
  expect(marginRuleOf(broker)).toBe(rule);
});
