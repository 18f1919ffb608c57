// Tests what an open condor is marked at, and when its mark is stale.
import { beforeEach, describe, expect, it } from 'vitest';
import { cents, contractKey, type OpenTrade } from '../domain/index.ts';
import { FakeChain } from '../domain/market/fake-chain.fixture.ts';
import { condorContracts, instant } from '../../../test/fixtures/venue-stage.ts';
import { markTrade } from './mark-trade.ts';
import { markShares, revalueTrade } from './revalue-trade.ts';
import { CONDOR, EXPIRY, openingOf, openTradeOf } from './open-trade.fixture.ts';

const { longPut, shortPut, longCall } = condorContracts(CONDOR);

let chain: FakeChain;
let trade: OpenTrade;

beforeEach(() => {
  chain = new FakeChain([EXPIRY], instant('2018-01-17', 60));
  const quotes = [
    [20, 23],
    [71, 74],
    [60, 62],
    [10, 12],
  ] as const;
  for (const [leg, { contract }] of CONDOR.legs.entries()) {
    const [bid, ask] = quotes[leg] ?? [0, 0];
    chain.fixedQuotes.set(contractKey(contract), { bidCents: cents(bid), askCents: cents(ask) });
  }
  trade = openTradeOf({ opening: openingOf({ quantity: 3 }), isMarkFresh: false });
});

describe('mark', () => {
  it('is the mid of all legs, half cents and all', () => {
    markTrade(trade, chain);
    // 21.5 - 72.5 - 61 + 11 = -101 a share.
    expect(trade).toMatchObject({ markCents: -101 * 100 * 3, closeCostDoubleCents: 202, isMarkFresh: true });
    chain.fixedQuotes.set(contractKey(longCall), { bidCents: cents(10), askCents: cents(13) });
    chain.atMs = instant('2018-01-17', 65);
    markTrade(trade, chain);
    expect(trade).toMatchObject({ markCents: -100.5 * 100 * 3, closeCostDoubleCents: 201 });
  });

  it('counts nothing for a long that nobody bids for, and its whole ask for such a short', () => {
    chain.fixedQuotes.set(contractKey(longPut), { bidCents: cents(0), askCents: cents(20) });
    markTrade(trade, chain);
    // The long put was worth 43 of 202.
    expect(trade).toMatchObject({ closeCostDoubleCents: 245, isMarkFresh: true });
    chain.fixedQuotes.set(contractKey(shortPut), { bidCents: cents(0), askCents: cents(30) });
    markTrade(trade, chain);
    expect(trade).toMatchObject({ closeCostDoubleCents: 245 - 145 + 60 });
  });

  it('tells nothing new on the quotes it was filled or marked on', () => {
    expect(markTrade(trade, chain)).toBe('new');
    expect(markTrade(trade, chain)).toBe('repeated');
    expect(trade).toMatchObject({ closeCostDoubleCents: 202, isMarkFresh: false, quotedAtMs: chain.atMs });
    const filled = openTradeOf({ quotedAtMs: chain.atMs });
    expect(markTrade(filled, chain)).toBe('repeated');
    expect(filled).toMatchObject({ closeCostDoubleCents: 202, isMarkFresh: false });
    chain.atMs = instant('2018-01-17', 65);
    expect(markTrade(trade, chain)).toBe('new');
    expect(markTrade(trade, undefined)).toBe('none');
  });

  const faults: [name: string, spoil: () => FakeChain | undefined][] = [
    ['there is no chain', () => undefined],
    ...CONDOR.legs.flatMap(({ contract: leg }): [string, () => FakeChain][] =>
      (['missing', 'crossed'] as const).map((fault) => [
        `the quote of ${contractKey(leg)} is ${fault}`,
        () => {
          chain.faultOf = (contract) => (contractKey(contract) === contractKey(leg) ? fault : undefined);
          return chain;
        },
      ]),
    ),
  ];

  it.each(faults)('stays and is no longer fresh where %s', (_name, spoil) => {
    markTrade(trade, chain);
    const { markCents, closeCostDoubleCents } = trade;
    chain.fixedQuotes.set(contractKey(shortPut), { bidCents: cents(500), askCents: cents(510) });
    markTrade(trade, spoil());
    expect(trade).toMatchObject({ markCents, closeCostDoubleCents, isMarkFresh: false });
  });
});

describe('mark of what is left of a trade', () => {
  /** The short put was assigned and the long one sold: two calls and 300 shares are held. */
  beforeEach(() => {
    trade = openTradeOf({
      opening: openingOf({ quantity: 3 }),
      legContracts: [0, 0, -3, 3],
      legDoubleMarksCents: [118, 222, 184, 98],
      shares: 300,
      sharePriceCents: 26_000,
    });
  });

  it('needs no quote of a leg that is not held, and leaves its mark alone', () => {
    chain.faultOf = (contract) => (contract.right === 'put' ? 'missing' : undefined);
    expect(markTrade(trade, chain)).toBe('new');
    // 61 sold and 11 bought: -50 a share, and the shares at 260.
    expect(trade).toMatchObject({
      legDoubleMarksCents: [118, 222, 122, 22],
      legsMarkCents: -50 * 300,
      markCents: -50 * 300 + 300 * 26_000,
    });
    chain.faultOf = (contract) => (contract.right === 'put' ? 'crossed' : undefined);
    expect(markTrade(trade, chain)).toBe('repeated');
  });

  it('takes a quote whose bid is its ask', () => {
    chain.fixedQuotes.set(contractKey(longCall), { bidCents: cents(12), askCents: cents(12) });
    expect(markTrade(trade, chain)).toBe('new');
    expect(trade.legDoubleMarksCents[3]).toBe(24);
  });

  it('follows the underlying with its shares alone', () => {
    markShares(trade, 255.255);
    expect(trade).toMatchObject({ sharePriceCents: 25_525.5, legsMarkCents: -43 * 300 });
    expect(trade.markCents).toBe(-43 * 300 + 300 * 25_525.5);
    trade.shares = 0;
    revalueTrade(trade);
    markShares(trade, 300);
    expect(trade).toMatchObject({ sharePriceCents: 25_525.5, markCents: -43 * 300 });
  });

  it('is whole cents or an error of ours', () => {
    trade.legDoubleMarksCents[2] = 184.001;
    expect(() => revalueTrade(trade)).toThrow('a position mark is whole cents');
  });
});
