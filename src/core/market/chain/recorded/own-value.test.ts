import { describe, expect, it } from 'vitest';
import { MS_PER_YEAR, type OptionRight } from '../../../domain/index.ts';
import { americanPrice, blackPrice } from '../../../pricing/index.ts';
import { nyse } from '../../bundled-rules.fixture.ts';
import { cleanChain } from './clean-chain.ts';
import { hasPremium, ownValue, type ValuationTerms } from './own-value.ts';
import { type RawQuote, rawChain } from './raw-chain.fixture.ts';
import { recordedSlice, type RecordedSlice } from './recorded-slice.ts';
import type { RecordedSnapshot } from './recorded-chain.ts';

const FORWARD = 400;
const RATE = 0.05;
const YIELD = 0.014;
const EXPIRY = '2023-06-16';
const years = (Date.parse('2023-06-16T20:00:00Z') - Date.parse('2022-07-12T15:00:00Z')) / MS_PER_YEAR;
const volOf = (strike: number): number => 0.2 - 0.2 * Math.log(strike / FORWARD);

function priceOf(right: OptionRight, strike: number, isAmerican: boolean): number {
  const vol = volOf(strike);
  if (!isAmerican)
    return blackPrice({ right, forward: FORWARD, strike, years, vol, discount: Math.exp(-RATE * years) });
  const spot = FORWARD * Math.exp((YIELD - RATE) * years);
  const price = americanPrice({ right, strike, spot, years, rate: RATE, yield: YIELD, vol }, 'accurate');
  if (typeof price !== 'number') throw new Error(price.message);
  return price;
}

/** A year of SPY: puts priced with the right to exercise early, calls where `isAmerican` says so for them too. */
function sliceOf(root: 'SPY' | 'SPXW', isAmerican: (right: OptionRight) => boolean): RecordedSlice {
  const quotes = Array.from({ length: 25 }, (_, index) => 300 + 8 * index).flatMap((strike) =>
    (['put', 'call'] as const).map((right): RawQuote => {
      const price = priceOf(right, strike, isAmerican(right));
      return { at: '2022-07-12 11:00', root, expiry: EXPIRY, right, strike, bid: price, ask: price };
    }),
  );
  const underlying = root === 'SPY' ? 'SPY' : 'SPX';
  const snapshot = cleanChain(rawChain(quotes, { underlying }), nyse).snapshots[0] as RecordedSnapshot;
  const [quoted] = snapshot.expiries;
  const result = quoted && recordedSlice(snapshot, quoted, { rate: RATE, dividends: undefined });
  if (result?.ok !== true) throw new Error(result?.reason ?? 'an expiry expected');
  return result.slice;
}

describe('quotes of options that may be exercised early', () => {
  it('give back the forward and the volatilities they were priced with', () => {
    const slice = sliceOf('SPY', (right) => right === 'put');
    expect(slice.forward).toBeCloseTo(FORWARD, 1);
    for (const { strike, vol, right, exercisePremium } of slice.points) {
      expect(vol, `${strike}`).toBeCloseTo(volOf(strike), 3);
      if (right === 'call') expect(exercisePremium).toBe(0);
      else if (strike > 350) expect(exercisePremium).toBeGreaterThan(0.05);
    }
  });

  it('are not what a European root has', () => {
    const slice = sliceOf('SPXW', () => false);
    expect(slice.forward).toBeCloseTo(FORWARD, 6);
    for (const { strike, vol, exercisePremium } of slice.points) {
      expect(vol).toBeCloseTo(volOf(strike), 8);
      expect(exercisePremium).toBe(0);
    }
  });

  it('count the right to exercise only where interest makes it worth something', () => {
    const terms: ValuationTerms = { root: 'SPY', forward: FORWARD, years, rate: RATE };
    expect(hasPremium('put', terms)).toBe(true);
    expect(hasPremium('call', terms)).toBe(false);
    expect(hasPremium('put', { ...terms, root: 'XSP' })).toBe(false);
    expect(hasPremium('put', { ...terms, rate: 0 })).toBe(false);
    const mid = priceOf('put', 380, true);
    const american = ownValue({ right: 'put', strike: 380, mid }, terms);
    const european = ownValue({ right: 'put', strike: 380, mid }, { ...terms, root: 'XSP' });
    // A European put of the same price needs more volatility.
    expect((european?.vol ?? 0) - (american?.vol ?? 1)).toBeGreaterThan(0.002);
    expect(european?.europeanPrice).toBe(mid);
  });

  it('have no value where none explains the price', () => {
    expect(
      ownValue({ right: 'put', strike: 500, mid: 20 }, { root: 'SPY', forward: FORWARD, years, rate: RATE }),
    ).toBeUndefined();
    expect(
      ownValue({ right: 'put', strike: 500, mid: 20 }, { root: 'SPXW', forward: FORWARD, years, rate: RATE }),
    ).toBeUndefined();
  });
});
