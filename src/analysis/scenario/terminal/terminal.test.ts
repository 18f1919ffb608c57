// Tests the simulation of expiries against closed forms, and that no thread or stretch changes a count.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRng, cumulativeNormal, inverseCumulativeNormal } from '../../../core/numerics/index.ts';
import { expiryOutlook } from './expiry-outlook.ts';
import {
  joinedCounts,
  type LognormalLaw,
  PATHS_OF_TERMINAL_STREAM,
  terminalCounts,
} from './terminal-counts.ts';
import { distributionOfPnls, terminalDistribution } from './terminal-distribution.ts';
import { linearPieces, type TerminalLeg, terminalPnl, type TerminalStructure } from './terminal-payoff.ts';

const LAW: LognormalLaw = { forwardPoints: 531, volatility: 0.16, years: 30 / 365 };
const DEVIATION = LAW.volatility * Math.sqrt(LAW.years);
const CONDOR: TerminalStructure = {
  cashDollars: 290,
  legs: [
    { right: 'put', strikePoints: 500, shares: 200 },
    { right: 'put', strikePoints: 510, shares: -200 },
    { right: 'call', strikePoints: 550, shares: -200 },
    { right: 'call', strikePoints: 560, shares: 200 },
  ],
};
const PATHS = 1_000_000;
const counted = terminalCounts(CONDOR, LAW, { from: 0, to: PATHS }, createRng(1));
const told = terminalDistribution(counted);

/** Chance of a price at or below `strike`. */
const chanceBelow = (strike: number): number =>
  cumulativeNormal(Math.log(strike / LAW.forwardPoints) / DEVIATION + DEVIATION / 2);

/** Undiscounted Black-76 value. Source: Black (1976), "The pricing of commodity contracts", eq. 16. */
function black({ right, strikePoints }: TerminalLeg): number {
  const d1 = Math.log(LAW.forwardPoints / strikePoints) / DEVIATION + DEVIATION / 2;
  const call = LAW.forwardPoints * cumulativeNormal(d1) - strikePoints * cumulativeNormal(d1 - DEVIATION);
  return right === 'call' ? call : call - LAW.forwardPoints + strikePoints;
}

describe('a million expiries of a condor', () => {
  test('gain as often as the lognormal says', () => {
    const chance = chanceBelow(550 + 1.45) - chanceBelow(510 - 1.45);
    const error = Math.sqrt((chance * (1 - chance)) / PATHS);
    expect(Math.abs(told.probabilityOfProfit - chance)).toBeLessThan(4 * error);
  });

  test('come to cash and the Black-76 values of the legs on average', () => {
    const expected = CONDOR.legs.reduce((sum, leg) => sum + leg.shares * black(leg), CONDOR.cashDollars);
    // P&L lies between -1,710 and 290: its deviation is at most half of that.
    expect(Math.abs(told.meanDollars - expected)).toBeLessThan((4 * 1000) / Math.sqrt(PATHS));
  });

  test('have the quantiles of the law, flat parts included', () => {
    expect(told.quantiles[0]).toBe(-1710);
    expect(told.quantiles.at(-1)).toBe(290);
    // Between the strikes of one side P&L at the 25% quantile mixes both sides: its share is counted instead.
    const atMost = told.quantiles[2] as number;
    const put = 510 - (290 - atMost) / 200;
    const call = 550 + (290 - atMost) / 200;
    expect(Math.abs(chanceBelow(put) + 1 - chanceBelow(call) - 0.25)).toBeLessThan(0.002);
  });

  test('lose in the worst twentieth what the widest side costs', () => {
    expect(told.worstTwentiethDollars).toBe(-1710);
  });

  test('are the same in any stretches, in any order', () => {
    const cut = 5 * PATHS_OF_TERMINAL_STREAM;
    const late = terminalCounts(CONDOR, LAW, { from: cut, to: PATHS }, createRng(1));
    const early = terminalCounts(CONDOR, LAW, { from: 0, to: cut }, createRng(1));
    expect(joinedCounts([late, early])).toEqual(counted);
    expect(terminalCounts(CONDOR, LAW, { from: 0, to: PATHS }, createRng(2)).counts).not.toEqual(
      counted.counts,
    );
  });
});

test('a put alone follows the price at every quantile', () => {
  const put = { cashDollars: 100, legs: [{ right: 'put', strikePoints: 600, shares: -100 }] } as const;
  const paths = 400_000;
  const { quantiles } = terminalDistribution(terminalCounts(put, LAW, { from: 0, to: paths }, createRng(5)));
  for (const [place, share] of [0.01, 0.05, 0.25, 0.5, 0.75, 0.95].entries()) {
    const price =
      LAW.forwardPoints * Math.exp(DEVIATION * inverseCumulativeNormal(share) - DEVIATION ** 2 / 2);
    // Four errors of the deviate times the price's slope; 0.01 to 0.95 have errors up to 3.7 / root n.
    const slack = 4 * 100 * LAW.forwardPoints * DEVIATION * (3.8 / Math.sqrt(paths)) + 0.02;
    expect(Math.abs((quantiles[place] as number) - (100 - 100 * (600 - price)))).toBeLessThan(slack);
  }
});

test('a position too large for a bin a cent is counted in wider ones, by less than their width off', () => {
  const large = {
    cashDollars: 29_000,
    legs: CONDOR.legs.map((leg) => ({ ...leg, shares: leg.shares * 100 })),
  };
  const wide = terminalCounts(large, LAW, { from: 0, to: PATHS }, createRng(1));
  expect(wide.binCents).toBe(128);
  const far = terminalDistribution(wide);
  for (const [place, dollars] of far.quantiles.entries())
    expect(Math.abs(dollars - 100 * (told.quantiles[place] as number))).toBeLessThanOrEqual(1.28 + 0.5);
  expect(far.probabilityOfProfit).toBe(told.probabilityOfProfit);
});

const someLegs = fc.array(
  fc.record({
    right: fc.constantFrom('call' as const, 'put' as const),
    strikePoints: fc.integer({ min: 1, max: 40 }),
    shares: fc.integer({ min: -5, max: 5 }).map((contracts) => contracts * 100),
  }),
  { minLength: 1, maxLength: 6 },
);

test('straight lines between strikes are the P&L of the legs at any price', () => {
  fc.assert(
    fc.property(someLegs, fc.double({ min: 0, max: 60, noNaN: true }), (legs, price) => {
      const structure = { legs, cashDollars: 17 };
      const { strikes, levels, slopes } = linearPieces(structure);
      const piece = strikes.filter((strike) => strike < price).length;
      const line = (levels[piece] as number) + (slopes[piece] as number) * price;
      expect(line).toBeCloseTo(terminalPnl(structure, price), 6);
    }),
  );
});

test('a list of P&Ls has the mean of its worst twentieth, the last by its fraction', () => {
  const list = Float64Array.from({ length: 30 }, (_, at) => at - 10);
  const { worstTwentiethDollars, probabilityOfProfit, quantiles, meanDollars } = distributionOfPnls(list);
  // 1.5 of 30: -10 and half of -9.
  expect(worstTwentiethDollars).toBeCloseTo(-(10 + 4.5) / 1.5, 12);
  expect(probabilityOfProfit).toBe(19 / 30);
  expect(meanDollars).toBeCloseTo(4.5, 12);
  expect(quantiles[1]).toBe(-9);
});

test('an outlook has no filtered law without enough of a past, and one with it', () => {
  const open = {
    tradeId: 3,
    expiry: '2020-05-15',
    days: 28,
    structure: CONDOR,
    forwardPoints: 531,
    volatility: 0.16,
  } as Parameters<typeof expiryOutlook>[0];
  const rng = createRng(9);
  const quiet = Float64Array.from({ length: 300 }, () => 0.01 * rng.normal());
  expect(expiryOutlook(open, quiet.subarray(0, 50), 1000, createRng(1)).filtered).toBeNull();
  const outlook = expiryOutlook(open, quiet, 20_000, createRng(1));
  expect(outlook.filtered?.paths).toBe(1000);
  // 1% a session is 16% a year, so both laws agree within the chance of a thousand paths and of one volatility.
  expect(
    Math.abs((outlook.filtered?.probabilityOfProfit ?? 0) - outlook.implied.probabilityOfProfit),
  ).toBeLessThan(0.15);
});
