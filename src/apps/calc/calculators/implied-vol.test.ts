// Checks the contract of `calc implied-vol`: it inverts bsm, and says by code why a price has no volatility.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EuropeanKernel, typescriptKernel } from '../../../core/pricing/index.ts';
import { answerOf, codeOf, roundedTo } from '../answer-of.fixture.ts';
import { bsm } from './bsm.ts';
import { impliedVol } from './implied-vol.ts';

const onSpot = { right: 'call', price: 4.76, spot: 42, strike: 40, years: 0.5, rate: 0.1, yield: 0 };
const onForward = { right: 'call', price: 5, forward: 100, strike: 100, years: 1, discount: 0.95 };

test('Hull, Options, Futures, and Other Derivatives, section 15.11: 1.875 implies 23.5% a year', () => {
  const option = { right: 'call', price: 1.875, spot: 21, strike: 20, years: 0.25, rate: 0.1, yield: 0 };
  expect(roundedTo(3, answerOf(impliedVol, option)['vol'])).toBe(0.235);
  expect(roundedTo(3, answerOf(impliedVol, onSpot)['vol'])).toBe(0.2);
});

test('gives back the volatility that bsm priced with', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('call', 'put'),
      fc.double({ min: 0.8, max: 1.25, noNaN: true }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      fc.double({ min: 0.05, max: 2, noNaN: true }),
      (right, moneyness, vol, years) => {
        const terms = { right, forward: 100 * moneyness, strike: 100, years, discount: 0.97 };
        const { price, vega } = answerOf(bsm, { ...terms, vol }) as { price: number; vega: number };
        // Where vega is small the price itself does not say more.
        if (vega < 1) return;
        expect(answerOf(impliedVol, { ...terms, price })['vol']).toBeCloseTo(vol, 10);
      },
    ),
  );
});

describe('errors', () => {
  test.each([
    ['below-intrinsic', { forward: 110, price: 9.49 }],
    ['above-maximum', { price: 95 }],
    ['above-maximum', { price: 200 }],
    ['undetermined', { years: 0, price: 0 }],
    ['below-intrinsic', { price: -1 }],
    ['below-intrinsic', { price: -1, years: 0 }],
    ['out-of-range', { forward: 95, price: 5e-324 }],
    ['invalid-price', { price: null }],
    ['missing-field', { price: undefined }],
    ['unknown-field', { vol: 0.2 }],
    ['conflicting-fields', { spot: 100 }],
  ])('%s for %o', (code, change) => {
    expect(codeOf(answerOf(impliedVol, { ...onForward, ...change }))).toBe(code);
  });

  test.each([
    [{ years: 0, price: 7, forward: 105 }, /^years: expected .*gives 4.75 and none another price, found 0/],
    [{ forward: 95, price: 5e-324 }, /^price: expected a time value .* with all digits, found 5e-324/],
  ])('say the cause for %o', (change, cause) => {
    const { error } = answerOf(impliedVol, { ...onForward, ...change });
    expect((error as { readonly message: string }).message).toMatch(cause);
  });

  test('a price of exactly the intrinsic value has the volatility 0', () => {
    expect(answerOf(impliedVol, { ...onForward, price: 0 })).toEqual({ vol: 0 });
  });
});

test('computes on the kernel that it is started on', () => {
  const marked: EuropeanKernel = {
    name: 'wasm',
    createBlock: (capacity) => {
      const block = typescriptKernel.createBlock(capacity);
      return { ...block, solveVols: () => void block.vol.fill(7) };
    },
  };
  const answer = impliedVol.startOn?.(marked)(onSpot);
  expect(answer).toEqual({ ok: true, value: { vol: 7 } });
});
