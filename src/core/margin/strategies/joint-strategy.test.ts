// Tests which two spreads make one strategy, in either order, and each condition by the strike that just misses it.
import { describe, expect, it } from 'vitest';
import { APRIL, leg } from '../margin-leg.fixture.ts';
import type { MarginSeries } from '../position.ts';
import { jointStrategy } from './joint-strategy.ts';
import type { BookLeg, RuleCase, Spread } from './spread.ts';
import { CBOE_RULE, IBKR_RULE, LEAN_RULE, type StrategyRule } from './strategy-rule.ts';

const booked = (
  quantity: number,
  right: 'put' | 'call',
  strike: number,
  price: number,
  expiry?: MarginSeries,
): BookLeg => ({
  ...leg(quantity, right, strike, expiry === undefined ? {} : { expiry }),
  priceDollars: price,
});

/** One spread: what is sold, and what is bought. */
const spread = (
  right: 'put' | 'call',
  sold: number,
  bought: number,
  expiries: readonly MarginSeries[] = [],
): Spread => ({
  short: booked(-1, right, sold, 2, expiries[0]),
  long: booked(1, right, bought, 1, expiries[1]),
  quantity: 1,
});

const naked = (right: 'put' | 'call', strike: number, price: number, expiry?: MarginSeries): Spread => ({
  short: booked(-1, right, strike, price, expiry),
  long: undefined,
  quantity: 1,
});

/** The same in either order. */
function joint(a: Spread, b: Spread, rule: StrategyRule = CBOE_RULE): ReturnType<typeof jointStrategy> {
  const ruleCase: RuleCase = { rule, underlying: { spotPoints: 450, kind: 'index' } };
  const found = jointStrategy(a, b, ruleCase);
  expect(jointStrategy(b, a, ruleCase)).toEqual(found);
  return found;
}

describe('an iron condor', () => {
  const put = spread('put', 440, 430);

  it('asks for the wider side, by rule', () => {
    const call = spread('call', 460, 475);
    expect(joint(put, call)).toEqual({ kind: 'iron-condor', cents: 150_000 });
    expect(joint(put, call, IBKR_RULE)).toBeUndefined();
    expect(joint(put, call, LEAN_RULE)).toEqual({ kind: 'iron-condor', cents: 100_000 });
    expect(joint(put, spread('call', 460, 470), IBKR_RULE)).toEqual({ kind: 'iron-condor', cents: 100_000 });
  });

  it('has both sides sold, and the put not above the call', () => {
    expect(joint(put, spread('call', 470, 460), LEAN_RULE)).toBeUndefined();
    expect(joint(spread('put', 430, 440), spread('call', 460, 470), LEAN_RULE)).toBeUndefined();
    expect(joint(put, spread('call', 440, 450))).toEqual({ kind: 'iron-condor', cents: 100_000 });
    expect(joint(put, spread('call', 439.99, 450))).toBeUndefined();
  });

  it.each([
    [[APRIL, APRIL], []],
    [[], [APRIL, APRIL]],
    [[undefined, APRIL], []],
    [[], [undefined, APRIL]],
  ])('is of one expiry', (puts, calls) => {
    const expiriesOf = (given: readonly unknown[]): readonly MarginSeries[] =>
      given as readonly MarginSeries[];
    expect(
      joint(spread('put', 440, 430, expiriesOf(puts)), spread('call', 460, 470, expiriesOf(calls))),
    ).toBeUndefined();
  });
});

describe('a butterfly', () => {
  it('has two shorts of one strike and equal intervals', () => {
    const sold = spread('call', 450, 460);
    expect(joint(sold, spread('call', 450, 440))).toEqual({ kind: 'butterfly', cents: 0 });
    expect(joint(sold, spread('call', 450, 440.01))).toBeUndefined();
    expect(joint(sold, spread('call', 450.01, 440))).toBeUndefined();
    expect(joint(sold, sold)).toBeUndefined();
    expect(joint(spread('put', 450, 440), spread('put', 450, 460))).toEqual({ kind: 'butterfly', cents: 0 });
  });
});

describe('a short box', () => {
  it('has the strikes of both spreads crosswise', () => {
    const call = spread('call', 440, 460);
    expect(joint(spread('put', 460, 440), call)).toEqual({ kind: 'short-box', cents: 200_000 });
    expect(joint(spread('put', 460, 441), call)).toBeUndefined();
    expect(joint(spread('put', 461, 440), call)).toBeUndefined();
  });

  it('that is bought is two spreads that ask for nothing', () => {
    expect(joint(spread('put', 440, 460), spread('call', 460, 440))).toBeUndefined();
    expect(joint(spread('put', 440, 460), spread('call', 460, 440), IBKR_RULE)).toBeUndefined();
  });
});

describe('two naked shorts', () => {
  it('are one of each right: the greater, and the premium of the other', () => {
    // Put 4 + 57.5, call 2 + 47.5.
    expect(joint(naked('put', 440, 4), naked('call', 470, 2))).toEqual({
      kind: 'short-strangle',
      cents: 635_000,
    });
    // Put 1 + 42, call 3 + 57.5.
    expect(joint(naked('put', 420, 1), naked('call', 460, 3))).toEqual({
      kind: 'short-strangle',
      cents: 615_000,
    });
    expect(joint(naked('put', 440, 4), naked('put', 430, 3))).toBeUndefined();
    expect(joint(naked('call', 460, 4), naked('call', 470, 3))).toBeUndefined();
  });

  it('of two expiries or crossed strikes are two to LEAN', () => {
    const put = naked('put', 440, 4);
    expect(joint(put, naked('call', 440, 12), LEAN_RULE)?.kind).toBe('short-strangle');
    expect(joint(put, naked('call', 439.99, 12), LEAN_RULE)).toBeUndefined();
    expect(joint(put, naked('call', 470, 2, APRIL), LEAN_RULE)).toBeUndefined();
    expect(joint(put, naked('call', 439.99, 12, APRIL))?.kind).toBe('short-strangle');
  });

  it('do not join a spread', () => {
    expect(joint(naked('put', 440, 4), spread('call', 460, 470))).toBeUndefined();
    expect(joint(spread('put', 440, 430), naked('call', 460, 4))).toBeUndefined();
  });
});
