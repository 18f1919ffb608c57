import { describe, expect, it } from 'vitest';
import { nyse } from '../../bundled-rules.fixture.ts';
import { cleanChain } from './clean-chain.ts';
import { type RawQuote, rawChain, type RawChainSetting } from './raw-chain.fixture.ts';
import type { CleaningReport, RecordedSnapshot } from './recorded-chain.ts';

const PUT: RawQuote = {
  at: '2022-06-10 11:00',
  root: 'SPXW',
  expiry: '2022-06-24',
  right: 'put',
  strike: 3800,
  bid: 40,
  ask: 41,
  vendorVol: 0.25,
};
const CALL: RawQuote = { ...PUT, right: 'call', strike: 4000, bid: 20, ask: 21 };

/** Reasons with a count above 0, of a chain of the usual two quotes and `others`. */
function droppedBeside(
  others: readonly RawQuote[],
  setting?: RawChainSetting,
): Partial<CleaningReport['dropped']> {
  const { report } = cleanChain(rawChain([PUT, CALL, ...others], setting), nyse);
  const total = Object.values(report.dropped).reduce((sum, count) => sum + count, report.kept);
  expect(total).toBe(report.rows);
  return Object.fromEntries(Object.entries(report.dropped).filter(([, count]) => count > 0));
}

function snapshotsOf(quotes: readonly RawQuote[], setting?: RawChainSetting): readonly RecordedSnapshot[] {
  return cleanChain(rawChain(quotes, setting), nyse).snapshots;
}

describe('rows', () => {
  it('become quotes by expiry and strike', () => {
    const [snapshot] = snapshotsOf([CALL, PUT], { spot: 3900 });
    expect(snapshot).toMatchObject({
      date: '2022-06-10',
      timing: 'intraday',
      underlying: 'SPX',
      vendorSpot: 3900,
    });
    expect(snapshot?.atMs).toBe(Date.parse('2022-06-10T15:00:00Z'));
    const [expiry] = snapshot?.expiries ?? [];
    expect(
      expiry?.quotes.map(({ right, strike, mid, volume, openInterest }) => [
        right,
        strike,
        mid,
        volume,
        openInterest,
      ]),
    ).toEqual([
      ['put', 3800, 40.5, 3, undefined],
      ['call', 4000, 20.5, 3, undefined],
    ]);
  });

  it('of neighbouring half strikes are no duplicates, and puts come before calls', () => {
    const strikes = [180, 180.5, 181];
    const quotes = strikes.flatMap((strike) => [
      { ...CALL, strike },
      { ...PUT, strike },
    ]);
    const [snapshot] = snapshotsOf(quotes);
    expect(snapshot?.expiries[0]?.quotes.map(({ right, strike }) => `${strike} ${right}`)).toEqual(
      strikes.flatMap((strike) => [`${strike} put`, `${strike} call`]),
    );
  });

  it.each([
    ['unreadable', { ...PUT, strike: Number.NaN }],
    ['unreadable', { ...PUT, strike: 0.001 }],
    ['unreadable', { ...PUT, strike: 100_000 }],
    ['unreadable', { ...PUT, strike: Number.POSITIVE_INFINITY }],
    ['unreadable', { ...PUT, strike: Number.NaN, underlying: 'SP' }],
    ['nonstandard-root', { ...PUT, root: 'SPX7' }],
    ['nonstandard-root', { ...PUT, underlying: 'NDX' }],
    ['nonstandard-root', { ...PUT, root: 'SPY' }],
    ['outside-calendar', { ...PUT, at: '1970-01-01 16:00' }],
    ['outside-calendar', { ...PUT, at: '0001-01-01 16:00' }],
    ['outside-calendar', { ...PUT, expiry: '2031-12-19' }],
    ['expired', { ...PUT, expiry: '2022-06-09' }],
    ['duplicate', { ...PUT, bid: 39 }],
    ['no-ask', { ...PUT, strike: 3810, ask: 0 }],
    ['no-bid', { ...PUT, strike: 3810, bid: 0 }],
    ['crossed', { ...PUT, strike: 3810, bid: 42 }],
    ['small-price', { ...PUT, strike: 3810, bid: 0.05, ask: 0.1 }],
    ['one-sided-expiry', { ...PUT, expiry: '2022-06-27' }],
  ] as const)('that are %s are dropped and counted', (reason, quote) => {
    expect(droppedBeside([quote])).toEqual({ [reason]: 1 });
  });

  it('of an underlying that is not known are nonstandard', () => {
    expect(droppedBeside([], { underlying: 'NDX' })).toEqual({ 'nonstandard-root': 2 });
  });

  it('may cost less on SPY', () => {
    const spy = { ...PUT, root: 'SPY', bid: 0.02, ask: 0.03 };
    const { report } = cleanChain(
      rawChain([spy, { ...spy, strike: 390, bid: 0.01, ask: 0.02 }], { underlying: 'SPY' }),
      nyse,
    );
    expect([report.kept, report.dropped['small-price']]).toEqual([1, 1]);
  });

  it('keep a vendor volatility only where it is one', () => {
    const vols = [0.25, 0, 0.0005, 0.113826, undefined];
    const quotes = vols.map((vendorVol, at): RawQuote => ({
      ...PUT,
      strike: 3800 + at,
      ...(vendorVol === undefined ? {} : { vendorVol }),
    }));
    const bare = quotes.map(({ vendorVol, ...quote }, at) =>
      at === 4 ? quote : { ...quote, vendorVol: vendorVol ?? 0 },
    );
    const { snapshots } = cleanChain(rawChain(bare, { vendorVolFallback: 0.113826 }), nyse);
    const kept = snapshots[0]?.expiries[0]?.quotes ?? [];
    expect(kept.map(({ vendorVol }) => vendorVol)).toEqual([
      0.25,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(kept.map(({ vendorDelta }) => vendorDelta)).toEqual([
      0.4,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('snapshots', () => {
  it('are one an instant, in order of time', () => {
    const later = [PUT, CALL].map((quote) => ({ ...quote, at: '2022-06-10 15:00' }));
    expect(snapshotsOf([...later, PUT, CALL]).map(({ atMs }) => atMs)).toEqual([
      Date.parse('2022-06-10T15:00:00Z'),
      Date.parse('2022-06-10T19:00:00Z'),
    ]);
  });

  it('are one an underlying, however the rows are mixed', () => {
    const spy = [PUT, CALL].map((quote) => ({ ...quote, root: 'SPY', underlying: 'SPY' }));
    const [first, second] = snapshotsOf([{ ...PUT, root: 'SPY' }, PUT, ...spy, CALL]);
    expect([first?.underlying, second?.underlying]).toEqual(['SPX', 'SPY']);
    expect([first?.expiries, second?.expiries].map((expiries) => expiries?.[0]?.quotes.length)).toEqual([
      2, 2,
    ]);
    expect([first, second].map((snapshot) => snapshot?.expiries[0]?.expiry.root)).toEqual(['SPXW', 'SPY']);
  });

  it('of puts alone are kept', () => {
    expect(snapshotsOf([PUT])).toHaveLength(1);
  });

  it('of closes have mids and no bid', () => {
    const closes = [PUT, CALL].map(({ bid, ask, ...quote }) => ({
      ...quote,
      at: '2022-06-13',
      last: (bid ?? 0) + (ask ?? 0),
    }));
    const [snapshot] = snapshotsOf(closes, { layout: 'lean-universe', stampMeaning: 'prior-close' });
    expect(snapshot).toMatchObject({ date: '2022-06-10', timing: 'close' });
    expect(snapshot?.expiries[0]?.quotes[0]).toMatchObject({ mid: 81, bid: undefined, ask: undefined });
  });
});
