import { describe, expect, it } from 'vitest';
import { dayNumberOf, type SessionDate } from '../../../domain/index.ts';
import { INTAKE_REASONS } from './intake-report.ts';
import { BARCHART, CBOE, cboe, GREEKS, imported } from './intake-rows.fixture.ts';

const day = (date: string): number => dayNumberOf(date as SessionDate);

describe('a row that is accepted', () => {
  it('keeps its numbers, its instant and its session', () => {
    const { report, stored } = imported(CBOE, [cboe()]);
    expect(stored).toEqual([
      {
        quotedAtMs: Date.parse('2022-06-10T15:00:00Z'),
        date: day('2022-06-10'),
        expiryDay: day('2022-06-15'),
        root: 'SPXW',
        side: 0,
        line: 2,
        strike: 3800,
        spot: 3900.5,
        bid: 40.1,
        ask: 40.9,
        last: 41,
        volume: 7,
        openInterest: 11,
        bidSize: Number.NaN,
        askSize: Number.NaN,
        vendorVol: 0.25,
        vendorDelta: -0.3,
        vendorGamma: 0.001,
        vendorTheta: Number.NaN,
        vendorVega: Number.NaN,
        vendorRho: Number.NaN,
      },
    ]);
    expect([report.repaired, report.quarantined]).toEqual([{}, {}]);
    expect(report).toMatchObject({ expiries: 1, rowsByRoot: { SPXW: 1 }, dates: { count: 1 } });
  });

  it.each([
    ['during the session', '2022-06-10T11:00', '2022-06-10', '2022-06-10T15:00:00Z'],
    ['after its close', '2022-06-10T17:30', '2022-06-10', '2022-06-10T21:30:00Z'],
    ['on a Sunday', '2022-06-12T12:00', '2022-06-10', '2022-06-12T16:00:00Z'],
    ['before an opening', '2022-06-13T09:00', '2022-06-10', '2022-06-13T13:00:00Z'],
  ])('taken %s belongs to the session that had opened', (_, ts, date, at) => {
    expect(imported(CBOE, [cboe({ ts })]).stored[0]).toMatchObject({
      date: day(date),
      quotedAtMs: Date.parse(at),
    });
  });

  it.each(['p', 'P', 'put', 'Puts', ' PUT '])('may write its right as %j', (right) => {
    expect(imported(CBOE, [cboe({ right })]).stored[0]).toMatchObject({ side: 0 });
  });

  it('dated only stands at its close', () => {
    const row = '2015-01-05,SPY   150117C00200000,SPY,2015-01-17,200,C,4,4.1,4,1,1,0.2,0.5,0.01,9,9,9,0';
    const { stored, report } = imported(GREEKS, [row]);
    expect(stored[0]).toMatchObject({
      quotedAtMs: Date.parse('2015-01-05T21:00:00Z'),
      expiryDay: day('2015-01-16'),
      vendorTheta: 9 * 365,
      vendorGamma: 0.01,
    });
    expect(report.repaired).toEqual({ 'expiry-on-closed-day': 1 });
  });

  it('has Greeks in our units where the layout has known ones', () => {
    const row = '2026-02-20T15:00:00Z,SPX,6900,2026-02-25,5,C,6900,50,51,50,1,1,0.2,0.5,0.001,-2,3,1.5';
    const [stored] = imported(BARCHART, [row]).stored;
    expect(stored).toMatchObject({ vendorTheta: -730, vendorVega: 300, vendorRho: 150 });
  });

  it('may be crossed, locked, without bid or settled: facts that are counted', () => {
    const { report } = imported(CBOE, [
      cboe({ bid: '41', ask: '40' }),
      cboe({ bid: '41', ask: '41', strike: '3810' }),
      cboe({ bid: '0', ask: '0.05', strike: '3820' }),
      cboe({ bid: '0', ask: '0', strike: '3830' }),
      cboe({ ts: '2022-06-15T16:30' }),
    ]);
    expect(report.accepted).toBe(5);
    expect(report.facts).toEqual({ crossed: 1, locked: 1, zeroBid: 2, unquoted: 1, afterLastTrade: 1 });
  });
});

describe('a row that is put right', () => {
  it.each([
    ['sentinel', cboe({ bid: '-1' }), 'bid'],
    ['sentinel', cboe({ rest: '41,7,11,-1,-0.3,0.001' }), 'vendorVol'],
    ['no-vendor-vol', cboe({ rest: '41,7,11,0,0,0' }), 'vendorDelta'],
    ['no-vendor-vol', cboe({ rest: '41,7,11,0.00001,-0.3,0' }), 'vendorVol'],
    ['vendor-figure-out-of-range', cboe({ rest: '41,7,11,-0.2,-0.3,0.001' }), 'vendorVol'],
    ['vendor-figure-out-of-range', cboe({ rest: '41,7,11,0.2,-1.3,0.001' }), 'vendorDelta'],
  ])('%s: the number becomes missing', (kind, row, column) => {
    const { report, stored } = imported(CBOE, [row]);
    expect(report.repaired).toEqual({ [kind]: 1 });
    expect(stored[0]?.[column]).toBeNaN();
  });

  it('greek-of-unknown-unit: theta, vega and rho of a layout that does not say what they are per', () => {
    const header =
      'timestamp,date,symbol,option_symbol,strike,expiration,contract_type,bid,ask,last_price,bid_size,ask_size,volume,open_interest,delta,gamma,theta,vega,implied_volatility';
    const row =
      '2024-01-12 10:00:00,2024-01-12,SPY,SPY240119P00450.00,450,2024-01-19,put,1,1.1,1,5,6,7,8,-0.2,0.01,-0.1,0.2,0.15';
    const { report, stored } = imported(header, [row]);
    expect(report.repaired).toEqual({ 'greek-of-unknown-unit': 1 });
    expect(stored[0]).toMatchObject({ vendorTheta: Number.NaN, vendorDelta: -0.2, bidSize: 5, askSize: 6 });
  });

  it('keeps a delta that a vendor gives without a volatility', () => {
    expect(imported(CBOE, [cboe({ rest: '41,7,11,0,-1,0' })]).stored[0]).toMatchObject({ vendorDelta: -1 });
  });

  it('vendor-fallback: the stand-in and all Greeks beside it', () => {
    const row = '2015-01-05,SPY   150109C00200000,SPY,2015-01-09,200,C,4,4.1,4,1,1,0.113826,0.5,0.01,9,9,9,0';
    const { report, stored } = imported(GREEKS, [row]);
    expect(report.repaired).toEqual({ 'vendor-fallback': 1 });
    expect(stored[0]).toMatchObject({ vendorVol: Number.NaN, vendorDelta: Number.NaN });
  });

  it.each([
    ['strike-in-thousandths', '2015-01-09,200000,C', { strike: 200 }],
    ['expiry-from-symbol', '09/01/15,200,C', { expiryDay: day('2015-01-09') }],
    ['right-from-symbol', '2015-01-09,200,?', { side: 1 }],
  ])('%s', (kind, cells, expected) => {
    const row = `2015-01-05,SPY   150109C00200000,SPY,${cells},4,4.1,4,1,1,0.2,0.5,0.01,,,,0`;
    const { report, stored } = imported(GREEKS, [row]);
    expect(report.repaired).toEqual({ [kind]: 1 });
    expect(stored[0]).toMatchObject(expected);
  });

  it("underlying-row: Lean's row on the underlying is the spot of the others", () => {
    const header =
      '#expiry,strike,right,open,high,low,close,volume,open_interest,implied_volatility,delta,gamma,vega,theta,rho';
    const rows = [',,,1,2,3,4750.25,9,,,,,,,', '20240119,4700,C,1,1,1,80.5,3,4,0.2,0.6,0.001,1,1,1'];
    const { report, stored } = imported(header, rows, { date: '20240109', root: 'SPXW' });
    expect(report).toMatchObject({ rows: 2, accepted: 1, repaired: { 'underlying-row': 1 } });
    expect(stored[0]).toMatchObject({ spot: 4750.25, date: day('2024-01-08'), last: 80.5, root: 'SPXW' });
  });
});

describe('a row that is kept out', () => {
  const monthly = (at: string, ask: string): string =>
    `${at},SPX,6900,2026-03-20,5,C,6900,50,${ask},50,1,1,0.2,0.5,0.001,-2,3,1.5`;

  it.each([
    ['unreadable-number', CBOE, cboe({ bid: '4O.1' })],
    ['cell-count', CBOE, cboe().slice(0, -20)],
    ['cell-count', CBOE, `${cboe()},7`],
    ['unreadable-stamp', CBOE, cboe({ ts: '2022-13-10T11:00' })],
    ['outside-calendar', CBOE, cboe({ ts: '1962-06-11T11:00' })],
    ['beyond-calendar', CBOE, cboe({ expiry: '2031-06-13' })],
    ['not-an-expiry', CBOE, cboe({ root: 'SPX' })],
    ['not-an-expiry', CBOE, cboe({ expiry: '2022-06-19' })],
    [
      'symbol-disagrees',
      GREEKS,
      '2015-01-05,SPY   150109C00200000,SPY,2015-01-09,210,C,4,4.1,4,1,1,0.2,0.5,0.01,9,9,9,0',
    ],
    [
      'symbol-disagrees',
      GREEKS,
      '2015-01-05,SPY   150109C00200000,SPY,2015-01-09,200,P,4,4.1,4,1,1,0.2,0.5,0.01,9,9,9,0',
    ],
    [
      'symbol-disagrees',
      GREEKS,
      '2015-01-05,SPY   150109C00200000,SPY,2015-01-16,200,C,4,4.1,4,1,1,0.2,0.5,0.01,9,9,9,0',
    ],
    ['unreadable-strike', CBOE, cboe({ strike: '' })],
    ['unreadable-strike', CBOE, cboe({ strike: '0' })],
    ['unreadable-right', CBOE, cboe({ right: 'X' })],
    ['unreadable-right', CBOE, cboe({ right: 'Cash' })],
    ['unreadable-right', CBOE, cboe({ right: 'pending' })],
    ['unreadable-expiry', CBOE, cboe({ expiry: '2022-02-30' })],
    ['nonstandard-root', CBOE, cboe({ root: 'SPY7' })],
    ['nonstandard-root', CBOE, cboe({ underlying: 'NDX' })],
    ['ambiguous-root', BARCHART, monthly('2026-03-18T15:00:00Z', '51')],
    ['ambiguous-root', BARCHART, monthly('2026-03-20T21:00:00Z', '0')],
    ['expired', CBOE, cboe({ expiry: '2022-06-08' })],
    ['negative-number', CBOE, cboe({ bid: '-2' })],
    ['negative-number', CBOE, cboe({ rest: '41,-7,11,0.25,-0.3,0.001' })],
    ['implausible-strike', CBOE, cboe({ strike: '88000' })],
    ['price-above-bound', CBOE, cboe({ bid: '3801' })],
    ['price-above-bound', CBOE, cboe({ right: 'C', bid: '4300' })],
    ['no-figures', CBOE, cboe({ bid: '', ask: '', rest: ',,,0.2,-0.3,0.001' })],
  ])('%s', (reason, header, row) => {
    const { report } = imported(header, [row]);
    expect(report.quarantined).toEqual({ [reason]: 1 });
    expect(report.quarantinedLines).toEqual([{ line: 2, reason }]);
    expect(INTAKE_REASONS).toContain(reason);
  });

  it('is none of the rows beside it', () => {
    const rows = [
      cboe({ strike: '3790' }),
      cboe({ bid: 'x' }),
      cboe({ strike: '3810' }),
      cboe({ right: 'X' }),
      cboe(),
    ];
    expect(imported(CBOE, rows).stored.map(({ strike, line }) => [strike, line])).toEqual([
      [3790, 2],
      [3810, 4],
      [3800, 6],
    ]);
  });

  it('is not the quoted row on the standard monthly date itself, when only SPXW still trades', () => {
    expect(imported(BARCHART, [monthly('2026-03-20T21:00:00Z', '51')]).stored[0]).toMatchObject({
      root: 'SPXW',
    });
  });

  it('is listed up to a thousand lines', () => {
    const { report } = imported(
      CBOE,
      Array.from({ length: 1500 }, () => cboe({ right: 'X' })),
    );
    expect([report.quarantinedLines.length, report.quarantined]).toEqual([
      1000,
      { 'unreadable-right': 1500 },
    ]);
  });
});
