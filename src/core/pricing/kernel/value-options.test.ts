import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logRatio } from '../option-terms.ts';
import { exactBlack } from './exact-black.fixture.ts';
import { type OptionBlock, typescriptKernel } from './european-kernel.ts';
import { writeForwardTerms, writeSpotTerms } from './expiry-terms.ts';

const logUniform = (min: number, max: number) =>
  fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp);

/** From a minute to 50 years, from next to no volatility to 1000%, strikes from 1/3000 of the forward to 3000 times it. */
const options = fc.record({
  right: fc.constantFrom('call' as const, 'put' as const),
  forward: logUniform(0.01, 1e5),
  logMoneyness: fc.oneof(
    fc.double({ min: -8, max: 8, noNaN: true }),
    fc.double({ min: -0.1, max: 0.1, noNaN: true }),
  ),
  years: logUniform(2e-6, 50),
  vol: logUniform(1e-5, 10),
  discount: fc.double({ min: 0.2, max: 1.1, noNaN: true }),
});

const block = typescriptKernel.createBlock(4);

/** Values one option at the last place of the block, its logarithm taken against `reference`. */
function valueAt(terms: Parameters<typeof exactBlack>[0], reference: number): OptionBlock {
  writeForwardTerms(block.terms, { ...terms, logForward: logRatio(terms.forward, reference) });
  block.sign[3] = terms.right === 'call' ? 1 : -1;
  block.strike[3] = terms.strike;
  block.logStrike[3] = logRatio(terms.strike, reference);
  block.vol[3] = terms.vol;
  block.valueOptions(4);
  return block;
}

test('prices are within 2e-14 of the larger of forward and strike, discounted, against 50-digit arithmetic', () => {
  fc.assert(
    fc.property(options, fc.boolean(), ({ logMoneyness, ...option }, isOwnReference) => {
      const terms = { ...option, strike: option.forward * Math.exp(logMoneyness) };
      const { price } = valueAt(terms, isOwnReference ? terms.strike : option.forward * 1.05);
      const largest = terms.discount * Math.max(terms.forward, terms.strike);
      expect(Math.abs((price[3] as number) - exactBlack(terms).price) / largest).toBeLessThanOrEqual(2e-14);
    }),
    { numRuns: 400 },
  );
});

test('out of the money prices and Greeks keep their relative accuracy as far as prices have digits', () => {
  let far = 0;
  fc.assert(
    fc.property(options, fc.double({ min: 0.2, max: 20, noNaN: true }), (option, distance) => {
      const { right, forward, years, discount } = option;
      const vol = Math.min(option.vol, 6 / (distance * Math.sqrt(years)));
      const totalVol = vol * Math.sqrt(years);
      const direction = right === 'call' ? 1 : -1;
      const strike = forward * Math.exp(direction * distance * totalVol);
      const terms = { right, forward, strike, years, vol, discount };
      const { price, delta, gamma, vega } = valueAt(terms, terms.strike);
      const exact = exactBlack(terms);
      if (distance > 8) far += 1;
      // d1 and d2 carry the rounding of ln(F/K), and the difference of their tails that of the total volatility.
      const allowed = 2e-14 * (1 + distance * distance) + (4e-15 * (1 + distance)) / totalVol;
      expect(Math.abs((price[3] as number) / exact.price - 1)).toBeLessThan(allowed);
      expect(Math.abs((delta[3] as number) / exact.delta - 1)).toBeLessThan(allowed);
      expect(Math.abs((gamma[3] as number) / exact.gamma - 1)).toBeLessThan(allowed);
      expect(Math.abs((vega[3] as number) / exact.vega - 1)).toBeLessThan(allowed);
    }),
    { numRuns: 400 },
  );
  expect(far).toBeGreaterThan(50);
});

test('on a spot theta and rho are the derivatives by time and rate that the price itself shows', () => {
  const expiry = (years: number, rate: number) => {
    const forward = 530 * Math.exp((rate - 0.013) * years);
    const terms = { years, rate, spot: 530, yield: 0.013, forward, discount: Math.exp(-rate * years) };
    return { ...terms, logForward: Math.log(forward / 500) };
  };
  const priceOf = (years: number, rate: number): number => {
    const own = typescriptKernel.createBlock(1);
    writeSpotTerms(own.terms, expiry(years, rate));
    own.sign[0] = -1;
    own.strike[0] = 515;
    own.logStrike[0] = Math.log(515 / 500);
    own.vol[0] = 0.21;
    own.valueOptions(1);
    return own.price[0] as number;
  };
  writeSpotTerms(block.terms, expiry(0.4, 0.05));
  block.sign[0] = -1;
  block.strike[0] = 515;
  block.logStrike[0] = Math.log(515 / 500);
  block.vol[0] = 0.21;
  block.valueOptions(1);
  const step = 1e-5;
  expect(block.theta[0]).toBeCloseTo((priceOf(0.4 - step, 0.05) - priceOf(0.4 + step, 0.05)) / (2 * step), 5);
  expect(block.rho[0]).toBeCloseTo((priceOf(0.4, 0.05 + step) - priceOf(0.4, 0.05 - step)) / (2 * step), 5);
});

test('only the first options are written', () => {
  const own = typescriptKernel.createBlock(6);
  own.price.fill(-7);
  own.strike.fill(100);
  own.vol.fill(0.2);
  own.sign.fill(1);
  writeForwardTerms(own.terms, { years: 1, forward: 100, logForward: 0, discount: 1 });
  own.valueOptions(3);
  expect([...own.price].map((price) => price === -7)).toEqual([false, false, false, true, true, true]);
});
