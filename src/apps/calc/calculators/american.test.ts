// Checks the contract of `calc american`: published values, fields and their order, defaults, coded errors.
import { describe, expect, test } from 'vitest';
import { answerOf, codeOf, roundedTo } from '../answer-of.fixture.ts';
import { american } from './american.ts';

const put = { right: 'put', spot: 100, strike: 100, years: 1, rate: 0.05, yield: 0.05, vol: 0.25 };
const call = { right: 'call', spot: 100, strike: 100, years: 1, rate: 0.06, yield: 0, vol: 0.3 };
const dividends = [{ years: 0.5, amount: 7 }];

describe('published values', () => {
  // Huang, Subrahmanyam and Yu (1996), table 1.
  test('puts on a spot of 40: 1.9904, 6.2436, 5.2868', () => {
    const input = { right: 'put', spot: 40, rate: 0.0488, yield: 0, accuracy: 'high' };
    const price = (strike: number, years: number, vol: number): number =>
      answerOf(american, { ...input, strike, years, vol })['price'] as number;
    expect(price(40, 0.5833, 0.2)).toBeCloseTo(1.9904, 3);
    expect(price(45, 0.5833, 0.3)).toBeCloseTo(6.2436, 3);
    expect(price(45, 0.0833, 0.4)).toBeCloseTo(5.2868, 3);
  });

  // Haug, Haug and Lewis (2003).
  test('a call with a cash dividend of 7 at mid-year: 11.6564, here 11.65645', () => {
    expect(roundedTo(4, answerOf(american, { ...call, dividends, accuracy: 'high' })['price'])).toBe(11.6565);
  });
});

test('has the fields of the contract and no other, in their order', () => {
  const fields = ['price', 'delta', 'gamma', 'vega', 'theta', 'rho', 'method'];
  expect(Object.keys(answerOf(american, { ...put, dividends, accuracy: 'fast' }))).toEqual(fields);
});

test('dividends and accuracy may be left out: none, and accurate', () => {
  expect(answerOf(american, put)).toEqual(
    answerOf(american, { ...put, dividends: [], accuracy: 'accurate' }),
  );
  expect(answerOf(american, put)['price']).not.toBe(
    answerOf(american, { ...put, accuracy: 'fast' })['price'],
  );
});

test('yield may be left out beside cash dividends, where it is 0, and nowhere else', () => {
  expect(answerOf(american, { ...call, yield: undefined, dividends })).toEqual(
    answerOf(american, { ...call, yield: 0, dividends }),
  );
  expect(codeOf(answerOf(american, { ...call, yield: undefined, dividends: [] }))).toBe('missing-field');
});

test('a dividend may hold more than is asked for', () => {
  const wide = dividends.map((dividend) => ({ ...dividend, currency: 'USD' }));
  expect(answerOf(american, { ...call, dividends: wide })).toEqual(
    answerOf(american, { ...call, dividends }),
  );
});

test('method names the model of the dividends', () => {
  expect(answerOf(american, put)['method']).toMatch(/Andersen-Lake-Offengenden/);
  expect(answerOf(american, { ...put, dividends })['method']).toMatch(/cash dividends in the spot/);
  expect(answerOf(american, { ...put, rate: 0 })['method']).toMatch(/Black-Scholes-Merton/);
});

test('writes null where a Greek is infinite', () => {
  expect(answerOf(american, { ...put, years: 0 })).toMatchObject({ price: 0, gamma: null, theta: null });
});

describe('errors', () => {
  test.each([
    ['invalid-right', { right: 'Call' }],
    ['invalid-spot', { spot: 0 }],
    ['invalid-strike', { strike: '100' }],
    ['invalid-years', { years: -1 }],
    ['invalid-vol', { vol: -0.1 }],
    ['invalid-rate', { rate: null }],
    ['invalid-yield', { yield: 'none' }],
    ['invalid-accuracy', { accuracy: 'best' }],
    ['invalid-dividends', { dividends: 7 }],
    ['invalid-dividends', { dividends: [{ years: 0.5 }] }],
    ['invalid-dividends', { dividends: [{ years: 0.5, amount: -7 }] }],
    ['invalid-dividends', { dividends: Array.from({ length: 1001 }, () => dividends[0]) }],
    ['missing-field', { vol: undefined }],
    ['unknown-field', { forward: 100 }],
    ['out-of-range', { rate: 1e6 }],
    ['not-converged', { vol: 1e-4, yield: 0, dividends: [{ years: 0.5, amount: 2.53 }] }],
  ])('%s for %o', (code, change) => {
    expect(codeOf(answerOf(american, { ...put, ...change }))).toBe(code);
  });

  test('a missing field is told beside those that must be there', () => {
    expect(answerOf(american, { ...put, vol: undefined, spot: undefined })['error']).toEqual({
      code: 'missing-field',
      message:
        'expected the fields right, spot, strike, years, rate, yield, vol, found none called spot, vol',
    });
  });

  test('say where in the list of dividends', () => {
    const { error } = answerOf(american, { ...put, dividends: [...dividends, { years: 0.7, amount: 'x' }] });
    expect(error).toEqual({
      code: 'invalid-dividends',
      message: 'dividends[1].amount: expected a finite number of at least 0, found "x"',
    });
  });
});
