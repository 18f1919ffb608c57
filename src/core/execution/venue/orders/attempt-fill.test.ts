// Tests one attempt to fill: what a fill says of the chain it was made on, and each reason for none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, contractKey, optionContract, type Quote, shortPut } from '../../../domain/index.ts';
import { FakeChain } from '../../../domain/market/fake-chain.fixture.ts';
import { CONDOR, EXPIRY } from '../../../portfolio/open-trade.fixture.ts';
import {
  instant,
  quoteLegs,
  stageChain,
  stageOrder,
  type StageQuotes,
  tickRuleOf,
} from '../../../../../test/fixtures/venue-stage.ts';
import { attemptFill, type FillRules, type NoFill, type StructureFill } from './attempt-fill.ts';

const RULES: FillRules = { naturalShare: 0.5, tickRule: tickRuleOf('XSP', 1) };
const AT = instant('2018-01-17', 60);
// Worth 0.97 at mid; 0.89 to sell and 1.05 to buy back without waiting.
const QUOTES = [
  [58, 63],
  [110, 115],
  [93, 97],
  [49, 51],
] as const;

/** The fill of a condor, or the reason for none. */
function attempt(
  order: Parameters<typeof stageOrder>[1],
  rules: Partial<FillRules> = {},
  quotes: readonly (readonly [number, number])[] = QUOTES,
): StructureFill | NoFill {
  const book: StageQuotes = new Map();
  for (const [leg, { contract }] of CONDOR.legs.entries()) {
    const [bidCents, askCents] = quotes[leg] ?? [0, 0];
    book.set(contractKey(contract), { bidCents, askCents } as Quote);
  }
  return attemptFill(stageOrder(CONDOR, order), stageChain(book, AT), { ...RULES, ...rules });
}

const netOf = (fill: StructureFill | NoFill): number | NoFill =>
  typeof fill === 'string'
    ? fill
    : fill.legPricesCents.reduce((sum, price, leg) => sum - ([1, -1, -1, 1][leg] ?? 0) * price, 0);

it('has delta and volatility of each leg where it was filled, and none where a leg has none', () => {
  const chain = new FakeChain([EXPIRY], AT);
  const deltas = CONDOR.legs.map(
    ({ contract }) => chain.model(EXPIRY, contract.right, contract.strikeCents)?.delta,
  );
  expect(new Set(deltas).size).toBe(4);
  expect(attemptFill(stageOrder(CONDOR), chain, RULES)).toMatchObject({
    legDeltas: deltas,
    surface: { spotPoints: 270, forwardPoints: 270, legIvs: [0.2, 0.2, 0.2, 0.2] },
    units: Number.POSITIVE_INFINITY,
  });
  chain.hasModel = (strikeCents) => strikeCents !== CONDOR.legs[3]?.contract.strikeCents;
  expect(attemptFill(stageOrder(CONDOR), chain, RULES)).toMatchObject({
    legDeltas: undefined,
    surface: undefined,
  });
});

describe('a limit', () => {
  it('is met at its own price and not a cent beyond', () => {
    expect(netOf(attempt({ limitCents: cents(93) }))).toBe(93);
    expect(attempt({ limitCents: cents(94) })).toBe('outside-limit');
    expect(netOf(attempt({ action: 'close', limitCents: cents(101) }))).toBe(101);
    expect(attempt({ action: 'close', limitCents: cents(100) })).toBe('outside-limit');
  });

  it('of an order that stood at it is what it gets, and natural where that is better', () => {
    const rested = { isAtOwnLimit: true };
    expect(netOf(attempt({ limitCents: cents(91) }))).toBe(93);
    expect(netOf(attempt({ limitCents: cents(91) }, rested))).toBe(91);
    expect(netOf(attempt({ limitCents: cents(80) }, rested))).toBe(89);
    expect(netOf(attempt({ action: 'close', limitCents: cents(103) }, rested))).toBe(103);
    expect(netOf(attempt({ action: 'close', limitCents: cents(120) }, rested))).toBe(105);
    expect(netOf(attempt({}, rested))).toBe(93);
    expect(attempt({ limitCents: cents(94) }, rested)).toBe('outside-limit');
  });
});

describe('quotes that are none', () => {
  const withFirst = (bid: number, ask: number): readonly (readonly [number, number])[] => [
    [bid, ask],
    ...QUOTES.slice(1),
  ];

  it.each([
    ['crossed', 64, 63],
    ['a negative bid', -1, 63],
    ['negative both', -5, -1],
    ['no number to bid', Number.NaN, 63],
    ['no number to ask', 58, Number.NaN],
    ['an endless ask', 58, Number.POSITIVE_INFINITY],
    ['an endless quote', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ['an endless bid below', Number.NEGATIVE_INFINITY, 63],
    ['parts of a cent', 58.5, 63],
    ['parts of a cent to ask', 58, 63.5],
  ])('fill nothing: %s', (_name, bid, ask) => {
    expect(attempt({}, {}, withFirst(bid, ask))).toBe('unquoted');
    expect(attempt({ action: 'close' }, {}, withFirst(bid, ask))).toBe('unquoted');
  });

  it('of twice what the contract can ever be worth count, and none above', () => {
    const [longPut, , , longCall] = CONDOR.legs;
    const most = 2 * (longPut?.contract.strikeCents ?? 0);
    expect(attempt({ action: 'close' }, {}, withFirst(58, most))).not.toBe('unquoted');
    expect(attempt({ action: 'close' }, {}, withFirst(58, most + 1))).toBe('unquoted');
    // The stage's underlying stands at 270.
    const withCall = (ask: number) => [...QUOTES.slice(0, 3), [49, ask] as const];
    expect(longCall?.contract.right).toBe('call');
    expect(attempt({ action: 'close' }, {}, withCall(54_000))).not.toBe('unquoted');
    expect(attempt({ action: 'close' }, {}, withCall(54_001))).toBe('unquoted');
  });

  it('are not those that are locked', () => {
    expect(netOf(attempt({}, {}, [[60, 60], ...QUOTES.slice(1)]))).not.toBe('unquoted');
    expect(attempt({}, {}, withFirst(0, 0))).not.toBe('unquoted');
  });

  it('never lead to a price that is none', () => {
    const wild = fc.oneof(
      fc.double(),
      fc.integer({ min: -5, max: 60_000 }),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0),
    );
    const wildQuotes = fc.array(fc.tuple(wild, wild), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(wildQuotes, fc.constantFrom('open', 'close' as const), (quotes, action) => {
        const fill = attempt({ action }, {}, quotes);
        if (typeof fill === 'string') return;
        for (const [leg, price] of fill.legPricesCents.entries()) {
          expect(Number.isSafeInteger(price)).toBe(true);
          expect(price).toBeLessThanOrEqual(quotes[leg]?.[1] ?? Number.NaN);
          expect(price).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('displayed sizes', () => {
  const put = shortPut(optionContract(EXPIRY, 'put', cents(25_000)));
  const sell = (bidContracts: number | undefined, displayed: FillRules['displayed'], bid = 110) => {
    const quotes: StageQuotes = new Map();
    quoteLegs(quotes, put, [[bid, 115]]);
    const chain = { ...stageChain(quotes, AT), displayedSize: () => ({ bidContracts, askContracts: 1 }) };
    const fill = attemptFill(stageOrder(put), chain, { ...RULES, displayed });
    return typeof fill === 'string' ? fill : fill.units;
  };

  it('bound the units by a share of the smallest, in whole units', () => {
    expect(sell(10, { shareMax: 1, assumedContracts: undefined })).toBe(10);
    expect(sell(10, { shareMax: 0.5, assumedContracts: undefined })).toBe(5);
    expect(sell(11, { shareMax: 0.5, assumedContracts: undefined })).toBe(5);
    expect(sell(2, { shareMax: 0.5, assumedContracts: undefined })).toBe(1);
    expect(sell(1, { shareMax: 0.5, assumedContracts: undefined })).toBe('too-small');
    expect(sell(0, { shareMax: 1, assumedContracts: undefined })).toBe('too-small');
    expect(sell(-3, { shareMax: 1, assumedContracts: undefined })).toBe('too-small');
    expect(sell(Number.NaN, { shareMax: 1, assumedContracts: undefined })).toBe('too-small');
    // 0.1 x 30 is a little below 3 in binary.
    expect(sell(30, { shareMax: 0.1, assumedContracts: undefined })).toBe(3);
  });

  it('are as assumed where the source does not tell, and do not bind where nothing is assumed or asked', () => {
    expect(sell(undefined, { shareMax: 1, assumedContracts: 7 })).toBe(7);
    expect(sell(undefined, { shareMax: 1, assumedContracts: undefined })).toBe(Number.POSITIVE_INFINITY);
    expect(sell(1, undefined)).toBe(Number.POSITIVE_INFINITY);
  });

  it('do not bind what is sold for nothing', () => {
    expect(sell(0, { shareMax: 1, assumedContracts: 3 }, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it('count on the side that is traded: bids of what is sold, asks of what is bought', () => {
    const quotes: StageQuotes = new Map();
    quoteLegs(quotes, CONDOR, QUOTES);
    const sizes = [
      { bidContracts: 1, askContracts: 9 },
      { bidContracts: 8, askContracts: 1 },
      { bidContracts: 7, askContracts: 1 },
      { bidContracts: 1, askContracts: 6 },
    ];
    const displayedSize = (contract: (typeof CONDOR.legs)[number]['contract']) =>
      sizes[CONDOR.legs.findIndex((leg) => leg.contract === contract)];
    const chain = { ...stageChain(quotes, AT), displayedSize };
    const displayed = { shareMax: 1, assumedContracts: undefined };
    const units = (action: 'open' | 'close') => {
      const fill = attemptFill(stageOrder(CONDOR, { action }), chain, { ...RULES, displayed });
      return typeof fill === 'string' ? fill : fill.units;
    };
    expect(units('open')).toBe(6);
    expect(units('close')).toBe(1);
  });
});
