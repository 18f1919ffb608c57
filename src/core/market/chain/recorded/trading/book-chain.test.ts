// Tests the recorded chain as strategy and venue see it: on quotes priced from a known smile, and on quotes with gaps.
import { beforeEach, describe, expect, it } from 'vitest';
import {
  cents,
  type EpochMs,
  MS_PER_YEAR,
  optionContract,
  type OptionExpiry,
  type OptionRight,
  type Root,
} from '../../../../domain/index.ts';
import { americanPrice, blackDelta, blackPrice, priceAmerican } from '../../../../pricing/index.ts';
import { listingRules, nyse } from '../../../bundled-rules.fixture.ts';
import { createListings } from '../../../listing/listings.ts';
import { rawChain, type RawQuote } from '../raw-chain.fixture.ts';
import { createRecordedChain, type RecordedChain } from './book-chain.ts';
import { createBookFiller } from './book-rows.ts';

const AT = '2022-07-12 11:00';
const AT_MS = Date.parse('2022-07-12T15:00:00Z') as EpochMs;
const FRIDAY = '2022-07-15';
const RATE = 0.03;
const YIELD = 0.015;
const SPOT = 3850;
const yearsTo = (date: string): number => (Date.parse(`${date}T20:00:00Z`) - AT_MS) / MS_PER_YEAR;
const forwardTo = (date: string): number => SPOT * Math.exp((RATE - YIELD) * yearsTo(date));
const volOf = (strike: number): number => 0.22 - 0.5 * Math.log(strike / SPOT);

/** Quotes of both rights a hundredth of a point around the smile's price. */
function smileQuotes(date: string, strikes: readonly number[]): readonly RawQuote[] {
  const years = yearsTo(date);
  return strikes.flatMap((strike) =>
    (['put', 'call'] as const).map((right): RawQuote => {
      const price = blackPrice({
        right,
        forward: forwardTo(date),
        strike,
        years,
        vol: volOf(strike),
        discount: Math.exp(-RATE * years),
      });
      return { at: AT, root: 'SPXW', expiry: date, right, strike, bid: price - 0.01, ask: price + 0.01 };
    }),
  );
}

const LADDER = Array.from({ length: 33 }, (_, index) => 3650 + 12.5 * index);

function chainOf(quotes: readonly RawQuote[], spot?: number, root: Root = 'SPXW'): RecordedChain {
  const filler = createBookFiller(nyse, createListings(listingRules, nyse, root));
  filler.addRaw(
    rawChain(quotes, { ...(spot === undefined ? {} : { spot }), underlying: root === 'SPY' ? 'SPY' : 'SPX' }),
  );
  const chain = createRecordedChain(filler.book(), { rateOn: () => RATE, yieldOn: () => YIELD });
  chain.moveTo(0, AT_MS, 3900);
  return chain;
}

const dates = (expiries: readonly OptionExpiry[]): readonly string[] =>
  expiries.map(({ sessionDate }) => sessionDate);

function only(chain: RecordedChain): OptionExpiry {
  const [expiry] = chain.expiries();
  if (expiry === undefined) throw new Error('an expiry is listed');
  return expiry;
}

function quoted(chain: RecordedChain, right: OptionRight, points: number): readonly number[] | undefined {
  const slot = { bidCents: 7, askCents: 7 };
  return chain.readQuote(optionContract(only(chain), right, cents(points * 100)), slot)
    ? [slot.bidCents, slot.askCents]
    : undefined;
}

describe('a chain of a known smile', () => {
  let chain: RecordedChain;
  beforeEach(() => {
    chain = chainOf(smileQuotes(FRIDAY, LADDER), 3700);
  });

  it('implies its forward, and the underlying beside a file’s spot of another instant', () => {
    expect(chain.forwardPoints(only(chain))).toBeCloseTo(forwardTo(FRIDAY), 2);
    expect(chain.spotPoints).toBeCloseTo(SPOT, 2);
    expect(chain.spotFrom).toBe('parity');
  });

  it('gives every strike its volatility and the spot delta', () => {
    const expiry = only(chain);
    expect(chain.strikesCents(expiry)).toEqual(LADDER.map((strike) => strike * 100));
    for (const strike of [3700, 3800, 3850, 3900, 4000]) {
      for (const right of ['put', 'call'] as const) {
        const model = chain.model(expiry, right, cents(strike * 100));
        expect(model?.iv, `${right} ${strike}`).toBeCloseTo(volOf(strike), 3);
        const years = yearsTo(FRIDAY);
        const terms = { right, forward: forwardTo(FRIDAY), strike, years, vol: volOf(strike) };
        const delta =
          blackDelta({ ...terms, discount: Math.exp(-RATE * years) }) * (forwardTo(FRIDAY) / SPOT);
        expect(model?.delta, `${right} ${strike}`).toBeCloseTo(delta, 3);
      }
    }
  });

  it('knows nothing of what is not quoted', () => {
    const expiry = only(chain);
    expect(chain.model(expiry, 'put', cents(370_001))).toBeUndefined();
    expect(quoted(chain, 'put', 3701)).toBeUndefined();
    const other = { ...expiry };
    expect(chain.strikesCents(other)).toEqual([]);
    expect(chain.forwardPoints(other)).toBeUndefined();
    expect(chain.model(other, 'put', cents(370_000))).toBeUndefined();
    expect(chain.activity(other, 'put', cents(370_000))).toBeUndefined();
  });

  it('quotes a series to its last instant of trading and lists it before that only', () => {
    const expiry = only(chain);
    chain.moveTo(0, expiry.lastTradeMs, SPOT);
    expect(chain.expiries()).toEqual([]);
    const contract = optionContract(expiry, 'put', cents(370_000));
    expect(chain.readQuote(contract, { bidCents: 0, askCents: 0 })).toBe(true);
    chain.moveTo(0, (expiry.lastTradeMs + 1) as EpochMs, SPOT);
    expect(chain.readQuote(contract, { bidCents: 0, askCents: 0 })).toBe(false);
  });
});

describe('a chain with gaps', () => {
  const row = (right: OptionRight, strike: number, bid: number, ask: number): RawQuote => ({
    at: AT,
    root: 'SPXW',
    expiry: FRIDAY,
    right,
    strike,
    bid,
    ask,
  });

  it('gives strikes between two volatilities the line between, and beyond the last its own', () => {
    const inner = smileQuotes(
      FRIDAY,
      LADDER.filter((strike) => strike !== 3750),
    );
    const chain = chainOf([
      ...inner,
      row('put', 3750, 0, 40),
      row('put', 3000, 0, 0.05),
      row('call', 5000, 0, 0.05),
    ]);
    const vol = (strike: number): number =>
      chain.model(only(chain), 'put', cents(strike * 100))?.iv ?? Number.NaN;
    expect(vol(3750)).toBeCloseTo((vol(3737.5) + vol(3762.5)) / 2, 10);
    expect(vol(3000)).toBe(vol(3650));
    expect(vol(5000)).toBe(vol(4050));
    expect(quoted(chain, 'put', 3000)).toEqual([0, 5]);
  });

  it('hands on crossed quotes and takes no volatility from them', () => {
    const rows = smileQuotes(FRIDAY, LADDER).map((one) =>
      one.strike === 3750 ? { ...one, bid: 90, ask: 80 } : one,
    );
    const chain = chainOf(rows);
    expect(quoted(chain, 'put', 3750)).toEqual([9000, 8000]);
    expect(chain.model(only(chain), 'put', cents(375_000))?.iv).toBeCloseTo(volOf(3750), 3);
  });

  it('does not list an expiry of one side beside complete ones, and still quotes what is held of it', () => {
    const chain = chainOf([
      ...smileQuotes('2022-07-13', LADDER).filter(({ right }) => right === 'call'),
      ...smileQuotes(FRIDAY, LADDER),
    ]);
    expect(dates(chain.expiries())).toEqual([FRIDAY]);
    const listings = createListings(listingRules, nyse, 'SPXW');
    expect(dates(listings.expiriesOn('2022-07-12' as never))).toContain('2022-07-13');
  });

  it('carries its forward from the vendor’s spot, or from the bar, where its own quotes tell none', () => {
    const puts = smileQuotes(FRIDAY, LADDER).filter(({ right }) => right === 'put');
    const ofVendor = chainOf(puts, SPOT);
    expect(ofVendor.spotFrom).toBe('vendor');
    expect(ofVendor.forwardPoints(only(ofVendor))).toBeCloseTo(forwardTo(FRIDAY), 6);
    expect(ofVendor.model(only(ofVendor), 'put', cents(375_000))?.iv).toBeCloseTo(volOf(3750), 3);
    const ofBar = chainOf(puts);
    expect([ofBar.spotFrom, ofBar.spotPoints]).toEqual(['bar', 3900]);
  });

  it('has no model where no quote has a bid, and activity where the source tells both numbers', () => {
    const chain = chainOf([row('put', 3000, 0, 0.05), row('call', 5000, 0, 0.05)]);
    expect(chain.model(only(chain), 'put', cents(300_000))).toBeUndefined();
    // The fixture tells volume and no open interest.
    expect(chain.activity(only(chain), 'put', cents(300_000))).toBeUndefined();
  });
});

it('a put of SPY has the delta of its early exercise', () => {
  const years = yearsTo('2023-06-16');
  const spot = 380;
  const forward = spot * Math.exp((RATE - 0.014) * years);
  const strikes = Array.from({ length: 17 }, (_, index) => 340 + 5 * index);
  const quotes = strikes.flatMap((strike) =>
    (['put', 'call'] as const).map((right): RawQuote => {
      const european = blackPrice({
        right,
        forward,
        strike,
        years,
        vol: 0.25,
        discount: Math.exp(-RATE * years),
      });
      const american = americanPrice(
        { right, strike, spot, years, rate: RATE, yield: 0.014, vol: 0.25 },
        'accurate',
      );
      const price = right === 'put' && typeof american === 'number' ? american : european;
      return {
        at: AT,
        root: 'SPY',
        expiry: '2023-06-16',
        right,
        strike,
        bid: price - 0.005,
        ask: price + 0.005,
      };
    }),
  );
  const chain = chainOf(quotes, spot, 'SPY');
  const strikeCents = cents(38_000);
  const model = chain.model(only(chain), 'put', strikeCents);
  const expected = priceAmerican({
    right: 'put',
    strike: 380,
    spot,
    years,
    rate: RATE,
    yield: 0.014,
    vol: 0.25,
  });
  expect(model?.iv).toBeCloseTo(0.25, 2);
  expect(model?.delta).toBeCloseTo(expected.ok ? expected.delta : 9, 2);
});
