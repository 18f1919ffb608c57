// Checks the run document of small ledgers against figures worked out by hand.
import { describe, expect, test } from 'vitest';
import { cents } from '../../core/domain/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { ended, interest, manifest, opening, session } from './ledger-records.fixture.ts';
import { sampleFacts, sampleRun } from './sample-run.fixture.ts';
import { runDocument } from './index.ts';

const documentOf = (records: readonly LedgerRecord[]) => runDocument(records, sampleFacts());

describe('the sample run', () => {
  const document = documentOf(sampleRun());

  test('has its keys in the documented order', () => {
    expect(Object.keys(document).join(' ')).toBe(
      'run data metrics funnel whyNot trades openPositions margin monthlyReturns equity fillBand breakEvenF premiumBand breakEvenPremiumVolPoints attribution honesty monteCarlo valueAtRisk stress files timing',
    );
  });

  test('names what the run was made of and on', () => {
    expect(document.run).toEqual({
      id: 'run-1',
      structure: 'iron-condor',
      command: ['backtest', '--root', 'XSP'],
      seed: 7,
      configHash: 'c0ffee',
      dataHashes: { bars: 'aa', vix: 'bb' },
      version: '0.1.0',
      nodeVersion: 'v24.0.0',
      initialCashDollars: 100_000,
    });
    expect(document.data).toEqual({
      fills: 'modelled',
      assignment: null,
      root: 'XSP',
      from: '2018-01-29',
      to: '2018-02-02',
      timeframe: '5m',
      bars: 15,
      sessions: 5,
      underlying: 'real',
      volatility: 'recorded',
      chain: 'simulated',
      chains: null,
      repairs: { 'bad-decimal': 1, 'overnight-gap': 3 },
      quarantined: 2,
      setAside: {},
      assumptions: [],
    });
    expect(Object.keys(document.data.repairs)).toEqual(['bad-decimal', 'overnight-gap']);
  });

  test('keeps the hash of every file where two have one role', () => {
    const input = { role: 'bars', path: 'a.csv', sha256: 'aa', bytes: 1 };
    const start = manifest({ inputs: [input, { ...input, path: 'b.csv', sha256: 'bb' }] });
    expect(documentOf([start]).run.dataHashes).toEqual({ bars: 'aa', 'bars b.csv': 'bb' });
  });

  test('measures the account from initial cash over every session close', () => {
    const { metrics } = document;
    expect(metrics.netPnlDollars).toBe(100);
    expect(metrics.netReturn).toBe(0.001);
    // Five days, 2018-01-29 to 2018-02-02.
    expect(metrics.cagr).toBeCloseTo(1.001 ** (365.25 / 5) - 1, 12);
    // 100,200 to 99,800.
    expect(metrics.maxDrawdown).toBeCloseTo(400 / 100_200, 12);
    expect(metrics.maxDrawdownDollars).toBe(400);
    expect(metrics.calmar).toBeCloseTo((metrics.cagr as number) / (400 / 100_200), 9);
    expect(document.equity).toEqual([
      [Date.UTC(2018, 0, 29, 21), 100_000],
      [Date.UTC(2018, 0, 30, 21), 100_010],
      [Date.UTC(2018, 0, 31, 21), 100_200],
      [Date.UTC(2018, 1, 1, 21), 99_800],
      [Date.UTC(2018, 1, 2, 21), 100_100],
    ]);
    const returns = [0, 10 / 100_000, 190 / 100_010, -400 / 100_200, 300 / 99_800];
    const mean = returns.reduce((sum, value) => sum + value, 0) / 5;
    const variance = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    expect(metrics.volatility).toBeCloseTo(Math.sqrt(variance * 252), 12);
    // Cash earned exp(0.0365 / 365) - 1 on each of the two days with interest.
    const excessMean = mean - (2 * Math.expm1(0.0001)) / 5;
    const excess = returns.map(
      (value, index) => value - (index === 1 || index === 2 ? Math.expm1(0.0001) : 0),
    );
    const excessVariance = excess.reduce((sum, value) => sum + (value - excessMean) ** 2, 0) / 4;
    expect(metrics.sharpe).toBeCloseTo((excessMean / Math.sqrt(excessVariance)) * Math.sqrt(252), 9);
    const downside = Math.sqrt(excess.reduce((sum, value) => sum + Math.min(0, value) ** 2, 0) / 5);
    expect(metrics.sortino).toBeCloseTo((excessMean / downside) * Math.sqrt(252), 9);
  });

  test('measures the closed trades, and margin over sessions that held any', () => {
    expect(document.metrics).toMatchObject({
      winRate: 0.5,
      trades: 2,
      timeInMarket: 0.8,
      // 5.20 for each of three openings and one closing.
      feesDollars: 20.8,
      interestDollars: 2,
    });
    // 0.5 x 209.60 - 0.5 x 245.20.
    expect(document.metrics.expectancyDollars).toBeCloseTo(-17.8, 9);
    expect(document.metrics.profitFactor).toBeCloseTo(209.6 / 245.2, 12);
    // 98 without interest over (640 + 3 x 1280) / 4: a trade's last session counts.
    expect(document.metrics.returnOnMargin).toBeCloseTo(98 / 1120, 12);
  });

  test('gives a return for each month, which chain to the net return', () => {
    expect(document.monthlyReturns.map(({ month }) => month)).toEqual(['2018-01', '2018-02']);
    expect(document.monthlyReturns[0]?.return).toBeCloseTo(0.002, 12);
    expect(document.monthlyReturns[1]?.return).toBeCloseTo(100_100 / 100_200 - 1, 12);
  });

  test('counts the funnel', () => {
    expect(document.funnel).toMatchObject({ bars: 15, candidates: 4, orders: 3, trades: 3 });
    const stopped = document.funnel.gates.reduce((sum, gate) => sum + gate.stopped, 0);
    expect(stopped + document.funnel.candidates).toBe(document.funnel.bars);
  });

  test('shows a closed trade with its legs, cash and break-evens', () => {
    expect(document.trades[0]).toEqual({
      id: 1,
      root: 'XSP',
      expiry: '2018-03-16',
      // 1 day left in January, 28 in February, 16 in March.
      dte: 45,
      entryAt: '2018-01-30T15:00:00.000Z',
      exitAt: '2018-02-01T18:30:00.000Z',
      spotAtEntry: 275.5,
      legs: [
        {
          right: 'put',
          strike: 255,
          side: 'long',
          quantity: 2,
          delta: -0.05,
          entryPrice: 0.5,
          exitPrice: 0.2,
        },
        {
          right: 'put',
          strike: 260,
          side: 'short',
          quantity: 2,
          delta: -0.16,
          entryPrice: 1.5,
          exitPrice: 0.6,
        },
        {
          right: 'call',
          strike: 290,
          side: 'short',
          quantity: 2,
          delta: 0.15,
          entryPrice: 1.2,
          exitPrice: 0.4,
        },
        {
          right: 'call',
          strike: 295,
          side: 'long',
          quantity: 2,
          delta: 0.04,
          entryPrice: 0.4,
          exitPrice: 0.1,
        },
      ],
      quantity: 2,
      creditDollars: 360,
      maxLossDollars: 640,
      breakevens: [258.2, 291.8],
      pnlDollars: 209.6,
      pnlBounds: null,
      feesDollars: 10.4,
      exitReason: 'profit-target',
      entryQuotes: 'simulated',
      exitQuotes: 'simulated',
      stockDollars: 0,
      shares: 0,
      events: [],
      margin: { cboe: null, ibkr: null, alpaca: null, lean: null },
      adjustments: [],
      rolledFrom: null,
      decision: { regime: null, confidence: null, bias: null, consensus: null },
    });
    expect(document.trades.map(({ id, exitReason }) => [id, exitReason])).toEqual([
      [1, 'profit-target'],
      [2, 'expiry'],
    ]);
  });

  test('the P&L of every closed trade is the cash of its legs less its fees', () => {
    for (const trade of document.trades) {
      const shares = trade.legs.map(({ side, quantity }) => (side === 'long' ? 1 : -1) * quantity * 100);
      const cash = trade.legs.reduce(
        (sum, leg, index) => sum + (shares[index] as number) * ((leg.exitPrice as number) - leg.entryPrice),
        0,
      );
      expect(trade.pnlDollars).toBeCloseTo(cash - trade.feesDollars, 9);
    }
  });

  test('marks an open position at what closing would cost', () => {
    expect(document.openPositions).toHaveLength(1);
    // 170 + 110 - 60 - 45 = 175 cents a share: 360 - 350 - 5.20.
    expect(document.openPositions[0]).toMatchObject({
      id: 3,
      exitAt: null,
      exitReason: null,
      pnlDollars: 4.8,
      pnlBounds: null,
    });
    expect(document.openPositions[0]?.legs.map(({ exitPrice }) => exitPrice)).toEqual([0.6, 1.7, 1.1, 0.45]);
  });

  test('differs in files and timing only, when only those differ', () => {
    const other = { ...sampleFacts(), timing: { loadSeconds: 9, runSeconds: 9, barsPerSecond: 9 } };
    const again = runDocument(sampleRun(), other);
    expect(JSON.stringify({ ...again, timing: null })).toBe(JSON.stringify({ ...document, timing: null }));
    expect(again.timing).toEqual(other.timing);
  });
});

test('an open position without quotes has bounds in place of a P&L', () => {
  const condor = {
    id: 1,
    openedOn: '2018-01-30',
    expiry: '2018-03-16',
    entryCents: [50, 150, 120, 40],
    feesCents: 520,
  };
  const remaining = { tradeId: 1, markCents: cents(-30_000) };
  const { openPositions } = documentOf([
    manifest(),
    ...opening(condor),
    ended('2018-01-30', 100_000, [remaining]),
  ]);
  // -640 - 5.20 and 360 - 5.20.
  expect(openPositions[0]).toMatchObject({ pnlDollars: null, pnlBounds: [-645.2, 354.8] });
  expect(openPositions[0]?.legs.map(({ exitPrice }) => exitPrice)).toEqual([null, null, null, null]);
});

test('a run without sessions has null for everything undefined, and no NaN anywhere', () => {
  const document = documentOf([manifest()]);
  expect(document.metrics).toMatchObject({
    netPnlDollars: 0,
    netReturn: 0,
    cagr: null,
    volatility: null,
    sharpe: null,
    sortino: null,
    calmar: null,
    winRate: null,
    expectancyDollars: null,
    profitFactor: null,
    trades: 0,
    timeInMarket: null,
    returnOnMargin: null,
  });
  expect(document.data).toMatchObject({ from: null, to: null });
  expect(document.monthlyReturns).toEqual([]);
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

test('a weekend earns three days of the risk-free rate', () => {
  const days = ['2018-01-04', '2018-01-05', '2018-01-08'];
  const equity = [100_000, 100_100, 100_400];
  const closes = days.map((day, index) => session({ day, equityDollars: equity[index] as number }));
  const rates = days.slice(1).map((day) => interest(day, 0.05, 1));
  const excess = [0, 0.001 - Math.expm1(0.05 / 365), 300 / 100_100 - Math.expm1(0.15 / 365)];
  const mean = excess.reduce((sum, value) => sum + value, 0) / 3;
  const variance = excess.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2;
  const { sharpe } = documentOf([manifest(), ...rates, ...closes]).metrics;
  expect(sharpe).toBeCloseTo((mean / Math.sqrt(variance)) * Math.sqrt(252), 9);
});

test('a ledger that does not start with a manifest is refused', () => {
  expect(() => documentOf([session({ day: '2018-01-02', equityDollars: 1 })])).toThrow(/manifest/);
});

test('a fill band is shown as given', () => {
  const fillBand = [
    { f: 0, netPnlDollars: 30, trades: 3 },
    { f: 1, netPnlDollars: -10, trades: 2 },
  ];
  const premiumBand = [
    { premiumVolPoints: 0, netPnlDollars: -9, trades: 3 },
    { premiumVolPoints: 4, netPnlDollars: -1, trades: 3 },
  ];
  const withBands = runDocument([manifest()], { ...sampleFacts(), fillBand, premiumBand });
  expect(withBands).toMatchObject({
    fillBand,
    breakEvenF: 0.75,
    premiumBand,
    breakEvenPremiumVolPoints: null,
  });
  expect(documentOf([manifest()])).toMatchObject({ fillBand: null, breakEvenF: null, premiumBand: null });
});
