// Tests a book of several roots: ten SPY condors and one SPX condor move alike, and what cannot be told is not left out.
import { describe, expect, it } from 'vitest';
import type { OpenTrade, OptionStructure, Root } from '../../domain/index.ts';
import { instant, stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { openingOf, openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { approveEntry } from '../approve-entry.ts';
import { accountOf, judge, LOOSE, marketOf } from '../risk-case.fixture.ts';
import { bookGreeks, type ChainLookup } from './book-greeks.ts';
import { flatChain } from './flat-chain.fixture.ts';
import { heldPositions } from './held-positions.ts';
import { legsGreeks } from './leg-greeks.ts';

const NOW = instant('2018-01-16', 90);
const LATER = '2018-03-16';
const POINTS: Readonly<Record<Root, number>> = { SPX: 2700, SPXW: 2700, XSP: 270, SPY: 270 };
const chainOf: ChainLookup = (root, origin) =>
  origin === 'simulated' ? flatChain(root, POINTS[root], { atMs: NOW }) : undefined;

/** The same moneyness in each root: 250/260/280/290 where the underlying is 270. */
function condorOf(root: Root, date = LATER): OptionStructure {
  const scale = POINTS[root] / 270;
  return stageCondor(stageExpiry(root, date, 'PM'), [250 * scale, 260 * scale, 280 * scale, 290 * scale]);
}
const tradeOf = (root: Root, quantity: number, changes: Partial<OpenTrade> = {}, date = LATER): OpenTrade =>
  openTradeOf({ opening: openingOf({ structure: condorOf(root, date), quantity }), ...changes });
const greeksOf = (openTrades: readonly OpenTrade[], lookup = chainOf) =>
  bookGreeks({ openTrades, workingOpenings: [] }, lookup, 0);

const expectAlike = (one: object | undefined, other: object | undefined) => {
  for (const name of ['delta', 'gamma', 'vega', 'theta'] as const) {
    const wanted = (other as Record<string, number>)[name] as number;
    expect((one as Record<string, number>)[name], name).toBeCloseTo(wanted, 6);
    expect(Math.abs(wanted)).toBeGreaterThan(1e-3);
  }
};

describe('a book of several roots', () => {
  it('measures ten condors of SPY or XSP like one of SPX or SPXW', () => {
    const spx = greeksOf([tradeOf('SPX', 1)]);
    for (const root of ['SPY', 'XSP'] as const) expectAlike(greeksOf([tradeOf(root, 10)]), spx);
    expectAlike(greeksOf([tradeOf('SPXW', 1)]), spx);
  });

  it('adds up over trades, roots and orders that may yet be filled', () => {
    const mixed = greeksOf([tradeOf('SPX', 1), tradeOf('SPY', 10)]);
    expectAlike(mixed, greeksOf([tradeOf('SPX', 2)]));
    const working = {
      structure: condorOf('SPY'),
      quoteOrigin: 'simulated' as const,
      quantity: 10,
      limitCents: 50,
    };
    const withOrder = bookGreeks({ openTrades: [tradeOf('SPX', 1)], workingOpenings: [working] }, chainOf, 0);
    expectAlike(withOrder, mixed);
  });

  it('counts the legs that are held, and shares as the underlying', () => {
    const uneven = tradeOf('SPY', 2, { legContracts: [2, 0, -1, 2], shares: 100 });
    const legs = uneven.opening.structure.legs.map(({ contract }, place) => ({
      contract,
      quantity: uneven.legContracts[place] ?? 0,
    }));
    const chain = flatChain('SPY', 270, { atMs: NOW });
    const options = legsGreeks(legs, chain, 0);
    expect(greeksOf([uneven])).toEqual({ ...options, delta: 27_000 + (options?.delta ?? Number.NaN) });
  });

  it('is not known where one position is not', () => {
    expect(
      greeksOf([tradeOf('SPX', 1), tradeOf('SPY', 1, { opening: openingOf({ quoteOrigin: 'recorded' }) })]),
    ).toBeUndefined();
    const noForward: ChainLookup = (root) => flatChain(root, 270, { atMs: NOW, hasForward: root !== 'SPY' });
    expect(greeksOf([tradeOf('SPX', 1), tradeOf('SPY', 1)], noForward)).toBeUndefined();
    const working = { structure: condorOf('SPY'), quantity: 1, limitCents: 50 };
    for (const [lookup, quoteOrigin] of [
      [chainOf, 'recorded'],
      [noForward, 'simulated'],
    ] as const) {
      const book = { openTrades: [], workingOpenings: [{ ...working, quoteOrigin }] };
      expect(bookGreeks(book, lookup, 0)).toBeUndefined();
    }
  });

  it('may be asked for what expires soon alone', () => {
    const soon = tradeOf('SPX', 1, {}, '2018-01-19');
    const scope = {
      dteMax: 3,
      dteOf: ({ expiry }: OptionStructure | { expiry: { sessionDate: string } }) =>
        expiry.sessionDate === LATER ? 4 : 3,
    };
    const working = {
      structure: condorOf('SPX'),
      quoteOrigin: 'simulated' as const,
      quantity: 1,
      limitCents: 9,
    };
    const book = { openTrades: [soon, tradeOf('SPY', 5)], workingOpenings: [working] };
    expect(bookGreeks(book, chainOf, 0, scope)).toEqual(greeksOf([soon]));
    const soonOrder = { ...working, structure: condorOf('SPX', '2018-01-19') };
    expectAlike(
      bookGreeks({ openTrades: [], workingOpenings: [soonOrder] }, chainOf, 0, scope),
      greeksOf([soon]),
    );
  });
});

describe('SPY and SPX held together', () => {
  const held = [tradeOf('SPX', 1), tradeOf('SPY', 4)];
  const candidateAccount = (openTrades: readonly OpenTrade[], equityCents: number) =>
    judge({ account: { openTrades, equityCents }, limits: { correlatedRiskRatio: 0.5, contractsMax: 1000 } });

  it('share one budget of correlated risk, in dollars of worst loss', () => {
    // An SPX condor can lose 10,000 dollars, four of SPY 4,000; a unit of XSP 1,000 more.
    const needed = 2 * (1_400_000 + 100_000);
    expect(candidateAccount(held, needed)).toMatchObject({
      kind: 'approved',
      order: { quantity: 1 },
      size: { binding: 'correlated-risk' },
    });
    expect(candidateAccount(held, needed - 1)).toMatchObject({
      kind: 'refused',
      refusal: { gate: 'correlated-risk', measured: 1000 },
    });
    // Without SPX the room is that of ten more units.
    expect(candidateAccount(held.slice(1), needed)).toMatchObject({
      order: { quantity: 11 },
    });
  });

  it('share the limits on the Greeks of the book', () => {
    const request = {
      tradeId: 1,
      candidate: { ...candidateIn('SPY') },
      creditSlipMax: 0.1,
      rate: 0,
      unitFeesCents: 0,
      workFromMs: undefined,
      expiresAtMs: undefined,
    };
    const unit =
      legsGreeks(condorOf('SPY').legs, flatChain('SPY', 270, { atMs: NOW }), 0)?.vega ?? Number.NaN;
    const account = accountOf({ openTrades: held, equityCents: 100_000_000 });
    // 10 SPY units of SPX, 4 of SPY and room for 6 of this one.
    const limits = { ...LOOSE, portfolioGreeks: { vega: Math.abs(20 * unit) / 1_000_000 } };
    const verdict = approveEntry(request, { account, market: marketOf({ chainOf }) }, limits);
    expect(verdict).toMatchObject({
      kind: 'approved',
      order: { quantity: 6 },
      size: { binding: 'portfolio-greeks' },
    });
  });
});

function candidateIn(root: Root) {
  const structure = condorOf(root);
  return { ...judgedCandidate(), structure };
}

function judgedCandidate() {
  const { candidate } = openingOf();
  return candidate;
}

describe('what is held or may be filled', () => {
  it('is contracts, shares and the units of working orders', () => {
    const trade = tradeOf('SPY', 2, { legContracts: [2, -2, 0, 1], shares: -100 });
    const structure = condorOf('SPX');
    const working = { structure, quoteOrigin: 'simulated' as const, quantity: 3, limitCents: 9 };
    const { legs } = trade.opening.structure;
    expect(
      heldPositions({
        openTrades: [trade, tradeOf('SPX', 0, { legContracts: [0, 0, 0, 0] })],
        workingOpenings: [working],
      }),
    ).toEqual([
      { contract: legs[0]?.contract, quantity: 2 },
      { contract: legs[1]?.contract, quantity: -2 },
      { contract: legs[3]?.contract, quantity: 1 },
      { root: 'SPY', shares: -100 },
      ...structure.legs.map(({ contract, quantity }) => ({ contract, quantity: 3 * quantity })),
    ]);
  });
});
