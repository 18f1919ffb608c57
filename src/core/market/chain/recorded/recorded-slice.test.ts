import { describe, expect, it } from 'vitest';
import { MS_PER_YEAR, type OptionRight, type SessionDate } from '../../../domain/index.ts';
import { blackPrice } from '../../../pricing/index.ts';
import { nyse } from '../../bundled-rules.fixture.ts';
import { cleanChain } from './clean-chain.ts';
import { rawChain, type RawQuote } from './raw-chain.fixture.ts';
import type { RecordedSnapshot } from './recorded-chain.ts';
import { recordedSlice, type SliceResult } from './recorded-slice.ts';
import type { ForwardInputs } from './slice-forward.ts';

const FORWARD = 4000;
const RATE = 0.04;
const ATM = '2022-07-12 11:00';
const EXPIRY = '2022-08-12';
const years = (Date.parse('2022-08-12T20:00:00Z') - Date.parse('2022-07-12T15:00:00Z')) / MS_PER_YEAR;
const discount = Math.exp(-RATE * years);
const volOf = (strike: number): number => 0.2 - 0.3 * Math.log(strike / FORWARD);

/** Quotes of width 0.2 around Black's price of a known smile. */
function quotesOf(
  rights: readonly OptionRight[],
  shift: (right: OptionRight, strike: number) => number = () => 0,
): readonly RawQuote[] {
  const strikes = Array.from({ length: 17 }, (_, index) => 3600 + 50 * index);
  return strikes.flatMap((strike) =>
    rights.map((right) => {
      const price =
        blackPrice({ right, forward: FORWARD, strike, years, vol: volOf(strike), discount }) +
        shift(right, strike);
      return { at: ATM, root: 'SPXW', expiry: EXPIRY, right, strike, bid: price - 0.1, ask: price + 0.1 };
    }),
  );
}

function sliceOf(quotes: readonly RawQuote[], inputs: ForwardInputs, spot?: number): SliceResult {
  const { snapshots } = cleanChain(rawChain(quotes, spot === undefined ? {} : { spot }), nyse);
  const snapshot = snapshots[0] as RecordedSnapshot;
  return recordedSlice(snapshot, snapshot.expiries[0] as RecordedSnapshot['expiries'][number], inputs);
}

const KNOWN: ForwardInputs = { rate: RATE, dividends: undefined };

describe('a recorded slice', () => {
  it('has the forward of parity and the volatilities its prices were made with', () => {
    const result = sliceOf(quotesOf(['put', 'call']), KNOWN);
    if (!result.ok) throw new Error(result.reason);
    const { slice } = result;
    expect(slice.forward).toBeCloseTo(FORWARD, 6);
    expect(slice).toMatchObject({ forwardFrom: 'parity' });
    expect(slice.discount).toBeCloseTo(discount, 12);
    expect(slice.years).toBeCloseTo(years, 12);
    expect(slice.points.map(({ strike }) => strike)).toEqual(
      Array.from({ length: 17 }, (_, index) => 3600 + 50 * index),
    );
    for (const { strike, right, vol } of slice.points) {
      expect(right).toBe(strike < FORWARD ? 'put' : 'call');
      expect(vol).toBeCloseTo(volOf(strike), 8);
    }
  });

  it('has undiscounted deltas, so that put and call of a strike add up to one', () => {
    const result = sliceOf(quotesOf(['put', 'call']), KNOWN);
    const atm = result.ok ? result.slice.points.find(({ strike }) => strike === FORWARD) : undefined;
    // N(sigma sqrt(T) / 2) of 0.2 sqrt(0.0854): 0.5117.
    expect(atm?.callDelta).toBeCloseTo(0.51166, 4);
  });

  it('counts the quotes that no volatility prices', () => {
    const dear = quotesOf(['put', 'call'], (right, strike) =>
      right === 'call' && strike === 4400 ? 5000 : 0,
    );
    const result = sliceOf(dear, KNOWN);
    if (!result.ok) throw new Error(result.reason);
    expect([result.slice.points.length, result.slice.withoutVol]).toEqual([16, 1]);
  });

  it('is none where strikes disagree about the forward, or too few tell it', () => {
    const apart = quotesOf(['put', 'call'], (right, strike) => (right === 'call' && strike === 4050 ? 9 : 0));
    expect(sliceOf(apart, KNOWN)).toEqual({ ok: false, reason: 'forward-disagrees' });
    const slightly = quotesOf(['put', 'call'], (right, strike) =>
      right === 'call' && strike === 4050 ? 7 : 0,
    );
    expect(sliceOf(slightly, KNOWN)).toMatchObject({ ok: true });
    const lonely = quotesOf(['put', 'call']).filter(({ right, strike }) => right === 'put' || strike > 4300);
    expect(sliceOf(lonely, KNOWN)).toEqual({ ok: false, reason: 'no-pairs' });
    const few = quotesOf(['put', 'call']).filter(({ strike }) => strike > 3850 && strike < 4150);
    expect(sliceOf(few, KNOWN)).toEqual({ ok: false, reason: 'few-quotes' });
  });

  it('of puts alone is carried from spot, rate and the dividends until expiry', () => {
    const dividends = {
      paid: [
        { exDate: '2022-07-12' as SessionDate, dollars: 9 },
        { exDate: '2022-07-20' as SessionDate, dollars: 5 },
        { exDate: '2022-09-16' as SessionDate, dollars: 9 },
      ],
      knownTo: '2022-12-30' as SessionDate,
    };
    const spot = FORWARD * discount + 5 * Math.exp((-RATE * 8) / 365);
    const result = sliceOf(quotesOf(['put']), { rate: RATE, dividends }, spot);
    if (!result.ok) throw new Error(result.reason);
    expect(result.slice.forward).toBeCloseTo(FORWARD, 6);
    expect(result.slice.forwardFrom).toBe('carry');
    expect(result.slice.points.map(({ strike }) => strike).at(-1)).toBe(3950);
    const oneSided = { ok: false, reason: 'one-sided' };
    expect(sliceOf(quotesOf(['put']), KNOWN, spot)).toEqual(oneSided);
    expect(sliceOf(quotesOf(['put']), { rate: RATE, dividends })).toEqual(oneSided);
    const short = { ...dividends, knownTo: '2022-08-11' as SessionDate };
    expect(sliceOf(quotesOf(['put']), { rate: RATE, dividends: short }, spot)).toEqual(oneSided);
  });
});
