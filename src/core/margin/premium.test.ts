// Tests the premium of an order: signed, to the cent, and no figure where there is none.
import { expect, it } from 'vitest';
import { condor, leg } from './margin-leg.fixture.ts';
import { premiumCents } from './premium.ts';

it('is what is received less what is paid', () => {
  expect(premiumCents([leg(-2, 'put', 440, { price: 4.1 }), leg(2, 'put', 430, { price: 3.2 })])).toBe(
    18_000,
  );
  expect(premiumCents([leg(1, 'put', 440, { price: 0.05 })])).toBe(-500);
  expect(premiumCents(condor(1, [430, 440, 460, 470]))).toBe(0);
  expect(premiumCents([])).toBe(0);
});

it('is rounded once, a half away from zero', () => {
  // 100 x 1.00005 = 100.005 dollars; two of them are 200.01.
  expect(premiumCents([leg(-1, 'put', 440, { price: 1.00005 })])).toBe(10_001);
  expect(premiumCents([leg(1, 'put', 440, { price: 1.00005 })])).toBe(-10_001);
  expect(
    premiumCents([leg(-1, 'put', 440, { price: 1.00005 }), leg(-1, 'put', 430, { price: 1.00005 })]),
  ).toBe(20_001);
});

it('is not known without every price, nor beyond what cents count', () => {
  expect(premiumCents([leg(-1, 'put', 440), leg(1, 'put', 430, { price: undefined })])).toBeUndefined();
  // 10^15 cents are 100,000 contracts at a million dollars a share.
  const most = leg(-100_000, 'put', 440, { price: 1_000_000 });
  expect(premiumCents([most])).toBe(1e15);
  expect(premiumCents([most, leg(-1, 'put', 430, { price: 0.01 })])).toBeUndefined();
  expect(premiumCents([{ ...most, quantity: 100_000 }])).toBe(-1e15);
  expect(premiumCents([{ ...most, quantity: 100_000 }, leg(1, 'put', 430, { price: 0.01 })])).toBeUndefined();
});
