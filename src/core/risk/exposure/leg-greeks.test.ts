// Tests the dollars a position moves by against revaluing it, and when they cannot be told.
import { describe, expect, it } from 'vitest';
import { cents, type EpochMs, MS_PER_YEAR, optionContract } from '../../domain/index.ts';
import { blackPrice } from '../../pricing/index.ts';
import { instant, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { flatChain } from './flat-chain.fixture.ts';
import { legsGreeks, legsModelCents } from './leg-greeks.ts';

const EXPIRY = stageExpiry('XSP', '2018-02-16', 'PM');
const NOW = instant('2018-01-16', 90);
const RATE = 0.03;
const put = { contract: optionContract(EXPIRY, 'put', cents(26_000)), quantity: -2 };
const call = { contract: optionContract(EXPIRY, 'call', cents(28_500)), quantity: 3 };

/** Dollars of both legs with the underlying, volatility and clock moved. */
function valueDollars({ points = 270, iv = 0.2, laterYears = 0 } = {}): number {
  const years = (EXPIRY.settlesAtMs - NOW) / MS_PER_YEAR - laterYears;
  return [put, call].reduce((sum, { contract, quantity }) => {
    const terms = {
      right: contract.right,
      forward: points,
      strike: contract.strikeCents / 100,
      years,
      vol: iv,
    };
    return sum + 100 * quantity * blackPrice({ ...terms, discount: Math.exp(-RATE * years) });
  }, 0);
}

const chain = flatChain('XSP', 270, { atMs: NOW });

describe('the Greeks of legs in dollars', () => {
  it('are what a revaluation gives', () => {
    const found = legsGreeks([put, call], chain, RATE);
    const up = valueDollars({ points: 270.027 });
    const down = valueDollars({ points: 269.973 });
    // A hundredth of a percent each way.
    expect(found?.delta).toBeCloseTo((up - down) / 0.0002, 1);
    expect(found?.gamma).toBeCloseTo(((up - 2 * valueDollars() + down) / 0.0001 ** 2) * 0.01, 0);
    expect(found?.vega).toBeCloseTo((valueDollars({ iv: 0.2001 }) - valueDollars({ iv: 0.1999 })) * 50, 4);
    const hour = 1 / 8760;
    expect(found?.theta).toBeCloseTo(
      ((valueDollars({ laterYears: hour }) - valueDollars({ laterYears: -hour })) / 2) * 24,
      4,
    );
  });

  it('add up by contracts, and of none are nothing', () => {
    const one = legsGreeks([{ ...put, quantity: 1 }], chain, RATE);
    const ten = legsGreeks([{ ...put, quantity: 10 }], chain, RATE);
    for (const name of ['delta', 'gamma', 'vega', 'theta'] as const) {
      expect(ten?.[name]).toBeCloseTo(10 * (one?.[name] ?? Number.NaN), 9);
    }
    expect(legsGreeks([], chain, RATE)).toEqual({ delta: 0, gamma: 0, vega: 0, theta: 0 });
  });

  it.each([
    ['of another root', flatChain('SPX', 2700, { atMs: NOW })],
    ['without a forward', flatChain('XSP', 270, { atMs: NOW, hasForward: false })],
    ['without a volatility', flatChain('XSP', 270, { atMs: NOW, hasModel: false })],
    ['with a volatility of nothing', flatChain('XSP', 270, { atMs: NOW, iv: 0 })],
    ['with a volatility that is no number', flatChain('XSP', 270, { atMs: NOW, iv: Number.NaN })],
    ['at a price of nothing', flatChain('XSP', 0, { atMs: NOW })],
    ['at the expiry', flatChain('XSP', 270, { atMs: EXPIRY.settlesAtMs })],
    ['beyond what a double holds', flatChain('XSP', 1e307, { atMs: NOW })],
  ])('are not known on a chain %s', (_, other) => {
    expect(legsGreeks([put, call], other, RATE)).toBeUndefined();
  });

  it('are not known where the rate is no number', () => {
    expect(legsGreeks([put], chain, Number.NaN)).toBeUndefined();
    expect(legsModelCents([put], chain, Number.NaN)).toBeUndefined();
  });
});

describe('the value of legs by the model', () => {
  it('is in cents a share, signed', () => {
    expect(legsModelCents([put, call], chain, RATE)).toBeCloseTo(valueDollars(), 8);
    expect(legsModelCents([], chain, RATE)).toBe(0);
  });

  it('is not known where one leg has none', () => {
    expect(
      legsModelCents([put], flatChain('XSP', 270, { atMs: NOW, hasModel: false }), RATE),
    ).toBeUndefined();
    const gone = flatChain('XSP', 270, { atMs: (EXPIRY.settlesAtMs + 1) as EpochMs });
    expect(legsModelCents([put], gone, RATE)).toBeUndefined();
  });
});
