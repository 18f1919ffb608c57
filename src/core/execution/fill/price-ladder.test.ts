// Tests the price ladder: which rung an order stands on after a while, and the limit there.
import { describe, expect, it } from 'vitest';
import { cents, InvariantViolation, optionContract, shortPut } from '../../domain/index.ts';
import { CONDOR, EXPIRY } from '../../portfolio/open-trade.fixture.ts';
import {
  instant,
  quoteLegs,
  stageChain,
  stageOrder,
  type StageQuotes,
  tickRuleOf,
} from '../../../../test/fixtures/venue-stage.ts';
import { checkLadder, ladderLimitCents, type PriceLadder, rungAt, rungShare } from './price-ladder.ts';

const LADDER: PriceLadder = { startShare: 0.1, endShare: 1, stepShare: 0.4, rungMs: 1000 };

/** The share after a time. */
const shareAfter = (workedMs: number, ladder: PriceLadder = LADDER): number =>
  rungShare(ladder, rungAt(ladder, workedMs));

describe('rungs', () => {
  it('are climbed when their time is over, to the end and no further', () => {
    const worked = [-1, 0, 999, 1000, 1999, 2000, 2999, 3000, 1e9];
    expect(worked.map((ms) => rungAt(LADDER, ms))).toEqual([0, 0, 0, 1, 1, 2, 2, 3, 3]);
    expect(worked.map((ms) => shareAfter(ms))).toEqual([0.1, 0.1, 0.1, 0.5, 0.5, 0.9, 0.9, 1, 1]);
  });

  it('that make up the whole way but for binary noise end there', () => {
    const tenths = { startShare: 0, endShare: 0.3, stepShare: 0.1, rungMs: 1 };
    expect(rungAt(tenths, 99)).toBe(3);
    expect(shareAfter(99, tenths)).toBe(0.3);
    expect(rungAt({ ...LADDER, startShare: 1 }, 99_999)).toBe(0);
  });
});

describe('checkLadder', () => {
  it.each([
    [{ ...LADDER, startShare: -0.01 }, 'ladder: expected 0 <= start <= end <= 1, found -0.01 and 1'],
    [{ ...LADDER, endShare: 1.01 }, 'ladder: expected 0 <= start <= end <= 1, found 0.1 and 1.01'],
    [{ ...LADDER, endShare: 0.09 }, 'ladder: expected 0 <= start <= end <= 1, found 0.1 and 0.09'],
    [{ ...LADDER, endShare: Number.NaN }, 'ladder: expected 0 <= start <= end <= 1, found 0.1 and NaN'],
    [{ ...LADDER, stepShare: 0 }, 'ladder: expected a step and a time above 0, found 0 and 1000'],
    [{ ...LADDER, rungMs: 0 }, 'ladder: expected a step and a time above 0, found 0.4 and 0'],
    [{ ...LADDER, rungMs: Number.NaN }, 'ladder: expected a step and a time above 0, found 0.4 and NaN'],
  ])('refuses %o', (ladder, message) => {
    expect(() => {
      checkLadder(ladder);
    }).toThrow(new InvariantViolation(message));
  });

  it('takes the bounds themselves', () => {
    for (const ladder of [
      { ...LADDER, startShare: 0 },
      { ...LADDER, startShare: 1 },
    ])
      expect(() => {
        checkLadder(ladder);
      }).not.toThrow();
  });
});

describe('the limit', () => {
  // Worth 0.97 at mid; 0.89 to sell and 1.05 to buy back without waiting.
  const QUOTES = [
    [58, 63],
    [110, 115],
    [93, 97],
    [49, 51],
  ] as const;
  const limit = (
    order: Parameters<typeof stageOrder>[1],
    share: number,
    quotes: readonly (readonly [number, number])[] = QUOTES,
    tick = 1,
  ): number | undefined => {
    const book: StageQuotes = new Map();
    quoteLegs(book, CONDOR, quotes);
    const chain = stageChain(book, instant('2018-01-17', 60));
    return ladderLimitCents(stageOrder(CONDOR, order), share, { chain, tickRule: tickRuleOf('XSP', tick) });
  };

  it('goes from mid to natural, down for a credit and up for a debit', () => {
    expect([0, 0.5, 1].map((share) => limit({}, share))).toEqual([97, 93, 89]);
    expect([0, 0.5, 1].map((share) => limit({ action: 'close' }, share))).toEqual([97, 101, 105]);
    expect(limit({}, 0.5, QUOTES, 5)).toBe(90);
  });

  it('never passes what was approved', () => {
    expect(limit({ limitCents: cents(93) }, 1)).toBe(93);
    expect(limit({ limitCents: cents(93) }, 0)).toBe(97);
    expect(limit({ action: 'close', limitCents: cents(101) }, 1)).toBe(101);
    expect(limit({ action: 'close', limitCents: cents(101) }, 0)).toBe(97);
  });

  it('of an opening order is at least a cent', () => {
    const worthless = [
      [58, 63],
      [20, 25],
      [10, 15],
      [49, 51],
    ] as const;
    expect(limit({}, 1, worthless)).toBe(1);
    expect(limit({ limitCents: cents(2) }, 1, worthless)).toBe(2);
  });

  it('of a closing order asks for nothing, unless it is for what is left of a structure', () => {
    // Worth 0.50 to its holder at mid, 0.42 without waiting.
    const inside = [
      [58, 63],
      [30, 35],
      [26, 30],
      [49, 51],
    ] as const;
    expect(limit({ action: 'close' }, 0, inside)).toBe(0);
    expect(limit({ action: 'close' }, 1, inside)).toBe(0);
    const part = { ...CONDOR, kind: 'part' } as const;
    expect(limit({ action: 'close', structure: part }, 0, inside)).toBe(-50);
    expect(limit({ action: 'close', structure: part }, 1, inside)).toBe(-42);
    expect(limit({ action: 'close', structure: part, limitCents: cents(-45) }, 1, inside)).toBe(-45);
  });

  it('is not known where a leg is not quoted, and follows the priced legs where nobody bids', () => {
    expect(limit({}, 0, [[64, 63], ...QUOTES.slice(1)])).toBeUndefined();
    const put = shortPut(optionContract(EXPIRY, 'put', cents(25_000)));
    const book: StageQuotes = new Map();
    quoteLegs(book, put, [[0, 40]]);
    const quotes = { chain: stageChain(book, instant('2018-01-17', 60)), tickRule: tickRuleOf('XSP', 1) };
    expect(ladderLimitCents(stageOrder(put, { action: 'close' }), 0, quotes)).toBe(40);
  });
});
