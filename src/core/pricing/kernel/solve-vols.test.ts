import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logRatio } from '../option-terms.ts';
import { exactVol } from './exact-black.fixture.ts';
import { typescriptKernel } from './european-kernel.ts';
import { writeForwardTerms } from './expiry-terms.ts';
import { SOLVE_STATUS } from './option-columns.ts';

const block = typescriptKernel.createBlock(3);

/** Options whose price lies up to 30 standard deviations out of the money or 8 in, for total volatilities of 0.00001 to 6. */
const options = fc.record({
  right: fc.constantFrom('call' as const, 'put' as const),
  logTotalVol: fc.double({ min: Math.log(1e-5), max: Math.log(6), noNaN: true }),
  distance: fc.oneof(
    fc.double({ min: -8, max: 30, noNaN: true }),
    fc.double({ min: -2, max: 3, noNaN: true }),
  ),
  years: fc.double({ min: 1e-4, max: 10, noNaN: true }),
});

// The condition: two units in the last place of the price move the volatility by price 2^-51 / (vega vol) of itself.
test('the volatility of a price is that of 50-digit arithmetic within 1e-13, as far as the price determines it', () => {
  let informative = 0;
  fc.assert(
    fc.property(options, ({ right, logTotalVol, distance, years }) => {
      const totalVol = Math.exp(logTotalVol);
      fc.pre(Math.abs(distance * totalVol) < 8);
      const direction = right === 'call' ? 1 : -1;
      const strike = 4000 * Math.exp(direction * distance * totalVol);
      const vol = totalVol / Math.sqrt(years);
      const terms = { right, forward: 4000, strike, years, vol, discount: 0.97 };
      writeForwardTerms(block.terms, { ...terms, logForward: logRatio(4000, strike) });
      block.sign[2] = direction;
      block.strike[2] = strike;
      block.logStrike[2] = 0;
      block.vol[2] = vol;
      block.valueOptions(3);
      const price = block.price[2] as number;
      const conditioning = (price * 2 ** -51) / ((block.vega[2] as number) * vol);
      fc.pre(price > 1e-250 && conditioning < 1e-4);
      informative += 1;
      block.solveVols(3);
      expect(block.status[2]).toBe(SOLVE_STATUS.solved);
      const [, , found] = block.vol as unknown as readonly [number, number, number];
      expect(Math.abs(found / exactVol(terms, price, found) - 1)).toBeLessThan(1e-13 + conditioning);
    }),
    { numRuns: 300 },
  );
  expect(informative).toBeGreaterThan(200);
});

test('each option of a block has its own status, and none is left from before', () => {
  const own = typescriptKernel.createBlock(6);
  writeForwardTerms(own.terms, { years: 1, forward: 110, logForward: logRatio(110, 100), discount: 0.5 });
  own.sign.fill(1);
  own.strike.fill(100);
  own.price.set([4.9, 5, 6, 55, 54.9, NaN]);
  own.solveVols(6);
  const { solved, belowIntrinsic, aboveMaximum, outOfRange } = SOLVE_STATUS;
  expect([...own.status]).toEqual([belowIntrinsic, solved, solved, aboveMaximum, solved, outOfRange]);
  expect([...own.vol].map((vol) => vol > 0)).toEqual([false, false, true, false, true, false]);
  own.price.fill(6);
  own.solveVols(6);
  expect([...own.status]).toEqual([0, 0, 0, 0, 0, 0]);
  writeForwardTerms(own.terms, { years: 0, forward: 110, logForward: logRatio(110, 100), discount: 0.5 });
  own.solveVols(1);
  expect(own.status[0]).toBe(SOLVE_STATUS.undetermined);
});
