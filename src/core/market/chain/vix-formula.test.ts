// Holds the index formula to both published editions of Cboe's worked example, strike by strike, and to its rules.
import { describe, expect, test } from 'vitest';
import { CBOE_NEAR_QUOTES, CBOE_NEXT_QUOTES } from './cboe-example.fixture.ts';
import { strikePairs, type StrikeQuote } from './strike-pairs.ts';
import { type IndexTerm, termVariance, volatilityIndexPoints } from './vix-formula.ts';

function found(term: IndexTerm): Extract<ReturnType<typeof termVariance>, { ok: true }> {
  const result = termVariance(term);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

const near = { pairs: strikePairs(CBOE_NEAR_QUOTES), years: 0.0683486, rate: 0.000305 };
const next = { pairs: strikePairs(CBOE_NEXT_QUOTES), years: 0.0882686, rate: 0.000286 };

describe("Cboe's worked example, white paper of 2014 to 2019", () => {
  test('forwards, central strikes and variances of both terms, and the index of 13.69', () => {
    const first = found(near);
    const second = found(next);
    expect(first.forward).toBeCloseTo(1962.89996, 5);
    expect(second.forward).toBeCloseTo(1962.40006, 5);
    expect([first.centralStrike, second.centralStrike]).toEqual([1960, 1960]);
    // Published with the times rounded to seven places.
    expect(first.variance).toBeCloseTo(0.01846292, 7);
    expect(second.variance).toBeCloseTo(0.01882101, 7);
    const index = volatilityIndexPoints(
      { years: near.years, variance: first.variance },
      { years: next.years, variance: second.variance },
    );
    expect(index?.toFixed(2)).toBe('13.69');
  });

  test('strikes where bids run dry, and contributions with the steps between strikes that count', () => {
    const first = found(near).strip;
    const second = found(next).strip;
    expect([first[0]?.strike, first.at(-1)?.strike]).toEqual([1370, 2125]);
    expect([second[0]?.strike, second.at(-1)?.strike]).toEqual([1275, 2200]);
    const published = [
      [1370, 0.2, 5, 0.0000005328],
      [1400, 0.125, 7.5, 0.0000004783],
      [1410, 0.225, 10, 0.0000011318],
      [1955, 19.75, 5, 0.0000258376],
      [1960, 22.775, 5, 0.0000296432],
      [1965, 21.05, 5, 0.0000272588],
      [2100, 0.1, 15, 0.0000003401],
      [2125, 0.1, 25, 0.0000005536],
    ] as const;
    for (const [strike, price, strikeStep, contribution] of published) {
      const one = first.find((option) => option.strike === strike);
      expect(one?.price).toBeCloseTo(price, 12);
      expect(one?.strikeStep).toBe(strikeStep);
      expect(one?.contribution).toBeCloseTo(contribution, 10);
    }
    expect(second.find(({ strike }) => strike === 1325)?.contribution).toBeCloseTo(0.0000032041, 10);
    expect(second.find(({ strike }) => strike === 2200)?.contribution).toBeCloseTo(0.0000007748, 10);
  });
});

test("Cboe's worked example, methodology of 2022 to 2026: the same quotes at other times give 13.93", () => {
  const first = found({ ...near, years: 0.0656088, rate: 0.00031664 });
  const second = found({ ...next, years: 0.0855289, rate: 0.00028797 });
  expect(first.variance).toBeCloseTo(0.019233906, 7);
  expect(second.variance).toBeCloseTo(0.019423884, 7);
  const index = volatilityIndexPoints(
    { years: 0.0656088, variance: first.variance },
    { years: 0.0855289, variance: second.variance },
  );
  expect(index).toBeCloseTo(13.927842, 4);
});

describe('selection', () => {
  const quote = (right: 'call' | 'put', strike: number, bid: number): StrikeQuote => ({
    right,
    strike,
    bid,
    ask: bid + 0.1,
  });
  const few: readonly StrikeQuote[] = [
    quote('put', 80, 0.2),
    quote('put', 85, 0),
    quote('put', 90, 0.5),
    quote('put', 95, 1),
    quote('put', 100, 2),
    quote('call', 100, 2.2),
    quote('call', 105, 1),
    quote('call', 110, 0),
    quote('call', 115, 0),
    quote('call', 120, 0.3),
  ];
  const strikesOf = (quotes: readonly StrikeQuote[]): readonly number[] =>
    found({ pairs: strikePairs(quotes), years: 0.1, rate: 0 }).strip.map(({ strike }) => strike);

  test('one missing bid is passed over, two end the strip, whatever stands beyond', () => {
    expect(strikesOf(few)).toEqual([80, 90, 95, 100, 105]);
  });

  test('a strike with neither bids nor asks is not the one where call and put differ least', () => {
    const none = { strike: 97, bid: 0, ask: 0 };
    const holed = [...few, { ...none, right: 'put' as const }, { ...none, right: 'call' as const }];
    expect(strikesOf(holed)).toEqual(strikesOf(few));
  });

  test('bids of 0 end the strip whether or not anybody offers there', () => {
    const deep = [...few, quote('put', 75, 0.1), quote('put', 70, 0.1)];
    const at = (strike: number, bid: number, ask: number): readonly StrikeQuote[] => [
      ...deep.filter((one) => one.strike !== strike),
      { right: 'put', strike, bid, ask },
    ];
    expect(strikesOf(deep)).toEqual([70, 75, 80, 90, 95, 100, 105]);
    expect(strikesOf(at(80, 0, 0.05))).toEqual([90, 95, 100, 105]);
    expect(strikesOf(at(80, 0, 0))).toEqual([90, 95, 100, 105]);
  });

  test('a bid without a mid is not used, but is no bid of 0; a strike without the option is passed over', () => {
    const crossed = { right: 'put', strike: 80, bid: 0.3, ask: 0.2 } as const;
    const rest = few.filter(({ strike }) => strike !== 80);
    const stripOf = (...quotes: readonly StrikeQuote[]): readonly number[] => strikesOf([...rest, ...quotes]);
    const beyond = [quote('put', 75, 0), quote('put', 70, 0.1)];
    expect(strikesOf([...few, ...beyond])).toEqual([70, 80, 90, 95, 100, 105]);
    expect(stripOf(crossed, ...beyond)).toEqual([70, 90, 95, 100, 105]);
    expect(stripOf({ ...crossed, ask: 0 }, ...beyond)).toEqual([70, 90, 95, 100, 105]);
    expect(stripOf(...beyond)).toEqual([90, 95, 100, 105]);
    expect(stripOf({ right: 'call', strike: 80, bid: 20, ask: 21 }, ...beyond)).toEqual([90, 95, 100, 105]);
  });

  test('a quote without a mid does not replace one that has it', () => {
    expect(strikesOf([...few, { right: 'put', strike: 95, bid: 1, ask: 0.9 }])).toEqual(strikesOf(few));
  });

  test('a central strike on the forward counts as below it', () => {
    const level = few.map((one) =>
      one.right === 'call' && one.strike === 100 ? quote('call', 100, 2) : one,
    );
    const result = found({ pairs: strikePairs(level), years: 0.1, rate: 0 });
    expect([result.forward, result.centralStrike]).toEqual([100, 100]);
  });

  test('what cannot be computed has a reason', () => {
    const reasonOf = (quotes: readonly StrikeQuote[]): string => {
      const result = termVariance({ pairs: strikePairs(quotes), years: 0.1, rate: 0 });
      return result.ok ? '' : result.reason;
    };
    expect(reasonOf(few.filter(({ right }) => right === 'put'))).toBe('no-pair-with-mids');
    expect(reasonOf([quote('put', 100, 5), quote('call', 100, 2), quote('call', 105, 1)])).toBe(
      'no-strike-at-or-below-forward',
    );
    const oneSided = [quote('put', 98, 1.5), quote('put', 100, 5), quote('call', 100, 4)];
    expect(reasonOf(oneSided)).toBe('central-strike-one-sided');
    expect(reasonOf([quote('put', 100, 2), quote('call', 100, 2)])).toBe('too-few-options');
  });
});

test('the index is between the terms, and has no value where they are in disorder or the line falls below 0', () => {
  const early = { years: 23 / 365, variance: 0.04 };
  const late = { years: 37 / 365, variance: 0.04 };
  expect(volatilityIndexPoints(early, late)).toBeCloseTo(20, 12);
  expect(volatilityIndexPoints(late, early)).toBeUndefined();
  expect(
    volatilityIndexPoints({ years: 1 / 365, variance: 0.5 }, { years: 2 / 365, variance: 0.2 }),
  ).toBeUndefined();
});
