// Checks the contract of `calc bsm`: published values, both forms, units of the Greeks, coded errors.
import { describe, expect, test } from 'vitest';
import { type EuropeanKernel, typescriptKernel } from '../../../core/pricing/index.ts';
import { answerOf, codeOf, roundedTo } from '../answer-of.fixture.ts';
import { bsm } from './bsm.ts';

const onSpot = { right: 'call', spot: 42, strike: 40, years: 0.5, rate: 0.1, yield: 0, vol: 0.2 };
const onForward = { right: 'put', forward: 4200, strike: 3500, years: 0.125, discount: 0.995, vol: 0.31 };

describe('published values', () => {
  test('Hull, Options, Futures, and Other Derivatives, example 15.6: call 4.76, put 0.81', () => {
    expect(roundedTo(2, answerOf(bsm, onSpot)['price'])).toBe(4.76);
    expect(roundedTo(2, answerOf(bsm, { ...onSpot, right: 'put' })['price'])).toBe(0.81);
  });

  test('Hull, chapter 19: vega per 1.00 of vol, theta per year, rho per 1.00 of rate', () => {
    const value = answerOf(bsm, {
      right: 'call',
      spot: 49,
      strike: 50,
      years: 0.3846,
      rate: 0.05,
      yield: 0,
      vol: 0.2,
    });
    expect(roundedTo(3, value['delta'])).toBe(0.522);
    expect(roundedTo(3, value['gamma'])).toBe(0.066);
    expect(roundedTo(1, value['vega'])).toBe(12.1);
    expect(roundedTo(2, value['theta'])).toBe(-4.31);
    expect(roundedTo(2, value['rho'])).toBe(8.91);
  });

  test('Haug (2007): option with a yield 2.4648, option on a forward 1.7011', () => {
    const withYield = { right: 'put', spot: 100, strike: 95, years: 0.5, rate: 0.1, yield: 0.05, vol: 0.2 };
    expect(roundedTo(4, answerOf(bsm, withYield)['price'])).toBe(2.4648);
    const forward = { forward: 19, strike: 19, years: 0.75, discount: Math.exp(-0.075), vol: 0.28 };
    expect(roundedTo(4, answerOf(bsm, { right: 'call', ...forward })['price'])).toBe(1.7011);
  });
});

test('at vol 0 on a forward theta is the rate on the price, without a trace of rounding', () => {
  const still = { right: 'call', forward: 100, strike: 100, years: 1, discount: 0.95, vol: 0 };
  expect(Object.is(answerOf(bsm, still)['theta'], 0)).toBe(true);
  expect(Object.is(answerOf(bsm, { ...still, discount: 1.05 })['theta'], 0)).toBe(true);
  const { price, theta } = answerOf(bsm, { ...still, strike: 90, years: 0.5 }) as Record<string, number>;
  expect(price).toBeCloseTo(9.5, 12);
  expect(theta).toBeCloseTo(9.5 * -2 * Math.log(0.95), 12);
});

test('has the fields of the contract and no other, in their order', () => {
  expect(Object.keys(answerOf(bsm, onSpot))).toEqual(['price', 'delta', 'gamma', 'vega', 'theta', 'rho']);
});

test('gives the same price on the forward that the spot implies', () => {
  const { spot: _spot, rate, yield: _yield, ...rest } = onSpot;
  const forward = 42 * Math.exp(0.05);
  const discount = Math.exp(-rate / 2);
  const price = answerOf(bsm, { ...rest, forward, discount })['price'] as number;
  expect(price).toBeCloseTo(answerOf(bsm, onSpot)['price'] as number, 12);
});

test('writes null where a Greek is infinite and 0, never -0, where one is nothing', () => {
  const atTheMoney = answerOf(bsm, { ...onSpot, spot: 40, rate: 0, years: 0 });
  expect(atTheMoney['gamma']).toBeNull();
  expect(atTheMoney['theta']).toBeNull();
  const worthless = answerOf(bsm, { ...onForward, vol: 0 });
  for (const value of Object.values(worthless)) expect(Object.is(value, 0)).toBe(true);
});

test('null in place of the fields of the other way is as if they were left out', () => {
  expect(answerOf(bsm, { ...onSpot, forward: null, discount: null })).toEqual(answerOf(bsm, onSpot));
  expect(answerOf(bsm, { ...onForward, spot: null, rate: null, yield: null })).toEqual(
    answerOf(bsm, onForward),
  );
});

describe('errors', () => {
  test.each([
    ['invalid-right', { right: 'Call' }],
    ['invalid-right', { right: null }],
    ['invalid-spot', { spot: 0 }],
    ['invalid-spot', { spot: '42' }],
    ['invalid-strike', { strike: -1 }],
    ['invalid-years', { years: -0.1 }],
    ['invalid-rate', { rate: null }],
    ['invalid-yield', { yield: [0] }],
    ['invalid-vol', { vol: -0.2 }],
    ['unknown-field', { volatility: 0.2 }],
    ['unknown-field', { volatility: null }],
    ['conflicting-fields', { forward: 42 }],
    ['conflicting-fields', { discount: 0.9 }],
    ['missing-field', { vol: undefined }],
    ['out-of-range', { rate: 1e6 }],
  ])('%s for %o', (code, change) => {
    expect(codeOf(answerOf(bsm, { ...onSpot, ...change }))).toBe(code);
  });

  test.each([
    ['invalid-forward', { forward: 0 }],
    ['invalid-discount', { discount: -1 }],
    ['invalid-discount', { discount: null }],
    ['missing-field', { discount: undefined }],
  ])('%s on a forward for %o', (code, change) => {
    expect(codeOf(answerOf(bsm, { ...onForward, ...change }))).toBe(code);
  });

  test('say what was expected and what was found', () => {
    expect(answerOf(bsm, { ...onSpot, spot: -1 })).toEqual({
      error: { code: 'invalid-spot', message: 'spot: expected a finite number above 0, found -1' },
    });
    const { error } = answerOf(bsm, { ...onSpot, volt: 1 });
    expect((error as { readonly message: string }).message).toMatch(
      /strike.*found "volt".*did you mean "vol"/,
    );
  });
});

test('computes on the kernel that it is started on', () => {
  const marked: EuropeanKernel = {
    name: 'wasm',
    createBlock: (capacity) => {
      const block = typescriptKernel.createBlock(capacity);
      return { ...block, valueOptions: () => void block.price.fill(7) };
    },
  };
  const answer = bsm.startOn?.(marked)(onSpot);
  expect(answer).toMatchObject({ ok: true, value: { price: 7 } });
});
